import { success } from '#shared/domain/result.ts';
import { documentAt } from './document-at.ts';
import type { Handlers } from '../handlers.ts';
import { listEntries, versionsOf } from './history-entries.ts';
import type { OpenProject } from '../open-project.ts';
import { noProject } from '../outcome.ts';
import { restoreCommand } from './restore-command.ts';
import { Trash } from './trash.ts';

export function historyHandlers(
  project: () => OpenProject | undefined,
): Handlers<
  'history.of-record' | 'history.list' | 'history.document-at' | 'history.trash' | 'history.restore-command'
> {
  const trash = new Trash();
  return {
    'history.of-record': (input) => {
      const open = project();
      return open ? success(versionsOf(open.store.read, input)) : noProject;
    },
    'history.list': (input) => {
      const open = project();
      return open ? success(listEntries(open.store.read, input)) : noProject;
    },
    'history.document-at': (input) => {
      const open = project();
      return open ? documentAt(open.store, input) : noProject;
    },
    'history.trash': (input) => {
      const open = project();
      return open ? success(trash.list(open.store, input)) : noProject;
    },
    'history.restore-command': (input) => {
      const open = project();
      return open ? restoreCommand(open.store, input) : noProject;
    },
  };
}
