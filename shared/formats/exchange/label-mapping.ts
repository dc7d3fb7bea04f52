import { z } from 'zod';
import type { Codebook, Label, Layer } from '../../domain/codebook.ts';
import { LabelId, LinkTypeId } from '../../domain/ids.ts';
import type { ForeignScheme } from './foreign-corpus.ts';
import type { ForeignUse, UsedLabel } from './foreign-use.ts';

const name = z.string().max(1000);

/** What a label of a file becomes. */
export const LabelTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('label'), labelId: LabelId }).readonly(),
  /** `layer` is the id of a layer of the project, or the name of a new one. */
  z.strictObject({ kind: z.literal('new'), layer: name, name }).readonly(),
  /** Its annotations are left out, and counted. */
  z.strictObject({ kind: z.literal('skip') }).readonly(),
]);
export type LabelTarget = z.infer<typeof LabelTarget>;

export const LinkTypeTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('type'), typeId: LinkTypeId }).readonly(),
  z.strictObject({ kind: z.literal('new'), name }).readonly(),
  z.strictObject({ kind: z.literal('skip') }).readonly(),
]);
export type LinkTypeTarget = z.infer<typeof LinkTypeTarget>;

/** What the labels and types of links of a file become in the project. What it does not name is proposed. */
export const LabelMapping = z
  .strictObject({
    labels: z
      .array(z.strictObject({ layer: name, label: name, target: LabelTarget }).readonly())
      .max(10_000)
      .readonly(),
    linkTypes: z
      .array(z.strictObject({ type: name, target: LinkTypeTarget }).readonly())
      .max(10_000)
      .readonly(),
  })
  .readonly();
export type LabelMapping = z.infer<typeof LabelMapping>;

export const noMapping: LabelMapping = { labels: [], linkTypes: [] };

/** What tag sets call the same thing. Only names that the project has are ever proposed. */
const synonyms: readonly (readonly string[])[] = [
  ['person', 'per', 'pers', 'people', 'persname', 'personname'],
  ['organization', 'organisation', 'org', 'orgname', 'company', 'institution'],
  ['place', 'location', 'loc', 'gpe', 'geo', 'placename', 'geopoliticalentity'],
  ['event', 'evt'],
  ['date', 'time', 'timex', 'datetime'],
  ['money', 'currency', 'amount'],
  ['quantity', 'cardinal', 'number', 'num', 'percent'],
  ['law', 'laworagreement', 'agreement'],
  ['work', 'workofart', 'product', 'prod'],
  ['claim', 'content', 'assertion', 'statement'],
  ['cue', 'trigger'],
];

/**
 * A target for every label and type of links that a file uses: what the project calls so or nearly so (by id, name, or
 * a name that tag sets use for it), or else a new one, in the layer of the file's name or one that takes the name.
 */
export function proposeMapping(
  use: Pick<ForeignUse, 'labels' | 'linkTypes'>,
  { codebook, scheme, fallbackLayer }: { codebook: Codebook; scheme: ForeignScheme; fallbackLayer: string },
): LabelMapping {
  return {
    labels: use.labels.map((used) => ({
      layer: used.layer,
      label: used.label,
      target: targetOf(used, { codebook, fallbackLayer, shown: displayNameOf(used, scheme) }),
    })),
    linkTypes: use.linkTypes.map(({ type }) => {
      const own =
        codebook.linkTypes.find(({ name: exact }) => exact === type) ??
        codebook.linkTypes.find((one) => isNamed(one, type));
      const target: LinkTypeTarget = own
        ? { kind: 'type', typeId: own.id }
        : { kind: 'new', name: type === '' ? 'link' : type };
      return { type, target };
    }),
  };
}

/** A mapping in which what a person decided stands before what is proposed. */
export function withProposals(decided: LabelMapping, proposed: LabelMapping): LabelMapping {
  const keyOf = ({ layer, label }: LabelMapping['labels'][number]) => JSON.stringify([layer, label]);
  const labels = new Map(decided.labels.map((one) => [keyOf(one), one]));
  const linkTypes = new Map(decided.linkTypes.map((one) => [one.type, one]));
  return {
    labels: proposed.labels.map((one) => labels.get(keyOf(one)) ?? one),
    linkTypes: proposed.linkTypes.map((one) => linkTypes.get(one.type) ?? one),
  };
}

interface Proposing {
  readonly codebook: Codebook;
  readonly fallbackLayer: string;
  /** What people read in place of the label's name. */
  readonly shown: string | undefined;
}

function targetOf({ layer, label }: UsedLabel, { codebook, fallbackLayer, shown }: Proposing): LabelTarget {
  const layers = layer === '' ? codebook.layers : preferring(codebook.layers, layer);
  const names = [label, ...(shown === undefined ? [] : [shown])];
  // The very name first: what was made of a file is found again, though another label differs only by case.
  const own =
    find(layers, ({ name: exact }) => exact === (shown ?? label)) ??
    find(layers, (one) => names.some((word) => isNamed(one, word))) ??
    find(layers, isSynonymOf(label));
  if (own) return { kind: 'label', labelId: own.id };
  const home = codebook.layers.find((one) => isNamed(one, layer));
  const layerName = layer === '' ? fallbackLayer : layer;
  return { kind: 'new', layer: home?.id ?? layerName, name: shown ?? (label === '' ? layerName : label) };
}

/** The layer of this name first: labels of one name can stand on two layers. */
function preferring(layers: readonly Layer[], layer: string): readonly Layer[] {
  return [...layers].sort((a, b) => Number(isNamed(b, layer)) - Number(isNamed(a, layer)));
}

function find(layers: readonly Layer[], test: (label: Label) => boolean): Label | undefined {
  for (const { labels } of layers) {
    const found = labels.find((label) => label.retired === undefined && test(label));
    if (found) return found;
  }
  return undefined;
}

function isNamed(one: { readonly id: string; readonly name: string }, word: string): boolean {
  const wanted = folded(word);
  return wanted !== '' && (folded(one.id) === wanted || folded(one.name) === wanted);
}

function isSynonymOf(word: string): (label: Label) => boolean {
  const group = synonyms.find((words) => words.includes(folded(word))) ?? [];
  return ({ id, name: own }) => group.includes(folded(id)) || group.includes(folded(own));
}

/** Without case, blanks and separators. */
function folded(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_.:/-]+/gu, '');
}

function displayNameOf({ layer, label }: UsedLabel, { layers }: ForeignScheme): string | undefined {
  for (const one of layers) {
    if (one.name !== layer && one.name !== '') continue;
    const found = one.labels.find(({ name: own }) => own === label);
    if (found?.displayName !== undefined && found.displayName !== '') return found.displayName;
  }
  return undefined;
}
