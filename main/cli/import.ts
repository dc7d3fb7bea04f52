import { resolve } from 'node:path';
import type { OutputOf } from '#shared/api/contract.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { type Answer, type CliCommand, textOption } from './command.ts';
import { openProject } from './open.ts';
import { userName } from './user-name.ts';

export const importCommand: CliCommand = {
  name: 'import',
  usage: 'import PROJECT PATH... [--format ID] [--annotator NAME] [--encoding NAME]',
  about: 'cli.import.about',
  positionals: { least: 2, most: Infinity },
  options: {
    format: { value: 'ID', about: 'cli.option.format-in' },
    annotator: { value: 'NAME', about: 'cli.option.annotator' },
    encoding: { value: 'NAME', about: 'cli.option.encoding' },
  },
  async run(context) {
    const { services, positionals, options } = context;
    const encoding = textOption(options, 'encoding');
    if (encoding !== undefined && !isEncoding(encoding))
      return { code: 'import/unknown-encoding', params: { encoding } };
    const opened = await openProject(context, textOption(options, 'annotator') ?? userName());
    if (!opened.ok) return opened.error;
    services.on('import.progress', ({ done, total, file }) =>
      context.progress(file === '' ? '' : translate('cli.import.progress', { done, total, file })),
    );
    const format = textOption(options, 'format');
    const imported = await services.call('import.paths', {
      paths: positionals.slice(1).map((path) => resolve(path)),
      ...(encoding === undefined ? {} : { encoding }),
      ...(format === undefined ? {} : { format }),
    });
    return imported.ok ? answerOf(imported.value) : imported.error;
  },
};

function answerOf(report: OutputOf<'import.paths'>): Answer {
  const problems = report.problems.map(({ file, error }) => ({
    file,
    code: error.code,
    message: describeFailure(error),
  }));
  const lines = [
    ...report.added.map(({ name, encoding }) => translate('cli.import.added', { name, encoding })),
    ...problems.map(({ message }) => translate('cli.import.problem', { message })),
    translate('cli.import.done', {
      documents: report.added.length,
      annotations: report.annotations,
      problems: problems.length,
    }),
    ...(report.cancelled ? [translate('cli.import.cancelled', { remaining: report.remaining })] : []),
  ];
  const exitCode = problems.length > 0 || report.cancelled ? 1 : 0;
  return { exitCode, json: { ...report, problems }, lines };
}

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}
