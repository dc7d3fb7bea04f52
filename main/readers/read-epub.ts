import { parseHTML } from 'linkedom';
import type { DocumentContent, DocumentMetadata } from '#shared/domain/document.ts';
import { joinContents } from './content-builder.ts';
import { readBlocks } from './html-blocks.ts';
import type { PageDocument } from './html-dom.ts';
import { noMetadata } from './parsed-document.ts';
import { isoDateOf } from './propose-date.ts';
import { tidyMetadata } from './propose-metadata.ts';
import { ReadFault } from './read-fault.ts';
import { decodeXml, walkXml, type XmlVisitor } from './xml-walk.ts';
import { ZipArchive } from './zip.ts';

const prefixes: ReadonlyMap<string, string> = new Map([
  ['urn:oasis:names:tc:opendocument:xmlns:container', 'container'],
  ['http://www.idpf.org/2007/opf', 'opf'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.w3.org/2001/04/xmlenc#', 'enc'],
]);

/** Only the fonts may be garbled: every reader can do without them. */
const fontObfuscation = /^http:\/\/(?:www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)/;

/**
 * An electronic book: its chapters in the order of its spine, as one text. Nothing is run or fetched; pictures, styles
 * and scripts are left out. Source: EPUB 3.3, sections 4 and 5.
 */
export async function readEpub(
  bytes: Uint8Array,
  file: string,
): Promise<{ content: DocumentContent; metadata: DocumentMetadata }> {
  const archive = await ZipArchive.open(bytes, file);
  await refuseEncrypted(archive, file);
  const packagePath = await findPackage(archive, file);
  const { spine, said } = await readPackage(archive, file, packagePath);
  const chapters: DocumentContent[] = [];
  for (const path of spine) {
    const chapter = await archive.read(path);
    if (!chapter) throw new ReadFault('import/damaged', { file, place: path, reason: 'this chapter is missing' });
    // Lenient about markup, as reading programs are: parsed as a page, never run.
    const page = parseHTML(asHtml(decodeXml(chapter, { file, part: path }))).document as PageDocument;
    chapters.push(readBlocks(page.documentElement ?? page));
  }
  return { content: joinContents(chapters), metadata: said };
}

/** In XHTML an element may close itself, which an HTML parser would take for the beginning of one. */
function asHtml(xhtml: string): string {
  return xhtml.replace(
    /<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)([a-z][\w:-]*)((?:\s[^<>]*)?)\/>/gi,
    '<$1$2></$1>',
  );
}

async function walk(archive: ZipArchive, file: string, part: string, visitor: Partial<XmlVisitor>): Promise<boolean> {
  const bytes = await archive.read(part);
  if (!bytes) return false;
  const place = { file, part, prefixes };
  walkXml(decodeXml(bytes, place), place, { open() {}, close() {}, text() {}, ...visitor });
  return true;
}

async function refuseEncrypted(archive: ZipArchive, file: string): Promise<void> {
  await walk(archive, file, 'META-INF/encryption.xml', {
    open(name, attributes) {
      const algorithm = attributes.get('Algorithm') ?? '';
      if (name === 'enc:EncryptionMethod' && !fontObfuscation.test(algorithm))
        throw new ReadFault('import/encrypted', { file });
    },
  });
}

async function findPackage(archive: ZipArchive, file: string): Promise<string> {
  const part = 'META-INF/container.xml';
  let path = '';
  const isThere = await walk(archive, file, part, {
    open(name, attributes) {
      if (name === 'container:rootfile' && path === '') path = attributes.get('full-path') ?? '';
    },
  });
  if (!isThere || !archive.has(path))
    throw new ReadFault('import/damaged', { file, place: isThere ? path : part, reason: 'this part is missing' });
  return path;
}

async function readPackage(
  archive: ZipArchive,
  file: string,
  path: string,
): Promise<{ spine: readonly string[]; said: DocumentMetadata }> {
  const items = new Map<string, { readonly href: string; readonly isPage: boolean }>();
  const order: string[] = [];
  const said = new Map<string, string[]>();
  let open = '';
  await walk(archive, file, path, {
    open(name, attributes) {
      open = name;
      const id = attributes.get(name === 'opf:itemref' ? 'idref' : 'id') ?? '';
      if (name === 'opf:item')
        items.set(id, {
          href: attributes.get('href') ?? '',
          isPage: /html/.test(attributes.get('media-type') ?? '') && !isContents(attributes.get('properties')),
        });
      else if (name === 'opf:itemref') order.push(id);
      else if (name.startsWith('dc:')) said.set(name, [...(said.get(name) ?? []), '']);
    },
    close() {
      open = '';
    },
    text(data) {
      const values = said.get(open);
      if (values) values.push((values.pop() ?? '') + data);
    },
  });
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const pages = order.flatMap((id) => items.get(id) ?? []).filter(({ isPage }) => isPage);
  const first = (name: string): string => said.get(name)?.[0]?.trim() ?? '';
  const date = first('dc:date');
  const metadata = {
    ...noMetadata,
    title: first('dc:title'),
    byline: (said.get('dc:creator') ?? []).map((name) => name.trim()).join(', '),
    outlet: first('dc:publisher'),
    date: isoDateOf(date) ?? date,
    language: first('dc:language'),
  };
  // A chapter stands in the spine once (EPUB 3.3, 5.7.2); one that is listed thousands of times fills the memory.
  const spine = [...new Set(pages.map(({ href }) => pathOf(folder, href)))];
  return { spine, said: tidyMetadata(metadata) };
}

/** The table of contents repeats the headings. */
function isContents(properties = ''): boolean {
  return properties.split(/\s+/).includes('nav');
}

function pathOf(folder: string, href: string): string {
  const steps: string[] = [];
  for (const step of decodeHref(`${folder}${href.replace(/#.*$/, '')}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function decodeHref(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
