import { z } from 'zod';
import type { Codebook, Label, Layer, LinkType } from '../../domain/codebook.ts';
import { LabelId, LinkTypeId } from '../../domain/ids.ts';
import { translate } from '../../locales/translate.ts';
import type { ForeignScheme } from './foreign-corpus.ts';
import { type ForeignUse, labelKey, type UsedLabel } from './foreign-use.ts';

/** As a file names it; a file with a longer name is refused before. */
export const LONGEST_FOREIGN_NAME = 20_000;
const name = z.string().max(LONGEST_FOREIGN_NAME);

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
      .array(
        z
          .strictObject({
            type: name,
            target: LinkTypeTarget,
            /** Whether the type joins from now on all labels that links of the files join with it. */
            allowEnds: z.boolean().optional(),
          })
          .readonly(),
      )
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
  const known = new KnownNames(codebook);
  const shownNames = displayNames(scheme);
  return {
    labels: use.labels.map((used) => ({
      layer: used.layer,
      label: used.label,
      target: targetOf(used, { known, fallbackLayer, shown: shownIn(shownNames, used) }),
    })),
    linkTypes: use.linkTypes.map(({ type }) => {
      const own = known.linkType(type);
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
  readonly known: KnownNames;
  readonly fallbackLayer: string;
  /** What people read in place of the label's name. */
  readonly shown: string | undefined;
}

function targetOf({ layer, label }: UsedLabel, { known, fallbackLayer, shown }: Proposing): LabelTarget {
  const names = [label, ...(shown === undefined ? [] : [shown])];
  const own = known.label(layer, { exact: shown ?? label, names, synonymsOf: label });
  if (own) return { kind: 'label', labelId: own.id };
  const layerName = layer === '' ? fallbackLayer : layer;
  return {
    kind: 'new',
    layer: known.layersNamed(layer)[0]?.id ?? layerName,
    name: shown ?? (label || layer || translate('import.no-label')),
  };
}

const LONGEST_LABEL = 200;

/** The labels of a layer, by what they can be called: of several that are called alike, the first. */
interface LabelIndex {
  readonly exact: ReadonlyMap<string, Label>;
  readonly folded: ReadonlyMap<string, Label>;
  /** Where the label stands in its layer. */
  readonly places: ReadonlyMap<Label, number>;
}

/** A codebook by the names in it: a file with thousands of labels asks for each of them. */
class KnownNames {
  readonly #layers: ReadonlyMap<Layer, LabelIndex>;
  readonly #layersNamed = new Map<string, Layer[]>();
  readonly #types: readonly [exact: Map<string, LinkType>, folded: Map<string, LinkType>] = [new Map(), new Map()];

  constructor({ layers, linkTypes }: Codebook) {
    this.#layers = new Map(layers.map((layer) => [layer, indexOf(layer)]));
    for (const layer of layers)
      for (const word of foldedNames(layer))
        this.#layersNamed.set(word, [...(this.#layersNamed.get(word) ?? []), layer]);
    for (const type of linkTypes) {
      addFirst(this.#types[0], type.name, type);
      for (const word of foldedNames(type)) addFirst(this.#types[1], word, type);
    }
  }

  layersNamed(name: string): readonly Layer[] {
    return this.#layersNamed.get(folded(name)) ?? [];
  }

  linkType(name: string): LinkType | undefined {
    return this.#types[0].get(name) ?? this.#types[1].get(folded(name));
  }

  /**
   * The very name first: what was made of a file is found again, though another label differs only by case. Then what is
   * nearly called so, and then what tag sets call the same. The layer of the wanted name stands first: labels of one name
   * can stand on two.
   */
  label(
    layer: string,
    { exact, names, synonymsOf }: { exact: string; names: readonly string[]; synonymsOf: string },
  ): Label | undefined {
    const preferred = this.layersNamed(layer);
    const indexes = [...preferred, ...[...this.#layers.keys()].filter((one) => !preferred.includes(one))].flatMap(
      (one) => this.#layers.get(one) ?? [],
    );
    const alike = synonyms.find((words) => words.includes(folded(synonymsOf))) ?? [];
    return (
      firstOf(indexes, ({ exact: labels }) => labels.get(exact)) ??
      firstOf(indexes, (index) => earliest(index, names.map(folded))) ??
      firstOf(indexes, (index) => earliest(index, alike))
    );
  }
}

function indexOf({ labels }: Layer): LabelIndex {
  const [exact, foldedLabels, places] = [
    new Map<string, Label>(),
    new Map<string, Label>(),
    new Map<Label, number>(),
  ] as const;
  for (const [place, label] of labels.entries()) {
    if (label.retired !== undefined) continue;
    places.set(label, place);
    addFirst(exact, label.name, label);
    // A name that was too long became the definition.
    if (label.definition.length > LONGEST_LABEL) addFirst(exact, label.definition, label);
    for (const word of foldedNames(label)) addFirst(foldedLabels, word, label);
  }
  return { exact, folded: foldedLabels, places };
}

/** Of the labels with one of these names, the one that stands first. */
function earliest({ folded: labels, places }: LabelIndex, words: readonly string[]): Label | undefined {
  const found = words.flatMap((word) => labels.get(word) ?? []);
  return found.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))[0];
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function addFirst<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}

/** What is called nothing is called like nothing. */
function foldedNames({ id, name: own }: { readonly id: string; readonly name: string }): ReadonlySet<string> {
  return new Set([folded(id), folded(own)].filter((word) => word !== ''));
}

/** Without case, blanks and separators. */
function folded(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_.:/-]+/gu, '');
}

/** What people read in place of names, by layer and label. */
function displayNames({ layers }: ForeignScheme): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name: layer, labels } of layers)
    for (const { name: label, displayName = '' } of labels)
      if (displayName !== '') addFirst(names, labelKey({ layer, label }), displayName);
  return names;
}

function shownIn(names: ReadonlyMap<string, string>, { layer, label }: UsedLabel): string | undefined {
  return names.get(labelKey({ layer, label })) ?? names.get(labelKey({ layer: '', label }));
}
