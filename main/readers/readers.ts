import type { ColumnMapping, CorpusTable } from '#shared/formats/documents/corpus-columns.ts';
import type { ParsedText } from './parsed-document.ts';

interface Kind {
  /** As in shared/formats/documents/document-formats.ts. */
  readonly id: string;
  readonly mediaType: string;
  readonly extensions: readonly string[];
}

/** A kind of file that is text all through, in one encoding. The package that it needs is loaded when a file needs it. */
export interface TextReader extends Kind {
  readonly read: (text: string) => Promise<ParsedText>;
  readonly declaredEncoding?: () => Promise<(bytes: Uint8Array) => string | undefined>;
}

/** A kind of file that says itself what its bytes mean. Throws ReadFault. */
export interface BytesReader extends Kind {
  readonly readBytes: (bytes: Uint8Array, file: string) => Promise<ParsedText & { readonly encoding?: string }>;
  /** Of its text, where the reader does not find out. */
  readonly encoding: string;
}

/** A table of documents. Throws ReadFault. */
export interface TableReader extends Kind {
  readonly readTable: (text: string, file: string) => Promise<CorpusTable>;
}

export type Reader = TextReader | BytesReader | TableReader;

/** What a person chose about a file. */
export interface Choices {
  readonly encoding?: string | undefined;
  /** The id of the reader; overrides what name and content say. */
  readonly format?: string | undefined;
  readonly columns?: ColumnMapping | undefined;
}

export const plainText: TextReader = {
  id: 'txt',
  mediaType: 'text/plain',
  extensions: ['.txt', '.text'],
  read: async (text) => (await import('./read-txt.ts')).readTxt(text),
};

export const html: TextReader = {
  id: 'html',
  mediaType: 'text/html',
  extensions: ['.html', '.htm', '.xhtml'],
  read: async (text) => (await import('./read-html.ts')).readHtml(text),
  declaredEncoding: async () => (await import('./read-html.ts')).declaredHtmlEncoding,
};

export const mhtml: BytesReader = {
  id: 'mhtml',
  mediaType: 'multipart/related',
  extensions: ['.mhtml', '.mht'],
  encoding: 'utf-8',
  readBytes: async (bytes, file) => (await import('./mail/read-mhtml.ts')).readMhtml(bytes, file),
};

/** Word processors' packages hold XML, which is UTF-8 unless it says otherwise. */
const inXml = { encoding: 'utf-8' } as const;

export const readers: readonly Reader[] = [
  plainText,
  {
    id: 'markdown',
    mediaType: 'text/markdown',
    extensions: ['.md', '.markdown'],
    read: async (text) => (await import('./read-markdown.ts')).readMarkdown(text),
  },
  html,
  {
    id: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['.docx', '.docm', '.dotx'],
    ...inXml,
    readBytes: async (bytes, file) => (await import('./office/read-docx.ts')).readDocx(bytes, file),
  },
  {
    id: 'odt',
    mediaType: 'application/vnd.oasis.opendocument.text',
    extensions: ['.odt', '.ott', '.fodt'],
    ...inXml,
    readBytes: async (bytes, file) => (await import('./office/read-odt.ts')).readOdt(bytes, file),
  },
  {
    id: 'rtf',
    mediaType: 'application/rtf',
    extensions: ['.rtf'],
    encoding: 'windows-1252',
    readBytes: async (bytes, file) => (await import('./office/read-rtf.ts')).readRtf(bytes, file),
  },
  {
    id: 'pdf',
    mediaType: 'application/pdf',
    extensions: ['.pdf'],
    // What its fonts' maps to Unicode are in (ISO 32000-2, 9.10.3).
    encoding: 'utf-16be',
    readBytes: async (bytes, file) => (await import('./read-pdf.ts')).readPdf(bytes, file),
  },
  {
    id: 'epub',
    mediaType: 'application/epub+zip',
    extensions: ['.epub'],
    ...inXml,
    readBytes: async (bytes, file) => (await import('./read-epub.ts')).readEpub(bytes, file),
  },
  {
    id: 'eml',
    mediaType: 'message/rfc822',
    extensions: ['.eml', '.mbox'],
    encoding: 'utf-8',
    readBytes: async (bytes, file) => (await import('./mail/read-mail.ts')).readMail(bytes, file),
  },
  mhtml,
  {
    id: 'csv-documents',
    mediaType: 'text/csv',
    extensions: ['.csv'],
    readTable: async (text, file) => (await import('./corpus/read-table.ts')).readDelimited(text, file),
  },
  {
    id: 'tsv',
    mediaType: 'text/tab-separated-values',
    extensions: ['.tsv', '.tab'],
    readTable: async (text, file) => (await import('./corpus/read-table.ts')).readDelimited(text, file, '\t'),
  },
  {
    id: 'jsonl',
    mediaType: 'application/jsonl',
    extensions: ['.jsonl', '.ndjson'],
    readTable: async (text, file) => (await import('./corpus/read-table.ts')).readJsonLines(text, file),
  },
];

/** A list of articles in JSON; only by its name, for most files that are called so are no articles. */
export const jsonArticles: TableReader = {
  id: 'jsonl',
  mediaType: 'application/json',
  extensions: ['.json'],
  readTable: async (text, file) => (await import('./corpus/read-table.ts')).readJsonArticles(text, file),
};

export const ARCHIVE = 'zip';

export const documentExtensions: readonly string[] = [...readers.flatMap((reader) => reader.extensions), '.zip'];
