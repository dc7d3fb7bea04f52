import { z } from 'zod';
import { type Codebook, findLabel } from '../../domain/codebook.ts';
import type { ForeignUse } from './foreign-use.ts';
import type { LabelMapping, LabelTarget, LinkTypeTarget } from './label-mapping.ts';

const name = z.string().min(1).max(1000);

/**
 * A mapping as people write it: by names. Keys are labels of the files, as `PER` or `layer/PER`. What stands behind
 * them is a label of the project by name or id, or a new one with its layer; null leaves it out.
 *
 *     { "labels": { "PER": "Person", "MISC": null, "LAW": { "layer": "Entities", "name": "Law" } },
 *       "linkTypes": { "cites": "supports", "self": null } }
 */
export const MappingFile = z
  .strictObject({
    labels: z
      .record(z.string(), z.union([name, z.null(), z.strictObject({ layer: name, name }).readonly()]))
      .optional(),
    linkTypes: z.record(z.string(), z.union([name, z.null()])).optional(),
  })
  .readonly();
export type MappingFile = z.infer<typeof MappingFile>;

/** The decisions of a mapping file about what the files use; a name that the project has not, where one is given. */
export function mappingOf(
  { labels = {}, linkTypes = {} }: MappingFile,
  use: { readonly labels: readonly Pick<ForeignUse['labels'][number], 'layer' | 'label'>[] } & {
    readonly linkTypes: readonly Pick<ForeignUse['linkTypes'][number], 'type'>[];
  },
  codebook: Codebook,
): LabelMapping | { readonly unknown: string } {
  const decided: LabelMapping['labels'][number][] = [];
  for (const { layer, label } of use.labels) {
    const said = ownValue(labels, `${layer}/${label}`) ?? ownValue(labels, label);
    if (!said) continue;
    const target = labelTarget(said.value, codebook);
    if (!target) return { unknown: typeof said.value === 'string' ? said.value : label };
    decided.push({ layer, label, target });
  }
  const types: LabelMapping['linkTypes'][number][] = [];
  for (const { type } of use.linkTypes) {
    const said = ownValue(linkTypes, type);
    if (said) types.push({ type, target: linkTypeTarget(said.value, codebook) });
  }
  return { labels: decided, linkTypes: types };
}

type Said = NonNullable<MappingFile['labels']>[string];

function labelTarget(said: Said, codebook: Codebook): LabelTarget | undefined {
  if (said === null) return { kind: 'skip' };
  if (typeof said !== 'string') {
    const layer = codebook.layers.find((one) => one.id === said.layer || one.name === said.layer);
    return { kind: 'new', layer: layer?.id ?? said.layer, name: said.name };
  }
  const own = findLabel(codebook, said)?.label ?? named(codebook, said);
  return own && { kind: 'label', labelId: own.id };
}

function named({ layers }: Codebook, wanted: string): Codebook['layers'][number]['labels'][number] | undefined {
  const labels = layers.flatMap((layer) => layer.labels);
  return labels.find((label) => label.name === wanted) ?? labels.find((label) => isAlike(label.name, wanted));
}

function isAlike(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function linkTypeTarget(said: string | null, { linkTypes }: Codebook): LinkTypeTarget {
  if (said === null) return { kind: 'skip' };
  const own = linkTypes.find((one) => one.id === said) ?? linkTypes.find((one) => isAlike(one.name, said));
  return own ? { kind: 'type', typeId: own.id } : { kind: 'new', name: said };
}

function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): { readonly value: Value } | undefined {
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  return value === undefined ? undefined : { value };
}
