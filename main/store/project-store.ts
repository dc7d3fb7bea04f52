import type { DatabaseSync } from 'node:sqlite';
import type { ChangeSet } from '#shared/domain/change-set.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { Command, CommandOf } from '#shared/domain/command.ts';
import { type CodebookReplacement, planCodebook } from '#shared/domain/decide/codebook.ts';
import { decide } from '#shared/domain/decide/decide.ts';
import type { DocumentContent } from '#shared/domain/document.ts';
import { CommandId, idsFrom, type Sha256, Timestamp } from '#shared/domain/ids.ts';
import { type Failure, failure, type Result, success } from '#shared/domain/result.ts';
import { CodebookVersions } from './codebook-versions.ts';
import { inTransaction } from './connection.ts';
import { storedContentOf } from './contents-table.ts';
import { type DoctorReport, examine } from './doctor.ts';
import { attempt } from './failures.ts';
import { FileIdentity } from './file-identity.ts';
import { sha256Of } from './hashes.ts';
import { moveStacks, type StackMove, topStep } from './history.ts';
import type { JournalEntry, JournalKind } from './journal-table.ts';
import { createProjectFile, forgetOpenFile, openProjectFile, type OpenFile, type Upgrade } from './project-file.ts';
import { ProjectReader } from './project-reader.ts';
import { closeWithoutCheckpoint, moveWalAside, rescueProject } from './rescue.ts';
import { openTables, type Tables, writeChange } from './tables.ts';
import { assertSound } from './write-guard.ts';

/** From this size on the WAL is written back into the project file. */
const WAL_LIMIT = 4 * 2 ** 20;

const previewId = CommandId.parse('00000000-0000-4000-8000-000000000000');

export interface StoreOptions {
  now(): Date;
}

export interface RunRequest {
  readonly id: CommandId;
  readonly command: Command;
  readonly annotatorId?: string;
  /** Commands of one group in a row are undone and redone as one step. */
  readonly groupId?: string;
  /** For what the program does by itself (the annotator of whoever opens the project): undo passes over it. */
  readonly outsideHistory?: boolean;
}

export interface History {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface RunOutcome {
  /** The journal's entry that this made; the last one there is where nothing changed. */
  readonly sequence: number;
  readonly changeSet: ChangeSet;
  readonly history: History;
  /** True where the same command had been run before: nothing was done now. */
  readonly repeated: boolean;
}

interface Entry {
  readonly id: string;
  readonly kind: JournalKind;
  readonly commandType: string;
  readonly changeSet: ChangeSet;
  readonly stacks: StackMove;
  readonly annotatorId?: string | undefined;
  readonly groupId?: string | undefined;
}

/**
 * One open project. Everything that changes it goes through `run`, `undo` and `redo`, each of which writes the state's
 * rows and the journal in one transaction; when the call returns, it is on the disk. Invariant: state = replay(journal).
 */
/** A text, and the bytes that it came from with their SHA-256, where these are not there yet. */
interface ContentToPut {
  readonly content: DocumentContent;
  readonly source?: { readonly bytes: Uint8Array; readonly sha256: Sha256 };
}

export class ProjectStore {
  /** The real path of the file. */
  readonly path: string;
  readonly read: ProjectReader;
  /** Where opening brought the file to a newer format. */
  readonly upgraded: Upgrade | undefined;
  readonly #db: DatabaseSync;
  readonly #place: string;
  readonly #tables: Tables;
  readonly #versions: CodebookVersions;
  readonly #file: FileIdentity;
  readonly #options: StoreOptions;
  /** Set once the file was found replaced: why nothing is written any more. */
  #lost: Failure | undefined;
  #rescue: string | undefined;

  private constructor({ path, place, db, upgraded }: OpenFile, options: StoreOptions) {
    this.path = path;
    this.upgraded = upgraded;
    this.#place = place;
    this.#db = db;
    this.#tables = openTables(db);
    this.read = new ProjectReader(this.#tables);
    this.#versions = new CodebookVersions(this.read);
    this.#file = new FileIdentity(path);
    this.#options = options;
  }

  static create(
    path: string,
    project: { readonly name: string; readonly codebook: Codebook },
    options: StoreOptions,
  ): Result<ProjectStore> {
    const created = createProjectFile(path, { ...project, now: options.now() });
    return created.ok ? ProjectStore.open(path, options) : created;
  }

  static open(path: string, options: StoreOptions): Result<ProjectStore> {
    const opened = openProjectFile(path, options.now());
    if (!opened.ok) return opened;
    const result = attempt(path, () => success(new ProjectStore(opened.value, options)));
    if (!result.ok) {
      opened.value.db.close();
      forgetOpenFile(opened.value.place);
    }
    return result;
  }

  get id(): string {
    return this.#tables.meta.get('id');
  }

  get name(): string {
    return this.#tables.meta.get('name');
  }

  /** The connection, for reading and for `VACUUM INTO` only: the doctor and the backups. */
  get connection(): DatabaseSync {
    return this.#db;
  }

  /** The tables, for reading only: the doctor. */
  get tables(): Tables {
    return this.#tables;
  }

  /** The number of the journal's last entry. */
  sequence(): number {
    return this.#tables.journal.last()?.sequence ?? 0;
  }

  history(): History {
    return historyAfter(this.#tables.journal.last());
  }

  run(request: RunRequest): Result<RunOutcome> {
    return this.#attempt(() => {
      const earlier = this.#earlier(request.id);
      if (earlier) return earlier;
      const now = Timestamp.parse(this.#options.now().toISOString());
      const decided = decide(this.read, request.command, { now, newId: idsFrom(request.id) });
      if (!decided.ok) return decided;
      const brings = this.#bringsItsCodebook(request.command);
      if (brings) this.#versions.forget();
      const changeSet = brings ? decided.value : this.#versions.numbered(decided.value);
      if (changeSet.length === 0)
        return success({ sequence: this.sequence(), changeSet, history: this.history(), repeated: false });
      return this.#commit((last, sequence) => ({
        id: request.id,
        kind: 'do',
        commandType: request.command.type,
        changeSet,
        stacks: request.outsideHistory === true ? unmoved(last) : moveStacks('do', sequence, { last, below: null }),
        annotatorId: request.annotatorId,
        groupId: request.groupId,
      }));
    });
  }

  /** What a command would do now. Nothing is written; the ids of what it would create are not those it will have. */
  preview(command: Command): Result<ChangeSet> {
    return this.#attempt(() => {
      const now = Timestamp.parse(this.#options.now().toISOString());
      return decide(this.read, command, { now, newId: idsFrom(previewId) });
    });
  }

  /** What a change of the codebook would do now, with what of it a person would not expect. Nothing is written. */
  previewCodebook(command: CommandOf<'codebook.replace'>): Result<CodebookReplacement> {
    return this.#attempt(() => {
      const now = Timestamp.parse(this.#options.now().toISOString());
      return planCodebook(this.read, command, { now });
    });
  }

  /** A new codebook with a version that no other content ever had. */
  numbered(codebook: Codebook): Codebook {
    return this.#versions.of(codebook);
  }

  undo(id: CommandId, annotatorId?: string): Result<RunOutcome> {
    return this.#step({ id, kind: 'undo', annotatorId });
  }

  redo(id: CommandId, annotatorId?: string): Result<RunOutcome> {
    return this.#step({ id, kind: 'redo', annotatorId });
  }

  /** Adds a text and the bytes it came from, unless they are there. Until a document names them nobody sees them. */
  putContent(content: DocumentContent, bytes: Uint8Array): Result<{ contentId: Sha256; sha256: Sha256 }> {
    return this.#attempt(() => {
      const stored = storedContentOf(content);
      const sha256 = sha256Of(bytes);
      return this.#write(() => {
        this.#tables.contents.put(stored);
        this.#tables.sources.put(sha256, bytes);
        return { contentId: stored.id, sha256 };
      });
    });
  }

  /** As `putContent`, for several at once: what is put to the disk for each alone costs more than the texts. */
  putContents(all: readonly ContentToPut[]): Result<unknown> {
    return this.#attempt(() => {
      const stored = all.map(({ content, source }) => ({ text: storedContentOf(content), source }));
      return this.#write(() => {
        for (const { text, source } of stored) {
          this.#tables.contents.put(text);
          if (source) this.#tables.sources.put(source.sha256, source.bytes);
        }
        return null;
      });
    });
  }

  /** Adds a text that came from bytes which are there already: of a file of many documents they are kept once. */
  putText(content: DocumentContent): Result<Sha256> {
    return this.#attempt(() => {
      const stored = storedContentOf(content);
      return this.#write(() => {
        this.#tables.contents.put(stored);
        return stored.id;
      });
    });
  }

  /** Writes the WAL back into the project file. Only ever called here, where the file's looks are remembered after. */
  checkpoint(): void {
    if (this.#lost) return;
    try {
      this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.#file.record();
    }
  }

  /** The doctor's report. It reads every row: seconds for a large project. */
  check(): DoctorReport {
    const trouble = this.trouble();
    const report = examine({ db: this.#db, tables: this.#tables });
    // The check of the index is written as an INSERT, which may touch the WAL.
    this.#file.record();
    if (!trouble) return report;
    const replaced = { code: trouble.code, where: this.path, detail: JSON.stringify(trouble.params) };
    return { ...report, sound: false, findings: [replaced, ...report.findings] };
  }

  /** What stopped the store from writing for good, if anything. Looks at the file as well. */
  trouble(): Failure | undefined {
    return this.#lost ?? this.#findReplacement();
  }

  /** The verified copy of all that was open, made when the file was found replaced. */
  get rescue(): string | undefined {
    return this.#rescue;
  }

  close(): void {
    if (!this.#db.isOpen) return;
    if (this.trouble()) closeWithoutCheckpoint(this.#db, this.path, this.#file);
    else this.#db.close();
    forgetOpenFile(this.#place);
  }

  #step({
    id,
    kind,
    annotatorId,
  }: {
    readonly id: CommandId;
    readonly kind: 'undo' | 'redo';
    readonly annotatorId: string | undefined;
  }): Result<RunOutcome> {
    return this.#attempt(() => {
      const earlier = this.#earlier(id);
      if (earlier) return earlier;
      const last = this.#tables.journal.last();
      const step = topStep(this.#tables, (kind === 'undo' ? last?.undoTop : last?.redoTop) ?? null);
      if (!step) return failure(kind === 'undo' ? 'history/nothing-to-undo' : 'history/nothing-to-redo');
      return this.#commit((before, sequence) => ({
        id,
        kind,
        commandType: step.commandType,
        changeSet: step.changeSet,
        annotatorId,
        stacks: moveStacks(kind, sequence, { last: before, below: step.below }),
      }));
    });
  }

  /** A project that is read into an empty one becomes the same project, with the number that its annotations know. */
  #bringsItsCodebook({ type }: Command): boolean {
    return type === 'project.merge' && this.read.count('document') === 0;
  }

  /** A command that is sent again after its answer was lost. */
  #earlier(id: CommandId): Result<RunOutcome> | undefined {
    const entry = this.#tables.journal.ofCommand(id);
    if (!entry) return undefined;
    const changeSet = this.#tables.changes.of(entry.sequence);
    return success({ sequence: entry.sequence, changeSet, history: this.history(), repeated: true });
  }

  #commit(makeEntry: (last: JournalEntry | undefined, sequence: number) => Entry): Result<RunOutcome> {
    const last = this.#tables.journal.last();
    const sequence = (last?.sequence ?? 0) + 1;
    const { changeSet, stacks, ...entry } = makeEntry(last, sequence);
    return this.#write(() => {
      for (const change of changeSet) writeChange(this.#tables.records, change);
      assertSound(this.read, changeSet);
      this.#tables.journal.append({
        sequence,
        commandId: entry.id,
        kind: entry.kind,
        groupId: entry.groupId ?? null,
        commandType: entry.commandType,
        summary: summaryOf(changeSet),
        annotatorId: entry.annotatorId ?? null,
        at: this.#options.now().toISOString(),
        ...stacks,
        changes: changeSet.length,
      });
      this.#tables.changes.append(sequence, changeSet);
      return { sequence, changeSet, history: historyAfter(stacks), repeated: false };
    });
  }

  /** Looks at the file first: where it is another one by now, even what is read of it would be somebody else's. */
  #attempt<Value>(work: () => Result<Value>): Result<Value> {
    const lost = this.trouble();
    return lost ? { ok: false, error: lost } : attempt(this.path, work);
  }

  /** One transaction, after another look at the file. What went wrong leaves it rolled back and the store usable. */
  #write<Value>(work: () => Value): Result<Value> {
    const lost = this.trouble();
    if (lost) return { ok: false, error: lost };
    try {
      return success(inTransaction(this.#db, work));
    } finally {
      // Also after a failure: a commit that did not fit has written to the WAL all the same.
      this.#file.record();
      this.#checkpointIfDue();
    }
  }

  #checkpointIfDue(): void {
    if (this.#file.walSize() < WAL_LIMIT) return;
    // What is committed is safe in the WAL; where there is no room to write it back now, the next commit tries again.
    attempt(this.path, () => success(this.checkpoint()));
  }

  #findReplacement(): Failure | undefined {
    if (!this.#file.changed()) return undefined;
    const now = this.#options.now();
    const { path: rescue, fault } = rescueProject(this.#db, this.path, now);
    const named = fault === undefined ? rescue : `${rescue || '–'} (${fault})`;
    const lost = failure('store/file-replaced', { path: this.path, rescue: named }).error;
    this.#lost = lost;
    if (fault === undefined) this.#rescue = rescue;
    // Where the system does not let an open file be renamed (Windows), the rescue stands all the same.
    attempt(this.path, () => success(moveWalAside(this.path, this.#file, now)));
    return lost;
  }
}

function historyAfter(stacks: Pick<StackMove, 'undoTop' | 'redoTop'> | undefined): History {
  return { canUndo: (stacks?.undoTop ?? null) !== null, canRedo: (stacks?.redoTop ?? null) !== null };
}

function unmoved(last: JournalEntry | undefined): StackMove {
  return { undoTop: last?.undoTop ?? null, redoTop: last?.redoTop ?? null, below: null };
}

/** How many records of each kind were added, updated and removed: `{"annotation":[1,0,0]}`. */
function summaryOf(changeSet: ChangeSet): string {
  const counts: Record<string, [number, number, number]> = {};
  for (const { kind, before, after } of changeSet) {
    const count = (counts[kind] ??= [0, 0, 0]);
    if (before === null) count[0] += 1;
    else if (after === null) count[2] += 1;
    else count[1] += 1;
  }
  return JSON.stringify(counts);
}
