import type { DatabaseSync } from 'node:sqlite';
import type { OutputOf } from '#shared/api/contract.ts';
import { recordKinds } from '#shared/domain/change-set.ts';
import { APPLICATION_ID, readPragma } from './connection.ts';
import type { Finding } from './finding.ts';
import { findJournalFaults } from './journal-checks.ts';
import { ProjectReader } from './project-reader.ts';
import { findRecordFaults } from './record-checks.ts';
import { findRowFaults } from './row-checks.ts';
import { findForeignObject, formatVersion } from './schema.ts';
import { recordTable, type Tables } from './tables.ts';

export type DoctorReport = OutputOf<'project.check'>;

/** A damaged project can have a fault in every row; so many tell what has to be told. */
const MOST_FINDINGS = 1000;

interface Patient {
  readonly db: DatabaseSync;
  readonly tables: Tables;
}

/**
 * Checks everything that must be true of a project, and changes nothing. SQLite's own checks come first, then what
 * they cannot see: hashes of every row, the meaning of the records, and whether the journal leads to this state.
 */
export function examine({ db, tables }: Patient): DoctorReport {
  const read = new ProjectReader(tables);
  const checks: Record<string, () => Iterable<Finding>> = {
    file: () => findFileFaults(db),
    references: () => findReferenceFaults(db),
    rows: () => findRowFaults(tables),
    records: () => findRecordFaults(tables, read),
    journal: () => findJournalFaults(tables),
    words: () => findWordFaults(tables),
  };
  const findings: Finding[] = [];
  for (const [name, check] of Object.entries(checks))
    for (const finding of guarded(name, check)) if (findings.length < MOST_FINDINGS) findings.push(finding);
  return { sound: findings.every(({ warning }) => warning), checked: countAll({ db, tables }), findings };
}

/** A check that cannot go on says so, and the others are made all the same. */
function* guarded(name: string, check: () => Iterable<Finding>): Generator<Finding> {
  try {
    yield* check();
  } catch (error) {
    yield { code: 'check-failed', where: name, detail: error instanceof Error ? error.message : String(error) };
  }
}

function* findFileFaults(db: DatabaseSync): Generator<Finding> {
  if (readPragma(db, 'application_id') !== APPLICATION_ID)
    yield { code: 'application-id', where: 'file', detail: 'It is not marked as a project.' };
  const foreign = findForeignObject(db);
  if (foreign !== undefined)
    yield { code: 'foreign-schema', where: foreign, detail: `Format ${formatVersion(db)} has no such thing.` };
  for (const row of db.prepare('PRAGMA integrity_check(20)').iterate()) {
    const detail = String(row['integrity_check']);
    if (detail !== 'ok') yield { code: 'sqlite', where: 'file', detail };
  }
}

function* findReferenceFaults(db: DatabaseSync): Generator<Finding> {
  for (const row of db.prepare('PRAGMA foreign_key_check').iterate())
    yield {
      code: 'reference',
      where: `${String(row['table'])} row ${String(row['rowid'])}`,
      detail: `What it names is not in ${String(row['parent'])}.`,
    };
}

function* findWordFaults(tables: Tables): Generator<Finding> {
  try {
    tables.contents.checkWords();
  } catch (error) {
    yield { code: 'search-index', where: 'content_words', detail: error instanceof Error ? error.message : '' };
  }
}

/** Counting reads indexes, which can be damaged too. */
function countAll({ db, tables }: Patient): Record<string, number> {
  const counts: Record<string, number> = {};
  try {
    for (const kind of recordKinds) counts[kind] = recordTable(tables.records, kind).count();
    for (const table of ['contents', 'sources', 'journal', 'changes'])
      counts[table] = Number(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.['rows']);
  } catch {
    return counts;
  }
  return counts;
}
