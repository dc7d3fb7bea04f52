import { resolve } from 'node:path';
import type { OutputOf } from '#shared/api/contract.ts';
import { columnRoles, parseColumnMapping } from '#shared/formats/corpus-columns.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { type Answer, type CliCommand, type CommandContext, type CommandResult, done, textOption } from './command.ts';
import { openProject } from './open.ts';
import { userName } from './user-name.ts';

export const importCommand: CliCommand = {
  name: 'import',
  usage:
    'import PROJECT PATH... [--format ID] [--annotator NAME] [--encoding NAME] [--columns ROLE=NAME,...] [--version-of NAME]',
  about: 'cli.import.about',
  positionals: { least: 2, most: Infinity },
  options: {
    format: { value: 'ID', about: 'cli.option.format-in' },
    annotator: { value: 'NAME', about: 'cli.option.annotator' },
    encoding: { value: 'NAME', about: 'cli.option.encoding' },
    columns: { value: 'ROLE=NAME,...', about: 'cli.option.columns' },
    'version-of': { value: 'NAME', about: 'cli.option.version-of' },
  },
  async run(context) {
    const { services, positionals, options } = context;
    const encoding = textOption(options, 'encoding');
    if (encoding !== undefined && !isEncoding(encoding))
      return { code: 'import/unknown-encoding', params: { encoding } };
    const written = textOption(options, 'columns');
    const columns = written === undefined ? undefined : parseColumnMapping(written);
    if (written !== undefined && !columns)
      return { wrongUse: translate('cli.error.columns', { columns: written, roles: columnRoles.join(', ') }) };
    const opened = await openProject(context, textOption(options, 'annotator') ?? userName());
    if (!opened.ok) return opened.error;
    services.on('import.progress', ({ done, total, file }) =>
      context.progress(file === '' ? '' : translate('cli.import.progress', { done, total, file })),
    );
    const format = textOption(options, 'format');
    const previous = textOption(options, 'version-of');
    if (previous !== undefined) return importVersion(context, { previous, encoding, format });
    const imported = await services.call('import.paths', {
      paths: positionals.slice(1).map((path) => resolve(path)),
      ...(encoding === undefined ? {} : { encoding }),
      ...(format === undefined ? {} : { format }),
      ...(columns === undefined ? {} : { columns }),
    });
    return imported.ok ? answerOf(imported.value) : imported.error;
  },
};

/** One file as the updated version of a document, which is called by its name in the project. */
async function importVersion(
  { services, positionals }: CommandContext,
  {
    previous,
    encoding,
    format,
  }: { readonly previous: string; readonly encoding: string | undefined; readonly format: string | undefined },
): Promise<CommandResult> {
  const [, path, ...others] = positionals;
  if (path === undefined || others.length > 0) return { wrongUse: translate('cli.error.one-version') };
  const documents = await services.call('documents.list', {});
  if (!documents.ok) return documents.error;
  const found = unpackDocuments(documents.value).find(({ document }) => document.name === previous)?.document;
  if (!found) return { wrongUse: translate('cli.error.no-document', { name: previous }) };
  const imported = await services.call('versions.import-path', {
    path: resolve(path),
    previousId: found.id,
    ...(encoding === undefined ? {} : { encoding }),
    ...(format === undefined ? {} : { format }),
  });
  if (!imported.ok) return imported.error;
  const { name, carried } = imported.value;
  return done({ ...imported.value, previousId: found.id }, [
    translate('cli.import.version', { name, previous, ...carried }),
  ]);
}

function answerOf(report: OutputOf<'import.paths'>): Answer {
  const problems = report.problems.map(({ file, error }) => ({
    file,
    code: error.code,
    message: describeFailure(error),
  }));
  const lines = [
    ...report.added.map(({ name, encoding }) => translate('cli.import.added', { name, encoding })),
    ...problems.map(({ message }) => translate('cli.import.problem', { message })),
    ...(report.contradictions === undefined
      ? []
      : [translate('cli.import.contradictions', { count: report.contradictions })]),
    ...(report.doubts?.first ?? []).map(({ file, place, kind, value }) =>
      translate('cli.import.doubt', { file, place, doubt: translate(`import.doubt.${kind}`, { value }) }),
    ),
    ...(report.came ? [translate('cli.import.came', report.came)] : []),
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
