import type { Source } from '../../domain/document.ts';
import type { Format } from '../format.ts';

/** Files that become documents. Their readers are in main/readers, since they work on bytes. */
const documentFormat = { reads: 'documents', writes: 'nothing' } as const;

export const plainText: Format = {
  ...documentFormat,
  id: 'txt',
  name: 'format.txt.name',
  mediaTypes: ['text/plain'],
  extensions: ['.txt', '.text'],
  keeps: 'format.txt.keeps',
};

export const markdown: Format = {
  ...documentFormat,
  id: 'markdown',
  name: 'format.markdown.name',
  mediaTypes: ['text/markdown'],
  extensions: ['.md', '.markdown'],
  keeps: 'format.markdown.keeps',
};

export const html: Format = {
  ...documentFormat,
  id: 'html',
  name: 'format.html.name',
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  extensions: ['.html', '.htm', '.xhtml'],
  keeps: 'format.html.keeps',
};

const more: readonly (readonly [id: DocumentFormatId, extensions: readonly string[], mediaType: string])[] = [
  ['docx', ['.docx', '.docm', '.dotx'], 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['odt', ['.odt', '.ott', '.fodt'], 'application/vnd.oasis.opendocument.text'],
  ['rtf', ['.rtf'], 'application/rtf'],
  ['pdf', ['.pdf'], 'application/pdf'],
  ['epub', ['.epub'], 'application/epub+zip'],
  ['eml', ['.eml', '.mbox'], 'message/rfc822'],
  ['mhtml', ['.mhtml', '.mht'], 'multipart/related'],
  ['csv-documents', ['.csv'], 'text/csv'],
  ['tsv', ['.tsv', '.tab'], 'text/tab-separated-values'],
  ['jsonl', ['.jsonl', '.ndjson'], 'application/jsonl'],
  ['zip', ['.zip'], 'application/zip'],
];

type DocumentFormatId =
  'docx' | 'odt' | 'rtf' | 'pdf' | 'epub' | 'eml' | 'mhtml' | 'csv-documents' | 'tsv' | 'jsonl' | 'zip';

/** Kinds of files that are no plain text, and those that hold several documents. */
export const otherDocuments: readonly Format[] = more.map(([id, extensions, mediaType]) => ({
  ...documentFormat,
  id,
  name: `format.${id}.name`,
  mediaTypes: [mediaType],
  extensions,
  keeps: `format.${id}.keeps`,
}));

/** Whether a file is a table of documents by its name: then its columns can be chosen. */
export function isTable(path: string): boolean {
  return /\.(?:csv|tsv|tab|jsonl|ndjson)$/i.test(path);
}

/** Whether a file is a table with a header and cells by its name: its rows may be articles, annotations or tokens. */
export function isTableOfCells(path: string): boolean {
  return /\.(?:csv|tsv|tab)$/i.test(path);
}

/** Kinds of files that are text all through, so that an encoding can be chosen for them. */
const textKinds: ReadonlySet<string> = new Set(['text/plain', 'text/markdown', 'text/html']);

/**
 * Whether a document can be read again in another encoding: other kinds say themselves what their bytes mean, and of a
 * file of several documents one cannot be read alone.
 */
export function canChooseEncoding({ mediaType, part }: Pick<Source, 'mediaType' | 'part'>): boolean {
  return textKinds.has(mediaType) && part === undefined;
}
