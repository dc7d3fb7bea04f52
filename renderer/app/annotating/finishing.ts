import type { DocumentStatus } from '#shared/domain/document.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { Memo } from '#shared/domain/memo.ts';
import { findMissingAttributes, type MissingAttribute, notWaived } from '#shared/domain/missing-attributes.ts';
import { envelopeOf } from '../state/annotation-index.ts';
import type { Inspecting } from './inspecting.ts';
import type { Parts } from '../parts.ts';
import { codebookOf, openDocumentOf } from '../state/selectors.ts';
import type { AppState, OpenDocumentState } from '../state/state.ts';

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
  goTo({ annotation, link, definition }: MissingAttribute): void {
    const { store, reading, inspecting } = this.#deps;
    store.update((state) => ({ ...state, dialog: null }));
    const attributeId = definition.id;
    inspecting.goTo(
      annotation?.id ?? null,
      link ? { kind: 'link-attribute', linkId: link.id, attributeId } : { kind: 'attribute', attributeId },
    );
    if (annotation) reading.reveal(envelopeOf(annotation));
  }

  #finish(open: OpenDocumentState): void {
    const { store, notices } = this.#deps;
    const missing = missingOf(store.get());
    if (notWaived(missing, waiverOf(open)).length > 0) {
      store.update((state) => ({ ...state, dialog: { kind: 'finish' } }));
      return;
    }
    if (this.#change(open, { status: 'finished' }))
      notices.inform(missing.length > 0 ? 'window.notice.finished-for-reason' : 'window.notice.finished');
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

/** What must still be filled in before the open document is finished. */
export function missingIn(
  codebook: Codebook,
  { document, shown, links }: Pick<OpenDocumentState, 'document' | 'shown' | 'links'>,
): readonly MissingAttribute[] {
  const byStart = Map.groupBy(links, ({ fromId }) => String(fromId));
  return findMissingAttributes(codebook, document, {
    annotations: shown.sorted,
    linksOf: (id) => byStart.get(id) ?? [],
  });
}

/** How much is missing of a document that is marked as finished, without what somebody has given a reason for. */
export function missingSinceFinished(codebook: Codebook, open: OpenDocumentState): number {
  return open.document.status === 'finished' ? notWaived(missingIn(codebook, open), waiverOf(open)).length : 0;
}

/** Why the document may be finished although something is missing; undefined where nobody has said so. */
export function waiverOf({ memos }: Pick<OpenDocumentState, 'memos'>): Memo | undefined {
  return memos.find(({ purpose }) => purpose === 'waiver');
}

function missingOf(state: AppState): readonly MissingAttribute[] {
  const codebook = codebookOf(state);
  const open = openDocumentOf(state);
  return codebook && open ? missingIn(codebook, open) : [];
}
