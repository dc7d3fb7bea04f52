import { type AnyChange, type ChangeSet, changesOf, type RecordKind } from '#shared/domain/change-set.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { findLabel, findLinkType } from '#shared/domain/codebook.ts';
import type { CommandOf } from '#shared/domain/command.ts';
import { ofNoVersion, rejoined } from '#shared/domain/decide/versions.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { endsKey } from '#shared/domain/link-direction.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { Refusal } from '../../store/refusal.ts';
import { freeName } from '../import/import-document.ts';
import { withFittingValues } from './fitting-values.ts';
import { codebookWith, type WantedParts } from './needed-codebook.ts';

type RestoreCommand = CommandOf<'records.restore'>;
/** A record with its kind, as it was at some time. */
export type Version = RestoreCommand['records'][number];
type VersionOf<Kind extends RecordKind> = Extract<Version, { kind: Kind }>;

/** Gathers the records of a `records.restore`, each with what it cannot be without. */
export class Restoration {
  readonly #read: ProjectReader;
  readonly #versions = new Map<string, Version>();
  readonly #removed = new Map<string, RestoreCommand['removed'][number]>();
  readonly #places = new Set<string>();
  readonly #parts: WantedParts[] = [];
  /** What is in the project now, as far as it was asked: thousands of annotations ask for the same document. */
  readonly #present = new Map<string, boolean>();

  constructor(read: ProjectReader) {
    this.#read = read;
  }

  /** Whether a record will be there. */
  has(kind: RecordKind, id: string): boolean {
    const key = keyOf(kind, id);
    return this.#versions.has(key) || (!this.#removed.has(key) && this.#isPresent(kind, id));
  }

  /**
   * Makes a record what it was, and brings back what it needs as that was when it was last there. False where its place
   * is taken: a type joins two annotations once, and a document has one memo of each purpose.
   */
  put(version: Version): boolean {
    const key = keyOf(version.kind, version.record.id);
    if (this.#versions.has(key)) return true;
    if (!this.#takePlace(version)) return false;
    this.#removed.delete(key);
    this.#versions.set(key, version);
    for (const { kind, id } of needsOf(version)) {
      if (this.has(kind, id)) continue;
      const last = this.#read.past.lastChangeOf(kind, id)?.change;
      const needed = last && versionBefore(last);
      if (!needed) throw new Refusal('store/conflict', { kind, id });
      this.put(needed);
    }
    return true;
  }

  /** Brings parts of an earlier codebook back. */
  putParts(parts: WantedParts): void {
    this.#parts.push(parts);
  }

  remove(kind: RecordKind, id: string): void {
    const key = keyOf(kind, id);
    if (!this.#versions.has(key) && this.#read.record(kind, id)) this.#removed.set(key, { kind, id });
  }

  /** Only what differs from what is there now. */
  command(): RestoreCommand {
    const rows = this.#withRows(this.#withFreeNames([...this.#versions.values()]));
    const all = this.#withCodebook(this.#withCopies(rows));
    this.#giveWayToMemos(all);
    const records = all.filter(({ kind, record }) => !sameValue(this.#recordNow(kind, record.id), record));
    return { type: 'records.restore', records, removed: [...this.#removed.values()] };
  }

  #takePlace(version: Version): boolean {
    if (version.kind !== 'link' && version.kind !== 'memo') return true;
    const place = this.#placeOf(version);
    if (this.#places.has(place)) return false;
    // A memo that is there gives way (see below); a link that is there says the same already.
    if (version.kind === 'link')
      for (const link of this.#read.linksOf(version.record.fromId))
        if (
          link.id !== version.record.id &&
          this.#placeOf({ kind: 'link', record: link }) === place &&
          this.has('link', link.id)
        )
          return false;
    this.#places.add(place);
    return true;
  }

  /** What there may be only one of. */
  #placeOf(version: VersionOf<'link'> | VersionOf<'memo'>): string {
    if (version.kind === 'memo') return `memo ${version.record.documentId} ${version.record.purpose}`;
    const { typeId } = version.record;
    return `link ${typeId} ${endsKey(findLinkType(this.#read.codebook(), typeId), version.record)}`;
  }

  #isPresent(kind: RecordKind, id: string): boolean {
    const key = keyOf(kind, id);
    const present = this.#present.get(key) ?? this.#read.record(kind, id) !== undefined;
    this.#present.set(key, present);
    return present;
  }

  #recordNow(kind: RecordKind, id: string): unknown {
    return kind === 'codebook' ? { id, codebook: this.#read.codebook() } : this.#read.record(kind, id);
  }

  /** A document whose name another one has by now keeps the name that it has, or gets a free one. */
  #withFreeNames(versions: readonly Version[]): Version[] {
    const given = new Set<string>();
    return versions.map((version) => {
      if (version.kind !== 'document') return version;
      const { record } = version;
      const isTaken = (name: string): boolean => {
        const other = this.#read.documentNamed(name);
        return given.has(name) || (other !== undefined && other.id !== record.id && !this.#leavesName(other.id, name));
      };
      const present = this.#read.document(record.id);
      const name = isTaken(record.name) && present ? present.name : freeName(record.name, isTaken);
      given.add(name);
      return name === record.name ? version : { kind: 'document', record: { ...record, name } };
    });
  }

  /**
   * A document comes back to its place in the row of its article's versions. Where another one stands there by now, it
   * comes before that one, if that is younger; where the version before is gone, or would lead back, it is a first one.
   */
  #withRows(versions: readonly Version[]): Version[] {
    const documents = new Map<string, DocumentRecord>();
    for (const { kind, record } of versions) if (kind === 'document') documents.set(record.id, record);
    const now = (id: string): DocumentRecord | undefined =>
      documents.get(id) ?? (this.has('document', id) ? this.#read.document(id) : undefined);
    for (const id of documents.keys())
      for (const next of this.#nextBefore(id))
        if (!documents.has(next.before.id)) {
          const present = now(next.before.id);
          const joined = present && rejoined(present, next);
          if (joined) documents.set(joined.id, joined);
        }
    for (const id of documents.keys()) {
      const record = documents.get(id);
      if (record?.previousId === undefined) continue;
      const { previousId } = record;
      const next = [this.#read.nextVersionOf(previousId), ...documents.values()].find(
        (other) => other && other.id !== id && now(other.id)?.previousId === previousId,
      );
      const follower = next && now(next.id);
      const isInPlace = now(previousId) !== undefined && !leadsTo(id, previousId, now);
      if (!isInPlace || (follower && follower.createdAt < record.createdAt)) documents.set(id, ofNoVersion(record));
      else if (follower && !this.#read.nextVersionOf(id))
        documents.set(follower.id, { ...follower, previousId: record.id });
      else if (follower) documents.set(id, ofNoVersion(record));
    }
    const others = versions.filter(({ kind }) => kind !== 'document');
    return [...[...documents.values()].map((record): Version => ({ kind: 'document', record })), ...others];
  }

  /** What happened to the next version of a document that is gone when it went. */
  #nextBefore(id: string): { readonly before: DocumentRecord; readonly after: DocumentRecord }[] {
    return changesOf(this.#changesThatRemoved(id), 'document').flatMap(({ before, after }) =>
      before && after && before.previousId === id ? [{ before, after }] : [],
    );
  }

  /** Copies of what comes back with its document are copies of that again, and not of what it was a copy of. */
  #withCopies(versions: readonly Version[]): Version[] {
    const given = new Set(versions.map(({ kind, record }) => keyOf(kind, record.id)));
    const copies = versions.flatMap((version): Version[] => {
      if (version.kind !== 'document') return [];
      return changesOf(this.#changesThatRemoved(version.record.id), 'annotation').flatMap(({ before, after }) => {
        const record = before && after ? this.#read.annotation(after.id) : undefined;
        const isAsLeft = record && before && record.origin.by === after?.origin.by;
        if (!isAsLeft || given.has(keyOf('annotation', record.id))) return [];
        return [{ kind: 'annotation', record: { ...record, origin: before.origin } }];
      });
    });
    return [...versions, ...copies];
  }

  #changesThatRemoved(documentId: string): ChangeSet {
    const last = this.#isPresent('document', documentId)
      ? undefined
      : this.#read.past.lastChangeOf('document', documentId);
    return last?.change.after === null ? this.#read.past.changesIn(last.sequence) : [];
  }

  #leavesName(documentId: string, name: string): boolean {
    const version = this.#versions.get(keyOf('document', documentId));
    return version?.kind === 'document' && version.record.name !== name;
  }

  #withCodebook(versions: readonly Version[]): Version[] {
    const own = this.#read.codebook();
    const codebook = codebookWith(own, { versions, parts: this.#parts }, this.#read.past.codebooks());
    const placed = versions.map((version) => withFittingValues(onItsLayer(version, codebook), codebook));
    return codebook === own ? placed : [{ kind: 'codebook', record: { id: 'codebook', codebook } }, ...placed];
  }

  /** There is one memo of each purpose; the one that comes back takes the place of the one that is there. */
  #giveWayToMemos(versions: readonly Version[]): void {
    for (const version of versions) {
      if (version.kind !== 'memo') continue;
      const { id, documentId, purpose } = version.record;
      for (const present of this.#read.memosOf(documentId))
        if (present.purpose === purpose && present.id !== id) this.remove('memo', present.id);
    }
  }
}

/** The record before a change, if there was one. */
export function versionBefore(change: AnyChange): Version | undefined {
  // Both are of the change's kind, by the type of Change.
  return change.before ? ({ kind: change.kind, record: change.before } as Version) : undefined;
}

/** The record after a change, if there is one. */
export function versionAfter(change: AnyChange): Version | undefined {
  return change.after ? ({ kind: change.kind, record: change.after } as Version) : undefined;
}

export function keyOf(kind: RecordKind, id: string): string {
  return `${kind} ${id}`;
}

/** Whether the versions before one lead to another one. */
function leadsTo(id: string, from: DocumentId, documentNow: (id: string) => DocumentRecord | undefined): boolean {
  const seen = new Set<string>();
  for (let at = documentNow(from); at && !seen.has(at.id); at = at.previousId && documentNow(at.previousId)) {
    if (at.id === id) return true;
    seen.add(at.id);
  }
  return false;
}

interface Need {
  readonly kind: RecordKind;
  readonly id: string;
}

function needsOf(version: Version): Need[] {
  switch (version.kind) {
    case 'annotation': {
      const { documentId, annotatorId, entityId, propositionId } = version.record;
      const entity: Need[] = entityId === null ? [] : [{ kind: 'entity', id: entityId }];
      const said: Need[] = propositionId === undefined ? [] : [{ kind: 'proposition', id: propositionId }];
      return [{ kind: 'document', id: documentId }, { kind: 'annotator', id: annotatorId }, ...entity, ...said];
    }
    case 'link':
      return [
        { kind: 'annotation', id: version.record.fromId },
        { kind: 'annotation', id: version.record.toId },
        { kind: 'annotator', id: version.record.annotatorId },
      ];
    case 'memo':
      return [{ kind: 'document', id: version.record.documentId }];
    case 'codebook':
    case 'annotator':
    case 'document':
    case 'entity':
    case 'proposition':
    case 'query':
    case 'rule':
      return [];
    default:
      return version satisfies never;
  }
}

/** A label may have moved to another layer since. */
function onItsLayer(version: Version, codebook: Codebook): Version {
  if (version.kind !== 'annotation') return version;
  const layerId = findLabel(codebook, version.record.labelId)?.layer.id ?? version.record.layerId;
  if (layerId === version.record.layerId) return version;
  return { kind: 'annotation', record: { ...version.record, layerId } } satisfies VersionOf<'annotation'>;
}
