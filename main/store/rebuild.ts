import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Annotation } from '#shared/domain/annotation.ts';
import { type AnyChange, changesOf, type ChangeSet, recordIdOf, type RecordKind } from '#shared/domain/change-set.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { ofNoVersion } from '#shared/domain/decide/versions.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import { canonicalJson } from './canonical-json.ts';
import { createConnection, inTransaction } from './connection.ts';
import type { StoredContent } from './contents-table.ts';
import { examine } from './doctor.ts';
import type { Finding } from './finding.ts';
import type { JournalEntry } from './journal-table.ts';
import { Refusal } from './refusal.ts';
import {
  type AnyRecord,
  replay,
  salvageProject,
  type SalvagedProject,
  type StoredSource,
  type Version,
} from './salvaged-project.ts';
import { withStandingEvidence } from './salvaged-evidence.ts';
import { type FileToReread, Mender, type Rereads } from './salvaged-texts.ts';
import { migrate } from './schema.ts';
import { openTables, type RecordTables, type Tables, writeChange } from './tables.ts';

export interface Rebuilt {
  /** What was found wrong and what was done about each, in words; the losses are among it. */
  readonly done: readonly string[];
  /** What the project had and the new file has not. */
  readonly losses: readonly string[];
  /** Files that were not read again, and would give damaged texts back. */
  readonly unread: readonly FileToReread[];
  /** What the doctor still finds in the new file. */
  readonly remaining: readonly Finding[];
}

export interface RebuildOptions {
  readonly now: Date;
  readonly rereads: Rereads;
}

/** Writes a new project at `path` of what can be read of a damaged one. */
export function rebuildInto(path: string, damaged: DatabaseSync, now: Date): Rebuilt {
  return rebuildWith(path, damaged, { now, rereads: new Map() });
}

/** As `rebuildInto`, with what the readers made of files whose texts are damaged. */
export function rebuildWith(path: string, damaged: DatabaseSync, { now, rereads }: RebuildOptions): Rebuilt {
  const db = createConnection(path);
  try {
    migrate(db);
    const tables = openTables(db);
    const salvaged = salvageProject(damaged, tables.records);
    // Better the damaged file under its name than an empty project.
    if (salvaged.state.size === 0 && salvaged.changes.length === 0)
      throw new Refusal('project/damaged', { path, reason: 'no record of it can be read' });
    const mender = new Mender(salvaged, rereads);
    const plan = planOf(salvaged, tables.records, mender);
    inTransaction(db, () => write(plan, { tables, salvaged, now }));
    const done = [...salvaged.damage, ...plan.done, ...plan.losses];
    const remaining = examine({ db, tables }).findings.filter(({ warning }) => !warning);
    return { done, losses: plan.losses, unread: mender.unread, remaining };
  } finally {
    db.close();
  }
}

/** What the new file will hold. */
interface Plan {
  readonly state: ReadonlyMap<string, Version>;
  readonly contents: readonly StoredContent[];
  readonly sources: readonly StoredSource[];
  /** What the repair changed beyond what the journal says, as its last entry; undefined where a new journal begins. */
  readonly lastEntry: ChangeSet | undefined;
  readonly done: readonly string[];
  readonly losses: readonly string[];
}

/**
 * Where the journal is whole it decides: it tells every record's whole life, and its hashes agree. Where it is not,
 * each record is taken from the side that still vouches for it by its hash (its row before the journal's last word,
 * because a lost entry may have changed it), and a new journal begins with that state. Then there is nothing to undo.
 * A new one begins as well where an annotation moved or was lost: undo would meet another record than it left.
 */
function planOf(salvaged: SalvagedProject, records: RecordTables, mender: Mender): Plan {
  const replayed = replay(salvaged, records);
  const { whole } = replayed;
  const state = new Map(whole ? replayed.state : joined(salvaged.state, replayed.state));
  const done = differences(salvaged.state, replayed.state, whole ? 'journal' : 'table');
  const losses: string[] = [];
  if (!whole) done.push(...keepDoubtful(state, salvaged));

  const contents = new Map(salvaged.contents.map((content) => [content.id, content]));
  const sources = new Map(salvaged.sources.map((source) => [source.sha256, source]));
  const changes: AnyChange[] = [];
  const put = (change: AnyChange & { readonly kind: 'document' | 'annotation' }) => {
    const key = `${change.kind} ${recordIdOf(change)}`;
    if (change.after) state.set(key, { kind: change.kind, record: change.after, hash: '' });
    else state.delete(key);
    changes.push(change);
  };
  for (const { document, annotations } of documentsWithout({ contents, sources }, state)) {
    const mended = mender.mend(document, annotations);
    if (!mended) continue;
    contents.set(mended.content.id, mended.content);
    sources.set(mended.source.sha256, mended.source);
    done.push(...mended.done);
    if (!sameValue(mended.document, document)) put({ kind: 'document', before: document, after: mended.document });
    for (const { before, after, stands } of mended.annotations) {
      const name = `annotation ${before.id} (${before.labelId}, "${before.quote}") of document ${document.id}`;
      if (!after) losses.push(`${name} was left out: it has no place in the text as it is now`);
      else if (!stands) done.push(`${name} was kept in its place, where the damaged text says otherwise`);
      else if (after !== before) done.push(`${name} was moved to where its words stand now`);
      if (after !== before) put({ kind: 'annotation', before, after: after ?? null });
    }
  }
  for (const key of missingReferences(state, { contents, sources })) {
    const name = nameOf(key, state.get(key));
    state.delete(key);
    losses.push(`${name} was left out, because what it belongs to is lost; it is in the copy of the original`);
  }
  for (const document of withoutPrevious(state)) {
    losses.push(`document ${document.id} (${document.name}) is no updated version any more: the one before it is lost`);
    put({ kind: 'document', before: document, after: ofNoVersion(document) });
  }
  for (const change of evidenceChanges(state, contents)) {
    if (change.after) state.set(`link ${change.after.id}`, { kind: 'link', record: change.after, hash: '' });
    changes.push(change);
    done.push(
      `link ${recordIdOf(change)} lost the passages of its evidence that do not stand in the text as it is now`,
    );
  }
  if (!whole) losses.push(...lostRecords(state, { salvaged, ended: replayed.ended, replayed: replayed.state }));
  const keepsJournal = whole && losses.length === 0 && changes.every(({ kind }) => kind === 'document');
  done.push(
    keepsJournal
      ? `All ${state.size} records were rebuilt from the journal of ${salvaged.entries.length} entries.`
      : `${whole ? 'The journal no longer leads there' : 'The journal was damaged'}: a new one begins with the ${state.size} records that were kept.`,
  );
  const all = { contents: [...contents.values()], sources: [...sources.values()] };
  return { state, ...all, lastEntry: keepsJournal ? changes : undefined, done, losses };
}

function write(
  plan: Plan,
  { tables, salvaged, now }: { readonly tables: Tables; readonly salvaged: SalvagedProject; readonly now: Date },
): void {
  for (const key of ['id', 'name', 'created'])
    tables.meta.put(key, salvaged.meta.get(key) ?? (key === 'id' ? randomUUID() : ''));
  for (const content of plan.contents) tables.contents.put(content);
  for (const source of plan.sources) tables.sources.put(source.sha256, source.bytes);
  const changeSet = [...plan.state.values()].map(additionOf);
  for (const change of changeSet) writeChange(tables.records, change);
  if (!plan.lastEntry) {
    appendEntry(tables, changeSet, { last: undefined, now });
    return;
  }
  for (const entry of salvaged.entries) tables.journal.append(entry);
  for (const change of salvaged.changes) tables.changes.put(change);
  if (plan.lastEntry.length > 0) appendEntry(tables, plan.lastEntry, { last: salvaged.entries.at(-1), now });
}

/** The updated versions of documents that could not be salvaged. */
function withoutPrevious(state: ReadonlyMap<string, Version>): DocumentRecord[] {
  return changesOf([...state.values()].map(additionOf), 'document').flatMap(({ after }) =>
    after?.previousId !== undefined && !state.has(`document ${after.previousId}`) ? [after] : [],
  );
}

/** What repairing the evidence of links changes: only what stands in the texts is kept. */
function evidenceChanges(
  state: ReadonlyMap<string, Version>,
  contents: ReadonlyMap<string, StoredContent>,
): (AnyChange & { readonly kind: 'link' })[] {
  const all = [...state.values()].map(additionOf);
  const links = changesOf(all, 'link').flatMap(({ after }) => (after?.evidence ? [after] : []));
  if (links.length === 0) return [];
  const annotations = new Map(changesOf(all, 'annotation').map(({ after }) => [String(after?.id), after]));
  const documents = new Map(changesOf(all, 'document').map(({ after }) => [String(after?.id), after]));
  return links.flatMap((before) => {
    const after = withStandingEvidence(before, {
      annotation: (id) => annotations.get(id) ?? undefined,
      document: (id) => documents.get(id) ?? undefined,
      text: (id) => contents.get(id)?.text,
    });
    return after === before ? [] : [{ kind: 'link', before, after } as const];
  });
}

/** The documents that lack their text or their file, with their annotations. */
function documentsWithout(
  { contents, sources }: Blobs,
  state: ReadonlyMap<string, Version>,
): { readonly document: DocumentRecord; readonly annotations: readonly Annotation[] }[] {
  const found = new Map<string, { document: DocumentRecord; annotations: Annotation[] }>();
  const changes = [...state.values()].map(additionOf);
  for (const { after: document } of changesOf(changes, 'document'))
    if (document && !(contents.has(document.contentId) && sources.has(document.source.sha256)))
      found.set(document.id, { document, annotations: [] });
  for (const { after } of changesOf(changes, 'annotation'))
    if (after) found.get(after.documentId)?.annotations.push(after);
  return [...found.values()];
}

/** Takes records that are in no other place as they were found, and says so. */
function keepDoubtful(state: Map<string, Version>, { doubtful }: SalvagedProject): string[] {
  const told: string[] = [];
  // Where only the id was damaged, the journal has the same record under its own id.
  const known = new Set([...state.values()].map(({ kind, record }) => withoutId(kind, record)));
  for (const [key, version] of doubtful.state) {
    if (!version || state.has(key) || known.has(withoutId(version.kind, version.record))) continue;
    state.set(key, version);
    told.push(`${key} does not agree with its hash and is in no other place: it was kept as it was found`);
  }
  return told;
}

function withoutId(kind: RecordKind, record: AnyRecord): string {
  return `${kind} ${canonicalJson({ ...record, id: '' })}`;
}

/** What is known to have been there and is not in the new state. */
function lostRecords(
  state: ReadonlyMap<string, Version>,
  {
    salvaged,
    ended,
    replayed,
  }: {
    readonly salvaged: SalvagedProject;
    readonly ended: ReadonlySet<string>;
    readonly replayed: ReadonlyMap<string, Version>;
  },
): string[] {
  const known = new Set<string>();
  for (const [key, version] of salvaged.doubtful.state) if (!version) known.add(key);
  for (const { record_kind, record_id, after } of salvaged.doubtful.changes)
    if (after !== null) known.add(`${record_kind} ${record_id}`);
  const told: string[] = [];
  for (const key of known)
    if (!state.has(key) && !ended.has(key) && !replayed.has(key)) told.push(`${key} is damaged and was left out`);
  for (const [kind, lost] of salvaged.unreadable) {
    if (lost === 0) continue;
    const fromJournal = [...replayed].filter(
      ([key, version]) => version.kind === kind && !salvaged.state.has(key),
    ).length;
    if (lost === undefined)
      told.push(
        `${kind}: an unknown number was lost with the part of its table that is unreadable; ${fromJournal} were taken from the journal`,
      );
    else if (lost > fromJournal)
      told.push(`${kind}: up to ${lost - fromJournal} were lost with the rows that are unreadable`);
  }
  return told;
}

function nameOf(key: string, version: Version | undefined): string {
  const change = version && additionOf(version);
  if (change?.kind === 'document' && change.after) return `${key} (${change.after.name})`;
  if (change?.kind === 'annotation' && change.after) return `${key} (${change.after.labelId}, "${change.after.quote}")`;
  return key;
}

interface Blobs {
  readonly contents: ReadonlyMap<string, unknown>;
  readonly sources: ReadonlyMap<string, unknown>;
}

/** Outside of undo: what a repair did is not what a person did. */
function appendEntry(
  tables: Tables,
  changeSet: ChangeSet,
  { last, now }: { readonly last: JournalEntry | undefined; readonly now: Date },
): void {
  const sequence = (last?.sequence ?? 0) + 1;
  tables.journal.append({
    sequence,
    commandId: randomUUID(),
    kind: 'do',
    groupId: null,
    commandType: 'project.repair',
    summary: '{}',
    annotatorId: null,
    at: now.toISOString(),
    undoTop: last?.undoTop ?? null,
    redoTop: last?.redoTop ?? null,
    below: null,
    changes: changeSet.length,
  });
  tables.changes.append(sequence, changeSet);
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
function missingReferences(state: ReadonlyMap<string, Version>, { contents, sources }: Blobs): string[] {
  const missing = new Set<string>();
  const there = (key: string) => state.has(key) && !missing.has(key);
  // Twice, because links hang on annotations, which hang on documents.
  for (let round = 0; round < 2; round += 1)
    for (const [key, version] of state) if (!hasAll(version, { contents, sources, there })) missing.add(key);
  return [...missing];
}

function hasAll({ kind, record }: Version, known: Blobs & { readonly there: (key: string) => boolean }): boolean {
  const change = additionOf({ kind, record, hash: '' });
  if (change.kind === 'document' && change.after)
    return known.contents.has(change.after.contentId) && known.sources.has(change.after.source.sha256);
  if (change.kind === 'annotation' && change.after) {
    const { documentId, annotatorId, entityId, propositionId } = change.after;
    const entity = entityId === null || known.there(`entity ${entityId}`);
    const proposition = propositionId === undefined || known.there(`proposition ${propositionId}`);
    return entity && proposition && known.there(`document ${documentId}`) && known.there(`annotator ${annotatorId}`);
  }
  if (change.kind === 'memo' && change.after) return known.there(`document ${change.after.documentId}`);
  if (change.kind === 'link' && change.after)
    return [
      `annotation ${change.after.fromId}`,
      `annotation ${change.after.toId}`,
      `annotator ${change.after.annotatorId}`,
    ].every(known.there);
  return true;
}
