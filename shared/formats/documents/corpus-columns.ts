import { z } from 'zod';

/** What a column of a table of articles can be. Columns of no role become the documents' own fields. */
export const columnRoles = ['text', 'name', 'title', 'byline', 'outlet', 'date', 'url', 'language'] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** Which column is what, by its name; absent where none is. */
export const ColumnMapping = z.partialRecord(z.enum(columnRoles), z.string().max(1000)).readonly();
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** A table of articles, one in each row. */
export interface CorpusTable {
  /** Without two of one name. */
  readonly columns: readonly string[];
  readonly rows: readonly CorpusRow[];
}

export interface CorpusRow {
  /** Where it stands: the number of the record in a table, of the line in JSON Lines, from 1. */
  readonly number: number;
  /** By column; shorter where the row ends early. */
  readonly cells: readonly string[];
}

/** What columns are called in corpora, most telling first. Compared without case, blanks, `_` and `-`. */
const usualNames: Record<ColumnRole, readonly string[]> = {
  text: 'text fulltext articletext articlebody body content article maintext story document sentence tweet post message abstract paragraph description comment'.split(
    ' ',
  ),
  name: 'id docid documentid articleid name docname documentname filename file key uid guid'.split(' '),
  title: 'title headline heading articletitle subject headlines'.split(' '),
  byline: 'author authors byline writer creator journalist reporter by'.split(' '),
  outlet: 'outlet publication publisher source newspaper medium media journal site sourcename paper'.split(' '),
  date: 'date published publishedat publicationdate pubdate datepublished publishdate createdat timestamp datetime day time'.split(
    ' ',
  ),
  url: 'url link href permalink articleurl uri weburl sourceurl'.split(' '),
  language: 'language lang locale languagecode'.split(' '),
};

const ROWS_LOOKED_AT = 50;
const LONGEST_NAME = 200;

/**
 * Which column is what, by what columns are usually called. The text is otherwise the column with the most letters in
 * its cells. A column has at most one role.
 */
export function guessColumns({ columns, rows }: CorpusTable): ColumnMapping {
  const plain = columns.map((column) => column.toLowerCase().replace(/[\s_.-]+/g, ''));
  const taken = new Set<number>();
  const mapping: Partial<Record<ColumnRole, string>> = {};
  for (const role of columnRoles) {
    const index = usualNames[role]
      .map((name) => plain.findIndex((column, at) => column === name && !taken.has(at)))
      .find((at) => at >= 0);
    const found = index ?? (role === 'text' ? longestColumn(columns, rows) : undefined);
    const column = found === undefined ? undefined : columns[found];
    if (found === undefined || column === undefined) continue;
    taken.add(found);
    mapping[role] = column;
  }
  return mapping;
}

function longestColumn(columns: readonly string[], rows: readonly CorpusRow[]): number | undefined {
  const sample = rows.slice(0, ROWS_LOOKED_AT);
  const letters = columns.map((_, index) => sample.reduce((sum, { cells }) => sum + (cells[index] ?? '').length, 0));
  const most = Math.max(0, ...letters);
  return most === 0 ? undefined : letters.indexOf(most);
}

/**
 * The guess, with what a person chose instead: a column that was given a role loses the one that was guessed for it.
 * An empty name takes a role away.
 */
export function chooseColumns(guess: ColumnMapping, chosen: ColumnMapping): ColumnMapping {
  const given = new Set(Object.values(chosen));
  const kept = Object.entries(guess).filter(([role, column]) => !Object.hasOwn(chosen, role) && !given.has(column));
  return Object.fromEntries([...kept, ...Object.entries(chosen)].filter(([, column]) => column !== ''));
}

/**
 * `text=body,title=headline`: roles and the columns that have them; an empty column takes a role away. Undefined where
 * it is not of that form. A comma belongs to a column's name unless a role and `=` follow it.
 */
export function parseColumnMapping(text: string): ColumnMapping | undefined {
  const roles = columnRoles.join('|');
  const pairs = text.split(new RegExp(`,(?=(?:${roles})=)`));
  const mapping: Partial<Record<ColumnRole, string>> = {};
  for (const pair of pairs) {
    const role = columnRoles.find((one) => pair.startsWith(`${one}=`));
    if (role === undefined) return undefined;
    mapping[role] = pair.slice(role.length + 1);
  }
  return mapping;
}

/** Columns are named by people, so two may have one name, or none. */
export function uniqueColumns(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name, index) => {
    const wanted = name.trim().slice(0, LONGEST_NAME) || `column ${index + 1}`;
    let free = wanted;
    for (let number = 2; seen.has(free); number += 1) free = `${wanted} (${number})`;
    seen.add(free);
    return free;
  });
}
