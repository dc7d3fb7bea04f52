import { type PackedDocuments, unpackDocuments } from '#shared/api/packed-documents.ts';
import type { WindowApi } from '#shared/api/preload-api.ts';
import type { FileHandle, ProjectInfo } from '#shared/api/answers.ts';
import type { Failure, Result } from '#shared/domain/result.ts';
import type { Notices } from './notices.ts';
import { withoutBeside } from './state/panes.ts';
import type { Reading } from './reading/reading.ts';
import { besideDocumentOf } from './state/selectors.ts';
import { type AppState, initialState } from './state/state.ts';
import type { Store } from './state/store.ts';
import type { Sync } from './sync.ts';

interface Deps {
  readonly store: Store<AppState>;
  readonly api: WindowApi;
  readonly sync: Sync;
  readonly notices: Notices;
  readonly reading: Reading;
}

/** Opening, making, closing and looking after the project. */
export class Projects {
  readonly #deps: Deps;
  /** The project that is being shown. */
  #coming: string | undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** At the start both the event and our own question tell of the same project: its long list is fetched once. */
  async show(info: ProjectInfo, documents?: Promise<Result<PackedDocuments>>): Promise<void> {
    if (this.#coming === info.id) return;
    this.#coming = info.id;
    try {
      await this.#show(info, await (documents ?? this.#deps.api.call('documents.list', {})));
    } finally {
      this.#coming = undefined;
    }
  }

  async #show(info: ProjectInfo, documents: Result<PackedDocuments>): Promise<void> {
    const { store, notices, reading } = this.#deps;
    if (!documents.ok) return notices.report(documents.error);
    const items = unpackDocuments(documents.value);
    const before = store.get();
    const same = before.project.kind === 'open' && before.project.info.id === info.id;
    const reopened = same && before.reading.kind === 'ready' ? before.reading.open.document.id : undefined;
    const besideId = same ? besideDocumentOf(before)?.document.id : undefined;
    store.set({
      ...initialState,
      settings: before.settings,
      windowWidth: before.windowWidth,
      notices: before.notices,
      told: before.told,
      // After the services were started again, what was not acknowledged is still to be sent.
      pending: same ? before.pending.filter((one) => !one.acknowledged) : [],
      queuedEdits: same ? before.queuedEdits : 0,
      openDrafts: same ? before.openDrafts : 0,
      view: same ? before.view : 'read',
      project: { kind: 'open', info },
      documents: items,
    });
    if (same && before.project.kind === 'open' && before.project.info.location !== info.location)
      notices.warn('window.notice.rescued', { path: info.location });
    // Not once more after the window or the services were started again.
    if (info.upgraded && !same) notices.warn('window.notice.upgraded', { copy: info.upgraded.copy });
    performance.mark('annotary:project-shown');
    const first = items.find((item) => item.document.id === reopened) ?? items[0];
    if (first) await reading.open(first.document.id);
    if (besideId !== undefined && items.some((item) => item.document.id === besideId))
      await reading.openBeside(besideId);
  }

  /** Reads anew what is shown, after a change that was too large to be told. */
  async reload(): Promise<void> {
    const { store, api, notices, reading } = this.#deps;
    const [info, documents] = await Promise.all([api.call('project.current', {}), api.call('documents.list', {})]);
    if (!info.ok) return notices.report(info.error);
    if (!documents.ok) return notices.report(documents.error);
    const current = info.value;
    if (!current) return this.forget();
    const items = unpackDocuments(documents.value);
    store.update((state) => ({
      ...state,
      project: { kind: 'open', info: current },
      documents: items,
      pending: state.pending.filter((one) => !one.acknowledged),
      // Only articles that are open are read anew.
      framing: state.framing?.closed ? null : state.framing,
    }));
    const shown = store.get().reading;
    const kept = shown.kind === 'ready' ? shown.open.document.id : undefined;
    const next = items.find((item) => item.document.id === kept) ?? items[0];
    const besideId = besideDocumentOf(store.get())?.document.id;
    if (!items.some((item) => item.document.id === besideId)) store.update(withoutBeside);
    if (next) await reading.open(next.document.id);
    else store.update((state) => ({ ...state, reading: { kind: 'none' } }));
    await reading.reopenBeside();
  }

  forget(failure?: Failure): void {
    this.#deps.store.update((state) => ({
      ...initialState,
      settings: state.settings,
      windowWidth: state.windowWidth,
      notices: state.notices,
      told: state.told,
      project: failure ? { kind: 'none', failure } : { kind: 'none' },
    }));
  }

  /** A project that the command line or a double click named. One that is open stays. */
  couldNotOpen(failure: Failure): void {
    if (this.#deps.store.get().project.kind === 'open') this.#deps.notices.report(failure);
    else this.forget(failure);
  }

  async chooseAndOpen(): Promise<void> {
    const { api, notices } = this.#deps;
    const chosen = await api.call('dialog.choose-project', {});
    if (!chosen.ok) return notices.report(chosen.error);
    if (chosen.value) await this.open(chosen.value.handle);
  }

  async open(handle: FileHandle): Promise<void> {
    const { api, notices, sync } = this.#deps;
    await sync.settled();
    notices.reportIfFailed(await api.call('shell.open-project', { handle }));
  }

  async openSample(): Promise<void> {
    const { api, notices, sync } = this.#deps;
    await sync.settled();
    notices.reportIfFailed(await api.call('shell.open-sample', {}));
  }

  async close(): Promise<void> {
    const { api, notices, sync } = this.#deps;
    await sync.settled();
    notices.reportIfFailed(await api.call('project.close', {}));
  }

  /** Asks where to put it, and makes it. `made` is false where the person thought better of it. */
  async create(name: string, annotator: string): Promise<{ made: boolean; failure?: Failure }> {
    const { api, sync } = this.#deps;
    const chosen = await api.call('dialog.choose-new-project', { name });
    if (!chosen.ok) return { made: false, failure: chosen.error };
    if (!chosen.value) return { made: false };
    await sync.settled();
    const { handle } = chosen.value;
    const made = await api.call('shell.create-project', { handle, name, annotator, sample: false });
    return made.ok ? { made: true } : { made: false, failure: made.error };
  }

  async backUp(): Promise<void> {
    const { api, notices, sync } = this.#deps;
    await sync.settled();
    const made = await api.call('project.backup', {});
    if (made.ok) notices.inform('window.notice.backed-up', { path: made.value.path });
    else notices.report(made.error);
  }

  async check(): Promise<void> {
    const { api, notices, sync } = this.#deps;
    await sync.settled();
    const checked = await api.call('project.check', {});
    if (!checked.ok) return notices.report(checked.error);
    const { sound, findings } = checked.value;
    const told = findings.filter(({ warning }) => sound || !warning);
    const [first] = told;
    if (!first) return notices.inform('window.notice.sound');
    const key = sound ? 'window.notice.sound-warned' : 'window.notice.not-sound';
    notices.warn(key, { count: told.length, where: first.where, detail: first.detail });
  }
}
