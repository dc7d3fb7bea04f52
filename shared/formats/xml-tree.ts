import { SaxesParser } from 'saxes';
import { failure, type Result, success } from '../domain/result.ts';

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

/** Deeper than any real file; a hostile one would otherwise fill the stack of whoever walks through it. */
const DEEPEST = 200;
const MOST_ELEMENTS = 200_000;

/** Where and why a file is not what it should be. */
export interface XmlFault {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

class Fault extends Error {
  readonly fault: XmlFault;

  constructor(fault: XmlFault) {
    super(fault.reason);
    this.fault = fault;
  }
}

/**
 * Reads a small XML file whole, strictly: it must be well-formed, its namespaces declared. A document type is refused,
 * so no entity beyond the five of XML exists, and nothing outside the file is ever asked for. CDATA counts as text;
 * comments and processing instructions are passed over.
 */
export function parseXml(xml: string, file: string): Result<XmlElement> {
  try {
    return success(readTree(xml));
  } catch (error) {
    if (error instanceof Fault) return xmlFailure(file, error.fault);
    throw error;
  }
}

export function xmlFailure(file: string, { line, column, reason }: XmlFault): ReturnType<typeof failure> {
  return failure('codebook/invalid', { file, reason: `line ${line}, column ${column}: ${reason}` });
}

function readTree(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let elements = 0;
  let tagAt = { line: 1, column: 1 };
  const here = (): { line: number; column: number } => ({ line: parser.line, column: parser.column + 1 });
  const stop = (reason: string): never => {
    throw new Fault({ ...here(), reason });
  };
  const addText = (text: string): void => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('error', (error) => {
    // Its message begins with file, line and column, which we give ourselves.
    stop(error.message.replace(/^[^ ]*:?\d+:\d+: /, ''));
  });
  parser.on('doctype', () => stop('a document type (DTD) is not allowed'));
  parser.on('opentagstart', () => {
    tagAt = here();
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (open.length >= DEEPEST) stop(`elements may not be nested more than ${DEEPEST} deep`);
    if (elements > MOST_ELEMENTS) stop(`more than ${MOST_ELEMENTS} elements`);
    const attributes = new Map(Object.values(tag.attributes).map(({ name, value }) => [name, value]));
    open.push({ name: tag.local, namespace: tag.uri, attributes, children: [], text: '', ...tagAt });
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (!element) return;
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
  });
  parser.write(xml).close();
  return root ?? stop('there is no element');
}
