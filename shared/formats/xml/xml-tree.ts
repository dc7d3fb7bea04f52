import { failure, type Result, success } from '../../domain/result.ts';
import { walkXml, type XmlFault, XmlStop, type XmlWalker } from './walk-xml.ts';

/** An element with its place in the file, both counted from 1. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly in it. */
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

const MOST_ELEMENTS = 200_000;
/** So many make about a gigabyte in memory, and no file of annotations of a hundred megabytes has them. */
const MOST_IN_CORPUS = 2_000_000;

/**
 * Reads a small XML file whole, strictly: it must be well-formed, its namespaces declared. A document type is refused,
 * so no entity beyond the five of XML exists, and nothing outside the file is ever asked for. CDATA counts as text;
 * comments and processing instructions are passed over.
 */
export function parseXml(xml: string, file: string): Result<XmlElement> {
  const { root, fault } = treeOf(xml, { most: MOST_ELEMENTS });
  return root ? success(root) : xmlFailure(file, fault);
}

/** As `parseXml`, for files of annotations: these may have a document type, of which nothing is read. */
export function parseXmlCorpus(xml: string, file: string): Result<XmlElement> {
  const { root, fault } = treeOf(xml, { most: MOST_IN_CORPUS, doctype() {} });
  if (root) return success(root);
  const { line, column, reason } = fault;
  return failure('import/damaged', { file, place: `line ${line}, column ${column}`, reason });
}

export function xmlFailure(file: string, { line, column, reason }: XmlFault): ReturnType<typeof failure> {
  return failure('codebook/invalid', { file, reason: `line ${line}, column ${column}: ${reason}` });
}

type Tree =
  { readonly root: XmlElement; readonly fault?: undefined } | { readonly root?: undefined; readonly fault: XmlFault };

function treeOf(xml: string, { most, ...more }: { readonly most: number } & Pick<XmlWalker, 'doctype'>): Tree {
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let elements = 0;
  const fault = walkXml(xml, {
    ...more,
    open({ name, namespace, attributes, line, column }) {
      elements += 1;
      if (elements > most) throw new XmlStop(`more than ${most} elements`);
      open.push({ name, namespace, attributes, children: [], text: '', line, column });
    },
    text(text) {
      const element = open.at(-1);
      if (element) element.text += text;
    },
    close() {
      const element = open.pop();
      if (!element) return;
      const parent = open.at(-1);
      if (parent) parent.children.push(element);
      else root = element;
    },
  });
  if (fault) return { fault };
  return root ? { root } : { fault: { line: 1, column: 1, reason: 'there is no element' } };
}
