import { translate } from '../../locales/translate.ts';
import type { ExportPlan, Format, Note, WriteOptions, WrittenFile } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import type { ExportSplit } from './export-selection.ts';

interface ManifestInput {
  readonly format: Format;
  readonly options: WriteOptions;
  readonly split?: ExportSplit | undefined;
  readonly anonymous: boolean;
  readonly plan: ExportPlan;
  readonly written: readonly WrittenFile[];
  /** The loss report beside them. */
  readonly report: WrittenFile | undefined;
  readonly notes: readonly Note[];
  readonly losses: readonly Note[];
}

/**
 * What a program needs to read the files rightly, and to see that they are whole. Says nothing of the moment, so that
 * the same project gives the same manifest.
 */
export function manifestOf(source: ProjectSource, input: ManifestInput): string {
  const { format, options, split, anonymous, plan, written, report, notes, losses } = input;
  const manifest = {
    format: `annotary-${format.id}`,
    version: 1,
    project: source.name === '' ? {} : { name: source.name },
    codebook: { name: source.codebook.name, version: source.codebook.version },
    offsets: options.offsets,
    excel: options.excel,
    ...(format.options ? { options: options.choices ?? {} } : {}),
    ...(split ? { split: { shares: split.shares, seed: split.seed } } : {}),
    ...(anonymous ? { anonymous } : {}),
    counts: plan.counts?.(written) ?? countsOf(source),
    files: written,
    ...(report ? { report } : {}),
    notes: notes.map(sentence),
    ...(losses.length > 0 ? { losses: losses.map(sentence) } : {}),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function countsOf(source: ProjectSource): Record<string, number> {
  let annotations = 0;
  for (const { id } of source.documents) annotations += source.annotationsOf(id).length;
  return {
    documents: source.documents.length,
    annotations,
    links: source.links.length,
    entities: source.entities.length,
    propositions: source.propositions.length,
  };
}

/** For people: what is in the project and not in these files. */
export function lossReport(format: Format, losses: readonly Note[]): string {
  const params = { format: translate(format.name) };
  if (losses.length === 0) return `${translate('loss.none', params)}\n`;
  const head = translate('loss.report', params);
  return [head, '', ...losses.map((loss) => `- ${sentence(loss)}`), '', translate('loss.report-end'), ''].join('\n');
}

function sentence({ key, params }: Note): string {
  return translate(key, params);
}
