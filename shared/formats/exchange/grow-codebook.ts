import type { AttributeValue } from '../../domain/annotation.ts';
import { convertValue, findValueFault } from '../../domain/attribute-value.ts';
import {
  type AttributeDefinition,
  type Codebook,
  findLabel,
  findLayer,
  type Label,
  type Layer,
  type LinkType,
} from '../../domain/codebook.ts';
import { proposeColors } from '../../domain/color-proposals.ts';
import { idFromName } from '../../domain/id-from-name.ts';
import { AttributeId, LabelId, LayerId, LinkTypeId } from '../../domain/ids.ts';
import { sameValue } from '../../domain/same-value.ts';
import type { ForeignAttribute, ForeignLabel, ForeignScheme } from './foreign-corpus.ts';
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

/**
 * A codebook that grows by what a file needs: labels, layers, types of links, attributes and their options. What is
 * there is never changed, only added to; the version counts up once.
 */
export class GrowingCodebook {
  readonly #own: Codebook;
  readonly #scheme: ForeignScheme;
  #codebook: Codebook;
  /** New layers and labels by what asked for them, so that the same target is one label. */
  readonly #made = new Map<string, PlacedLabel>();
  readonly #types = new Map<string, LinkTypeId>();
  readonly #colors: string[];

  constructor(codebook: Codebook, scheme: ForeignScheme) {
    this.#own = codebook;
    this.#codebook = codebook;
    this.#scheme = scheme;
    const taken = codebook.layers.flatMap(({ labels }) => labels.map(({ color }) => color));
    this.#colors = proposeColors(taken, 40);
  }

  get codebook(): Codebook {
    if (sameValue(this.#codebook, this.#own)) return this.#own;
    return { ...this.#codebook, version: this.#own.version + 1 };
  }

  /** The label for a target; undefined where it is left out or its label is not there any more. */
  place(target: LabelTarget, from: { readonly layer: string; readonly label: string }): PlacedLabel | undefined {
    if (target.kind === 'skip') return undefined;
    if (target.kind === 'label') {
      const found = findLabel(this.#codebook, target.labelId);
      return found && { layerId: found.layer.id, labelId: found.label.id };
    }
    const key = JSON.stringify([target.layer, target.name]);
    const made = this.#made.get(key) ?? this.#makeLabel(target, from);
    this.#made.set(key, made);
    return made;
  }

  linkType(target: LinkTypeTarget): LinkTypeId | undefined {
    if (target.kind === 'skip') return undefined;
    if (target.kind === 'type') return this.#codebook.linkTypes.find(({ id }) => id === target.typeId)?.id;
    const made = this.#types.get(target.name) ?? this.#makeLinkType(target.name);
    this.#types.set(target.name, made);
    return made;
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
    const described = this.#describe(from);
    const ids = this.#codebook.layers.flatMap(({ labels }) => labels.map(({ id }) => String(id)));
    const parent = described?.parent === undefined ? undefined : this.#labelNamed(layer.id, described.parent);
    const label: Label = {
      id: LabelId.parse(idFromName(name, ids)),
      name: shortened(name),
      color: described?.color ?? this.#colors.shift() ?? '#5a5a5a',
      shortcut: '',
      definition: described?.definition ?? '',
      examples: [],
      counterExamples: [],
      parentId: parent?.id ?? null,
    };
    this.#replaceLayer({ ...layer, labels: [...layer.labels, label] });
    return { layerId: layer.id, labelId: label.id };
  }

  #layerFor(wanted: string, foreignName: string): Layer {
    const own =
      findLayer(this.#codebook, wanted) ?? this.#codebook.layers.find(({ name }) => name === shortened(wanted));
    if (own) return own;
    const ids = this.#codebook.layers.map(({ id }) => String(id));
    const kind = this.#kindOf(foreignName, wanted);
    const layer: Layer = {
      id: LayerId.parse(idFromName(wanted, ids)),
      name: shortened(wanted),
      kind,
      paint: kind === 'claim' ? 'underline' : 'fill',
      labels: [],
      attributes: [],
    };
    this.#codebook = { ...this.#codebook, layers: [...this.#codebook.layers, layer] };
    return layer;
  }

  #kindOf(foreignName: string, wanted: string): Layer['kind'] {
    const said = this.#scheme.layers.find(({ name }) => name === foreignName)?.kind;
    return said ?? (/entit|\bner\b|mention/iu.test(wanted) ? 'entity' : 'span');
  }

  #describe({ layer, label }: { readonly layer: string; readonly label: string }): ForeignLabel | undefined {
    const candidates = this.#scheme.layers.filter(({ name }) => name === layer || name === '');
    return candidates.flatMap(({ labels }) => labels).find(({ name }) => name === label);
  }

  #labelNamed(layerId: LayerId, name: string): Label | undefined {
    return findLayer(this.#codebook, layerId)?.labels.find((label) => label.name === name);
  }

  #makeLinkType(name: string): LinkTypeId {
    const described = this.#scheme.linkTypes.find((type) => type.name === name);
    const type: LinkType = {
      id: LinkTypeId.parse(
        idFromName(
          name,
          this.#codebook.linkTypes.map(({ id }) => String(id)),
        ),
      ),
      name: shortened(name),
      definition: '',
      fromLabelIds: [],
      toLabelIds: [],
      ...(described?.symmetric === true ? { symmetric: true as const } : {}),
    };
    this.#codebook = { ...this.#codebook, linkTypes: [...this.#codebook.linkTypes, type] };
    return type.id;
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
    const made = newAttribute(name, attributes, described ?? guessAttribute(name, seen(name)));
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
    if ('layerId' in owner) return findLayer(this.#codebook, owner.layerId)?.attributes;
    const type = this.#codebook.linkTypes.find(({ id }) => id === owner.typeId);
    return type && (type.attributes ?? []);
  }

  #replaceAttributes(owner: Owner, attributes: readonly AttributeDefinition[]): void {
    if ('layerId' in owner) {
      const layer = findLayer(this.#codebook, owner.layerId);
      if (layer) this.#replaceLayer({ ...layer, attributes });
      return;
    }
    const linkTypes = this.#codebook.linkTypes.map((type) =>
      type.id === owner.typeId ? { ...type, attributes } : type,
    );
    this.#codebook = { ...this.#codebook, linkTypes };
  }

  #replaceLayer(layer: Layer): void {
    const layers = this.#codebook.layers.map((one) => (one.id === layer.id ? layer : one));
    this.#codebook = { ...this.#codebook, layers };
  }
}

function newAttribute(
  name: string,
  attributes: readonly AttributeDefinition[],
  { kind, options }: ForeignAttribute,
): AttributeDefinition {
  const ids: string[] = [];
  const ownOptions = options.map((option) => {
    const id = idFromName(option, ids, '_');
    ids.push(id);
    return { id, name: shortened(option) };
  });
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
