import type { MessageKey } from '#shared/locales/message-key.ts';
import { beginsWith } from './magic-numbers.ts';
import { isMailbox } from './mail/mailbox.ts';
import { ZipArchive } from './zip.ts';

/**
 * What the bytes of a file show, whatever its name says: the reader that reads it, a kind that none reads, an archive
 * of files, or nothing: then it is text.
 */
export type FileKind =
  | { readonly kind: 'reader'; readonly id: 'docx' | 'odt' | 'epub' | 'pdf' | 'rtf' }
  | { readonly kind: 'archive' }
  | { readonly kind: 'mailbox' }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'refused'; readonly name: MessageKey; readonly advice: MessageKey };

const ascii = (text: string): number[] => [...new TextEncoder().encode(text)];

const zipSignatures = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];
const pdfSignature = ascii('%PDF-');
const rtfSignature = ascii('{\\rtf');
const postScriptSignature = ascii('%!PS');
const oleSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const openDocuments: ReadonlyMap<string, MessageKey> = new Map([
  ['spreadsheet', 'kind.ods'],
  ['presentation', 'kind.odp'],
]);

/** @throws ReadFault where it is an archive that cannot be read, or may not be */
export async function kindOf(bytes: Uint8Array, file: string): Promise<FileKind | undefined> {
  if (beginsWith(bytes, pdfSignature)) return { kind: 'reader', id: 'pdf' };
  if (beginsWith(bytes, rtfSignature)) return { kind: 'reader', id: 'rtf' };
  if (beginsWith(bytes, postScriptSignature))
    return { kind: 'refused', name: 'kind.postscript', advice: 'kind.advice.pdf' };
  if (beginsWith(bytes, oleSignature)) return oleKind(bytes);
  if (zipSignatures.some((signature) => beginsWith(bytes, signature))) return zipKind(bytes, file);
  return isMailbox(bytes) ? { kind: 'mailbox' } : xmlKind(bytes);
}

/** LibreOffice writes some forty namespaces before it says what kind of document it is. */
const XML_HEAD = 2 ** 14;

/** Documents of word processors and books that are one XML file, in UTF-8 or UTF-16. */
function xmlKind(bytes: Uint8Array): FileKind | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, XML_HEAD)).replaceAll('\0', '');
  const root =
    /^(?:ï»¿|ÿþ|þÿ)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*<(office:document|FictionBook)[\s>]/.exec(
      head,
    );
  if (root?.[1] === 'FictionBook') return { kind: 'refused', name: 'kind.fb2', advice: 'kind.advice.epub' };
  const mediaType = root && /office:mimetype\s*=\s*["']([^"']+)["']/.exec(head)?.[1];
  return mediaType ? openDocumentKind(mediaType) : undefined;
}

function openDocumentKind(mediaType: string): FileKind | undefined {
  const openDocument = /^application\/vnd\.oasis\.opendocument\.([a-z]+)/.exec(mediaType)?.[1];
  if (openDocument === undefined) return undefined;
  if (openDocument === 'text') return { kind: 'reader', id: 'odt' };
  return {
    kind: 'refused',
    name: openDocuments.get(openDocument) ?? 'kind.opendocument',
    advice: openDocument === 'spreadsheet' ? 'kind.advice.csv' : 'kind.advice.pdf',
  };
}

/** The directory of the old container has its names in UTF-16. */
function oleKind(bytes: Uint8Array): FileKind {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (name: string): boolean => buffer.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) return { kind: 'encrypted' };
  if (has('WordDocument')) return { kind: 'refused', name: 'kind.word-97', advice: 'kind.advice.docx' };
  if (has('Workbook')) return { kind: 'refused', name: 'kind.excel-97', advice: 'kind.advice.csv' };
  if (has('PowerPoint Document')) return { kind: 'refused', name: 'kind.powerpoint-97', advice: 'kind.advice.pdf' };
  return { kind: 'refused', name: 'kind.ole', advice: 'kind.advice.none' };
}

async function zipKind(bytes: Uint8Array, file: string): Promise<FileKind> {
  const archive = await ZipArchive.open(bytes, file);
  const text = async (path: string): Promise<string> => new TextDecoder().decode(await archive.read(path));
  const mediaType = archive.has('mimetype') ? (await text('mimetype')).trim() : '';
  if (mediaType === 'application/epub+zip' || archive.has('META-INF/container.xml'))
    return { kind: 'reader', id: 'epub' };
  const openDocument = openDocumentKind(mediaType);
  if (openDocument) return openDocument;
  const types = archive.has('[Content_Types].xml') ? await text('[Content_Types].xml') : '';
  if (/wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled/.test(types))
    return { kind: 'reader', id: 'docx' };
  if (types.includes('spreadsheetml')) return { kind: 'refused', name: 'kind.xlsx', advice: 'kind.advice.csv' };
  if (types.includes('presentationml')) return { kind: 'refused', name: 'kind.pptx', advice: 'kind.advice.pdf' };
  return { kind: 'archive' };
}
