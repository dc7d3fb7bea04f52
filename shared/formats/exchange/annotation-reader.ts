import { type Result, success } from '../../domain/result.ts';
import type { AnnotationColumns } from '../annotation-table/annotation-columns.ts';
import type { ForeignUnit } from './counting.ts';
import type { ForeignCorpus } from './foreign-corpus.ts';

/** A file of a set, as the reader process gives it to the reader of a format. Archives are unpacked before. */
export interface ForeignFile {
  /** With `/` between folders, inside the set: `a/doc1.ann`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Decoded strictly, without the byte order mark; a failure names the byte. Line ends stay as they are. */
  text(): Result<string>;
  /** Whether a byte order mark was taken off: some tools count it. */
  readonly hasByteOrderMark: boolean;
  /**
   * What it says by itself, read by its own format; absent where it is of none. Only files that are given to a reader
   * which `gathers` them can be asked.
   */
  annotations?(): Result<ForeignCorpus> | undefined;
}

/** What tells a format: the name and how the file begins (UTF-8, at most 64 K characters, cut anywhere). */
export interface FileHead {
  readonly path: string;
  readonly head: string;
}

/** Reads annotations of other tools. Pure: no disk, no clock; it runs in the reader process, one set of files at a time. */
export interface AnnotationReader {
  /** What its offsets usually count, the likeliest first: what the words in the file do not decide. */
  readonly units: readonly ForeignUnit[];
  /**
   * How sure it is that a file of this format begins so: 0 not at all, 1 by the name alone could be, 2 by its content,
   * 3 certainly (a signature). The format with the highest answer reads the file; between equals, the registry's order.
   */
  recognises(file: FileHead): 0 | 1 | 2 | 3;
  /** A file of it is a project which says what other files are: they are read for it, and none by itself. */
  readonly gathers?: true;
  /** In an archive, each file is what one annotator says, and called by the name. */
  readonly filesAreAnnotators?: true;
  /** Other paths that are needed to read this one (its text, a type system, a configuration), out of those beside it. */
  companions?(path: string, others: ReadonlySet<string>): readonly string[];
  /** Folders in which they may lie besides its own, seen from it: `../text`. */
  readonly foldersBeside?: readonly string[];
  /** Which export of which project a file is: the same one may lie beside it in an archive. Undefined where it says nothing. */
  exportOf?(file: FileHead): string | undefined;
  /** For files that are no text, by libraries that answer later: the same file as a text that `read` understands. */
  unpack?(main: ForeignFile): Promise<Result<ForeignFile>>;
  /** The main file and its companions. A file that is none of the format fails; a bad line is a fault in the corpus. */
  read(main: ForeignFile, companions: readonly ForeignFile[], choices?: ReadChoices): Result<ForeignCorpus>;
}

/** What a person said of a file that the file does not say of itself. */
export interface ReadChoices {
  /** Which column of a table is what. */
  readonly columns?: AnnotationColumns | undefined;
}

/** The text of a file that may be empty: an annotation file without annotations, a configuration without a word. */
export function textOrEmpty(file: ForeignFile): Result<string> {
  const text = file.text();
  return !text.ok && text.error.code === 'import/empty' ? success('') : text;
}
