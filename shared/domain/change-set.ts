import { z } from 'zod';
import { Annotation } from './annotation.ts';
import { Annotator } from './annotator.ts';
import { Codebook } from './codebook.ts';
import { DocumentRecord } from './document.ts';
import { Entity } from './entity.ts';
import { SavedQuery } from './annotation-query.ts';
import { Link } from './link.ts';
import { Memo } from './memo.ts';
import { Proposition } from './proposition.ts';
import { Rule } from './rule.ts';

/** The codebook is a table of one record. */
export const CodebookRecord = z.strictObject({ id: z.literal('codebook'), codebook: Codebook }).readonly();
export type CodebookRecord = z.infer<typeof CodebookRecord>;

/** Every kind of record that a command can change, and its schema. */
export const recordSchemas = {
  codebook: CodebookRecord,
  annotator: Annotator,
  document: DocumentRecord,
  entity: Entity,
  proposition: Proposition,
  annotation: Annotation,
  link: Link,
  memo: Memo,
  query: SavedQuery,
  rule: Rule,
} as const;

export type RecordKind = keyof typeof recordSchemas;
export type RecordOf<Kind extends RecordKind> = z.infer<(typeof recordSchemas)[Kind]>;

/** In this order records can be added without ever pointing at one that is not there yet. */
export const recordKinds = [
  'codebook',
  'annotator',
  'document',
  'entity',
  'proposition',
  'annotation',
  'link',
  'memo',
  'query',
  'rule',
] as const satisfies readonly RecordKind[];

/** One record before and after. `before` is null where it was added, `after` where it was removed. */
export interface Change<Kind extends RecordKind = RecordKind> {
  readonly kind: Kind;
  readonly before: RecordOf<Kind> | null;
  readonly after: RecordOf<Kind> | null;
}

export type AnyChange = { [Kind in RecordKind]: Change<Kind> }[RecordKind];

/** What a command does to the project: at most one change per record, and no two of them depend on their order. */
export type ChangeSet = readonly AnyChange[];

export function added<Kind extends RecordKind>(kind: Kind, after: RecordOf<Kind>): Change<Kind> {
  return { kind, before: null, after };
}

export function updated<Kind extends RecordKind>(
  kind: Kind,
  before: RecordOf<Kind>,
  after: RecordOf<Kind>,
): Change<Kind> {
  return { kind, before, after };
}

export function removed<Kind extends RecordKind>(kind: Kind, before: RecordOf<Kind>): Change<Kind> {
  return { kind, before, after: null };
}

/** The id of the record that a change is about. */
export function recordIdOf(change: AnyChange): string {
  const record = change.after ?? change.before;
  if (!record) throw new Error('A change must have a record before or after it.');
  return record.id;
}

/** What undoes it: `apply(invert(c), apply(c, state))` equals `state`. */
export function invert(changeSet: ChangeSet): ChangeSet {
  // The spread keeps the kind and both records of that kind together, which TypeScript cannot follow through a union.
  return changeSet.map((change) => ({ ...change, before: change.after, after: change.before }) as AnyChange);
}

/**
 * One ChangeSet with the effect of all of them in turn. Of each record only the first `before` and the last `after`
 * stay; what was added and removed again on the way leaves no trace.
 */
export function squash(changeSets: Iterable<ChangeSet>): ChangeSet {
  const byRecord = new Map<string, AnyChange>();
  for (const changeSet of changeSets) {
    for (const change of changeSet) {
      const key = `${change.kind} ${recordIdOf(change)}`;
      const earlier = byRecord.get(key);
      // As in invert: both changes are about the same record, so their records are of one kind.
      const whole = earlier ? ({ ...change, before: earlier.before } as AnyChange) : change;
      if (whole.before === null && whole.after === null) byRecord.delete(key);
      else byRecord.set(key, whole);
    }
  }
  return [...byRecord.values()];
}

/** Tables of records by id, as a pure state that ChangeSets can be applied to. */
export type ProjectTables = { readonly [Kind in RecordKind]: ReadonlyMap<string, RecordOf<Kind>> };

export const emptyTables: ProjectTables = {
  codebook: new Map(),
  annotator: new Map(),
  document: new Map(),
  entity: new Map(),
  proposition: new Map(),
  annotation: new Map(),
  link: new Map(),
  memo: new Map(),
  query: new Map(),
  rule: new Map(),
};

/** The state after a ChangeSet. Tables that it does not touch are the same objects as before. */
export function applyChangeSet(tables: ProjectTables, changeSet: ChangeSet): ProjectTables {
  const next: Record<RecordKind, ReadonlyMap<string, unknown>> = { ...tables };
  const copied = new Set<RecordKind>();
  for (const change of changeSet) {
    // Copied once per ChangeSet: this map was made here, so writing to it alters nobody else's state.
    const table = copied.has(change.kind)
      ? (next[change.kind] as Map<string, unknown>)
      : new Map<string, unknown>(next[change.kind]);
    copied.add(change.kind);
    next[change.kind] = table;
    if (change.after === null) table.delete(recordIdOf(change));
    else table.set(change.after.id, change.after);
  }
  // Each table received records of its own kind only, by the type of Change.
  return next as ProjectTables;
}

/** The changes of one kind, with their own types. */
export function changesOf<Kind extends RecordKind>(changeSet: ChangeSet, kind: Kind): readonly Change<Kind>[] {
  // The filter leaves exactly the changes whose discriminant is `kind`.
  return changeSet.filter((change) => change.kind === kind) as unknown as readonly Change<Kind>[];
}

export interface KindCounts {
  readonly kind: RecordKind;
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
}

/** How many records of each kind a ChangeSet touches; kinds that it does not touch are left out. */
export function countByKind(changeSet: ChangeSet): KindCounts[] {
  return recordKinds.flatMap((kind) => {
    const changes = changesOf(changeSet, kind);
    const added = changes.filter(({ before }) => before === null).length;
    const removed = changes.filter(({ after }) => after === null).length;
    return changes.length === 0 ? [] : [{ kind, added, updated: changes.length - added - removed, removed }];
  });
}

const changeSchemas = recordKinds.map((kind) =>
  z
    .strictObject({
      kind: z.literal(kind),
      before: recordSchemas[kind].nullable(),
      after: recordSchemas[kind].nullable(),
    })
    .readonly(),
);

/** For the edges: a ChangeSet that comes from a file or another process. */
// The map over the kinds loses which records belong to which kind; each schema in it checks just that.
export const AnyChangeSchema = z.union(changeSchemas) as unknown as z.ZodType<AnyChange>;

export const ChangeSetSchema = z.array(AnyChangeSchema).readonly() as unknown as z.ZodType<ChangeSet>;
