import { resolve } from 'node:path';
import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import { parseAnnotationColumns, rolesFor } from '#shared/formats/annotation-table/annotation-columns.ts';
import { offsetUnits } from '#shared/formats/exchange/counting.ts';
import { columnRoles, parseColumnMapping } from '#shared/formats/documents/corpus-columns.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { type Answer, type CliCommand, type CommandContext, type CommandResult, done, textOption } from './command.ts';
import { adoptionLines, annotationOptions, dryRunAnswer, hasWrong, mappingFor } from './import-annotations.ts';
import { openProject } from './open.ts';
import { userName } from './user-name.ts';

export const importCommand: CliCommand = {
  name: 'import',
  usage:
    'import PROJECT PATH... [--format ID] [--annotator NAME] [--encoding NAME] [--columns ROLE=NAME,...] [--unit UNIT] [--map FILE.json] [--skip-labels NAMES] [--unnamed NAME] [--allow-ends] [--dry-run] [--version-of NAME]',
  about: 'cli.import.about',
  positionals: { least: 2, most: Infinity },
  options: {
    format: { value: 'ID', about: 'cli.option.format-in' },
    annotator: { value: 'NAME', about: 'cli.option.annotator' },
    encoding: { value: 'NAME', about: 'cli.option.encoding' },
    columns: { value: 'ROLE=NAME,...', about: 'cli.option.columns' },
    unit: { value: 'UNIT', about: 'cli.option.unit' },
    ...annotationOptions,
    'version-of': { value: 'NAME', about: 'cli.option.version-of' },
  },
  async run(context) {
    const { services, positionals, options } = context;
    const encoding = textOption(options, 'encoding');
    if (encoding !== undefined && !isEncoding(encoding))
      return { code: 'import/unknown-encoding', params: { encoding } };
    const written = textOption(options, 'columns');
    const columns = written === undefined ? undefined : parseColumnMapping(written);
    const annotationColumns = written === undefined || columns ? undefined : parseAnnotationColumns(written);
    if (written !== undefined && !columns && !annotationColumns) return wrongColumns(written);
    const counted = textOption(options, 'unit');
    const unit = offsetUnits.find((one) => one === counted);
    if (counted !== undefined && unit === undefined) return wrongUnit(counted);
    const opened = await openAs(context);
    if (!opened.ok) return opened.error;
    services.on('import.progress', ({ done, total, file }) =>
      context.progress(file === '' ? '' : translate('cli.import.progress', { done, total, file })),
    );
    const format = textOption(options, 'format');
    const previous = textOption(options, 'version-of');
    if (previous !== undefined) return importVersion(context, { previous, encoding, format });
    const files = {
      paths: positionals.slice(1).map((path) => resolve(path)),
      ...(encoding === undefined ? {} : { encoding }),
      ...(format === undefined ? {} : { format }),
      ...(columns === undefined ? {} : { columns }),
    };
    const inspected = await services.call('import.annotations-inspect', {
      ...files,
      ...(annotationColumns === undefined ? {} : { annotationColumns }),
      ...(unit === undefined ? {} : { unit }),
    });
    if (!inspected.ok) return inspected.error;
    if (inspected.value) return importAnnotations(context, inspected.value);
    if (options['dry-run'] === true) return dryRunOfDocuments(context, files);
    const imported = await services.call('import.paths', files);
    return imported.ok ? answerOf(imported.value) : imported.error;
  },
};

function wrongColumns(columns: string): CommandResult {
  const roles = columnRoles.join(', ');
  const annotations = [...rolesFor('annotation'), 'ignore'].join(', ');
  return {
    wrongUse: translate('cli.error.columns', { columns, roles, annotations, tokens: rolesFor('token').join(', ') }),
  };
}

function wrongUnit(unit: string): CommandResult {
  return { wrongUse: translate('cli.error.unit', { unit, units: offsetUnits.join(', ') }) };
}

/** Whoever imports is an annotator of the project from then on; one who only asks is not made one. */
async function openAs(context: CommandContext): ReturnType<typeof openProject> {
  const name = textOption(context.options, 'annotator') ?? userName();
  if (context.options['dry-run'] !== true) return openProject(context, name);
  const opened = await openProject(context);
  const known = opened.ok && opened.value.annotators.find((one) => one.name === name);
  return known ? context.services.call('project.set-annotator', { annotatorId: known.id }) : opened;
}

/** Annotations of other tools, and the documents among the files. */
async function importAnnotations(
  { services, options }: CommandContext,
  inspection: NonNullable<OutputOf<'import.annotations-inspect'>>,
): Promise<CommandResult> {
  const decided = await mappingFor(inspection, options, services);
  if (!('mapping' in decided)) return decided;
  const { token } = inspection;
  const unnamed = textOption(options, 'unnamed')?.trim();
  const decision = { token, mapping: decided.mapping, ...(unnamed ? { unnamed } : {}) };
  if (options['dry-run'] === true) {
    const planned = await services.call('import.annotations-plan', decision);
    return planned.ok ? dryRunAnswer(planned.value, inspection, decided.renamed) : planned.error;
  }
  const imported = await services.call('import.annotations-run', decision);
  if (!imported.ok) return imported.error;
  const answer = answerOf(imported.value);
  return { ...answer, lines: [...decided.renamed, ...answer.lines] };
}

/** What an import without annotations would bring: everything is read, and nothing written. */
async function dryRunOfDocuments({ services }: CommandContext, files: InputOf<'import.paths'>): Promise<CommandResult> {
  const read = await services.call('import.paths', { ...files, dryRun: true });
  if (!read.ok) return read.error;
  const { exitCode, json, lines } = answerOf(read.value, { isDry: true });
  const { added, passedOver = { count: 0, first: [] } } = read.value;
  return {
    exitCode,
    json: { ...json, dryRun: true, adoption: null, others: added.length, passedOver },
    lines: [...lines, translate('cli.import.dry-run')],
  };
}

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

function answerOf(report: OutputOf<'import.paths'>, { isDry = false } = {}): Answer & { readonly json: object } {
  const problems = report.problems.map(({ file, error }) => ({
    file,
    code: error.code,
    message: describeFailure(error),
  }));
  const lines = [
    ...report.added.flatMap(({ name, encoding, note = '' }) => [
      translate('cli.import.added', { name, encoding }),
      ...note.split('\n').flatMap((line) => (line === '' ? [] : [`  ${line}`])),
    ]),
    ...problems.map(({ message }) => translate('cli.import.problem', { message })),
    ...(report.passedOver?.first ?? []).map((name) => translate('cli.import.passed-over', { name })),
    ...(report.contradictions === undefined
      ? []
      : [translate('cli.import.contradictions', { count: report.contradictions })]),
    ...(report.doubts?.first ?? []).map(({ file, place, kind, value }) =>
      translate('cli.import.doubt', { file, place, doubt: translate(`import.doubt.${kind}`, { value }) }),
    ),
    ...(report.adoption ? adoptionLines(report.adoption) : []),
    ...(report.came && !report.adoption ? [translate('cli.import.came', report.came)] : []),
    translate(isDry ? 'cli.import.would' : 'cli.import.done', {
      documents: report.added.length,
      annotations: report.annotations,
      problems: problems.length,
    }),
    ...(report.cancelled ? [translate('cli.import.cancelled', { remaining: report.remaining })] : []),
  ];
  const wrong = report.adoption !== undefined && hasWrong(report.adoption);
  const exitCode = problems.length > 0 || report.cancelled || wrong ? 1 : 0;
  return { exitCode, json: { ...report, problems }, lines };
}

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}
