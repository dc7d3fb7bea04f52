import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { Codebook } from '#shared/domain/codebook.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
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
    const codebook = file === undefined ? success(undefined) : readCodebook(file);
    if (!codebook.ok) return codebook.error;
    const annotator = textOption(options, 'annotator') ?? userName();
    const sample = options['sample'] === true;
    const created = await services.call('project.create', {
      path,
      sample,
      annotator,
      ...(codebook.value ? { codebook: codebook.value } : {}),
    });
    if (!created.ok) return created.error;
    const { id, name, documents, annotations } = created.value;
    return done({ project: { id, name, path, documents, annotations } }, [
      translate('cli.new.done', { path, documents }),
    ]);
  },
};

function readCodebook(file: string): Result<Codebook | undefined> {
  try {
    const parsed = Codebook.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return success(parsed.data);
    return failure('codebook/invalid', { file, reason: z.prettifyError(parsed.error) });
  } catch (error) {
    return failure('codebook/invalid', { file, reason: error instanceof Error ? error.message : String(error) });
  }
}
