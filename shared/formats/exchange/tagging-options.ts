import {
  type ExportPlan,
  type Format,
  type FormatOption,
  optionOf,
  type SourcePart,
  type WriteOptions,
} from '../format.ts';
import { flattenings } from './flatten-overlaps.ts';
import { firstUsedLayer, type TaggingOptions } from './tagged-document.ts';

/** What a person chooses where a file has one label per token. */
export const taggingOptions: readonly FormatOption[] = [
  { id: 'layer', name: 'format.tags.option.layer', kind: 'layer', values: [], default: '' },
  {
    id: 'flatten',
    name: 'format.tags.option.flatten',
    kind: 'choice',
    values: flattenings.map((value) => ({ value, name: `format.tags.option.flatten.${value}` as const })),
    default: 'longest',
  },
];

export function taggingChoices(format: Pick<Format, 'options'>, options: WriteOptions): TaggingOptions {
  const chosen = optionOf(format, options, 'flatten');
  return {
    layer: optionOf(format, options, 'layer'),
    flatten: flattenings.find((one) => one === chosen) ?? 'longest',
  };
}

/** Train, dev and test as a file each, all with the same layer. */
export function planTaggedParts(
  parts: readonly SourcePart[],
  {
    ending,
    layer,
    plan,
  }: {
    readonly ending: string;
    readonly layer: string;
    readonly plan: (part: SourcePart, layer: string) => ExportPlan;
  },
): ExportPlan {
  const chosen = layer === '' ? firstUsedLayer(parts.map(({ source }) => source)) : layer;
  const plans = parts.map((part) => ({ name: part.name, plan: plan(part, chosen) }));
  return {
    files: plans.flatMap(({ name, plan: { files } }) => files.map((file) => ({ ...file, path: `${name}${ending}` }))),
    notes: () => plans.flatMap((one) => one.plan.notes()),
    ...(plans[0]?.plan.takes ? { takes: plans[0].plan.takes } : {}),
  };
}
