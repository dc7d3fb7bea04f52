import type { DocumentContent, DocumentMetadata, EncodingBasis } from '#shared/domain/document.ts';
import type { CommandId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';

/** A file for the reader: its bytes, and what is known of it beforehand. */
export interface ReaderJob {
  /** Without its folder. It also tells the format where the bytes do not. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** What a person said it is; overrides everything that the bytes say. */
  readonly encoding?: string;
  /** The id of a format of documents, where a person chose one; overrides the extension. */
  readonly format?: string;
}

/** What the reader made of a file. */
export interface ReadDocument {
  readonly content: DocumentContent;
  readonly mediaType: string;
  readonly encoding: string;
  readonly encodingBasis: EncodingBasis;
  /** Proposals; empty strings where the file says nothing. */
  readonly metadata: DocumentMetadata;
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
  readDocument(job: ReaderJob): Promise<Result<ReadDocument>>;
  readonly log: Log;
}
