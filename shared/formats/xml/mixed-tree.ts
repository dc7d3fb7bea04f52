import { failure, type Result, success } from '../../domain/result.ts';
import { walkXml, XmlStop, type XmlTag } from './walk-xml.ts';

/** An element of a text with markup in it: what is in it, in its order. */
export interface MixedElement extends XmlTag {
  readonly content: readonly (MixedElement | string)[];
}

interface OpenMixed extends XmlTag {
  readonly content: (MixedElement | string)[];
}

const MOST_ELEMENTS = 2_000_000;

/** Reads a file of text with markup; a document type may stand in it, of which nothing is read. Damage names its place. */
export function parseMixedXml(xml: string, file: string): Result<MixedElement> {
  const open: OpenMixed[] = [];
  let root: MixedElement | undefined;
  let elements = 0;
  const fault = walkXml(xml, {
    doctype() {},
    open(tag) {
      elements += 1;
      if (elements > MOST_ELEMENTS) throw new XmlStop(`more than ${MOST_ELEMENTS} elements`);
      open.push({ ...tag, content: [] });
    },
    text(text) {
      open.at(-1)?.content.push(text);
    },
    close() {
      const element = open.pop();
      if (!element) return;
      const parent = open.at(-1);
      if (parent) parent.content.push(element);
      else root = element;
    },
  });
  if (!fault && root) return success(root);
  const { line, column, reason } = fault ?? { line: 1, column: 1, reason: 'there is no element' };
  return failure('import/damaged', { file, place: `line ${line}, column ${column}`, reason });
}

/** All text in an element, without the markup. */
export function textIn({ content }: MixedElement): string {
  return content.map((one) => (typeof one === 'string' ? one : textIn(one))).join('');
}

export function childrenIn({ content }: MixedElement, ...names: readonly string[]): MixedElement[] {
  return content.filter((one) => typeof one !== 'string').filter(({ name }) => names.includes(name));
}

/** The elements of these names in an element, at any depth, in their order. */
export function* descendantsIn({ content }: MixedElement, ...names: readonly string[]): Generator<MixedElement> {
  for (const one of content) {
    if (typeof one === 'string') continue;
    if (names.includes(one.name)) yield one;
    yield* descendantsIn(one, ...names);
  }
}
