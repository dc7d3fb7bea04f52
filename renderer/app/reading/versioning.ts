import type { ToLookAt, CarriedReport } from '#shared/api/version-methods.ts';
import type { Command } from '#shared/domain/command.ts';
import { titleOf } from '#shared/domain/document.ts';
import { type AnnotationId, CommandId, type DocumentId } from '#shared/domain/ids.ts';
import { afterNextFrame } from '../after-next-frame.ts';
import { focusRegion } from '../focus-regions.ts';
import type { Parts } from '../parts.ts';
import { openDocumentOf, projectOf } from '../state/selectors.ts';
import type { VersionsState } from '../state/bar-states.ts';
import type { AppState } from '../state/state.ts';

/** Changes often come in groups; one question for all of them. */
const SETTLE_MS = 150;

/** More than anybody looks at in one go: the others come up when these are decided. */
const LISTED = 1000;

/** Updated versions of articles: how they come in, and looking at what was carried over. */
export class Versioning {
  readonly #deps: Parts;
  #askedFor = '';
  #asked = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  /** Asks anew whenever another document is open or the project has changed. Returns what ends it. */
  follow(): () => void {
    const { store, api } = this.#deps;
    const ends = [
      store.subscribe(() => {
        const state = store.get();
        const asking = `${projectOf(state)?.id ?? ''} ${openDocumentOf(state)?.document.id ?? ''}`;
        if (asking === this.#askedFor) return;
        this.#askedFor = asking;
        this.#renewSoon();
      }),
      api.on('project.changed', () => this.#renewSoon()),
    ];
    return () => {
      for (const end of ends) end();
      clearTimeout(this.#waiting);
    };
  }

  /** Chooses a file, which becomes the updated version of a document. */
  async importVersion(previousId: DocumentId): Promise<void> {
    const { api, notices, sync, reading } = this.#deps;
    const chosen = await api.call('dialog.choose-documents', { folders: false });
    if (!chosen.ok) return notices.report(chosen.error);
    if (!chosen.value) return;
    await sync.settled();
    this.#showRunning();
    const imported = await api.call('shell.import-version', { handle: chosen.value.handle, previousId });
    this.#hideRunning();
    if (!imported.ok) return notices.report(imported.error);
    await reading.open(imported.value.id);
    this.#tell(imported.value.id, imported.value.carried);
  }

  /** Makes a document the updated version of another one, or brings over what that one got since. */
  async adopt(id: DocumentId, previousId: DocumentId): Promise<void> {
    const { api, notices, sync } = this.#deps;
    await sync.settled();
    const before = this.#deps.store.get().dialog;
    this.#showRunning();
    const commandId = CommandId.parse(crypto.randomUUID());
    const carried = await api.call('versions.adopt', { id, previousId, commandId });
    this.#hideRunning(before?.kind === 'import' ? before : null);
    if (carried.ok) this.#tell(id, carried.value);
    else if (carried.error.code !== 'import/cancelled') notices.report(carried.error);
  }

  cancel(): void {
    void this.#deps.api.call('versions.cancel', {});
  }

  /** It is an article of its own after all; what was carried over stays. */
  release(id: DocumentId): void {
    this.#deps.sync.run({ type: 'version.set', id, previousId: null });
  }

  /** The next one that needs a look gets the focus, from the first on again after the last. */
  step(direction: 1 | -1): void {
    const { look, at } = this.#deps.store.get().versions;
    const items = look?.items ?? [];
    const index = items.findIndex(({ fromId }) => fromId === at);
    const next = items[(index + direction + items.length) % items.length] ?? items[0];
    if (next) this.goTo(next);
  }

  /** Shows it in the article: its copy selected, or the place where its words were. */
  goTo(item: ToLookAt): void {
    const { store, reading } = this.#deps;
    const { span, copyId, fromId } = item;
    this.#focusOn(fromId);
    if (copyId) reading.goTo({ span, annotationId: copyId });
    else {
      store.update((state) => ({ ...state, view: 'read', selectedId: null, selection: null }));
      reading.reveal(span);
    }
    afterNextFrame(() => focusRegion('reader'));
  }

  /** The copy is right as it is. */
  accept(item: ToLookAt | undefined): void {
    if (!item?.copyId) return;
    this.#decide(item, { type: 'annotation.edit', ids: [item.copyId], status: 'accepted' });
  }

  /** It belongs to the words that are selected. */
  place(item: ToLookAt | undefined): void {
    const { store, notices } = this.#deps;
    const { selection } = store.get();
    const open = openDocumentOf(store.get());
    if (!item || !open) return;
    if (selection?.kind !== 'selection') return notices.inform('window.versions.select-first');
    const spans = [selection.span];
    this.#decide(
      item,
      item.copyId
        ? { type: 'annotation.move', id: item.copyId, spans }
        : { type: 'version.place', id: open.document.id, fromId: item.fromId, spans },
    );
  }

  /** Nothing in this version stands for it. */
  drop(item: ToLookAt | undefined): void {
    const open = openDocumentOf(this.#deps.store.get());
    if (!item || !open) return;
    this.#decide(
      item,
      item.copyId
        ? { type: 'annotation.remove', ids: [item.copyId] }
        : { type: 'version.dismiss', id: open.document.id, annotationIds: [item.fromId] },
    );
  }

  /** It is out of the list at once, and the next one has the focus; the services' list follows. */
  #decide(item: ToLookAt, command: Command): void {
    const { store, sync } = this.#deps;
    if (!sync.run(command)) return;
    const { look, at } = store.get().versions;
    if (!look) return;
    const index = look.items.findIndex(({ fromId }) => fromId === item.fromId);
    const items = look.items.filter(({ fromId }) => fromId !== item.fromId);
    const next = items[Math.min(index, items.length - 1)];
    this.#show({ look: { ...look, items, left: Math.max(0, look.left - 1) }, at: at === item.fromId ? null : at });
    const { dialog } = store.get();
    if (dialog === null && at === item.fromId && next) this.goTo(next);
  }

  #focusOn(at: AnnotationId): void {
    this.#show({ at });
  }

  #tell(id: DocumentId, { copied, uncertain, gone, lostLinks }: CarriedReport): void {
    const { store, notices } = this.#deps;
    const document = store.get().documents.find((item) => item.document.id === id)?.document;
    const title = document ? titleOf(document) : '';
    const look = uncertain + gone;
    if (copied + gone === 0) notices.inform('window.versions.carried-nothing', { title });
    else if (look === 0) notices.inform('window.versions.carried-sure', { copied, title });
    else notices.inform('window.versions.carried', { copied, look, title });
    if (lostLinks > 0) notices.inform('window.versions.lost-links', { count: lostLinks });
  }

  #showRunning(): void {
    this.#deps.store.update((state) => ({ ...state, dialog: { kind: 'version-running' } }));
  }

  #hideRunning(then: AppState['dialog'] = null): void {
    this.#deps.store.update((state) => (state.dialog?.kind === 'version-running' ? { ...state, dialog: then } : state));
  }

  #renewSoon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#renew(), SETTLE_MS);
  }

  async #renew(): Promise<void> {
    const { store, api } = this.#deps;
    this.#asked += 1;
    const turn = this.#asked;
    if (!projectOf(store.get())) return this.#show({ rows: new Map(), look: null, at: null });
    const listed = await api.call('versions.list', {});
    if (turn !== this.#asked || !listed.ok) return;
    const rows = new Map(listed.value.map((row) => [String(row.documentId), row]));
    const id = openDocumentOf(store.get())?.document.id;
    const row = rows.get(id ?? '');
    // Also of one that goes on from no other any more something may wait.
    const isAsked = row !== undefined && (row.previousId !== null || row.toLook > 0);
    const answer = id && isAsked ? await api.call('versions.to-look-at', { id, limit: LISTED }) : undefined;
    if (turn !== this.#asked) return;
    const look = answer?.ok && id ? { ...answer.value, documentId: id } : null;
    // Where there are no versions nothing changes, and nothing is drawn anew.
    if (rows.size === 0 && store.get().versions.rows.size === 0) return;
    const { at } = store.get().versions;
    this.#show({ rows, look, at: look?.items.some(({ fromId }) => fromId === at) ? at : null });
  }

  #show(patch: Partial<VersionsState>): void {
    this.#deps.store.update((state) => ({ ...state, versions: { ...state.versions, ...patch } }));
  }
}

/** What needs a look in the open document, if anything does. */
export function lookOf(state: AppState): VersionsState['look'] {
  const { look } = state.versions;
  return look && openDocumentOf(state)?.document.id === look.documentId ? look : null;
}

/** The one in focus. */
export function focusedLookOf(state: AppState): ToLookAt | undefined {
  return lookOf(state)?.items.find(({ fromId }) => fromId === state.versions.at);
}
