import { translate } from '#shared/locales/translate.ts';
import { type CliCommand, done } from './command.ts';
import { openProject } from './open.ts';

export const backupCommand: CliCommand = {
  name: 'backup',
  usage: 'backup PROJECT',
  about: 'cli.backup.about',
  positionals: { least: 1, most: 1 },
  options: {},
  async run(context) {
    const opened = await openProject(context);
    if (!opened.ok) return opened.error;
    const written = await context.services.call('project.backup', {});
    if (!written.ok) return written.error;
    const { path } = written.value;
    return done({ path }, [translate('cli.backup.done', { path })]);
  },
};
