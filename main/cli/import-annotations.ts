import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { Failure } from '#shared/domain/result.ts';
import { type AdoptionReport, wrongInFile } from '#shared/formats/exchange/adoption-report.ts';
import { describeAdoption, describePlaces } from '#shared/formats/exchange/describe-adoption.ts';
import type { LabelMapping } from '#shared/formats/exchange/label-mapping.ts';
import { MappingFile, mappingOf } from '#shared/formats/exchange/mapping-file.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import type { Services } from '../compose.ts';
import { type Answer, type CommandOption, type OptionValues, textOption, type WrongUse } from './command.ts';

/** What is said about annotations of other tools. */
export const annotationOptions: Readonly<Record<string, CommandOption>> = {
  map: { value: 'FILE.json', about: 'cli.option.map' },
  'skip-labels': { value: 'NAMES', about: 'cli.option.skip-labels' },
  unnamed: { value: 'NAME', about: 'cli.option.unnamed' },
  'allow-ends': { about: 'cli.option.allow-ends' },
  'dry-run': { about: 'cli.option.dry-run-import' },
};

type Inspection = NonNullable<OutputOf<'import.annotations-inspect'>>;

/** What the options decide about the labels of the files; all else is as proposed. */
export async function mappingFor(
  { labels, linkTypes }: Inspection,
  options: OptionValues,
  services: Services,
): Promise<{ readonly mapping: LabelMapping; readonly renamed: readonly string[] } | WrongUse | Failure> {
  const project = await services.call('project.current', {});
  if (!project.ok) return project.error;
  const codebook = project.value?.codebook;
  if (!codebook) return { code: 'project/none-open', params: {} };
  const written = readMappingFile(textOption(options, 'map'));
  if ('wrongUse' in written) return written;
  const mapping = mappingOf(written, { labels, linkTypes }, codebook);
  if ('unknown' in mapping)
    return { wrongUse: translate('cli.error.no-such', { option: 'map', name: mapping.unknown }) };
  const skipped = (textOption(options, 'skip-labels') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unknown = skipped.find((name) => !labels.some(({ label }) => label === name));
  if (unknown !== undefined)
    return {
      wrongUse: translate('cli.error.skip-labels', {
        name: unknown,
        known: labels.map(({ label }) => label).join(', '),
      }),
    };
  const left = labels.filter(({ label }) => skipped.includes(label));
  const kept = mapping.labels.filter(({ label }) => !skipped.includes(label));
  const skips = left.map(({ layer, label }) => ({ layer, label, target: { kind: 'skip' as const } }));
  const types = options['allow-ends'] === true ? typesThatAllowEnds(mapping, linkTypes) : mapping.linkTypes;
  const decided = { labels: [...kept, ...skips], linkTypes: types };
  return { mapping: decided, renamed: renamedLabels(labels, decided, codebook) };
}

/** Labels that are called otherwise in the project than in the files: “PER becomes Person”. */
function renamedLabels(used: Inspection['labels'], { labels }: LabelMapping, codebook: Codebook): string[] {
  const names = new Map(codebook.layers.flatMap((layer) => layer.labels.map(({ id, name }) => [id, name] as const)));
  const decided = new Map(labels.map(({ layer, label, target }) => [`${layer}\0${label}`, target]));
  return used.flatMap(({ layer, label, target: proposed }) => {
    const target = decided.get(`${layer}\0${label}`) ?? proposed;
    const name = target.kind === 'label' ? names.get(target.labelId) : target.kind === 'new' ? target.name : undefined;
    if (name === undefined || name === label || label === '') return [];
    return [translate('cli.import.becomes', { label, name })];
  });
}

function typesThatAllowEnds(mapping: LabelMapping, used: Inspection['linkTypes']): LabelMapping['linkTypes'] {
  const decided = new Map(mapping.linkTypes.map((one) => [one.type, one.target]));
  return used.map(({ type, target }) => ({ type, target: decided.get(type) ?? target, allowEnds: true }));
}

function readMappingFile(path: string | undefined): MappingFile | WrongUse {
  if (path === undefined) return {};
  try {
    const parsed = MappingFile.safeParse(JSON.parse(readFileSync(resolve(path), 'utf8')));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return wrongFile(path, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  } catch (error) {
    return wrongFile(path, error instanceof Error ? error.message : String(error));
  }
}

function wrongFile(file: string, reason: string): WrongUse {
  return { wrongUse: translate('cli.error.map', { file, reason }) };
}

/** What an import of annotations would do; nothing was written. */
export function dryRunAnswer(report: AdoptionReport, inspection: Inspection, renamed: readonly string[]): Answer {
  const { labels, linkTypes, others, problems, passedOver } = inspection;
  const told = problems.map(({ file, error }) => ({ file, code: error.code, message: describeFailure(error) }));
  const lines = [
    ...renamed,
    ...adoptionLines(report),
    ...passedOver.first.map((name) => translate('cli.import.passed-over', { name })),
    ...(others > 0 ? [translate('cli.import.others', { count: others })] : []),
    ...told.map(({ message }) => translate('cli.import.problem', { message })),
    translate('cli.import.dry-run'),
  ];
  const json = { dryRun: true, adoption: report, labels, linkTypes, others, passedOver, problems: told };
  return { exitCode: told.length > 0 || hasWrong(report) ? 1 : 0, json, lines };
}

export function adoptionLines(report: AdoptionReport): string[] {
  return [...describeAdoption(report, { isolated: false }), ...describePlaces(report).map((place) => `  ${place}`)];
}

/** Whether something was left out that the files themselves got wrong. */
export function hasWrong({ leftOut }: AdoptionReport): boolean {
  return leftOut.counts.some(({ reason }) => wrongInFile.has(reason));
}
