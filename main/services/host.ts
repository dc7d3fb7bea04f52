import type { TablePreview } from '#shared/api/table-preview.ts';
import type { CommandId } from '#shared/domain/ids.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import type { ColumnMapping } from '#shared/formats/documents/corpus-columns.ts';
import type { AnnotationFiles, ReadAnnotations } from '../readers/read-annotations.ts';
import type { ArchivePlace, ReadDocument, ReadFile } from '../readers/parsed-document.ts';

/** A file for the reader: its bytes, and what is known of it beforehand. */
export interface ReaderJob {
  /** Without its folder. It also tells the format where the bytes do not. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** What a person said it is; overrides everything that the bytes say. */
  readonly encoding?: string;
  /** The id of a format of documents, where a person chose one; overrides name and content. */
  readonly format?: string;
  /** Of a table of documents: which column is what, where a person chose. */
  readonly columns?: ColumnMapping;
  /** Of an archive: where to go on. */
  readonly from?: ArchivePlace;
}

/** A page that is to become a PDF. */
export interface PrintJob {
  /** The file that holds it, as HTML; it is read once. */
  readonly page: string;
  /** Its size where the page names none of its own. */
  readonly paper: 'A4' | 'Letter';
  /** SHA-256 of what its one style element holds, in base64. Nothing else may be in effect. */
  readonly style: string;
}

/** A page that is being printed. */
export interface Printing {
  /** The whole file; `export/cannot-print` (with the file of the page as `path`) where there is none. */
  readonly pdf: Promise<Result<Uint8Array>>;
  cancel(this: void): void;
}

export interface Log {
  info(message: string): void;
  error(message: string, error: unknown): void;
}

/** What the services need of the process that hosts them. No Electron in here. */
export interface Host {
  now(): Date;
  newCommandId(): CommandId;
  /** Parses one file in a process of its own, which a hostile file can only take down itself. */
  readFile(job: ReaderJob): Promise<Result<ReadFile>>;
  /** The beginning of a table of documents, by the same process. */
  previewTable(job: ReaderJob): Promise<Result<TablePreview>>;
  /** Parses a file of annotations with what it needs, by the same process. */
  readAnnotations(job: AnnotationFiles): Promise<Result<ReadAnnotations>>;
  /** Absent where there is no window to print with: on the command line. */
  readonly print?: (this: void, job: PrintJob) => Printing;
  readonly log: Log;
}

/** For files that are known to hold one document: their own, or the reason why there is none. */
export function onlyDocument(read: Result<ReadFile>, file: string): Result<ReadDocument> {
  if (!read.ok) return read;
  const [document] = read.value.documents;
  return document ? success(document) : failure('import/no-text', { file });
}
