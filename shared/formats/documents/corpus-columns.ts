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
  /** The first row of a table of cells, as it is; it gave the columns their names, or is an article as the others are. */
  readonly first?: { readonly cells: readonly string[]; readonly isArticle: boolean };
}

export interface CorpusRow {
  /** Where it stands: the number of the record in a table, of the line in JSON Lines, from 1. */
  readonly number: number;
  /** By column; shorter where the row ends early. */
  readonly cells: readonly string[];
}

/** What columns are called in corpora, most telling first. Compared without case, blanks, `_` and `-`. */
const usualNames: Record<ColumnRole, readonly string[]> = {
  text: words(
    'text fulltext articletext articlebody body content article maintext story document sentence tweet post message abstract paragraph description comment volltext artikeltext inhalt texte contenu texto contenido cuerpo',
  ),
  name: words('id docid documentid articleid name docname documentname filename file key uid guid dateiname'),
  title: words(
    'title headline heading articletitle subject headlines titel überschrift schlagzeile titre titulo título titular',
  ),
  byline: words(
    'author authors byline writer creator journalist reporter by autor autoren autorin verfasser auteur auteurs autores username screenname',
  ),
  outlet: words(
    'outlet publication publisher source newspaper medium medianame media journal site sourcename paper zeitung zeitschrift quelle périodique periódico diario fuente',
  ),
  date: words(
    'date published publishedat publicationdate pubdate datepublished publishdate publisheddate createdat timestamp datetime day time datum erscheinungsdatum veröffentlicht veröffentlichungsdatum fecha',
  ),
  url: words('url link href permalink articleurl uri weburl sourceurl documentidentifier lien enlace'),
  language: words('language lang locale languagecode sprache langue idioma'),
};

/** Dow Jones' names, which mean something else in tables that have no headline (`HD`). */
const factivaNames: Partial<Record<ColumnRole, readonly string[]>> = {
  text: words('td lp'),
  name: words('an'),
  title: words('hd'),
  outlet: words('sn'),
  date: words('pd'),
  language: words('la'),
};

function words(names: string): string[] {
  return names.split(' ');
}

function folded(column: string): string {
  return column.toLowerCase().replace(/[\s_.-]+/g, '');
}

/** Whether a column is called as texts of articles usually are. */
export function isCalledLikeText(column: string): boolean {
  return usualNames.text.includes(folded(column));
}

const ROWS_LOOKED_AT = 50;
const LONGEST_NAME = 200;

/**
 * Which column is what, by what columns are usually called. The text is otherwise the column with the most letters in
 * its cells, where these are words. A column has at most one role.
 */
export function guessColumns({ columns, rows }: CorpusTable): ColumnMapping {
  const plain = columns.map(folded);
  const isFactiva = plain.includes('hd');
  const namesOf = (role: ColumnRole) => [...usualNames[role], ...(isFactiva ? (factivaNames[role] ?? []) : [])];
  const taken = new Set<number>();
  const mapping: Partial<Record<ColumnRole, string>> = {};
  const take = (role: ColumnRole, found: number | undefined): void => {
    const column = found === undefined ? undefined : columns[found];
    if (found === undefined || column === undefined) return;
    taken.add(found);
    mapping[role] = column;
  };
  for (const role of columnRoles)
    take(
      role,
      namesOf(role)
        .map((name) => plain.findIndex((column, at) => column === name && !taken.has(at)))
        .find((at) => at >= 0),
    );
  if (mapping.text === undefined)
    take(
      'text',
      longestColumn(columns, { rows, taken, isText: hasWords }) ??
        longestColumn(columns, { rows, taken, isText: isWord }),
    );
  // Told in the order in which a person is asked.
  return Object.fromEntries(
    columnRoles.flatMap((role) => (mapping[role] === undefined ? [] : [[role, mapping[role]]])),
  );
}

/** Neither addresses nor numbers nor dates are texts, however long they are. */
const hasWords = (cell: string): boolean => /\p{L}/u.test(cell) && (/\s/.test(cell.trim()) || /[^\0-\x7f]/.test(cell));

/** Where no column has more, a single word is a text: answers to a question. */
const isWord = (cell: string): boolean => /^[\p{L}\p{M}'’\s-]+$/u.test(cell);

interface Columns {
  readonly rows: readonly CorpusRow[];
  readonly taken: ReadonlySet<number>;
  readonly isText: (cell: string) => boolean;
}

function longestColumn(columns: readonly string[], { rows, taken, isText }: Columns): number | undefined {
  const sample = rows.slice(0, ROWS_LOOKED_AT);
  const letters = columns.map((_, index) => {
    if (taken.has(index)) return 0;
    const cells = sample.map(({ cells: row }) => row[index] ?? '').filter((cell) => cell !== '');
    const texts = cells.filter(isText);
    return texts.length * 2 < cells.length ? 0 : texts.reduce((sum, cell) => sum + cell.length, 0);
  });
  const most = Math.max(0, ...letters);
  return most === 0 ? undefined : letters.indexOf(most);
}

/** Longer than any name of a column. */
const LONGEST_HEADING = 80;

/** A table of cells by its records: the first row names the columns, unless it has a text in it and no usual name. */
export function tableOfCells(records: readonly (readonly string[])[]): CorpusTable {
  const [first = []] = records;
  const names = new Set([...Object.values(usualNames), ...Object.values(factivaNames)].flat());
  const isArticle =
    !first.some((cell) => names.has(folded(cell))) &&
    first.some((cell) => cell.trim().length > LONGEST_HEADING && /\s/.test(cell.trim()));
  return tableWith(records, isArticle);
}

function tableWith(records: readonly (readonly string[])[], isArticle: boolean): CorpusTable {
  const [first = [], ...rest] = records;
  const widest = records.reduce((most, { length }) => Math.max(most, length), 0);
  const columns = Array.from({ length: widest }, (_, index) =>
    isArticle ? `Column ${index + 1}` : (first[index] ?? ''),
  );
  const rows = (isArticle ? records : rest).map((cells, index): CorpusRow => ({ number: index + 1, cells }));
  return { columns: uniqueColumns(columns), rows, first: { cells: first, isArticle } };
}

/** The same table with its first row taken for the other thing; undefined for one that has no such row. */
export function takenOtherwise({ rows, first }: CorpusTable): CorpusTable | undefined {
  if (!first) return undefined;
  const others = (first.isArticle ? rows.slice(1) : rows).map(({ cells }) => cells);
  return tableWith([first.cells, ...others], !first.isArticle);
}

/** Whoever names columns says by it whether the first row has the names: `Column 1` is the first of those without. */
export function tableForColumns(table: CorpusTable, chosen: ColumnMapping): CorpusTable {
  const wanted = Object.values(chosen).filter((column) => column !== '');
  const hasAll = ({ columns }: CorpusTable): boolean => wanted.every((column) => columns.includes(column));
  if (hasAll(table)) return table;
  const other = takenOtherwise(table);
  return other && hasAll(other) ? other : table;
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
