import type { Command } from '#shared/domain/command.ts';
import type { CommandId } from '#shared/domain/ids.ts';
import type { EventName, EventOf } from '#shared/api/contract.ts';
import type { Result } from '#shared/domain/result.ts';
import type { ProjectStore, RunOutcome } from '../store/project-store.ts';
import type { Host } from './host.ts';

export interface RunOptions {
  /** Of the command; a new one where absent. The same id again does nothing and gives the first outcome. */
  readonly id?: CommandId;
  /** Commands of one group in a row are undone and redone as one step. */
  readonly groupId?: string;
}

/** The project that is open, as the other services see it. */
export interface OpenProject {
  readonly store: ProjectStore;
  /** Whose annotations are made now. */
  readonly annotatorId: string;
  /** Runs a command, and tells the windows what it changed. */
  run(command: Command, options?: RunOptions): Result<RunOutcome>;
}

export type Emit = <Name extends EventName>(name: Name, event: EventOf<Name>) => void;

/** What the import and export services are made from. */
export interface ServiceDeps {
  project(): OpenProject | undefined;
  readonly emit: Emit;
  readonly host: Host;
}
