import type { Attributes } from '#shared/domain/annotation.ts';
import type { DocumentContent, DocumentMetadata, EncodingBasis } from '#shared/domain/document.ts';
import type { Failure } from '#shared/domain/result.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';

/** What a person should know of how a file was read; it becomes the note on the document. */
export interface ReaderNote {
  readonly key: MessageKey;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What a reader makes of a file: the text for good, the metadata as proposals that a person may correct. */
export interface ParsedText {
  readonly content: DocumentContent;
  /** Empty strings where the file says nothing. */
  readonly metadata: DocumentMetadata;
  readonly notes?: readonly ReaderNote[];
}

/** One of the documents in a file of many, or the reason why it is none. */
export type ParsedPart =
  | (ParsedText & { readonly part: string; readonly name: string; readonly fields: Attributes })
  | { readonly part: string; readonly error: Failure };

/** A document that was read, and where it came from. */
export interface ReadDocument extends ParsedText {
  readonly mediaType: string;
  readonly encoding: string;
  readonly encodingBasis: EncodingBasis;
  /** Which part of the file it is, where the file has several documents: the number of a row. */
  readonly part?: string;
  /** A file of its own that was inside the one that was read: then it was made of these bytes. */
  readonly own?: { readonly fileName: string; readonly bytes: Uint8Array };
  /** What the document is to be called; otherwise after its file. */
  readonly name?: string;
  readonly fields?: Attributes;
}

/** All that is in a file. A file of one document has no problems: it fails as a whole. */
export interface ReadFile {
  readonly documents: readonly ReadDocument[];
  /** What is in the file and could not be read, by its place in it. */
  readonly problems: readonly { readonly place: string; readonly error: Failure }[];
  /** An archive is read in pages: where the next one begins. Absent where all of it was read. */
  readonly next?: ArchivePlace;
}

/** A place in an archive, in those that are in it as well, and what all of them may still unpack to from there. */
export interface ArchivePlace {
  /** The number of the entry in the archive, then of the entry in the archive that it is. */
  readonly at: readonly number[];
  readonly entries: number;
  readonly megabytes: number;
  /** How many entries of the outer archive are left. */
  readonly rest: number;
}

export const noMetadata: DocumentMetadata = { title: '', byline: '', outlet: '', date: '', url: '', language: '' };
