import type { WindowApi } from '#shared/api/preload-api.ts';
import type { OpenDocument } from '#shared/api/answers.ts';
import type { EventOf } from '#shared/api/contract.ts';
import { changesOf } from '#shared/domain/change-set.ts';
import { type AnnotationId, CommandId, type DocumentId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import type { Span } from '#shared/domain/span.ts';
import { afterNextFrame } from '../after-next-frame.ts';
import { withPending } from '../state/confirm-change.ts';
import { focusRegion } from '../focus-regions.ts';
import { keepInHand } from '../state/hand.ts';
import type { Notices } from '../notices.ts';
import { emptyHand, placeOf, withInUse, withoutBeside } from '../state/panes.ts';
import { besideDocumentOf, openDocumentOf } from '../state/selectors.ts';
import {
  type AppState,
  type BesideState,
  type OpenDocumentState,
  type NoticePlace,
  openDocumentState,
} from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { Sync } from '../sync.ts';

export interface Place {
  readonly span: Span;
  readonly annotationId?: AnnotationId;
}

/** Which document is open, and which place of it is in view. */
export class Reading {
  readonly #store: Store<AppState>;
  readonly #api: WindowApi;
  readonly #sync: Sync;
  readonly #notices: Notices;
  #reveals = 0;
  #opening = 0;
  #besideTurn = 0;
  /** The document that was asked for and is not there yet. */
  #asked: DocumentId | undefined;
  /** The same, of the one beside, where the hand has gone over to it before it was there. */
  #toUse: DocumentId | undefined;
  #besideAsked: DocumentId | undefined;

  constructor({ store, api, sync, notices }: { store: Store<AppState>; api: WindowApi; sync: Sync; notices: Notices }) {
    this.#store = store;
    this.#api = api;
    this.#sync = sync;
    this.#notices = notices;
  }

  /** Whether another document was asked for than the one that is still shown. */
  get isOpening(): boolean {
    return this.asked !== undefined;
  }

  /** The one that was asked for, and is meant by what the hand does until it is there. */
  get asked(): DocumentId | undefined {
    return this.#asked ?? this.#toUse;
  }

  async open(id: DocumentId, place?: Place): Promise<void> {
    if (besideDocumentOf(this.#store.get())?.document.id === id) {
      // No article is open twice: it is gone to where it stands.
      this.use(id);
      if (place) this.goTo(place);
      return;
    }
    performance.mark('annotary:document-asked');
    this.#opening += 1;
    const turn = this.#opening;
    this.#asked = id;
    const instead = openDocumentOf(this.#store.get())?.document.id ?? id;
    // The article that is shown stays until the next one is there: no flash of an empty pane.
    // Nothing of it can be selected any more: what the next key is meant for is the article that comes.
    this.#store.update((state) => ({
      ...state,
      reading: state.reading.kind === 'ready' ? state.reading : { kind: 'loading', id },
      ...(openDocumentOf(state)?.document.id === id ? {} : { selection: null, selectedId: null, ...soon(state) }),
    }));
    const opened = await this.#api.call('document.open', { id });
    // Another one was asked for in the meantime.
    if (turn !== this.#opening) return;
    this.#asked = undefined;
    this.#store.update((state) => arrived(state, { id, instead, opened }));
    if (!place) return;
    this.use(id);
    this.goTo(place);
  }

  /**
   * Opens an article beside the one in use, in the place of what stands there already, and brings a place of it into
   * view. The hand stays where it is.
   */
  async openBeside(id: DocumentId, place?: Pick<Place, 'span'>): Promise<void> {
    const state = this.#store.get();
    const open = openDocumentOf(state);
    if (!open) return this.open(id, place);
    const before = besideDocumentOf(state);
    if (open.document.id === id) return this.#notices.inform('window.beside.same');
    if (before?.document.id === id) {
      if (place) this.reveal(place.span, id);
      return;
    }
    this.#besideTurn += 1;
    const turn = this.#besideTurn;
    this.#besideAsked = id;
    this.#store.update(({ beside, ...now }) => ({
      ...now,
      beside: {
        reading: before && beside ? beside.reading : { kind: 'loading', id },
        side: beside?.side ?? 'right',
        hand: emptyHand,
        leftOpen: beside?.leftOpen ?? null,
      },
    }));
    const opened = await this.#api.call('document.open', { id });
    if (turn !== this.#besideTurn) return;
    const isWanted = this.#toUse === id;
    this.#toUse = undefined;
    this.#besideAsked = undefined;
    this.#store.update((now) => arrived(now, { id, instead: before?.document.id ?? id, opened }));
    if (isWanted) this.#goOver(id);
    if (place) this.reveal(place.span, id);
  }

  /** The hand goes over to the article that is coming beside as soon as it is there. False where none is. */
  useBesideSoon(): boolean {
    this.#toUse = this.#besideAsked;
    return this.#toUse !== undefined;
  }

  #goOver(id: DocumentId): void {
    this.use(id);
    // It has to be drawn first.
    afterNextFrame(() => focusRegion('reader'));
  }

  /** Reads an article again that could not be read. */
  async retry(id: DocumentId): Promise<void> {
    const { beside } = this.#store.get();
    if (beside?.reading.kind === 'failed' && beside.reading.id === id) await this.reopenBeside();
    else await this.open(id);
  }

  /** Reads the article beside anew, where there is one. */
  async reopenBeside(): Promise<void> {
    const { beside } = this.#store.get();
    if (!beside) return;
    const id = beside.reading.kind === 'ready' ? beside.reading.open.document.id : beside.reading.id;
    this.#besideTurn += 1;
    const turn = this.#besideTurn;
    const opened = await this.#api.call('document.open', { id });
    if (turn === this.#besideTurn) this.#store.update((state) => arrived(state, { id, instead: id, opened }));
  }

  /** What is in this article is meant from now on, where it stands beside the one that was in use. */
  use(id: DocumentId): void {
    if (besideDocumentOf(this.#store.get())?.document.id !== id) return;
    const inArticle = document.activeElement?.closest('[data-reader]');
    this.#store.update((state) => withInUse(state, id));
    // A click or a key has put the focus there already; whatever else led here takes it along.
    if (inArticle) focusRegion('reader');
  }

  /** Shows a place of any document in the reader. */
  async openAt(id: DocumentId, place: Place): Promise<void> {
    this.use(id);
    const { reading } = this.#store.get();
    if (reading.kind === 'ready' && reading.open.document.id === id) this.goTo(place);
    else await this.open(id, place);
  }

  /** What a notice tells of: a place, or a document as such. */
  async show({ documentId, span, annotationId }: NoticePlace): Promise<void> {
    if (span) await this.openAt(documentId, { span, ...(annotationId ? { annotationId } : {}) });
    else await this.open(documentId);
    this.#store.update((state) => ({ ...state, view: 'read' }));
  }

  goTo({ span, annotationId }: Place): void {
    const annotation = annotationId && openDocumentOf(this.#store.get())?.shown.find(annotationId);
    this.#store.update((state) => ({
      ...state,
      view: 'read',
      selectedId: annotation ? annotation.id : null,
      selection: annotation ? null : { span, kind: 'selection', exact: true },
    }));
    this.reveal(span);
  }

  /** Opens the document that stands `steps` further down in the list. */
  async step(steps: 1 | -1): Promise<void> {
    const { reading } = this.#store.get();
    if (reading.kind !== 'ready') return;
    const from = this.#asked ?? reading.open.document.id;
    const next = neighbourOf(this.#store.get(), from, steps);
    if (next) await this.open(next);
  }

  /** Brings a place of an open article (the one in use, where no other is named) into view; what is selected stays. */
  reveal(span: Span, documentId = openDocumentOf(this.#store.get())?.document.id): void {
    if (documentId === undefined) return;
    this.#reveals += 1;
    const request = this.#reveals;
    this.#store.update((state) => ({ ...state, reveal: { documentId, span, request } }));
  }

  async changeEncoding(id: DocumentId, encoding: string): Promise<void> {
    await this.#sync.settled();
    const commandId = CommandId.parse(crypto.randomUUID());
    const changed = await this.#api.call('document.change-encoding', { id, commandId, encoding });
    this.#notices.reportIfFailed(changed);
  }

  /** A change may have given the open document another text (an encoding was corrected, or that was undone). */
  async followContent(event: EventOf<'project.changed'>): Promise<void> {
    if (event.changeSet === null) return;
    const changes = changesOf(event.changeSet, 'document');
    const isOther = (open: OpenDocumentState | undefined): boolean =>
      changes.some(
        ({ after }) => after && after.id === open?.document.id && after.contentId !== open.document.contentId,
      );
    const state = this.#store.get();
    const open = openDocumentOf(state);
    if (open && isOther(open)) await this.open(open.document.id);
    if (isOther(besideDocumentOf(state))) await this.reopenBeside();
  }
}

/** The next document in the list, or the one before; the article that stands beside is passed over. */
export function neighbourOf(state: AppState, from: DocumentId, steps: 1 | -1): DocumentId | undefined {
  const { documents } = state;
  const besideId = besideDocumentOf(state)?.document.id;
  const at = documents.findIndex((item) => item.document.id === from);
  if (at < 0) return undefined;
  const next = documents[at + steps]?.document.id;
  return next !== undefined && next === besideId ? documents[at + 2 * steps]?.document.id : next;
}

interface Arrival {
  readonly id: DocumentId;
  /** What was open where it belongs, when it was asked for. */
  readonly instead: DocumentId;
  readonly opened: Result<OpenDocument>;
}

/** The state with a document that was read, in the place that it was asked for. */
function arrived(state: AppState, { id, instead, opened }: Arrival): AppState {
  const place = placeOf(state, instead);
  if (place === undefined) return state;
  if (place === 'beside') {
    // Opened as the one in use meanwhile: no article is open twice.
    if (!state.beside || openDocumentOf(state)?.document.id === id) return withoutBeside(state);
    const reading: BesideState['reading'] = opened.ok
      ? { kind: 'ready', open: openDocumentState(opened.value) }
      : { kind: 'failed', id, failure: opened.error };
    return withPending({ ...state, beside: { ...state.beside, reading, hand: emptyHand } }, state.pending);
  }
  if (besideDocumentOf(state)?.document.id === id) return withInUse(state, id);
  if (!opened.ok) return emptyHanded({ ...state, reading: { kind: 'failed', id, failure: opened.error } });
  const open = openDocumentState(opened.value);
  const before = openDocumentOf(state);
  return before?.document.contentId === open.document.contentId && before.document.id === id
    ? readAnew(state, before, open)
    : withPending(emptyHanded({ ...state, reading: { kind: 'ready', open } }), state.pending);
}

/** Suggestions for the article that is coming are asked for when it is there. */
function soon({ settings, suggestions }: AppState): Partial<AppState> {
  return settings.suggesters.length > 0 ? { suggestions: { ...suggestions, asking: true } } : {};
}

function emptyHanded(state: AppState): AppState {
  return { ...state, selection: null, selectedId: null, checkedIds: new Set<AnnotationId>(), reveal: null };
}

/** The same text, and what has become of its annotations: what is still there stays ticked and selected. */
function readAnew(state: AppState, before: OpenDocumentState, now: OpenDocumentState): AppState {
  // The text that is drawn stays: where one reads, and where the keyboard is.
  const reading: AppState['reading'] = { kind: 'ready', open: { ...now, content: before.content } };
  const next = withPending({ ...state, reading }, state.pending);
  const shown = openDocumentOf(next)?.shown ?? now.shown;
  return keepInHand({ ...next, checkedIds: new Set([...state.checkedIds].filter((id) => shown.find(id))) });
}
