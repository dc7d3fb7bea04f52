import type { Handlers } from './handlers.ts';
import { noProject, toOutcome } from './outcome.ts';
import type { ProjectSession } from './project-session.ts';

export function commandHandlers(
  session: () => ProjectSession | undefined,
): Handlers<'command.run' | 'history.undo' | 'history.redo'> {
  return {
    'command.run': ({ id, command }) => {
      const open = session();
      return open ? toOutcome(open.run(command, { id })) : noProject;
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
