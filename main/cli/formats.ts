import { translate } from '#shared/locales/translate.ts';
import { type CliCommand, done } from './command.ts';

export const formatsCommand: CliCommand = {
  name: 'formats',
  usage: 'formats',
  about: 'cli.formats.about',
  positionals: { least: 0, most: 0 },
  options: {},
  async run({ services }) {
    const formats = await services.call('formats.list', {});
    if (!formats.ok) return formats.error;
    const lines = formats.value.map(({ id, name, reads, writes, needs, keeps, extensions }) =>
      translate('cli.formats.format', {
        id,
        name,
        reads,
        writes: needs === 'desktop' ? translate('cli.formats.by-desktop', { writes }) : writes,
        keeps,
        extensions: extensions.join(' '),
      }),
    );
    return done({ formats: formats.value }, lines);
  },
};
