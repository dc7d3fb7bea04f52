import type { Outcome } from '#shared/api/answers.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { type Change, type ChangeSet, changesOf } from '#shared/domain/change-set.ts';
import type { Link } from '#shared/domain/link.ts';
import { keepInHand } from './hand.ts';
import type { AnnotationIndex } from './annotation-index.ts';
import { withoutDocument } from './panes.ts';
import type { AppState, OpenDocumentState, PendingCommand, ReadingState } from './state.ts';

/** The state with other pending commands, and the annotations shown accordingly. */
export function withPending(
  state: AppState,
  pending: readonly PendingCommand[],
  history?: Outcome['history'],
): AppState {
  const project =
    history && state.project.kind === 'open'
      ? { ...state.project, info: { ...state.project.info, history } }
      : state.project;
  const next = { ...state, project, pending };
  const shown = mapOpen(next, (open) => withPredicted(open, pending));
  return shown === next ? next : keepInHand(shown);
}

function withPredicted(open: OpenDocumentState, pending: readonly PendingCommand[]): OpenDocumentState {
  let shown = open.confirmed;
  let links = open.confirmedLinks;
  for (const { predicted } of pending) {
    const before = shown;
    shown = shown.apply(ofDocument(predicted ?? [], open));
    links = applyLinks(links, linksOf(predicted ?? [], [before, shown]));
  }
  // Nothing on its way and nothing changed: the same object, so that nothing is drawn anew.
  return shown === open.shown && links === open.links ? open : { ...open, shown, links };
}

/** The state with the open documents changed; what stays the same object changes nothing. */
function mapOpen(state: AppState, change: (open: OpenDocumentState) => OpenDocumentState): AppState {
  const reading = changed(state.reading, change);
  const beside = state.beside && changed(state.beside.reading, change);
  const closed = state.framing?.closed && change(state.framing.closed);
  const framing = state.framing && closed ? { ...state.framing, closed } : state.framing;
  const isSame = (!state.beside || beside === state.beside.reading) && closed === state.framing?.closed;
  if (reading === state.reading && isSame) return state;
  return {
    ...state,
    framing,
    reading,
    beside: state.beside && beside ? { ...state.beside, reading: beside } : state.beside,
  };
}

function changed<Pane extends ReadingState>(pane: Pane, change: (open: OpenDocumentState) => OpenDocumentState): Pane {
  if (pane.kind !== 'ready') return pane;
  const open = change(pane.open);
  return open === pane.open ? pane : { ...pane, open };
}

/** The state after a change that the store has written. */
export function confirm(state: AppState, changeSet: ChangeSet): AppState {
  return confirmReading(confirmProject(confirmDocuments(state, changeSet), changeSet), changeSet);
}

function confirmReading(state: AppState, changeSet: ChangeSet): AppState {
  const removed = new Set(
    changesOf(changeSet, 'document').flatMap(({ before, after }) => (after ? [] : (before?.id ?? []))),
  );
  const left = [...removed].reduce(withoutDocument, state);
  return mapOpen({ ...left, linkEnds: confirmLinkEnds(left.linkEnds, changeSet) }, (open) =>
    confirmOpen(open, changeSet),
  );
}

function confirmOpen(open: OpenDocumentState, changeSet: ChangeSet): OpenDocumentState {
  const document = changesOf(changeSet, 'document').find(
    (change) => (change.after ?? change.before)?.id === open.document.id,
  );
  // Another text: its annotations belong to it and not to what is shown, so the document is opened anew.
  if (document?.after && document.after.contentId !== open.document.contentId) return open;
  const confirmed = open.confirmed.apply(ofDocument(changeSet, open));
  return {
    ...open,
    document: document?.after ?? open.document,
    confirmed,
    memos: ofOpen(changesOf(changeSet, 'memo'), open),
    confirmedLinks: applyLinks(open.confirmedLinks, linksOf(changeSet, [open.confirmed, confirmed])),
  };
}

/** The links that begin or end in a document; its annotations may have come or gone in the same step. */
function linksOf(changeSet: ChangeSet, indexes: readonly AnnotationIndex[]): readonly Change<'link'>[] {
  return changesOf(changeSet, 'link').filter(({ before, after }) => {
    const link = after ?? before;
    return indexes.some(
      (index) => link && (index.find(link.fromId) !== undefined || index.find(link.toId) !== undefined),
    );
  });
}

function confirmProject(state: AppState, changeSet: ChangeSet): AppState {
  if (state.project.kind !== 'open') return state;
  const codebook = changesOf(changeSet, 'codebook').at(-1)?.after?.codebook;
  const annotators = changesOf(changeSet, 'annotator');
  if (!codebook && annotators.length === 0) return state;
  const { info } = state.project;
  const touched = new Set(annotators.map((change) => (change.after ?? change.before)?.id));
  return {
    ...state,
    project: {
      kind: 'open',
      info: {
        ...info,
        codebook: codebook ?? info.codebook,
        annotators: [
          ...info.annotators.filter((annotator) => !touched.has(annotator.id)),
          ...annotators.flatMap(({ after }) => after ?? []),
        ],
      },
    },
  };
}

/** The list of documents with its counts, kept up to date without asking the store. */
function confirmDocuments(state: AppState, changeSet: ChangeSet): AppState {
  const documents = changesOf(changeSet, 'document');
  const counts = countChanges(changeSet);
  if (documents.length === 0 && counts.size === 0) return state;
  const after = new Map(documents.map((change) => [(change.after ?? change.before)?.id, change.after]));
  const kept = state.documents.flatMap((item) => {
    const record = after.get(item.document.id);
    after.delete(item.document.id);
    if (record === null) return [];
    const change = counts.get(item.document.id);
    if (!record && !change) return [item];
    return [{ document: record ?? item.document, counts: change ? addCounts(item.counts, change) : item.counts }];
  });
  const fresh = [...after.values()].flatMap((record) =>
    record ? [{ document: record, counts: addCounts({}, counts.get(record.id) ?? new Map<string, number>()) }] : [],
  );
  const list =
    fresh.length === 0 ? kept : [...kept, ...fresh].sort((a, b) => a.document.position - b.document.position);
  return { ...state, documents: list };
}

/** By document and label: how many annotations more (or fewer). */
function countChanges(changeSet: ChangeSet): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>();
  const count = (documentId: string, labelId: string, difference: number): void => {
    const byLabel = counts.get(documentId) ?? new Map<string, number>();
    counts.set(documentId, byLabel.set(labelId, (byLabel.get(labelId) ?? 0) + difference));
  };
  for (const { before, after } of changesOf(changeSet, 'annotation')) {
    if (before && before.status !== 'rejected') count(before.documentId, before.labelId, -1);
    if (after && after.status !== 'rejected') count(after.documentId, after.labelId, 1);
  }
  return counts;
}

function addCounts(
  counts: Readonly<Record<string, number>>,
  changes: ReadonlyMap<string, number>,
): Readonly<Record<string, number>> {
  const next: Record<string, number> = { ...counts };
  for (const [labelId, difference] of changes) {
    const count = (next[labelId] ?? 0) + difference;
    if (count > 0) next[labelId] = count;
    else delete next[labelId];
  }
  return next;
}

/** A changed link keeps its place, so that a list of them does not jump. */
function applyLinks(links: readonly Link[], changes: readonly Change<'link'>[]): readonly Link[] {
  if (changes.length === 0) return links;
  const after = new Map(changes.map((change) => [(change.after ?? change.before)?.id, change.after]));
  const kept = links.flatMap((link) => {
    const changed = after.get(link.id);
    after.delete(link.id);
    return changed === undefined ? [link] : (changed ?? []);
  });
  return [...kept, ...[...after.values()].flatMap((link) => link ?? [])];
}

function confirmLinkEnds(ends: AppState['linkEnds'], changeSet: ChangeSet): AppState['linkEnds'] {
  const touched = changesOf(changeSet, 'annotation').filter(({ after }) => after && ends.has(after.id));
  if (touched.length === 0) return ends;
  return new Map([
    ...ends,
    ...touched.flatMap(({ after }): [string, Annotation][] => (after ? [[after.id, after]] : [])),
  ]);
}

function ofOpen(changes: readonly Change<'memo'>[], open: OpenDocumentState): OpenDocumentState['memos'] {
  const own = changes.filter(({ before, after }) => (after ?? before)?.documentId === open.document.id);
  if (own.length === 0) return open.memos;
  const touched = new Set(own.map(({ before, after }) => (after ?? before)?.id));
  return [...open.memos.filter(({ id }) => !touched.has(id)), ...own.flatMap(({ after }) => after ?? [])];
}

function ofDocument(changeSet: ChangeSet, open: OpenDocumentState): ReturnType<typeof changesOf<'annotation'>> {
  return changesOf(changeSet, 'annotation').filter(
    (change) => (change.after ?? change.before)?.documentId === open.document.id,
  );
}
