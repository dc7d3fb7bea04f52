import { type ProjectInfo } from '#shared/api/answers.ts';
import { EVENT_CHANGE_LIMIT } from '#shared/api/contract.ts';
import type { Command } from '#shared/domain/command.ts';
import type { CommandId } from '#shared/domain/ids.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { titleOfProject } from './project-title.ts';
import type { ProjectStore, RunOutcome } from '../store/project-store.ts';
import type { Host } from './host.ts';
import type { Emit, OpenProject, RunOptions } from './open-project.ts';

const troubles = new Set<string>(['store/full', 'store/read-only', 'store/io', 'store/file-replaced']);

interface SessionDeps {
  readonly store: ProjectStore;
  readonly annotatorId: string;
  readonly emit: Emit;
  readonly host: Host;
  /** The project's file was removed or replaced; what was open is in the store's rescue. */
  readonly onReplaced: () => void;
}

/** A project while it is open: who annotates in it, and the telling of what changes. */
export class ProjectSession implements OpenProject {
  readonly store: ProjectStore;
  annotatorId: string;
  readonly #emit: Emit;
  readonly #host: Host;
  readonly #onReplaced: () => void;
  #inTrouble = false;

  constructor({ store, annotatorId, emit, host, onReplaced }: SessionDeps) {
    this.store = store;
    this.annotatorId = annotatorId;
    this.#emit = emit;
    this.#host = host;
    this.#onReplaced = onReplaced;
  }

  run(command: Command, { id = this.#host.newCommandId(), groupId }: RunOptions = {}): Result<RunOutcome> {
    const request = groupId === undefined ? { id, command } : { id, command, groupId };
    return this.#tell(id, this.store.run({ ...request, annotatorId: this.annotatorId }));
  }

  undo(id: CommandId): Result<RunOutcome> {
    return this.#tell(id, this.store.undo(id, this.annotatorId));
  }

  redo(id: CommandId): Result<RunOutcome> {
    return this.#tell(id, this.store.redo(id, this.annotatorId));
  }

  setAnnotator(annotatorId: string): Result<ProjectInfo> {
    if (!this.store.read.annotator(annotatorId)) return failure('annotator/not-found', { id: annotatorId });
    this.annotatorId = annotatorId;
    return success(this.info());
  }

  info(): ProjectInfo {
    const { store } = this;
    return {
      id: store.id,
      name: titleOfProject(store),
      location: store.path,
      codebook: store.read.codebook(),
      annotators: [...store.read.annotators()],
      annotatorId: this.annotatorId,
      documents: store.read.count('document'),
      annotations: store.read.count('annotation'),
      sequence: store.sequence(),
      history: store.history(),
      ...(store.upgraded ? { upgraded: store.upgraded } : {}),
    };
  }

  /** Tells the windows what changed, and that the store cannot write or can again. */
  #tell(commandId: string, result: Result<RunOutcome>): Result<RunOutcome> {
    this.#tellTrouble(result);
    if (!result.ok) {
      if (result.error.code === 'store/file-replaced') this.#onReplaced();
      return result;
    }
    const { sequence, changeSet, history, repeated } = result.value;
    if (repeated || changeSet.length === 0) return result;
    this.#keepAnnotator();
    this.#emit('project.changed', {
      sequence,
      commandId,
      changeSet: changeSet.length > EVENT_CHANGE_LIMIT ? null : changeSet,
      history,
    });
    return result;
  }

  #tellTrouble(result: Result<unknown>): void {
    const trouble = !result.ok && troubles.has(result.error.code) ? result.error : null;
    if (trouble === null && (!this.#inTrouble || !result.ok)) return;
    this.#inTrouble = trouble !== null;
    this.#emit('store.trouble', { failure: trouble });
  }

  /** Undo can take back the annotator who is at work. */
  #keepAnnotator(): void {
    if (this.store.read.annotator(this.annotatorId)) return;
    for (const annotator of this.store.read.annotators()) {
      this.annotatorId = annotator.id;
      return;
    }
  }
}
