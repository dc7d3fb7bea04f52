import { countByKind } from '#shared/domain/change-set.ts';
import { success } from '#shared/domain/result.ts';
import type { Handlers } from './handlers.ts';
import { noProject, toOutcome } from './outcome.ts';
import type { ProjectSession } from './project-session.ts';

export function commandHandlers(
  session: () => ProjectSession | undefined,
): Handlers<'command.run' | 'command.preview' | 'history.undo' | 'history.redo'> {
  return {
    'command.run': ({ id, command }) => {
      const open = session();
      return open ? toOutcome(open.run(command, { id })) : noProject;
    },
    'command.preview': ({ command }) => {
      const open = session();
      if (!open) return noProject;
      const decided = open.store.preview(command);
      return decided.ok ? success(countByKind(decided.value)) : decided;
    },
    'history.undo': ({ id }) => {
      const open = session();
      return open ? toOutcome(open.undo(id)) : noProject;
    },
    'history.redo': ({ id }) => {
      const open = session();
      return open ? toOutcome(open.redo(id)) : noProject;
    },
  };
}
