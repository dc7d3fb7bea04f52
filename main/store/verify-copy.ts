import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { readPragma } from './connection.ts';
import { findForeignObject } from './schema.ts';
import { findRowFaults } from './row-checks.ts';
import { openTables } from './tables.ts';

const COUNTED = ['contents', 'sources', 'documents', 'annotations', 'links', 'entities', 'propositions', 'journal'];

/** Beyond this a whole verification takes seconds, during which nothing can be saved: then every tenth row will do. */
const LARGE = 64 * 2 ** 20;

/**
 * Whether a file that was just written holds a whole project: it opens, SQLite's own check passes, every row and every
 * text agrees with its hash, and (where the original is at hand) as many rows are in it. Gives what is wrong, or
 * undefined. The file must be out of WAL, as `VACUUM INTO` leaves it.
 */
export function verifyCopy(path: string, original?: DatabaseSync): string | undefined {
  const copy = new DatabaseSync(path, { readOnly: true });
  try {
    const large = statSync(path).size > LARGE;
    const integrity = String(readPragma(copy, large ? 'quick_check(1)' : 'integrity_check(1)'));
    if (integrity !== 'ok') return integrity;
    const foreign = findForeignObject(copy);
    if (foreign !== undefined) return `it holds ${foreign}`;
    for (const table of original ? COUNTED : []) {
      const [there, here] = [copy, original].map((db) => db && countOf(db, table));
      if (there !== here) return `${table} has ${there} rows instead of ${here}`;
    }
    for (const finding of findRowFaults(openTables(copy), large ? 10 : 1)) return `${finding.code} at ${finding.where}`;
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    copy.close();
  }
}

function countOf(db: DatabaseSync, table: string): number {
  return Number(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.['rows']);
}
