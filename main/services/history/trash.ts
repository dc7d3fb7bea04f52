import { type TrashItem, TrashKind } from '#shared/api/answers.ts';
import { type InputOf, type OutputOf } from '#shared/api/contract.ts';
import { type CodebookPart, partsOf } from '#shared/domain/codebook-parts.ts';
import { recordKinds } from '#shared/domain/change-set.ts';
import { titleOf } from '#shared/domain/document.ts';
import { envelope, findSpanFault, quoteOf } from '#shared/domain/span.ts';
import type { GoneRecord } from '../../store/history-lists.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { type GonePart, goneParts } from './gone-parts.ts';
import { type Version, versionBefore } from './restoration.ts';
import { wordsAround } from '../search/words-around.ts';

type Page = OutputOf<'history.trash'>;

const LONGEST_TITLE = 300;

/** Whatever was deleted and is not there now. The list is kept until something changes: a page costs only its rows. */
export class Trash {
  #kept: Kept | undefined;

  list(store: ProjectStore, question: InputOf<'history.trash'>): Page {
    const { documentId, kind, filter, offset, limit } = question;
    const { read } = store;
    const kept = this.#keep(store);
    const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length === 0 ? undefined : findWords(read, kept);
    const wanted = kept.gone.filter(
      (gone) =>
        (kind === null || gone.kind === kind) &&
        (question.undone || !isUndone(gone, kept)) &&
        isAsked(kept.entries.get(gone.sequence), question) &&
        (documentId === null || isOf(read, gone, documentId)) &&
        (!found || hasAll(found(gone), words)),
    );
    const items = wanted.slice(offset, offset + limit).flatMap((gone) => itemOf(read, gone, kept) ?? []);
    const people = new Set([...kept.entries.values()].map(({ by }) => by));
    return { total: wanted.length, items, people: [...people].sort() };
  }

  #keep(store: ProjectStore): Kept {
    const sequence = store.sequence();
    if (this.#kept?.store === store && this.#kept.sequence === sequence) return this.#kept;
    const { past } = store.read;
    const parts = goneParts(store.read);
    const gone = [...past.gone(), ...[...parts.values()].map(recordOf)].sort(
      (a, b) => b.sequence - a.sequence || rankOf(a) - rankOf(b) || a.ordinal - b.ordinal,
    );
    const together = new Map<number, number>();
    for (const one of gone) together.set(one.sequence, (together.get(one.sequence) ?? 0) + 1);
    const entries = new Map<number, Entry>();
    for (const one of new Set(gone.flatMap(({ removals }) => removals))) {
      const { at, annotatorId, kind } = past.entry(one);
      entries.set(one, { at, by: past.nameOf(annotatorId), undone: kind === 'undo' });
    }
    this.#kept = { store, sequence, gone, parts, together, entries, names: namesEver(store.read) };
    return this.#kept;
  }
}

/** The list as it was after an entry of the journal. */
interface Kept {
  readonly store: ProjectStore;
  readonly sequence: number;
  readonly gone: readonly GoneRecord[];
  /** What is gone of the codebook, by the ids of its records in `gone`. */
  readonly parts: ReadonlyMap<string, GonePart>;
  readonly entries: ReadonlyMap<number, Entry>;
  /** Of labels and types of links that were ever there, what they were called last. */
  readonly names: ReadonlyMap<string, string>;
  /** How many of each entry. */
  readonly together: ReadonlyMap<number, number>;
  /** By place; read when somebody first filters. */
  words?: ReadonlyMap<string, string>;
}

/** What is asked for of the entry that took something away. */
interface Entry {
  readonly at: string;
  readonly by: string;
  readonly undone: boolean;
}

function isAsked(
  entry: Entry | undefined,
  { by, since, until }: Pick<InputOf<'history.trash'>, 'by' | 'since' | 'until'>,
): boolean {
  if (!entry) return false;
  return (
    (by === null || entry.by === by) && (since === null || entry.at >= since) && (until === null || entry.at < until)
  );
}

/** Nobody deleted it: all that ever took it away was that its making was undone. */
function isUndone({ kind, id, removals }: GoneRecord, { parts, entries }: Kept): boolean {
  const part = kind === 'codebook' ? parts.get(id) : undefined;
  return part ? part.undone : removals.every((sequence) => entries.get(sequence)?.undone === true);
}

/** As if it were a record of its own. */
function recordOf({ part, sequence }: GonePart): GoneRecord {
  return {
    sequence,
    ordinal: 0,
    kind: 'codebook',
    id: part.key,
    documentId: null,
    fromId: null,
    toId: null,
    removals: [sequence],
  };
}

/** By `label …` and `link-type …`. */
function namesEver(read: ProjectReader): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const codebook of read.past.codebooks())
    for (const { key, name } of partsOf(codebook).values()) if (!names.has(key)) names.set(key, name);
  return names;
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
  const known = (kept.words ??= new Map(
    read.past
      .goneWords()
      .map(({ sequence, ordinal, text, labelId }) => [
        `${sequence}.${ordinal}`,
        `${text} ${labelId === null ? '' : (kept.names.get(`label ${labelId}`) ?? labelId)}`.toLowerCase(),
      ]),
  ));
  return ({ sequence, ordinal, kind, id, fromId, toId }) => {
    const part = kind === 'codebook' ? kept.parts.get(id)?.part : undefined;
    if (part) return `${part.name} ${part.owner}`.toLowerCase();
    const words = known.get(`${sequence}.${ordinal}`) ?? '';
    return fromId === null || toId === null ? words : endsOf(read, fromId, toId).toLowerCase();
  };
}

function hasAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

function itemOf(read: ProjectReader, gone: GoneRecord, kept: Kept): TrashItem | undefined {
  const entry = kept.entries.get(gone.sequence);
  if (!entry) return undefined;
  const common = {
    id: gone.id,
    removedAt: entry.at,
    removedBy: entry.by,
    sequence: gone.sequence,
    together: kept.together.get(gone.sequence) ?? 1,
    undone: isUndone(gone, kept),
  };
  const part = gone.kind === 'codebook' ? kept.parts.get(gone.id)?.part : undefined;
  return part ? { ...ofNothing, ...common, ...partItem(part) } : recordItem(read, { gone, kept, common });
}

/** What a thing has that is no label, in no document and nothing else in particular. */
const ofNothing = {
  labelId: null,
  linkTypeId: null,
  labelName: '',
  part: null,
  before: '',
  after: '',
  documentId: null,
  documentName: '',
} as const;

function partItem({ name, kind, owner }: CodebookPart): Pick<TrashItem, 'kind' | 'title' | 'part'> {
  return { kind: 'codebook', title: name, part: { kind, owner } };
}

function recordItem(
  read: ProjectReader,
  { gone, kept, common }: { readonly gone: GoneRecord; readonly kept: Kept; readonly common: CommonOfItems },
): TrashItem | undefined {
  const change = read.past.changeAt(gone.sequence, gone.ordinal);
  const version = change && versionBefore(change);
  const kind = TrashKind.safeParse(gone.kind);
  if (!version || !kind.success) return undefined;
  const documentId = documentOf(read, version);
  const labelId = version.kind === 'annotation' || version.kind === 'rule' ? version.record.labelId : null;
  const linkTypeId = version.kind === 'link' ? version.record.typeId : null;
  return {
    ...ofNothing,
    ...common,
    kind: kind.data,
    title: titleIn(read, version).slice(0, LONGEST_TITLE),
    labelId,
    linkTypeId,
    labelName: kept.names.get(labelId === null ? `link-type ${linkTypeId ?? ''}` : `label ${labelId}`) ?? '',
    ...wordsOf(read, version),
    documentId,
    documentName: documentId === null ? '' : nameOfDocument(read, documentId),
  };
}

type CommonOfItems = Pick<TrashItem, 'id' | 'removedAt' | 'removedBy' | 'sequence' | 'together' | 'undone'>;

/** The words around an annotation, where its document is there with the text that it was made in. */
function wordsOf(read: ProjectReader, version: Version): { readonly before: string; readonly after: string } {
  const none = { before: '', after: '' };
  if (version.kind !== 'annotation' || !read.document(version.record.documentId)) return none;
  const { documentId, spans, quote } = version.record;
  const text = read.textOf(documentId);
  if (findSpanFault(text, spans) || quoteOf(text, spans) !== quote) return none;
  const { before, after } = wordsAround(text, envelope(spans));
  return { before, after };
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
  return `${quoteById(read, fromId)} → ${quoteById(read, toId)}`;
}

function quoteById(read: ProjectReader, annotationId: string): string {
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
