import { recordKinds } from '#shared/domain/change-set.ts';
import { changeHash } from './changes-table.ts';
import { contentIdOf } from './contents-table.ts';
import type { Finding } from './finding.ts';
import { sha256 } from './hashes.ts';
import { journalHash } from './journal-table.ts';
import { metaHash } from './meta-table.ts';
import { hashOf } from './record-table.ts';
import { recordTable, type Tables } from './tables.ts';

/**
 * Every row that does not agree with its hash, in every table. With `everyNth` only one row in so many is
 * looked at in the tables that grow without bound, for a copy that must not take long to verify.
 */
export function* findRowFaults(tables: Tables, everyNth = 1): Generator<Finding> {
  for (const { key, value, hash } of tables.meta.rows()) if (metaHash(key, value) !== hash) yield rowFault('meta', key);
  for (const stored of sampled(tables.contents.rows(), everyNth))
    if (contentIdOf(stored) !== stored.id)
      yield { code: 'content-hash', where: `content ${stored.id}`, detail: 'The text is not what its id says.' };
  for (const source of sampled(tables.sources.rows(), everyNth))
    if (sha256(source.bytes) !== source.sha256)
      yield { code: 'source-hash', where: `source ${source.sha256}`, detail: 'The bytes are not what their id says.' };
  for (const kind of recordKinds) {
    const { shape } = recordTable(tables.records, kind);
    for (const row of sampled(recordTable(tables.records, kind).rows(), everyNth))
      if (hashOf(shape, row) !== row['hash']) yield rowFault(kind, String(row['id']));
  }
  for (const { entry, hash } of sampled(tables.journal.rows(), everyNth))
    if (journalHash(entry) !== hash) yield journalFault(`entry ${entry.sequence}`);
  for (const { stored, hash } of sampled(tables.changes.rows(), everyNth))
    if (changeHash(stored) !== hash) yield journalFault(`change ${stored.seq}.${stored.ordinal}`);
}

function* sampled<Value>(values: Iterable<Value>, everyNth: number): Generator<Value> {
  let index = 0;
  for (const value of values) if (index++ % everyNth === 0) yield value;
}

function rowFault(kind: string, id: string): Finding {
  return { code: 'row-hash', where: `${kind} ${id}`, detail: 'The row is not what its hash says.' };
}

function journalFault(where: string): Finding {
  return { code: 'journal-hash', where, detail: 'The journal is not what its hash says.' };
}
