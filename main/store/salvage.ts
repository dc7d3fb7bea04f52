import type { DatabaseSync } from 'node:sqlite';

export interface Salvaged {
  readonly rows: Readonly<Record<string, unknown>>[];
  /** Stretches of row numbers that could not be read. */
  readonly lost: (readonly [first: number, last: number])[];
}

/** So many failed reads take a fraction of a second; a table with more has lost most of its pages. */
const MOST_FAILURES = 5_000;

/**
 * Reads what can be read of a damaged table, by row number: a stretch that fails is halved until only the rows on
 * damaged pages are left out. 1 to 5 destroyed pages cost nothing that the journal did not hold as well (R15).
 */
export function salvageRows(db: DatabaseSync, table: string): Salvaged {
  const salvaged: Salvaged = { rows: [], lost: [] };
  // Not by name: these are our own tables. NOT INDEXED, since the indexes may be what is damaged.
  const read = db.prepare(`SELECT * FROM ${table} NOT INDEXED WHERE rowid BETWEEN :first AND :last`);
  let failures = 0;
  // A queue: the longest stretches first, so that the failures that are allowed are spread over the whole table.
  const stretches = wholeOf(db, table);
  for (const [first, last] of stretches) {
    try {
      salvaged.rows.push(...read.all({ first, last }));
    } catch {
      const middle = Math.floor((first + last) / 2);
      if (first === last || ++failures > MOST_FAILURES) salvaged.lost.push([first, last]);
      else stretches.push([first, middle], [middle + 1, last]);
    }
  }
  return salvaged;
}

function wholeOf(db: DatabaseSync, table: string): (readonly [first: number, last: number])[] {
  const last = lastRow(db, table);
  return last === undefined ? [] : [[1, last]];
}

/** Where even the way to the last row is damaged, more than any project is likely to have. */
function lastRow(db: DatabaseSync, table: string): number | undefined {
  try {
    const last = db.prepare(`SELECT max(rowid) AS last FROM ${table} NOT INDEXED`).get()?.['last'];
    return typeof last === 'number' ? last : undefined;
  } catch {
    return 2 ** 20;
  }
}
