import type { ParsedText } from '../parsed-document.ts';
import { ReadFault } from '../read-fault.ts';
import { decodeXml, walkXml, type XmlVisitor } from '../xml-walk.ts';
import { ZipArchive } from '../zip.ts';
import { OdtBody } from './odt-body.ts';
import { odtPrefixes, OdtStyles } from './odt-styles.ts';
import { officeMetadata } from './office-metadata.ts';
import { officeNotes } from './office-notes.ts';

/**
 * An OpenDocument text: headings, lists, tables, quotations, emphasis and links; notes at the end, under the marks that
 * refer to them. Left out: deleted and hidden text, comments, headers and footers, pictures. Source: OASIS
 * OpenDocument 1.3, part 3.
 */
export async function readOdt(bytes: Uint8Array, file: string): Promise<ParsedText> {
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
  const styles = new OdtStyles();
  const stylist: Partial<XmlVisitor> = {
    open: (name, attributes) => styles.open(name, attributes),
    close: (name) => styles.close(name),
  };
  await walk('styles.xml', stylist);
  // The document's own styles stand before its text, in the same file.
  const body = new OdtBody(styles);
  let comments = 0;
  const isThere = await walk('content.xml', {
    open(name, attributes) {
      comments += Number(name === 'office:annotation');
      styles.open(name, attributes);
      body.open(name, attributes);
    },
    close(name) {
      styles.close(name);
      body.close(name);
    },
    text: (data) => body.text(data),
  });
  if (!isThere) throw new ReadFault('import/damaged', { file, place: 'content.xml', reason: 'this part is missing' });
  const { content, notesFrom } = body.finish();
  const said = new Map<string, string>();
  let open = '';
  await walk('meta.xml', {
    open(name) {
      open = name;
    },
    close() {
      open = '';
    },
    text(data) {
      said.set(open, (said.get(open) ?? '') + data);
    },
  });
  const author = said.get('meta:initial-creator') ?? said.get('dc:creator') ?? '';
  const own = { title: said.get('dc:title') ?? '', author, language: said.get('dc:language') ?? '' };
  const metadata = officeMetadata(own, { ...content, text: content.text.slice(0, notesFrom) });
  return { content, metadata, ...officeNotes({ comments }) };
}
