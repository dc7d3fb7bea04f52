import type { ReaderNote } from '../parsed-document.ts';

interface LeftOut {
  /** Remarks of reviewers, which are none of the text. */
  readonly comments: number;
  /** Of tables inside cells, which have become lines of their cells. */
  readonly nestedRows?: number;
  /** Files that stand in the text as a whole. */
  readonly inserted?: number;
  readonly formulas?: number;
}

/** What a person should know of a file of a word processor that was read. */
export function officeNotes({ comments, nestedRows = 0, inserted = 0, formulas = 0 }: LeftOut): {
  readonly notes?: readonly ReaderNote[];
} {
  const notes: ReaderNote[] = [];
  if (comments > 0) notes.push({ key: 'reader.note.comments', params: { count: comments } });
  if (nestedRows > 0) notes.push({ key: 'reader.note.nested-rows', params: { count: nestedRows } });
  if (inserted > 0) notes.push({ key: 'reader.note.alt-chunks', params: { count: inserted } });
  if (formulas > 0) notes.push({ key: 'reader.note.formulas', params: { count: formulas } });
  return notes.length > 0 ? { notes } : {};
}
