import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import { type AnyChange, countByKind, recordIdOf } from '#shared/domain/change-set.ts';
import { findLinkType } from '#shared/domain/codebook.ts';
import type { CommandOf } from '#shared/domain/command.ts';
import type { Link } from '#shared/domain/link.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { goneParts } from './gone-parts.ts';
import { keyOf, Restoration, type Version, versionAfter, versionBefore } from './restoration.ts';
import { takenBack } from './taken-back.ts';

type Request = InputOf<'history.restore-command'>;
type Answer = OutputOf<'history.restore-command'>;

const RECORDS_AT_ONCE = 50_000;

/**
 * The command that brings records back. What went with them and means nothing without them comes too: a document's
 * annotations and memos, and the links whose both ends will be there.
 */
export function restoreCommand(store: ProjectStore, { items, together }: Request): Result<Answer> {
  const { read } = store;
  const restoration = new Restoration(read);
  const removals = new Removals(read);
  const lost = goneParts(read);
  for (const { kind, id, sequence } of items) {
    if (kind === 'codebook' && sequence === undefined) {
      const gone = lost.get(id);
      if (!gone) return failure('history/nothing-to-restore');
      const keys = [...lost.values()].filter((one) => one === gone || (together && one.sequence === gone.sequence));
      restoration.putParts({ of: gone.codebook, keys: new Set(keys.map(({ part }) => part.key)) });
      if (together) removals.takeStep(gone.sequence);
      continue;
    }
    const found =
      sequence === undefined
        ? read.past.lastChangeOf(kind, id)
        : read.past.changesOf(kind, id).find((placed) => placed.sequence === sequence);
    if (!found) return failure('history/not-found', { sequence: sequence ?? 0 });
    if (sequence !== undefined) {
      const version = versionAfter(found.change);
      if (!version) return failure('history/not-found', { sequence });
      restoration.put(version);
    } else if (found.change.after === null) removals.take(found.sequence, found.change);
  }
  for (const version of removals.changedInSteps()) restoration.put(version);
  let double: Link | undefined;
  for (const change of removals.wanted(together)) {
    const version = versionBefore(change);
    if (version && !restoration.put(version) && version.kind === 'link') double = version.record;
  }
  for (const link of removals.linksOfTaken())
    if (restoration.has('annotation', link.fromId) && restoration.has('annotation', link.toId))
      restoration.put({ kind: 'link', record: link });
  const command = restoration.command();
  if (command.records.length === 0)
    return double
      ? failure('link/exists', { type: findLinkType(read.codebook(), double.typeId)?.name ?? double.typeId })
      : failure('history/nothing-to-restore');
  return withCounts(store, command);
}

/** What a command would change; refused where it cannot be done, or would be too large for the way to the window. */
export function withCounts(store: ProjectStore, command: CommandOf<'records.restore'>): Result<Answer> {
  const count = command.records.length + command.removed.length;
  if (count > RECORDS_AT_ONCE) return failure('history/too-many', { count, limit: RECORDS_AT_ONCE });
  const decided = store.preview(command);
  return decided.ok ? success({ command, counts: countByKind(decided.value) }) : decided;
}

/** The removals that are to be taken back, by the entry that they are part of. */
class Removals {
  readonly #read: ProjectReader;
  readonly #taken = new Map<number, Map<string, AnyChange>>();
  readonly #steps = new Set<number>();

  constructor(read: ProjectReader) {
    this.#read = read;
  }

  take(sequence: number, change: AnyChange): void {
    const ofEntry = this.#taken.get(sequence) ?? new Map<string, AnyChange>();
    this.#taken.set(sequence, ofEntry.set(keyOf(change.kind, recordIdOf(change)), change));
  }

  /** Everything that an entry did is to be taken back. */
  takeStep(sequence: number): void {
    if (!this.#taken.has(sequence)) this.#taken.set(sequence, new Map());
    this.#steps.add(sequence);
  }

  /** What those entries changed, as it is now but for what they changed of it and nobody changed since. */
  *changedInSteps(): Generator<Version> {
    for (const sequence of this.#steps)
      for (const change of this.#read.past.changesIn(sequence)) {
        if (change.kind === 'codebook' || !change.before || !change.after) continue;
        const now = this.#read.record(change.kind, change.after.id);
        if (!now) continue;
        const record = takenBack(now, change.before, change.after);
        // It is of the change's kind: the present record, with values that the same record had before.
        if (record !== now) yield { kind: change.kind, record } as Version;
      }
  }

  /** Those that were asked for, and of the same entries what belongs to their documents, or everything. */
  wanted(together: boolean): AnyChange[] {
    for (const [sequence, taken] of this.#taken) {
      const all = together ? this.#read.past.changesIn(sequence) : this.#ofDocuments(sequence, taken);
      for (const change of all) if (this.#isStillGone(sequence, change)) this.take(sequence, change);
    }
    // The latest first: it takes the place that only one can have.
    return [...this.#taken].sort(([a], [b]) => b - a).flatMap(([, taken]) => [...taken.values()]);
  }

  /** The links that went because one of the annotations went. */
  linksOfTaken(): Link[] {
    return [...this.#taken].flatMap(([sequence, taken]) =>
      this.#read.past.changesOfLinksIn(sequence).flatMap((change) => {
        if (change.kind !== 'link' || !change.before) return [];
        const isEnd = [change.before.fromId, change.before.toId].some((id) => taken.has(keyOf('annotation', id)));
        return isEnd && this.#isStillGone(sequence, change) ? [change.before] : [];
      }),
    );
  }

  #ofDocuments(sequence: number, taken: ReadonlyMap<string, AnyChange>): AnyChange[] {
    return [...taken.values()].flatMap((change) =>
      change.kind === 'document' ? this.#read.past.changesOfDocumentIn(recordIdOf(change), sequence) : [],
    );
  }

  /** It may have come back since, and gone again. */
  #isStillGone(sequence: number, change: AnyChange): boolean {
    return change.after === null && this.#read.past.lastSequenceOf(change.kind, recordIdOf(change)) === sequence;
  }
}
