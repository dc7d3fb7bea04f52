import type { DatabaseSync, StatementSync } from 'node:sqlite';

export interface Salvaged {
  readonly rows: Readonly<Record<string, unknown>>[];
  /** What could not be read, in words. */
  readonly damage: readonly string[];
  /** How many rows at most could not be read; undefined where not even that is known. */
  readonly lost: number | undefined;
}

interface Reading {
  readonly db: DatabaseSync;
  readonly table: string;
  readonly rows: Salvaged['rows'];
}

type Stretch = readonly [first: number, last: number];

/** So many failed reads take a fraction of a second; a table with more has lost most of its pages. */
const MOST_FAILURES = 1_000;

/** More stretches than that tell nothing that a person could use. */
const MOST_TOLD = 20;

/**
 * Reads what can be read of a damaged table, by row number: a stretch that fails is halved until only the rows on
 * damaged pages are left out. 1 to 5 destroyed pages cost nothing that the journal did not hold as well (R15). A table
 * that is not there at all is empty.
 */
export function salvageRows(db: DatabaseSync, table: string): Salvaged {
  const rows: Salvaged['rows'] = [];
  const lost: Stretch[] = [];
  const last = lastRow(db, table);
  if (last === 'no table') return { rows, damage: [`${table}: the table is missing`], lost: undefined };
  for (const stretch of last === undefined ? growingStretches(mostRows(db)) : [[1, last] as const])
    lost.push(...readStretch({ db, table, rows }, stretch));
  if (lost.length === 0) return { rows, damage: [], lost: 0 };
  // Where the end of the table is unknown, most of the stretches never held a row: naming them would invent some.
  if (last === undefined) return { rows, damage: [`${table}: a part of it is unreadable`], lost: undefined };
  const damage = lost.slice(0, MOST_TOLD).map((stretch) => `${table}: ${nameOf(stretch)} unreadable`);
  if (lost.length > MOST_TOLD) damage.push(`${table}: ${lost.length - MOST_TOLD} more stretches are unreadable`);
  return { rows, damage, lost: lost.reduce((sum, [first, end]) => sum + end - first + 1, 0) };
}

/** Reads the rows of one stretch into `rows`, and gives the parts of it that could not be read. */
function readStretch({ db, table, rows }: Reading, [first, last]: Stretch): Stretch[] {
  if (first > last) return [];
  const lost: Stretch[] = [];
  let failures = 0;
  const read = preparedFor(db, table);
  if (!read) return [[first, last]];
  // A queue: the longest stretches first, so that the failures that are allowed are spread over the whole of it.
  const stretches: Stretch[] = [[first, last]];
  for (const [from, to] of stretches) {
    try {
      rows.push(...read.all({ from, to }));
    } catch {
      const middle = Math.floor((from + to) / 2);
      if (from === to || ++failures > MOST_FAILURES) lost.push([from, to]);
      else stretches.push([from, middle], [middle + 1, to]);
    }
  }
  return lost;
}

/** Undefined where the schema itself cannot be read. */
function preparedFor(db: DatabaseSync, table: string): StatementSync | undefined {
  try {
    // Not by name: these are our own tables. NOT INDEXED, since the indexes may be what is damaged.
    return db.prepare(`SELECT * FROM ${table} NOT INDEXED WHERE rowid BETWEEN :from AND :to`);
  } catch {
    return undefined;
  }
}

/** More than any project is likely to have. */
const MOST_ROWS = 2 ** 20;

/** A row has a hash of 64 characters, so there are no more than fit in the file. */
function mostRows(db: DatabaseSync): number {
  try {
    const pages = Number(db.prepare('PRAGMA page_count').get()?.['page_count']);
    const pageSize = Number(db.prepare('PRAGMA page_size').get()?.['page_size']);
    return Math.min(MOST_ROWS, Math.ceil((pages * pageSize) / 64) || MOST_ROWS);
  } catch {
    return MOST_ROWS;
  }
}

/** 1, 2–3, 4–7 ...: where the end is unknown, so that each size of table is looked at as closely as it needs. */
function* growingStretches(most: number): Generator<Stretch> {
  for (let first = 1; first <= most; first *= 2) yield [first, first * 2 - 1];
}

/** Undefined where even the way to the last row is damaged. */
function lastRow(db: DatabaseSync, table: string): number | undefined | 'no table' {
  try {
    const last = db.prepare(`SELECT max(rowid) AS last FROM ${table} NOT INDEXED`).get()?.['last'];
    return typeof last === 'number' ? last : 0;
  } catch (error) {
    return error instanceof Error && error.message.startsWith('no such table') ? 'no table' : undefined;
  }
}

function nameOf([first, last]: Stretch): string {
  return first === last ? `row ${first} is` : `rows ${first}–${last} are`;
}
