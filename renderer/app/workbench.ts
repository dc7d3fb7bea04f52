import type { WindowApi } from '#shared/api/preload-api.ts';
import type { Settings } from '#shared/api/settings.ts';
import { commitDrafts, onOpenDrafts } from '../ui/drafts.ts';
import { askFirst, type FirstAnswers } from './first-answers.ts';
import { offerReplacing } from './annotating/offer-replacing.ts';
import { Annotating } from './annotating/annotating.ts';
import { Beside } from './reading/beside.ts';
import { Bulk } from './annotating/bulk.ts';
import { Checking } from './claims/checking.ts';
import { Claiming } from './claims/claiming.ts';
import { Comparing } from './claims/comparing.ts';
import { CodebookEditing } from './codebook/codebook-editing.ts';
import { Finding } from './reading/finding.ts';
import { Finishing } from './annotating/finishing.ts';
import { Framing } from './claims/framing.ts';
import { Inspecting } from './annotating/inspecting.ts';
import { History } from './history.ts';
import { Evidencing } from './annotating/evidencing.ts';
import { Linking } from './annotating/linking.ts';
import { Networking } from './claims/networking.ts';
import { Relating } from './claims/relating.ts';
import { Registering } from './registering.ts';
import { Searching } from './searching.ts';
import { Suggesting } from './annotating/suggesting.ts';
import { Matching } from './claims/matching.ts';
import { Notices } from './notices.ts';
import { Projects } from './projects.ts';
import { Reading } from './reading/reading.ts';
import { withWindowWidth } from './state/panes.ts';
import { unsavedOf } from './state/selectors.ts';
import { type Dialog } from './state/dialog.ts';
import { type AppState, initialState, type ViewName } from './state/state.ts';
import { Travelling } from './reading/travelling.ts';
import { Versioning } from './reading/versioning.ts';
import { createStore, type Store } from './state/store.ts';
import { createSync, type Sync } from './sync.ts';
import { Transfer } from './transfer.ts';

/** Everything that the window can do, over the one state that it shows. Components call these and nothing else. */
export class Workbench {
  readonly store: Store<AppState> = createStore(initialState);
  readonly api: WindowApi;
  readonly sync: Sync;
  readonly notices: Notices;
  readonly reading: Reading;
  readonly projects: Projects;
  readonly transfer: Transfer;
  readonly annotating: Annotating;
  readonly beside: Beside;
  readonly bulk: Bulk;
  readonly checking: Checking;
  readonly claiming: Claiming;
  readonly comparing: Comparing;
  readonly codebook: CodebookEditing;
  readonly linking: Linking;
  readonly matching: Matching;
  readonly evidencing: Evidencing;
  readonly finding: Finding;
  readonly finishing: Finishing;
  readonly framing: Framing;
  readonly inspecting: Inspecting;
  readonly networking: Networking;
  readonly registering: Registering;
  readonly relating: Relating;
  readonly searching: Searching;
  readonly suggesting: Suggesting;
  readonly versioning: Versioning;
  readonly history: History;
  readonly #travelling: Travelling;

  readonly #settingsOnTheirWay = new Set<Partial<Settings>>();

  constructor(api: WindowApi) {
    const { store } = this;
    this.api = api;
    this.notices = new Notices(store);
    this.sync = createSync({
      store,
      api,
      onRefused: (failure, command) => {
        if (!offerReplacing(store, failure, command)) this.notices.report(failure);
      },
      onReload: () => void this.projects.reload(),
    });
    const deps = { store, api, sync: this.sync, notices: this.notices };
    this.reading = new Reading(deps);
    this.projects = new Projects({ ...deps, reading: this.reading });
    this.transfer = new Transfer({ ...deps, reading: this.reading });
    this.beside = new Beside({ ...deps, reading: this.reading });
    this.bulk = new Bulk({ ...deps, reading: this.reading });
    this.claiming = new Claiming({ ...deps, reading: this.reading });
    this.comparing = new Comparing({ ...deps, reading: this.reading });
    this.codebook = new CodebookEditing(deps);
    this.checking = new Checking({ ...deps, reading: this.reading, codebook: this.codebook });
    this.matching = new Matching({ ...deps, reading: this.reading, codebook: this.codebook });
    this.linking = new Linking({ ...deps, reading: this.reading });
    this.evidencing = new Evidencing({ ...deps, reading: this.reading });
    this.framing = new Framing({ ...deps, reading: this.reading });
    this.finding = new Finding({ ...deps, reading: this.reading });
    this.inspecting = new Inspecting({ ...deps, reading: this.reading });
    this.finishing = new Finishing({ ...deps, reading: this.reading, inspecting: this.inspecting });
    this.networking = new Networking({ ...deps, reading: this.reading });
    this.relating = new Relating({ ...deps, reading: this.reading });
    this.registering = new Registering({ ...deps, reading: this.reading });
    this.searching = new Searching({ ...deps, reading: this.reading });
    this.suggesting = new Suggesting({ ...deps, reading: this.reading });
    this.versioning = new Versioning({ ...deps, reading: this.reading });
    this.#travelling = new Travelling({ ...deps, reading: this.reading });
    this.history = new History({ ...deps, reading: this.reading });
    this.annotating = new Annotating({ ...deps, reading: this.reading, suggesting: this.suggesting });
  }

  /** Listens to the application and reads what there is to show. Returns what ends the listening. */
  start(first = askFirst(this.api)): () => void {
    const { api, store, projects } = this;
    const ends = [
      api.on('project.changed', (event) => {
        const travel = this.#travelling.travelOf(event);
        this.sync.applyEvent(event);
        if (travel) this.#travelling.arrive(travel, event.changeSet);
        this.matching.followTravel(travel, event);
        void this.reading.followContent(event);
        this.suggesting.followRules(event);
        this.searching.followQuery(event);
        this.searching.followTexts(event);
      }),
      api.on('project.opened', (info) => void projects.show(info)),
      api.on('project.closed', () => projects.forget()),
      api.on('project.open-failed', ({ failure }) => projects.couldNotOpen(failure)),
      api.on('store.trouble', ({ failure }) => store.update((state) => ({ ...state, trouble: failure }))),
      api.on('settings.changed', (settings) => {
        // What was changed here since then is on its way: an older answer must not take it back.
        const settled = Object.assign({}, settings, ...this.#settingsOnTheirWay) as Settings;
        store.update((state) => ({ ...state, settings: settled }));
      }),
      api.on('import.progress', (progress) => this.transfer.showProgress(progress)),
      this.#tellUnsaved(),
      this.#followWidth(),
      onOpenDrafts((openDrafts) => store.update((state) => ({ ...state, openDrafts }))),
      this.suggesting.follow(),
      this.matching.follow(),
      this.comparing.follow(),
      this.versioning.follow(),
      this.annotating.follow(),
      this.framing.follow(),
    ];
    const failure = first.takeFailure();
    if (failure) this.projects.couldNotOpen(failure);
    void this.#take(first);
    return () => {
      for (const end of ends) end();
    };
  }

  setView(view: ViewName): void {
    this.store.update((state) => ({ ...state, view }));
  }

  openDialog(dialog: Dialog): void {
    this.store.update((state) => ({ ...state, dialog }));
  }

  closeDialog(): void {
    this.store.update((state) => ({ ...state, dialog: null }));
  }

  async changeSettings(patch: Partial<Settings>): Promise<void> {
    // Shown at once; the shell's answer, with what it made of it, follows.
    this.store.update((state) => ({ ...state, settings: { ...state.settings, ...patch } }));
    this.#settingsOnTheirWay.add(patch);
    const changed = await this.api.call('settings.change', patch);
    this.#settingsOnTheirWay.delete(patch);
    this.notices.reportIfFailed(changed);
  }

  /** Only these labels are painted and listed; null for all. */
  filterLabels(labelFilter: ReadonlySet<string> | null): void {
    this.store.update((state) => ({ ...state, labelFilter }));
  }

  /** Two articles need room: what is shown at their sides depends on it. Returns what ends it. */
  #followWidth(): () => void {
    const follow = (): void => this.store.update((state) => withWindowWidth(state, globalThis.innerWidth));
    follow();
    globalThis.addEventListener('resize', follow);
    return () => globalThis.removeEventListener('resize', follow);
  }

  async #take(first: FirstAnswers): Promise<void> {
    const settings = await first.settings;
    if (settings.ok) this.store.update((state) => ({ ...state, settings: settings.value }));
    const project = await first.project;
    // The event that a project was opened may have come first.
    if (this.store.get().project.kind !== 'loading') return;
    if (!project.ok) this.projects.forget(project.error);
    else if (project.value) await this.projects.show(project.value, first.documents);
    else this.projects.forget();
  }

  /** Before the shell closes the window or opens another project, it asks what is unsaved, and waits until nothing is. */
  #tellUnsaved(): () => void {
    let asked = false;
    const tell = (): void => {
      const pending = unsavedOf(this.store.get());
      asked = pending > 0;
      void this.api.call('shell.unsaved', { pending });
    };
    const ends = [
      this.store.subscribe(() => {
        if (asked && unsavedOf(this.store.get()) === 0) tell();
      }),
      this.api.on('window.closing', () => {
        commitDrafts();
        tell();
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }
}
