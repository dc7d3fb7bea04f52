import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { AnyChange, ChangeSet } from '#shared/domain/change-set.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { createConnection, inTransaction } from './connection.ts';
import { examine } from './doctor.ts';
import type { Finding } from './finding.ts';
import { replay, salvageProject, type SalvagedProject, type Version } from './salvaged-project.ts';
import { migrate } from './schema.ts';
import { openTables, type Tables, writeChange } from './tables.ts';

interface Rebuilding {
  readonly tables: Tables;
  readonly salvaged: SalvagedProject;
  readonly now: Date;
}

export interface Rebuilt {
  /** What was found wrong and what was done about each, in words. */
  readonly done: readonly string[];
  /** What the doctor still finds in the new file. */
  readonly remaining: readonly Finding[];
}

/** Writes a new project at `path` of what can be read of a damaged one and agrees with its hashes. */
export function rebuildInto(path: string, damaged: DatabaseSync, now: Date): Rebuilt {
  const db = createConnection(path);
  try {
    migrate(db);
    const tables = openTables(db);
    const salvaged = salvageProject(damaged, tables.records);
    const done = rebuild(db, { tables, salvaged, now });
    return { done, remaining: examine({ db, tables }).findings };
  } finally {
    db.close();
  }
}

/**
 * Fills a new project with what was salvaged, and says what was done.
 *
 * Where the journal is whole it decides: it tells every record's whole life, and its hashes agree. Where it is not,
 * each record is taken from the side that still vouches for it by its hash (its row before the journal's last word,
 * because a lost entry may have changed it), and a new journal begins with that state. Then there is nothing to undo.
 */
function rebuild(db: DatabaseSync, { tables, salvaged, now }: Rebuilding): readonly string[] {
  const done = [...salvaged.damage];
  const replayed = replay(salvaged, tables.records);
  const journalDecides = replayed.whole && missingReferences(replayed.state, salvaged).length === 0;
  const state = journalDecides ? replayed.state : joined(salvaged.state, replayed.state);
  done.push(...differences(salvaged.state, replayed.state, journalDecides ? 'journal' : 'table'));

  inTransaction(db, () => {
    for (const key of ['id', 'name', 'created'])
      tables.meta.put(key, salvaged.meta.get(key) ?? (key === 'id' ? randomUUID() : ''));
    for (const content of salvaged.contents) tables.contents.put(content);
    for (const source of salvaged.sources) tables.sources.put(source.sha256, source.bytes);
    if (journalDecides) {
      for (const version of state.values()) writeChange(tables.records, additionOf(version));
      for (const entry of salvaged.entries) tables.journal.append(entry);
      for (const change of salvaged.changes) tables.changes.put(change);
      done.push(`All ${state.size} records were rebuilt from the journal of ${salvaged.entries.length} entries.`);
      return;
    }
    const sound = withoutDangling(state, salvaged, done);
    const changeSet = [...sound.values()].map(additionOf);
    for (const change of changeSet) writeChange(tables.records, change);
    beginJournal(tables, changeSet, now);
    done.push(`The journal was damaged: a new one begins with the ${sound.size} records that were kept.`);
  });
  return done;
}

function beginJournal(tables: Tables, changeSet: ChangeSet, now: Date): void {
  tables.journal.append({
    sequence: 1,
    commandId: randomUUID(),
    kind: 'do',
    groupId: null,
    commandType: 'project.repair',
    summary: '{}',
    annotatorId: null,
    at: now.toISOString(),
    undoTop: null,
    redoTop: null,
    below: null,
    changes: changeSet.length,
  });
  tables.changes.append(1, changeSet);
}

function additionOf({ kind, record }: Version): AnyChange {
  // A version's record is of its kind: both come from one row or one change.
  return { kind, before: null, after: record } as AnyChange;
}

function joined(
  rows: ReadonlyMap<string, Version>,
  replayed: ReadonlyMap<string, Version>,
): ReadonlyMap<string, Version> {
  const state = new Map([...replayed, ...rows]);
  // Without a codebook there is no project. Labels that it does not know are found by the doctor, and are all there.
  const record = { id: 'codebook', codebook: defaultCodebook } as const;
  if (!state.has('codebook codebook')) state.set('codebook codebook', { kind: 'codebook', record, hash: '' });
  return state;
}

function differences(
  rows: ReadonlyMap<string, Version>,
  replayed: ReadonlyMap<string, Version>,
  winner: 'journal' | 'table',
): string[] {
  const told: string[] = [];
  for (const [key, version] of replayed) {
    const row = rows.get(key);
    if (!row) told.push(`${key} was taken from the journal`);
    else if (row.hash !== version.hash) told.push(`${key} differed and was taken from the ${winner}`);
  }
  for (const key of rows.keys())
    if (!replayed.has(key)) told.push(winner === 'table' ? `${key} was taken from the table` : `${key} was left out`);
  return told;
}

/** The records that name something that could not be salvaged, with all that name those in turn. */
function missingReferences(state: ReadonlyMap<string, Version>, salvaged: SalvagedProject): string[] {
  const contents = new Set(salvaged.contents.map(({ id }) => id));
  const sources = new Set(salvaged.sources.map(({ sha256 }) => sha256));
  const missing = new Set<string>();
  const there = (key: string) => state.has(key) && !missing.has(key);
  // Twice, because links hang on annotations, which hang on documents.
  for (let round = 0; round < 2; round += 1)
    for (const [key, version] of state) if (!hasAll(version, { contents, sources, there })) missing.add(key);
  return [...missing];
}

function hasAll(
  { kind, record }: Version,
  known: { contents: ReadonlySet<string>; sources: ReadonlySet<string>; there: (key: string) => boolean },
): boolean {
  const change = additionOf({ kind, record, hash: '' });
  if (change.kind === 'document' && change.after)
    return known.contents.has(change.after.contentId) && known.sources.has(change.after.source.sha256);
  if (change.kind === 'annotation' && change.after) {
    const { documentId, annotatorId, entityId } = change.after;
    const entity = entityId === null || known.there(`entity ${entityId}`);
    return entity && known.there(`document ${documentId}`) && known.there(`annotator ${annotatorId}`);
  }
  if (change.kind === 'link' && change.after)
    return [
      `annotation ${change.after.fromId}`,
      `annotation ${change.after.toId}`,
      `annotator ${change.after.annotatorId}`,
    ].every(known.there);
  return true;
}

function withoutDangling(
  state: ReadonlyMap<string, Version>,
  salvaged: SalvagedProject,
  done: string[],
): ReadonlyMap<string, Version> {
  const kept = new Map(state);
  for (const key of missingReferences(state, salvaged)) {
    kept.delete(key);
    done.push(`${key} was left out, because what it belongs to is lost; it is in the copy of the original`);
  }
  return kept;
}
