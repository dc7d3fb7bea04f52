import { type TrashItem, TrashKind } from '#shared/api/answers.ts';
import { type InputOf, type OutputOf } from '#shared/api/contract.ts';
import { recordKinds } from '#shared/domain/change-set.ts';
import { titleOf } from '#shared/domain/document.ts';
import type { GoneRecord } from '../store/history-lists.ts';
import type { ProjectReader } from '../store/project-reader.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { type Version, versionBefore } from './restoration.ts';

type Page = OutputOf<'history.trash'>;

const LONGEST_TITLE = 300;

/** Whatever was deleted and is not there now. The list is kept until something changes: a page costs only its rows. */
export class Trash {
  #kept: Kept | undefined;

  list(store: ProjectStore, { documentId, kind, filter, offset, limit }: InputOf<'history.trash'>): Page {
    const { read } = store;
    const kept = this.#keep(store);
    const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length === 0 ? undefined : findWords(read, kept);
    const wanted = kept.gone.filter(
      (gone) =>
        (kind === null || gone.kind === kind) &&
        (documentId === null || isOf(read, gone, documentId)) &&
        (!found || hasAll(found(gone), words)),
    );
    const items = wanted
      .slice(offset, offset + limit)
      .flatMap((gone) => itemOf(read, gone, kept.together.get(gone.sequence) ?? 1) ?? []);
    return { total: wanted.length, items };
  }

  #keep(store: ProjectStore): Kept {
    const sequence = store.sequence();
    if (this.#kept?.store === store && this.#kept.sequence === sequence) return this.#kept;
    const gone = store.read.past
      .gone()
      .sort((a, b) => b.sequence - a.sequence || rankOf(a) - rankOf(b) || a.ordinal - b.ordinal);
    const together = new Map<number, number>();
    for (const one of gone) together.set(one.sequence, (together.get(one.sequence) ?? 0) + 1);
    this.#kept = { store, sequence, gone, together };
    return this.#kept;
  }
}

/** The list as it was after an entry of the journal. */
interface Kept {
  readonly store: ProjectStore;
  readonly sequence: number;
  readonly gone: readonly GoneRecord[];
  /** How many of each entry. */
  readonly together: ReadonlyMap<number, number>;
  /** By place; read when somebody first filters. */
  words?: ReadonlyMap<string, string>;
}

function rankOf({ kind }: GoneRecord): number {
  return recordKinds.indexOf(kind);
}

function isOf({ past }: ProjectReader, { documentId, fromId, toId }: GoneRecord, wanted: string): boolean {
  if (documentId !== null) return documentId === wanted;
  return [fromId, toId].some((id) => id !== null && past.documentOfAnnotation(id) === wanted);
}

/** Gives the text that a record can be found by: what it says, and the name of its label. */
function findWords(read: ProjectReader, kept: Kept): (gone: GoneRecord) => string {
  const names = new Map(
    read.codebook().layers.flatMap(({ labels }) => labels.map(({ id, name }): [string, string] => [id, name])),
  );
  const known = (kept.words ??= new Map(
    read.past
      .goneWords()
      .map(({ sequence, ordinal, text, labelId }) => [
        `${sequence}.${ordinal}`,
        `${text} ${labelId === null ? '' : (names.get(labelId) ?? labelId)}`.toLowerCase(),
      ]),
  ));
  return ({ sequence, ordinal, fromId, toId }) => {
    const words = known.get(`${sequence}.${ordinal}`) ?? '';
    return fromId === null || toId === null ? words : endsOf(read, fromId, toId).toLowerCase();
  };
}

function hasAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

function itemOf(read: ProjectReader, gone: GoneRecord, together: number): TrashItem | undefined {
  const change = read.past.changeAt(gone.sequence, gone.ordinal);
  const version = change && versionBefore(change);
  const kind = TrashKind.safeParse(gone.kind);
  if (!version || !kind.success) return undefined;
  const entry = read.past.entry(gone.sequence);
  const documentId = documentOf(read, version);
  return {
    kind: kind.data,
    id: gone.id,
    title: titleIn(read, version).slice(0, LONGEST_TITLE),
    labelId: version.kind === 'annotation' || version.kind === 'rule' ? version.record.labelId : null,
    linkTypeId: version.kind === 'link' ? version.record.typeId : null,
    documentId,
    documentName: documentId === null ? '' : nameOfDocument(read, documentId),
    removedAt: entry.at,
    removedBy: read.past.nameOf(entry.annotatorId),
    sequence: gone.sequence,
    together,
    undone: entry.kind === 'undo',
  };
}

function titleIn(read: ProjectReader, version: Version): string {
  switch (version.kind) {
    case 'document':
      return titleOf(version.record);
    case 'annotation':
      return version.record.quote;
    case 'link':
      return endsOf(read, version.record.fromId, version.record.toId);
    case 'memo':
      return version.record.text;
    case 'query':
    case 'rule':
      return version.record.name;
    case 'codebook':
    case 'annotator':
    case 'entity':
    case 'proposition':
      return version.record.id;
    default:
      return version satisfies never;
  }
}

function documentOf({ past }: ProjectReader, version: Version): string | null {
  if (version.kind === 'document') return version.record.id;
  if (version.kind === 'annotation' || version.kind === 'memo') return version.record.documentId;
  return version.kind === 'link' ? (past.documentOfAnnotation(version.record.fromId) ?? null) : null;
}

function endsOf(read: ProjectReader, fromId: string, toId: string): string {
  return `${quoteOf(read, fromId)} → ${quoteOf(read, toId)}`;
}

function quoteOf(read: ProjectReader, annotationId: string): string {
  const annotation = read.annotation(annotationId);
  if (annotation) return annotation.quote;
  const change = read.past.lastChangeOf('annotation', annotationId)?.change;
  return change?.kind === 'annotation' ? (change.before?.quote ?? '') : '';
}

function nameOfDocument(read: ProjectReader, documentId: string): string {
  const document = read.document(documentId);
  if (document) return titleOf(document);
  const change = read.past.lastChangeOf('document', documentId)?.change;
  return change?.kind === 'document' && change.before ? titleOf(change.before) : '';
}
