import type { DocumentRecord } from '#shared/domain/document.ts';
import { sha256Of } from './hashes.ts';
import type { StoredContent } from './contents-table.ts';

/** Bytes for a document whose own are lost, and the record of the document that names them. */
export interface RemadeSource {
  readonly document: DocumentRecord;
  readonly bytes: Uint8Array;
  /** True where they are the very bytes that were lost, by their hash. */
  readonly same: boolean;
}

/**
 * The file of a document made again from its text. What a text file holds is its text in some encoding, so the very
 * bytes can often be had; where they cannot, the document gets those of its text in UTF-8 as its file.
 */
export function remakeSource(document: DocumentRecord, { text }: Pick<StoredContent, 'text'>): RemadeSource {
  for (const bytes of likelyBytes(text))
    if (sha256Of(bytes) === document.source.sha256) return { document, bytes, same: true };
  const bytes = Buffer.from(text, 'utf8');
  const source = {
    ...document.source,
    // The text of a page is not the page.
    mediaType: document.source.mediaType === 'text/html' ? 'text/plain' : document.source.mediaType,
    encoding: 'utf-8',
    encodingBasis: 'strict-utf-8',
    byteLength: bytes.length,
    sha256: sha256Of(bytes),
  } as const;
  return { document: { ...document, source }, bytes, same: false };
}

function* likelyBytes(text: string): Generator<Uint8Array> {
  for (const marked of [text, `\ufeff${text}`])
    for (const encoding of ['utf8', 'utf16le'] as const) yield Buffer.from(marked, encoding);
  for (const marked of [text, `\ufeff${text}`]) yield Buffer.from(marked, 'utf16le').swap16();
  yield Buffer.from(text, 'latin1');
  yield inWindows1252(text);
}

const windows1252 = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
const byteOf = new Map(Array.from(windows1252, (character, byte) => [character, byte] as const));

/** Characters that it does not have become question marks: then the hash is another, and the bytes are not taken. */
function inWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => byteOf.get(character) ?? 0x3f);
}
