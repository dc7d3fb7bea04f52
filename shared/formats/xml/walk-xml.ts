import { SaxesParser } from 'saxes';

/** Where and why a file is not what it should be; both counted from 1. */
export interface XmlFault {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/** The start of an element, with its place in the file. */
export interface XmlTag {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  /** By their names as they are written, prefixes included (`xml:id`). */
  readonly attributes: ReadonlyMap<string, string>;
  readonly line: number;
  readonly column: number;
}

/** What happens on a walk through a file, in its order. Whoever throws an `XmlStop` ends it with that fault. */
export interface XmlWalker {
  open(tag: XmlTag): void;
  /** Text and CDATA, in as many pieces as the parser likes. */
  text(text: string): void;
  close(name: string): void;
  /** Absent where a document type (DTD) is refused. What it declares is never read. */
  doctype?(): void;
}

/** Ends a walk, with the reason and the place where the parser is or where it says. */
export class XmlStop extends Error {
  readonly at: Pick<XmlFault, 'line' | 'column'> | undefined;

  constructor(reason: string, at?: Pick<XmlFault, 'line' | 'column'>) {
    super(reason);
    this.at = at;
  }
}

/** Deeper than any real file; a hostile one would otherwise fill the stack of whoever walks through it. */
const DEEPEST = 200;

/**
 * Walks through an XML file, strictly: it must be well-formed, its namespaces declared. No entity beyond the five of XML
 * exists, whatever a document type declares, and nothing outside the file is ever asked for: so nothing can grow on
 * reading. Comments and processing instructions are passed over. The fault that ended the walk, if one did.
 */
export function walkXml(xml: string, walker: XmlWalker): XmlFault | undefined {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let depth = 0;
  let tagAt = { line: 1, column: 1 };
  const here = () => ({ line: parser.line, column: parser.column + 1 });
  parser.on('error', (error) => {
    // Its message begins with file, line and column, which we give ourselves.
    const reason = error.message.replace(/^[^ ]*:?\d+:\d+: /, '');
    const ofXml = 'only &amp; &lt; &gt; &quot; &apos; and numbers (&#228;) are read, whatever the file declares';
    throw new XmlStop(reason.startsWith('undefined entity') ? `undefined entity: ${ofXml}` : reason);
  });
  parser.on('doctype', () => {
    if (!walker.doctype) throw new XmlStop('a document type (DTD) is not allowed');
    walker.doctype();
  });
  parser.on('opentagstart', () => {
    tagAt = here();
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw new XmlStop(`elements may not be nested more than ${DEEPEST} deep`);
    const attributes = new Map(Object.values(tag.attributes).map(({ name, value }) => [name, value]));
    walker.open({ name: tag.local, namespace: tag.uri, attributes, ...tagAt });
  });
  parser.on('text', (text) => {
    walker.text(text);
  });
  parser.on('cdata', (text) => {
    walker.text(text);
  });
  parser.on('closetag', ({ local }) => {
    depth -= 1;
    walker.close(local);
  });
  try {
    parser.write(xml).close();
    return undefined;
  } catch (error) {
    if (error instanceof XmlStop) return { ...here(), ...error.at, reason: error.message };
    throw error;
  }
}
