import { recordKinds, type RecordKind } from '#shared/domain/change-set.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Finding } from './finding.ts';
import { moveStacks } from './history.ts';
import type { JournalEntry } from './journal-table.ts';
import { sha256 } from './hashes.ts';
import { recordTable, type Tables } from './tables.ts';

/**
 * Plays the journal back and compares with the state. What is remembered of each record is the hash of its canonical
 * JSON and nothing else, so that a project of a million annotations fits: about 100 bytes each.
 */
export function* findJournalFaults(tables: Tables): Generator<Finding> {
  yield* findStackFaults(tables);
  const state = new Map<string, string>();
  for (const { stored } of tables.changes.rows()) {
    const key = `${stored.record_kind} ${stored.record_id}`;
    const before = stored.before === null ? undefined : sha256(stored.before);
    const after = stored.after === null ? undefined : sha256(stored.after);
    if (before !== state.get(key))
      yield { code: 'journal-chain', where: `change ${stored.seq}.${stored.ordinal}`, detail: `${key} was otherwise.` };
    if (after === undefined) state.delete(key);
    else state.set(key, after);
  }
  for (const kind of recordKinds) {
    const table = recordTable<RecordKind>(tables.records, kind);
    for (const row of table.rows()) {
      const key = `${kind} ${String(row['id'])}`;
      const expected = state.get(key);
      state.delete(key);
      if (expected === undefined) yield { code: 'state-extra', where: key, detail: 'The journal does not know it.' };
      else if (expected !== sha256(canonicalJson(table.shape.fromRow(row))))
        yield { code: 'state-differs', where: key, detail: 'The journal says otherwise.' };
    }
  }
  for (const key of state.keys()) yield { code: 'state-missing', where: key, detail: 'The journal has it.' };
}

/** The numbers run on without a gap, each entry has all of its changes, and the stacks are what the entries made them. */
function* findStackFaults(tables: Tables): Generator<Finding> {
  const counts = new Map<number, number>();
  for (const { stored } of tables.changes.rows()) counts.set(stored.seq, (counts.get(stored.seq) ?? 0) + 1);
  let last: JournalEntry | undefined;
  for (const { entry } of tables.journal.rows()) {
    const where = `entry ${entry.sequence}`;
    if (entry.sequence !== (last?.sequence ?? 0) + 1)
      yield { code: 'journal-gap', where, detail: `It follows entry ${last?.sequence ?? 0}.` };
    if ((counts.get(entry.sequence) ?? 0) !== entry.changes)
      yield {
        code: 'journal-changes',
        where,
        detail: `${counts.get(entry.sequence) ?? 0} of ${entry.changes} changes.`,
      };
    if (!isStackMove(entry, { last, tables }))
      yield { code: 'journal-stack', where, detail: 'Undo and redo do not fit what was done before.' };
    last = entry;
  }
}

function isStackMove(
  entry: JournalEntry,
  { last, tables }: { readonly last: JournalEntry | undefined; readonly tables: Tables },
): boolean {
  const undoTop = last?.undoTop ?? null;
  const redoTop = last?.redoTop ?? null;
  const outsideHistory = entry.undoTop === undoTop && entry.redoTop === redoTop && entry.below === null;
  if (entry.kind === 'do' && outsideHistory) return true;
  const source = entry.kind === 'undo' ? undoTop : redoTop;
  const below = entry.kind === 'do' ? null : belowGroup(tables, source);
  const move = moveStacks(entry.kind, entry.sequence, { last, below });
  return entry.undoTop === move.undoTop && entry.redoTop === move.redoTop && entry.below === move.below;
}

/** What lies under the entry on top and those of its group. */
function belowGroup({ journal }: Tables, top: number | null): number | null {
  const entry = top === null ? undefined : journal.get(top);
  if (!entry || entry.below === null || entry.groupId === null) return entry?.below ?? null;
  let below: number | null = entry.below;
  for (let next = journal.get(below); next?.groupId === entry.groupId; next = journal.get(below)) {
    below = next.below;
    if (below === null) return null;
  }
  return below;
}
