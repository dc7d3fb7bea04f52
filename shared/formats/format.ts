import type { MessageKey } from '../locales/message-key.ts';
import type { ProjectSource } from './project-source.ts';

export interface WriteOptions {
  /** What `start` and `end` count. */
  readonly offsets: 'codepoint' | 'utf16';
  /** For spreadsheets: a byte order mark, and cells that would be formulas made harmless. */
  readonly excel: boolean;
  /** One file, or a folder of several. */
  readonly shape: 'file' | 'folder';
}

/** A piece of a file, and how many records it holds. Never more than one document's worth. */
export interface Chunk {
  readonly text: string;
  readonly rows: number;
}

export interface FileToWrite {
  /** Inside the folder; where one file is written, the name that was chosen stands for it. */
  readonly path: string;
  readonly chunks: () => Iterable<Chunk>;
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
  /** Asked after all files are written. */
  readonly notes: () => readonly Note[];
  /** A last file about the others. */
  readonly manifest?: { readonly path: string; readonly text: (written: readonly WrittenFile[]) => string };
}

/** A format of files. Adding one is one file and one line in the registry. */
export interface Format {
  readonly id: string;
  readonly name: MessageKey;
  readonly extensions: readonly string[];
  readonly reads: 'documents' | 'project' | 'codebook' | 'nothing';
  readonly writes: 'file' | 'folder' | 'either' | 'nothing';
  /** What it keeps and what it loses, in a sentence. */
  readonly keeps: MessageKey;
  /** Absent where `writes` is 'nothing'. */
  readonly plan?: (source: ProjectSource, options: WriteOptions) => ExportPlan;
}
