import { DatabaseSync } from 'node:sqlite';
import { APPLICATION_ID, inTransaction, readPragma } from './connection.ts';
import { migrations } from './migrations/migrations.ts';

/** Brings the file to the newest format, all steps or none: DDL and `user_version` roll back together (R18). */
export function migrate(db: DatabaseSync): void {
  inTransaction(db, () => {
    for (const { version, sql } of migrations) {
      if (version <= formatVersion(db)) continue;
      db.exec(sql);
      db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version};`);
    }
  });
  // So that an older program reads the new version from the file's first bytes and leaves it alone.
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

export function formatVersion(db: DatabaseSync): number {
  return Number(readPragma(db, 'user_version'));
}

/**
 * The name of the first object that is not as our migrations make it, or is missing. A trigger that somebody planted
 * in a shared project deleted 19 of 20 rows at the first insert (R14), so a file with one is not opened.
 */
export function findForeignObject(db: DatabaseSync): string | undefined {
  const found = objectsOf(db);
  const known = knownObjects(formatVersion(db));
  for (const [key, sql] of found) if (known.get(key) !== sql) return key;
  for (const key of known.keys()) if (!found.has(key)) return `no ${key}`;
  return undefined;
}

const knownByVersion = new Map<number, ReadonlyMap<string, string>>();

function knownObjects(version: number): ReadonlyMap<string, string> {
  const known = knownByVersion.get(version);
  if (known) return known;
  const model = new DatabaseSync(':memory:');
  for (const migration of migrations) if (migration.version <= version) model.exec(migration.sql);
  const objects = objectsOf(model);
  model.close();
  knownByVersion.set(version, objects);
  return objects;
}

function objectsOf(db: DatabaseSync): Map<string, string> {
  const rows = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').all();
  return new Map(
    rows.map((row) => [
      `${String(row['type'])} ${String(row['name'])}`,
      `${String(row['tbl_name'])}: ${String(row['sql'])}`,
    ]),
  );
}
