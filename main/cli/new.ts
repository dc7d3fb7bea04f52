import { resolve } from 'node:path';
import { translate } from '#shared/locales/translate.ts';
import { type CliCommand, done, textOption } from './command.ts';
import { userName } from './user-name.ts';

export const newCommand: CliCommand = {
  name: 'new',
  usage: 'new PROJECT [--sample] [--codebook FILE] [--annotator NAME]',
  about: 'cli.new.about',
  positionals: { least: 1, most: 1 },
  options: {
    sample: { about: 'cli.option.sample' },
    codebook: { value: 'FILE', about: 'cli.option.codebook' },
    annotator: { value: 'NAME', about: 'cli.option.annotator' },
  },
  async run({ services, positionals, options }) {
    const path = resolve(positionals[0] ?? '');
    const file = textOption(options, 'codebook');
    const read = file === undefined ? undefined : await services.call('codebook.read-path', { path: resolve(file) });
    if (read?.ok === false) return read.error;
    const annotator = textOption(options, 'annotator') ?? userName();
    const sample = options['sample'] === true;
    const created = await services.call('project.create', {
      path,
      sample,
      annotator,
      ...(read ? { codebook: read.value.codebook } : {}),
    });
    if (!created.ok) return created.error;
    const { id, name, documents, annotations } = created.value;
    const notes = read?.value.notes ?? [];
    return done({ project: { id, name, path, documents, annotations }, notes }, [
      translate('cli.new.done', { path, documents }),
      ...notes,
    ]);
  },
};
