import { dirname, resolve } from 'node:path';
import { translate } from '#shared/locales/translate.ts';
import { restoreBackup } from '../store/restore.ts';
import { type CliCommand, done, textOption } from './command.ts';

export const restoreCommand: CliCommand = {
  name: 'restore',
  usage: 'restore BACKUP [--to PROJECT]',
  about: 'cli.restore.about',
  positionals: { least: 1, most: 1 },
  options: { to: { value: 'PROJECT', about: 'cli.option.to' } },
  async run({ positionals, options, now }) {
    const backup = resolve(positionals[0] ?? '');
    const to = textOption(options, 'to') ?? projectOf(backup);
    if (to === undefined) return { wrongUse: translate('cli.error.restore-where', { path: backup }) };
    const path = resolve(to);
    const restored = restoreBackup(backup, path, now());
    if (!restored.ok) return restored.error;
    const { kept } = restored.value;
    const lines = kept === '' ? [] : [translate('cli.restore.kept', { kept })];
    return done({ path, kept }, [translate('cli.restore.done', { path }), ...lines]);
  },
};

/** Backups of `x.annotary` lie in `x.annotary.backups` beside it. */
function projectOf(backup: string): string | undefined {
  const folder = dirname(backup);
  return folder.endsWith('.backups') ? folder.slice(0, -'.backups'.length) : undefined;
}
