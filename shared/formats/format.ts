import type { DocumentRecord } from '../domain/document.ts';
import type { MessageKey } from '../locales/message-key.ts';
import type { AnnotationReader } from './exchange/annotation-reader.ts';
import type { Holds } from './exchange/holds.ts';
import type { ProjectSource } from './project-source.ts';

export interface WriteOptions {
  /** What `start` and `end` count, in formats that leave it open. */
  readonly offsets: 'codepoint' | 'utf16';
  /** For spreadsheets: a byte order mark, and cells that would be formulas made harmless. */
  readonly excel: boolean;
  /** One file, or a folder of several. */
  readonly shape: 'file' | 'folder';
  /** The format's own options by id; what is missing has its default (`optionOf`). */
  readonly choices?: Readonly<Record<string, string>>;
}

/** A piece of a text file, and how many records it holds. Never more than one document's worth. */
export interface Chunk {
  readonly text: string;
  readonly rows: number;
}

/** A piece of a file that is no text: an archive, a table of columns. */
export interface BytesChunk {
  readonly bytes: Uint8Array;
  readonly rows: number;
}

/** How a page becomes a file that is printed. */
export interface PageToPrint {
  /** Its size where the page names none of its own. */
  readonly paper: 'A4' | 'Letter';
  /** All that its one style element holds: nothing else may be in effect on it. */
  readonly style: string;
}

export interface FileToWrite {
  /** Inside the folder, with `/` between folders; where one file is written, the name that was chosen stands for it. */
  readonly path: string;
  readonly chunks: () => Iterable<Chunk | BytesChunk>;
  /** What a preview shows of a file that is no text: what it says, in lines of text. */
  readonly shown?: () => Iterable<Chunk>;
  /** Where the file is a PDF and its chunks are the page, in HTML, that is printed into it. */
  readonly print?: PageToPrint;
}

export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  readonly rows: number;
  readonly sha256: string;
}

/** What a person should know of an export: what it cannot hold, or what was changed for a program. */
export interface Note {
  readonly key: MessageKey;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface ExportPlan {
  readonly files: readonly FileToWrite[];
  /** Asked after all files are written. What the format can never hold is not said here but by its `holds`. */
  readonly notes: () => readonly Note[];
  /** Where the options make a file hold less than the format does. */
  readonly holds?: Holds;
  /** Where the format can say nothing at all of some documents: whether it has this one. */
  readonly takes?: (document: DocumentRecord) => boolean;
  /** For the manifest, of the files that were written; otherwise what the project has is counted. */
  readonly counts?: (written: readonly WrittenFile[]) => Readonly<Record<string, number>>;
}

/** A choice that only some formats have; the dialog, the command line and the manifest all make it from here. */
export interface FormatOption {
  /** Also the name of the option on the command line: `--scheme bioes`. */
  readonly id: string;
  readonly name: MessageKey;
  /** `layer` is a layer of the project by its id; a choice is one of `values`. */
  readonly kind: 'choice' | 'layer';
  readonly values: readonly { readonly value: string; readonly name: MessageKey }[];
  /** Empty for the first layer that has annotations. */
  readonly default: string;
}

/** A part of the documents that is written into files of its own. */
export interface SourcePart {
  /** `train`, `dev`, `test`. */
  readonly name: string;
  readonly source: ProjectSource;
}

/** A format of files. Adding one is one file and one line in the registry. */
export interface Format {
  readonly id: string;
  readonly name: MessageKey;
  /** As registered, or as other programs use them; the first is written. */
  readonly mediaTypes: readonly string[];
  /** The first is written. */
  readonly extensions: readonly string[];
  readonly reads: 'documents' | 'annotations' | 'project' | 'codebook' | 'nothing';
  readonly writes: 'file' | 'folder' | 'either' | 'nothing';
  /** Present where only the desktop can write it: pages are printed by a window, which the command line has not. */
  readonly needs?: 'desktop';
  /** What it keeps and what it loses, in a sentence. */
  readonly keeps: MessageKey;
  /** Present where it reads or writes annotations. A view of them (a network, reviews) holds nothing and says so. */
  readonly holds?: Holds;
  /** Where its reader brings back less of its files than they say to others. */
  readonly readsBack?: Partial<Holds>;
  readonly options?: readonly FormatOption[];
  /** Present where a person chooses what offsets count; other formats have a unit of their own. */
  readonly offsets?: 'chosen';
  /** Absent where `writes` is 'nothing'. */
  readonly plan?: (source: ProjectSource, options: WriteOptions) => ExportPlan;
  /** For formats that have a layout of their own for train, dev and test; others write each part as a whole. */
  readonly planParts?: (parts: readonly SourcePart[], options: WriteOptions) => ExportPlan;
  /** Present where it reads annotations; loaded when a file asks for it. */
  readonly reader?: () => Promise<AnnotationReader>;
}

/** What was chosen for an option of a format, or its default. */
export function optionOf(
  { options = [] }: Pick<Format, 'options'>,
  { choices = {} }: WriteOptions,
  id: string,
): string {
  const chosen = Object.hasOwn(choices, id) ? choices[id] : undefined;
  return chosen ?? options.find((option) => option.id === id)?.default ?? '';
}
