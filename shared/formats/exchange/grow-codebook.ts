import type { AttributeValue } from '../../domain/annotation.ts';
import { convertValue, findValueFault } from '../../domain/attribute-value.ts';
import { type AttributeDefinition, type Codebook, type Layer, type LinkType } from '../../domain/codebook.ts';
import { proposeColors } from '../../domain/color-proposals.ts';
import { FreeIds, idFromName } from '../../domain/id-from-name.ts';
import { AttributeId, LabelId, type LayerId, type LinkTypeId } from '../../domain/ids.ts';
import { sameValue } from '../../domain/same-value.ts';
import { CodebookDraft } from './codebook-draft.ts';
import type { ForeignAttribute, ForeignLabel, ForeignScheme } from './foreign-corpus.ts';
import { labelKey } from './foreign-use.ts';
import type { LabelTarget, LinkTypeTarget } from './label-mapping.ts';

export interface PlacedLabel {
  readonly layerId: LayerId;
  readonly labelId: LabelId;
}

/** Whose attributes they are. */
type Owner = { readonly layerId: LayerId } | { readonly typeId: LinkTypeId };

/** A text of more options than these is free text. */
const MOST_OPTIONS = 20;
const LONGEST_OPTION = 60;
const LONGEST_NAME = 200;
const LONGEST_DEFINITION = 20_000;

/**
 * A codebook that grows by what a file needs: labels, layers, types of links, attributes and their options. What is
 * there is never changed, only added to; the version counts up once. Which labels a type of links joins is only widened
 * where a person said so.
 */
export class GrowingCodebook {
  readonly #own: Codebook;
  readonly #scheme: ForeignScheme;
  readonly #draft: CodebookDraft;
  /** New layers and labels by what asked for them, so that the same target is one label. */
  readonly #made = new Map<string, PlacedLabel>();
  readonly #types = new Map<string, LinkTypeId>();
  readonly #colors: string[];
  readonly #described: DescribedLabels;
  /** Labels that are being made, each for one that stands under it. */
  readonly #parents = new Set<string>();

  constructor(codebook: Codebook, scheme: ForeignScheme) {
    this.#own = codebook;
    this.#draft = new CodebookDraft(codebook);
    this.#scheme = scheme;
    this.#described = new DescribedLabels(scheme);
    const taken = codebook.layers.flatMap(({ labels }) => labels.map(({ color }) => color));
    this.#colors = proposeColors(taken, 40);
  }

  /** Made anew each time it is asked for. */
  get codebook(): Codebook {
    const grown = this.#draft.codebook;
    return sameValue(grown, this.#own) ? this.#own : { ...grown, version: this.#own.version + 1 };
  }

  isEntity(labelId: string): boolean {
    return this.#draft.layerOf(labelId)?.kind === 'entity';
  }

  linkTypeOf(typeId: string): LinkType | undefined {
    return this.#draft.linkType(typeId);
  }

  /** The label for a target; undefined where it is left out or its label is not there any more. */
  place(target: LabelTarget, from: { readonly layer: string; readonly label: string }): PlacedLabel | undefined {
    if (target.kind === 'skip') return undefined;
    if (target.kind === 'label') {
      const layer = this.#draft.layerOf(target.labelId);
      return layer && { layerId: layer.id, labelId: target.labelId };
    }
    const key = JSON.stringify([target.layer, target.name]);
    const made = this.#made.get(key) ?? this.#makeLabel(target, from);
    this.#made.set(key, made);
    return made;
  }

  linkType(target: LinkTypeTarget): LinkTypeId | undefined {
    if (target.kind === 'skip') return undefined;
    if (target.kind === 'type') return this.#draft.linkType(target.typeId)?.id;
    const made = this.#types.get(target.name) ?? this.#makeLinkType(target.name);
    this.#types.set(target.name, made);
    return made;
  }

  /** From now on, the type joins these labels, too. A side that allows every label stays as it is. */
  allowEnds(typeId: LinkTypeId, from: string, to: string): void {
    const widened = (allowed: readonly LabelId[], id: string): readonly LabelId[] =>
      allowed.length === 0 || allowed.some((one) => one === id) ? allowed : [...allowed, LabelId.parse(id)];
    const type = this.#draft.linkType(typeId);
    if (!type) return;
    const [fromLabelIds, toLabelIds] = [widened(type.fromLabelIds, from), widened(type.toLabelIds, to)];
    this.#draft.replaceLinkType({ ...type, fromLabelIds, toLabelIds });
  }

  /**
   * The values of an annotation as its layer can have them. `seen` are all values that the file has for an attribute,
   * by which a new one gets its kind.
   */
  attributes(
    layerId: LayerId,
    values: Readonly<Record<string, AttributeValue>>,
    seen: (name: string) => readonly AttributeValue[],
  ): Record<AttributeId, AttributeValue> {
    return this.#take({ layerId }, values, seen);
  }

  /** As `attributes`, for a link of a type. */
  linkAttributes(
    typeId: LinkTypeId,
    values: Readonly<Record<string, AttributeValue>>,
    seen: (name: string) => readonly AttributeValue[],
  ): Record<AttributeId, AttributeValue> {
    return this.#take({ typeId }, values, seen);
  }

  #take(
    owner: Owner,
    values: Readonly<Record<string, AttributeValue>>,
    seen: (name: string) => readonly AttributeValue[],
  ): Record<AttributeId, AttributeValue> {
    const taken: Record<AttributeId, AttributeValue> = {};
    for (const [name, value] of Object.entries(values)) {
      const definition = this.#definitionFor(owner, name, seen);
      const own = definition && this.#valueFor(owner, definition, value);
      if (own) taken[own.id] = own.value;
    }
    return taken;
  }

  #makeLabel(
    { layer: layerName, name }: LabelTarget & { kind: 'new' },
    from: { layer: string; label: string },
  ): PlacedLabel {
    const layer = this.#layerFor(layerName, from.layer);
    const described = this.#described.find(from);
    this.#parents.add(from.label);
    const parent = described?.parent === undefined ? undefined : this.#parent(described.parent, layerName, from);
    this.#parents.delete(from.label);
    const labelId = this.#draft.addLabel(layer.id, name, {
      name: name.length > LONGEST_NAME ? this.#draft.freeLabelName(layer.id, shortened(name)) : shortened(name),
      color: described?.color ?? this.#colors.shift() ?? '#5a5a5a',
      shortcut: '',
      // A name that is too long for a label is not lost.
      definition: described?.definition ?? (name.length > LONGEST_NAME ? name.slice(0, LONGEST_DEFINITION) : ''),
      examples: [],
      counterExamples: [],
      parentId: parent ?? null,
    });
    return { layerId: layer.id, labelId };
  }

  /** The label that another one stands under, made where only the file's own scheme has it. */
  #parent(wanted: string, layerName: string, { layer }: { readonly layer: string }): LabelId | undefined {
    const described = this.#described.find({ layer, label: wanted });
    const name = described?.displayName ?? wanted;
    const home = this.#layerFor(layerName, layer);
    const own = this.#draft.labelNamed(home.id, shortened(name)) ?? this.#draft.labelNamed(home.id, wanted);
    // A circle has no highest label.
    if (own || !described || this.#parents.has(wanted)) return own?.id;
    return this.place({ kind: 'new', layer: layerName, name }, { layer, label: wanted })?.labelId;
  }

  #layerFor(wanted: string, foreignName: string): Layer {
    const own = this.#draft.layer(wanted, shortened(wanted));
    if (own) return own;
    const kind = this.#kindOf(foreignName, wanted);
    const paint = kind === 'claim' ? 'underline' : 'fill';
    return this.#draft.addLayer(wanted, { name: shortened(wanted), kind, paint });
  }

  #kindOf(foreignName: string, wanted: string): Layer['kind'] {
    const said = this.#scheme.layers.find(({ name }) => name === foreignName)?.kind;
    return said ?? (/entit|\bner\b|mention/iu.test(wanted) ? 'entity' : 'span');
  }

  #makeLinkType(name: string): LinkTypeId {
    const described = this.#scheme.linkTypes.find((type) => type.name === name);
    return this.#draft.addLinkType(name, {
      name: shortened(name),
      definition: '',
      fromLabelIds: [],
      toLabelIds: [],
      ...(described?.symmetric === true ? { symmetric: true as const } : {}),
    });
  }

  #definitionFor(
    owner: Owner,
    name: string,
    seen: (name: string) => readonly AttributeValue[],
  ): AttributeDefinition | undefined {
    const attributes = this.#attributesOf(owner);
    if (!attributes || name === '') return undefined;
    const own = attributes.find((one) => one.id === name || one.name === shortened(name));
    if (own) return own;
    const described = this.#scheme.layers.flatMap(({ attributes }) => attributes).find((one) => one.name === name);
    // A list of values (annotation.conf) does not say whether one annotation can have several of them.
    const isSeveral = described?.kind === 'one-of' && seen(name).some((one) => Array.isArray(one) && one.length > 1);
    const said = described && isSeveral ? { ...described, kind: 'many-of' as const } : described;
    const made = newAttribute(name, attributes, said ?? guessAttribute(name, seen(name)));
    this.#replaceAttributes(owner, [...attributes, made]);
    return made;
  }

  /** The value as the attribute can have it; an attribute with options gets one more where the value is none of them. */
  #valueFor(
    owner: Owner,
    definition: AttributeDefinition,
    value: AttributeValue,
  ): { readonly id: AttributeId; readonly value: AttributeValue } | undefined {
    const { id } = definition;
    if (findValueFault(definition, value) === undefined) return { id, value };
    const listed = optionsListed(definition, value);
    if (listed) return { id, value: listed };
    const converted = convertValue(definition, value);
    const isWhole = !Array.isArray(value) || !Array.isArray(converted) || converted.length === value.length;
    if (converted !== undefined && isWhole) return { id, value: converted };
    const words = (Array.isArray(value) ? value : [String(value)]).filter((word) => word !== '');
    if (definition.kind !== 'one-of' && definition.kind !== 'many-of') return this.#beside(owner, definition, value);
    if (words.length === 0 || (definition.kind === 'one-of' && words.length > 1)) return undefined;
    const options = [...definition.options];
    const ids = words.map((word) => {
      const known = options.find((option) => option.id === word || option.name === word);
      if (known) return known.id;
      const made = {
        id: idFromName(
          word,
          options.map((option) => option.id),
          '_',
        ),
        name: shortened(word),
      };
      options.push(made);
      return made.id;
    });
    const grown = { ...definition, options };
    const attributes = this.#attributesOf(owner) ?? [];
    this.#replaceAttributes(
      owner,
      attributes.map((one) => (one.id === id ? grown : one)),
    );
    return { id, value: definition.kind === 'one-of' ? (ids[0] ?? '') : ids };
  }

  /** A value of another kind than the attribute has: kept as text in an attribute of its own. */
  #beside(
    owner: Owner,
    { name }: AttributeDefinition,
    value: AttributeValue,
  ): { readonly id: AttributeId; readonly value: AttributeValue } | undefined {
    const attributes = this.#attributesOf(owner);
    if (!attributes) return undefined;
    const wanted = shortened(`${name} (text)`);
    const own = attributes.find((one) => one.name === wanted && one.kind === 'text');
    const made = own ?? newAttribute(wanted, attributes, { name: wanted, kind: 'text', options: [] });
    if (!own) this.#replaceAttributes(owner, [...attributes, made]);
    return { id: made.id, value: Array.isArray(value) ? value.join(', ') : String(value) };
  }

  #attributesOf(owner: Owner): readonly AttributeDefinition[] | undefined {
    if ('layerId' in owner) return this.#draft.layer(owner.layerId)?.attributes;
    const type = this.#draft.linkType(owner.typeId);
    return type && (type.attributes ?? []);
  }

  #replaceAttributes(owner: Owner, attributes: readonly AttributeDefinition[]): void {
    if ('layerId' in owner) return this.#draft.replaceAttributes(owner.layerId, attributes);
    const type = this.#draft.linkType(owner.typeId);
    if (type) this.#draft.replaceLinkType({ ...type, attributes });
  }
}

/** What the file's own scheme says of its labels, that of a layer without a name of those of all layers. */
class DescribedLabels {
  readonly #labels = new Map<string, ForeignLabel>();

  constructor({ layers }: ForeignScheme) {
    for (const { name: layer, labels } of layers)
      for (const label of labels) {
        const key = labelKey({ layer, label: label.name });
        if (!this.#labels.has(key)) this.#labels.set(key, label);
      }
  }

  find({ layer, label }: { readonly layer: string; readonly label: string }): ForeignLabel | undefined {
    return this.#labels.get(labelKey({ layer, label })) ?? this.#labels.get(labelKey({ layer: '', label }));
  }
}

function newAttribute(
  name: string,
  attributes: readonly AttributeDefinition[],
  { kind, options }: ForeignAttribute,
): AttributeDefinition {
  const ids = new FreeIds();
  const ownOptions = options.map((option) => ({ id: ids.take(option, '_'), name: shortened(option) }));
  return {
    id: AttributeId.parse(
      idFromName(
        name,
        attributes.map(({ id }) => String(id)),
        '_',
      ),
    ),
    name: shortened(name),
    kind,
    options: ownOptions,
    required: false,
    definition: '',
  };
}

/** What kind of attribute has these values. A few short texts that come again and again are options. */
/** The cell of a table that holds several options at once: `a;b`, where the attribute has both. */
function optionsListed({ kind, options }: AttributeDefinition, value: AttributeValue): readonly string[] | undefined {
  if (kind !== 'many-of' || typeof value !== 'string' || !value.includes(';')) return undefined;
  const ids = value.split(';').map((word) => options.find(({ id, name }) => id === word || name === word)?.id);
  const known = ids.filter((id) => id !== undefined);
  return known.length === ids.length ? known : undefined;
}

function guessAttribute(name: string, values: readonly AttributeValue[]): ForeignAttribute {
  if (values.every((value) => typeof value === 'boolean')) return { name, kind: 'boolean', options: [] };
  if (values.every((value) => typeof value === 'number')) return { name, kind: 'number', options: [] };
  const words = values.flatMap((value) => (Array.isArray(value) ? value : [String(value)]));
  const options = [...new Set(words)].filter((word) => word.trim() !== '');
  if (values.some((value) => Array.isArray(value))) return { name, kind: 'many-of', options };
  const isList =
    options.length <= MOST_OPTIONS &&
    words.length >= options.length * 2 &&
    options.every((option) => option.length <= LONGEST_OPTION);
  return isList ? { name, kind: 'one-of', options } : { name, kind: 'text', options: [] };
}

function shortened(name: string): string {
  const clean = name.trim() === '' ? 'unnamed' : name;
  return clean.length <= LONGEST_NAME ? clean : clean.slice(0, LONGEST_NAME).toWellFormed();
}
