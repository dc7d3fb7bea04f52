import { failure, type Result, success } from '#shared/domain/result.ts';
import { decodeText } from './decode-text.ts';
import { checkSize } from './limits.ts';
import type { ParsedDocument } from './parsed-document.ts';
import { readTxt } from './read-txt.ts';

export interface FileToRead {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** What a person said the encoding is. */
  readonly encoding?: string | undefined;
  /** The id of the reader that a person chose; overrides the extension. */
  readonly format?: string | undefined;
}

/** A kind of file that becomes one document. Another kind is one more entry and one more reader. */
interface Reader {
  /** As in shared/formats/document-formats.ts. */
  readonly id: string;
  readonly mediaType: string;
  readonly extensions: readonly string[];
  /** The package that it needs is loaded only when a file needs it. */
  readonly read: (text: string) => Promise<Pick<ParsedDocument, 'content' | 'metadata'>>;
  readonly declaredEncoding?: () => Promise<(bytes: Uint8Array) => string | undefined>;
}

const plainText: Reader = {
  id: 'txt',
  mediaType: 'text/plain',
  extensions: ['.txt', '.text'],
  read: async (text) => readTxt(text),
};

const html: Reader = {
  id: 'html',
  mediaType: 'text/html',
  extensions: ['.html', '.htm', '.xhtml'],
  read: async (text) => (await import('./read-html.ts')).readHtml(text),
  declaredEncoding: async () => (await import('./read-html.ts')).declaredHtmlEncoding,
};

const readers: readonly Reader[] = [
  plainText,
  {
    id: 'markdown',
    mediaType: 'text/markdown',
    extensions: ['.md', '.markdown'],
    read: async (text) => (await import('./read-markdown.ts')).readMarkdown(text),
  },
  html,
];

export const documentExtensions: readonly string[] = readers.flatMap((reader) => reader.extensions);

/** A page that was saved without an extension, or as .txt by mistake of a browser, still begins like one. */
const beginsLikeHtml = /^\s*(?:<\?xml[^>]*>\s*)?<!doctype\s+html|^\s*<html[\s>]/i;

/** These are made of ASCII, so they decode, but what a person would see is not what the article says. */
const writtenByPrograms = /^\{\\rtf|^%!PS|^MIME-Version:|^From: <Saved by/i;

/**
 * A file's bytes as a document, or the coded reason why it is none. The extension chooses the reader; the content
 * overrules it where a file that no reader claims begins like a page. Anything else that is text is plain text.
 */
export async function readFile({ fileName, bytes, encoding, format }: FileToRead): Promise<Result<ParsedDocument>> {
  const size = checkSize(fileName, bytes.length);
  if (!size.ok) return size;
  const byName = readers.find((reader) =>
    format === undefined ? reader.extensions.some((end) => fileName.toLowerCase().endsWith(end)) : reader.id === format,
  );
  const declared = await (byName ?? html).declaredEncoding?.();
  const decoded = decodeText(bytes, { file: fileName, chosen: encoding, ...(declared ? { declared } : {}) });
  if (!decoded.ok) return decoded;
  const { text, encoding: name, basis } = decoded.value;

  if (!byName && writtenByPrograms.test(text.slice(0, 100)))
    return failure('import/unknown-format', { file: fileName, known: documentExtensions.join(' ') });
  const reader = byName ?? (beginsLikeHtml.test(text.slice(0, 1000)) ? html : plainText);
  const parsed = await reader.read(text);
  if (parsed.content.text.trim() === '') return failure('import/no-text', { file: fileName });
  if (!parsed.content.text.isWellFormed())
    return failure('import/not-well-formed', {
      file: fileName,
      offset: parsed.content.text.search(/[\ud800-\udfff]/u),
    });
  const source = { mediaType: reader.mediaType, encoding: name, encodingBasis: basis };
  return success({ ...parsed, source });
}
