import type { EventOf, InputOf } from '#shared/api/contract.ts';
import type { ExportOptions, ExportReport, FileHandle, ImportReport } from '#shared/api/answers.ts';
import type { WindowApi } from '#shared/api/preload-api.ts';
import type { AdoptionChoices } from '#shared/api/import-methods.ts';
import type { AnnotationColumns } from '#shared/formats/annotation-table/annotation-columns.ts';
import type { ColumnMapping } from '#shared/formats/documents/corpus-columns.ts';
import type { Result } from '#shared/domain/result.ts';
import type { Notices } from './notices.ts';
import type { Reading } from './reading/reading.ts';
import type { AdoptionDecisions, ImportProgress } from './state/dialog.ts';
import type { AppState } from './state/state.ts';
import type { Store } from './state/store.ts';
import type { Sync } from './sync.ts';

interface Deps {
  readonly store: Store<AppState>;
  readonly api: WindowApi;
  readonly sync: Sync;
  readonly notices: Notices;
  readonly reading: Reading;
}

export interface ExportTarget {
  readonly suggestedName: string;
  readonly kind: 'file' | 'folder';
  readonly extension: string;
}

/** Files in and out. */
export class Transfer {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async chooseAndImport(folders: boolean): Promise<void> {
    const { api, notices } = this.#deps;
    const chosen = await api.call('dialog.choose-documents', { folders });
    if (!chosen.ok) return notices.report(chosen.error);
    if (chosen.value) await this.import(chosen.value.handle);
  }

  async importDropped(files: readonly File[]): Promise<void> {
    const { api, notices, store } = this.#deps;
    if (store.get().project.kind !== 'open') return notices.report({ code: 'project/none-open', params: {} });
    const chosen = await api.filesDropped(files);
    if (!chosen.ok) return notices.report(chosen.error);
    if (chosen.value) await this.import(chosen.value.handle);
  }

  /**
   * Annotations of other tools are shown before anything is written. A table of articles is asked about first, too:
   * which of its columns is what cannot be told from its bytes.
   */
  async import(handle: FileHandle): Promise<void> {
    const { api, notices, store, sync } = this.#deps;
    await sync.settled();
    this.#showDialog({ kind: 'running', done: 0, total: 0, file: '', looking: true });
    const inspected = await api.call('shell.inspect-annotations', { handle });
    if (inspected.ok && inspected.value)
      return this.#showDialog({ kind: 'adopt', inspection: inspected.value, handle, choices: {} });
    if (!inspected.ok) {
      store.update((state) => ({ ...state, dialog: null }));
      if (inspected.error.code === 'import/cancelled') notices.inform('window.import.nothing-imported');
      else notices.report(inspected.error);
      return;
    }
    const table = await api.call('shell.preview-table', { handle });
    // A table that cannot be read is told like any other file, with those that can.
    if (table.ok && table.value) this.#showDialog({ kind: 'columns', handle, table: table.value, rows: 'article' });
    else await this.importTable(handle);
  }

  /** `columns`: for the tables among the files, as a person chose. */
  async importTable(handle: FileHandle, columns?: ColumnMapping): Promise<void> {
    const { api, sync } = this.#deps;
    await sync.settled();
    this.#showDialog({ kind: 'running', done: 0, total: 0, file: '' });
    await this.#tell(await api.call('shell.import', columns ? { handle, columns } : { handle }));
  }

  /** Looks at annotations again, by what a person said of them; what was decided already stays. */
  async inspectAgain(handle: FileHandle, choices: AdoptionChoices, before?: AdoptionDecisions): Promise<void> {
    const { api, notices, store } = this.#deps;
    this.#showDialog({ kind: 'running', done: 0, total: 0, file: '', looking: true });
    const inspected = await api.call('shell.inspect-annotations', { handle, ...choices });
    if (inspected.ok && inspected.value)
      return this.#showDialog({
        kind: 'adopt',
        inspection: inspected.value,
        handle,
        choices,
        ...(before ? { before } : {}),
      });
    // What could not be read by these columns is told with all else that came in or did not.
    if (inspected.ok) return this.importTable(handle);
    store.update((state) => ({ ...state, dialog: null }));
    if (inspected.error.code === 'import/cancelled') notices.inform('window.import.nothing-imported');
    else notices.report(inspected.error);
  }

  /** From what was found in a table back to its columns, which a person knows better. */
  async chooseColumns(token: string, handle: FileHandle, columns: AnnotationColumns | undefined): Promise<void> {
    const { api, notices } = this.#deps;
    const table = await api.call('shell.preview-table', { handle });
    if (!table.ok || !table.value) {
      if (!table.ok) notices.report(table.error);
      return;
    }
    await api.call('import.annotations-drop', { token });
    const { preview } = table.value;
    const annotations = columns ?? preview.annotations;
    const shown = annotations ? { ...table.value, preview: { ...preview, annotations } } : table.value;
    this.#showDialog({ kind: 'columns', handle, table: shown, rows: annotations?.rows ?? 'article' });
  }

  /** Takes annotations in as was decided, and the documents that were chosen with them. */
  async adopt(decided: InputOf<'import.annotations-run'>): Promise<void> {
    const { api, sync } = this.#deps;
    await sync.settled();
    this.#showDialog({ kind: 'running', done: 0, total: 0, file: '' });
    await this.#tell(await api.call('import.annotations-run', decided));
  }

  /** The person thought better of it: nothing was written. */
  dropAdoption(token: string): void {
    this.#deps.store.update((state) => ({ ...state, dialog: null }));
    void this.#deps.api.call('import.annotations-drop', { token });
  }

  async #tell(report: Result<ImportReport>): Promise<void> {
    const { notices, store, reading } = this.#deps;
    if (!report.ok) {
      store.update((state) => ({ ...state, dialog: null }));
      return notices.report(report.error);
    }
    const [first] = report.value.added;
    if (first) await reading.open(first.id);
    this.#showDialog({ kind: 'done', report: report.value });
  }

  cancelImport(): void {
    void this.#deps.api.call('import.cancel', {});
  }

  showProgress(progress: EventOf<'import.progress'>): void {
    const { dialog } = this.#deps.store.get();
    if (dialog?.kind === 'import' && dialog.progress.kind === 'running')
      this.#showDialog({ kind: 'running', ...progress });
  }

  /** Asks where to, and writes. Undefined where the person thought better of it. */
  async export(
    options: ExportOptions,
    target: ExportTarget,
  ): Promise<{ handle: FileHandle; report: Result<ExportReport> } | undefined> {
    const { api, notices, sync } = this.#deps;
    const chosen = await api.call('dialog.choose-export', target);
    if (!chosen.ok) {
      notices.report(chosen.error);
      return undefined;
    }
    if (!chosen.value) return undefined;
    await sync.settled();
    const { handle } = chosen.value;
    return { handle, report: await api.call('shell.export', { handle, options }) };
  }

  /** Writes where it was asked to before, also over files that are no earlier export. */
  async exportReplacing(handle: FileHandle, options: ExportOptions): Promise<Result<ExportReport>> {
    await this.#deps.sync.settled();
    return this.#deps.api.call('shell.export', { handle, options, replace: true });
  }

  cancelExport(): void {
    void this.#deps.api.call('export.cancel', {});
  }

  #showDialog(progress: ImportProgress): void {
    this.#deps.store.update((state) => ({ ...state, dialog: { kind: 'import', progress } }));
  }
}
