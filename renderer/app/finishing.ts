import type { DocumentStatus } from '#shared/domain/document.ts';
import { findMissingAttributes, type MissingAttribute } from '#shared/domain/missing-attributes.ts';
import { envelopeOf } from './annotation-index.ts';
import type { Inspecting } from './inspecting.ts';
import type { Parts } from './parts.ts';
import { codebookOf, openDocumentOf } from './selectors.ts';
import type { AppState, OpenDocumentState } from './state.ts';

interface FinishingParts extends Parts {
  readonly inspecting: Inspecting;
}

/** Whether the open document is done: what is still missing of it, the way there, and the reason to do without. */
export class Finishing {
  readonly #deps: FinishingParts;

  constructor(deps: FinishingParts) {
    this.#deps = deps;
  }

  /** Finishes the document, or takes it up again. While something is missing it asks what to do about it. */
  async toggle(): Promise<void> {
    await this.#quiet();
    const open = openDocumentOf(this.#deps.store.get());
    if (!open) return;
    if (open.document.status !== 'finished') this.#finish(open);
    else if (this.#change(open, { status: 'in-progress' })) this.#deps.notices.inform('window.notice.reopened');
  }

  async changeStatus(status: DocumentStatus): Promise<void> {
    await this.#quiet();
    const open = openDocumentOf(this.#deps.store.get());
    if (open && status === 'finished') this.#finish(open);
    else if (open) this.#change(open, { status });
  }

  /** From the dialog: `reason` says why what is missing may be; undefined where nothing is. */
  finish(reason?: string): void {
    const { store, notices } = this.#deps;
    const open = openDocumentOf(store.get());
    store.update((state) => ({ ...state, dialog: null }));
    if (open && this.#change(open, { status: 'finished', ...(reason === undefined ? {} : { waiver: reason }) }))
      notices.inform(reason === undefined ? 'window.notice.finished' : 'window.notice.finished-for-reason');
  }

  /** Shows the annotation (or the document) that something is missing of, and puts the cursor into the field. */
  goTo({ annotation, definition }: MissingAttribute): void {
    const { store, reading, inspecting } = this.#deps;
    store.update((state) => ({ ...state, dialog: null }));
    inspecting.goTo(annotation?.id ?? null, { kind: 'attribute', attributeId: definition.id });
    if (annotation) reading.reveal(envelopeOf(annotation));
  }

  #finish(open: OpenDocumentState): void {
    const { store, notices } = this.#deps;
    const missing = missingOf(store.get()).length;
    const isWaived = open.memos.some(({ purpose }) => purpose === 'waiver');
    if (missing > 0 && !isWaived) {
      store.update((state) => ({ ...state, dialog: { kind: 'finish' } }));
      return;
    }
    if (this.#change(open, { status: 'finished' }))
      notices.inform(missing > 0 ? 'window.notice.finished-for-reason' : 'window.notice.finished');
  }

  #change({ document }: OpenDocumentState, patch: { status: DocumentStatus; waiver?: string }): boolean {
    return this.#deps.sync.run({ type: 'document.edit', id: document.id, ...patch }) !== undefined;
  }

  /** What was typed last may still be on its way; only then is it known what is missing. */
  #quiet(): Promise<void> {
    const { store } = this.#deps;
    const isQuiet = ({ pending, trouble }: AppState): boolean => pending.length === 0 || trouble !== null;
    if (isQuiet(store.get())) return Promise.resolve();
    return new Promise((done) => {
      const end = store.subscribe(() => {
        if (!isQuiet(store.get())) return;
        end();
        done();
      });
    });
  }
}

function missingOf(state: AppState): readonly MissingAttribute[] {
  const codebook = codebookOf(state);
  const open = openDocumentOf(state);
  return codebook && open ? findMissingAttributes(codebook, open.document, open.shown.sorted) : [];
}
