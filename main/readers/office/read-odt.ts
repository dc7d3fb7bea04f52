import type { ParsedText } from '../parsed-document.ts';
import { ReadFault } from '../read-fault.ts';
import { decodeXml, walkXml, type XmlVisitor } from '../xml-walk.ts';
import { beginsWith } from '../magic-numbers.ts';
import { ZipArchive } from '../zip.ts';
import { readFormulas } from './odt-formulas.ts';
import { OdtBody } from './odt-body.ts';
import { odtPrefixes, OdtStyles } from './odt-styles.ts';
import { officeMetadata } from './office-metadata.ts';
import { officeNotes } from './office-notes.ts';

/**
 * An OpenDocument text: headings, lists, tables, quotations, emphasis and links; notes at the end, under the marks that
 * refer to them. Left out: deleted and hidden text, comments, headers and footers, pictures. It is an archive, or all
 * of it in one XML file (`.fodt`). Source: OASIS OpenDocument 1.3, part 3.
 */
export function readOdt(bytes: Uint8Array, file: string): Promise<ParsedText> {
  return beginsWith(bytes, [0x50, 0x4b]) ? readPackage(bytes, file) : Promise.resolve(readFlat(bytes, file));
}

function readFlat(bytes: Uint8Array, file: string): ParsedText {
  const reading = new OdtReading(new Map());
  const place = { file, part: file, prefixes: odtPrefixes };
  walkXml(decodeXml(bytes, place), place, reading.everything);
  return reading.finish();
}

async function readPackage(bytes: Uint8Array, file: string): Promise<ParsedText> {
  const archive = await ZipArchive.open(bytes, file);
  const walk = async (part: string, visitor: Partial<XmlVisitor>): Promise<boolean> => {
    const found = await archive.read(part);
    if (!found) return false;
    const place = { file, part, prefixes: odtPrefixes };
    walkXml(decodeXml(found, place), place, { open() {}, close() {}, text() {}, ...visitor });
    return true;
  };
  await walk('META-INF/manifest.xml', {
    open(name) {
      if (name === 'manifest:encryption-data') throw new ReadFault('import/encrypted', { file });
    },
  });
  const reading = new OdtReading(await readFormulas(archive, file));
  await walk('styles.xml', reading.stylist);
  // The document's own styles stand before its text, in the same file.
  const isThere = await walk('content.xml', reading.everything);
  if (!isThere) throw new ReadFault('import/damaged', { file, place: 'content.xml', reason: 'this part is missing' });
  await walk('meta.xml', reading.everything);
  return reading.finish();
}

/** What the parts of a document say, in whichever files they are. */
class OdtReading {
  readonly #styles = new OdtStyles();
  readonly #body: OdtBody;
  readonly #said = new Map<string, string>();
  #comments = 0;
  #inMeta = false;
  #open = '';

  /** `formulas`: their text, by the name of the object that they are. */
  constructor(formulas: ReadonlyMap<string, string>) {
    this.#body = new OdtBody(this.#styles, formulas);
  }

  readonly stylist: Pick<XmlVisitor, 'open' | 'close'> = {
    open: (name, attributes) => this.#styles.open(name, attributes),
    close: (name) => this.#styles.close(name),
  };

  readonly everything: XmlVisitor = {
    open: (name, attributes) => {
      this.#comments += Number(name === 'office:annotation');
      if (name === 'office:meta') this.#inMeta = true;
      this.#open = name;
      this.#styles.open(name, attributes);
      this.#body.open(name, attributes);
    },
    close: (name) => {
      if (name === 'office:meta') this.#inMeta = false;
      this.#open = '';
      this.#styles.close(name);
      this.#body.close(name);
    },
    text: (data) => {
      if (this.#inMeta) this.#said.set(this.#open, (this.#said.get(this.#open) ?? '') + data);
      else this.#body.text(data);
    },
  };

  finish(): ParsedText {
    const said = (name: string): string | undefined => this.#said.get(name);
    const { content, notesFrom, formulas } = this.#body.finish();
    const author = said('meta:initial-creator') ?? said('dc:creator') ?? '';
    const own = { title: said('dc:title') ?? '', author, language: said('dc:language') ?? '' };
    const metadata = officeMetadata(own, { ...content, text: content.text.slice(0, notesFrom) });
    return { content, metadata, ...officeNotes({ comments: this.#comments, formulas }) };
  }
}
