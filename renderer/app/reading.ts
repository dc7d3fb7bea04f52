import type { WindowApi } from '#shared/api/preload-api.ts';
import type { EventOf } from '#shared/api/contract.ts';
import { changesOf } from '#shared/domain/change-set.ts';
import { type AnnotationId, CommandId, type DocumentId } from '#shared/domain/ids.ts';
import type { Span } from '#shared/domain/span.ts';
import { withPending } from './confirm-change.ts';
import { keepInHand } from './hand.ts';
import type { Notices } from './notices.ts';
import { openDocumentOf } from './selectors.ts';
import { type AppState, type OpenDocumentState, type NoticePlace, openDocumentState } from './state.ts';
import type { Store } from './store.ts';
import type { Sync } from './sync.ts';

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
  /** The document that was asked for and is not there yet. */
  #asked: DocumentId | undefined;

  constructor({ store, api, sync, notices }: { store: Store<AppState>; api: WindowApi; sync: Sync; notices: Notices }) {
    this.#store = store;
    this.#api = api;
    this.#sync = sync;
    this.#notices = notices;
  }

  /** Whether another document was asked for than the one that is still shown. */
  get isOpening(): boolean {
    return this.#asked !== undefined;
  }

  async open(id: DocumentId, place?: Place): Promise<void> {
    performance.mark('annotary:document-asked');
    this.#opening += 1;
    const turn = this.#opening;
    this.#asked = id;
    // The article that is shown stays until the next one is there: no flash of an empty pane.
    // Nothing of it can be selected any more: what the next key is meant for is the article that comes.
    this.#store.update((state) => ({
      ...state,
      reading: state.reading.kind === 'ready' ? state.reading : { kind: 'loading', id },
      ...(openDocumentOf(state)?.document.id === id ? {} : { selection: null, selectedId: null }),
    }));
    const opened = await this.#api.call('document.open', { id });
    // Another one was asked for in the meantime.
    if (turn !== this.#opening) return;
    this.#asked = undefined;
    this.#store.update((state) => {
      if (!opened.ok) return emptyHanded({ ...state, reading: { kind: 'failed', id, failure: opened.error } });
      const open = openDocumentState(opened.value);
      const before = openDocumentOf(state);
      return before?.document.contentId === open.document.contentId && before.document.id === id
        ? readAnew(state, before, open)
        : emptyHanded({ ...state, reading: { kind: 'ready', open } });
    });
    if (place) this.goTo(place);
  }

  /** Shows a place of any document in the reader. */
  async openAt(id: DocumentId, place: Place): Promise<void> {
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
    const { documents, reading } = this.#store.get();
    if (reading.kind !== 'ready') return;
    const from = this.#asked ?? reading.open.document.id;
    const at = documents.findIndex((item) => item.document.id === from);
    const next = documents[at + steps];
    if (at >= 0 && next) await this.open(next.document.id);
  }

  /** Brings a place into view without changing what is selected. */
  reveal(span: Span): void {
    this.#reveals += 1;
    const request = this.#reveals;
    this.#store.update((state) => ({ ...state, reveal: { span, request } }));
  }

  async changeEncoding(id: DocumentId, encoding: string): Promise<void> {
    await this.#sync.settled();
    const commandId = CommandId.parse(crypto.randomUUID());
    const changed = await this.#api.call('document.change-encoding', { id, commandId, encoding });
    this.#notices.reportIfFailed(changed);
  }

  /** A change may have given the open document another text (an encoding was corrected, or that was undone). */
  async followContent(event: EventOf<'project.changed'>): Promise<void> {
    const { reading } = this.#store.get();
    if (reading.kind !== 'ready' || event.changeSet === null) return;
    const { id, contentId } = reading.open.document;
    const after = changesOf(event.changeSet, 'document').find((change) => change.after?.id === id)?.after;
    if (after && after.contentId !== contentId) await this.open(id);
  }
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
