import { SaxesParser } from 'saxes';
import { ReadFault } from './read-fault.ts';

/** Deeper than any word processor writes: a table in a table in a table has some forty elements around its text. */
const DEEPEST = 400;

export interface XmlVisitor {
  /** `name` and the keys of `attributes` have the prefixes that were asked for, whatever the file calls them. */
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  text(data: string): void;
}

export interface XmlPlace {
  readonly file: string;
  /** Of the archive's part, for messages: `word/document.xml`. */
  readonly part: string;
  /** The prefix that stands for a namespace. Elements and attributes of others keep their own. */
  readonly prefixes: ReadonlyMap<string, string>;
}

/**
 * Walks through an XML file in one pass and never builds a tree of it. Strict: what is not well-formed is a fault with
 * line and column. A document type is refused, so no entity beyond XML's five exists and nothing outside is asked for.
 */
export function walkXml(xml: string, { file, part, prefixes }: XmlPlace, visitor: XmlVisitor): void {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const stop = (reason: string): never => {
    throw new ReadFault('import/damaged', {
      file,
      place: `${part}, line ${parser.line}, column ${parser.column + 1}`,
      reason,
    });
  };
  const named = (uri: string, local: string, own: string): string => {
    const prefix = prefixes.get(uri);
    return prefix === undefined ? own : `${prefix}:${local}`;
  };
  let depth = 0;
  parser.on('error', (error) => stop(error.message.replace(/^[^ ]*:?\d+:\d+: /, '')));
  parser.on('doctype', () => stop('a document type (DTD) is not allowed here'));
  parser.on('opentag', ({ uri, local, name, attributes }) => {
    depth += 1;
    if (depth > DEEPEST) stop(`elements are nested more than ${DEEPEST} deep`);
    const values = new Map<string, string>();
    for (const attribute of Object.values(attributes))
      values.set(named(attribute.uri, attribute.local, attribute.name), attribute.value);
    visitor.open(named(uri, local, name), values);
  });
  parser.on('closetag', ({ uri, local, name }) => {
    depth -= 1;
    visitor.close(named(uri, local, name));
  });
  parser.on('text', (data) => visitor.text(data));
  parser.on('cdata', (data) => visitor.text(data));
  parser.write(xml).close();
}

/** The text of an XML file: UTF-8 or UTF-16 by its byte order mark, as all programs of these formats write. */
export function decodeXml(bytes: Uint8Array, { file, part }: Pick<XmlPlace, 'file' | 'part'>): string {
  const [first, second] = bytes;
  let encoding = 'utf-8';
  if (first === 0xff && second === 0xfe) encoding = 'utf-16le';
  else if (first === 0xfe && second === 0xff) encoding = 'utf-16be';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new ReadFault('import/damaged', { file, place: part, reason: `it is not valid ${encoding.toUpperCase()}` });
  }
}
