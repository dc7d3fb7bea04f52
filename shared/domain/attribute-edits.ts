import type { AttributeDefinition, Codebook } from './codebook.ts';
import { type CodebookEdit, edited, type Moved, patched, type Step, stepped } from './codebook-edits.ts';
import { idFromName } from './id-from-name.ts';
import type { AttributeId, LayerId, LinkTypeId } from './ids.ts';

/** Which list of attributes is meant: that of a layer, of a type of links, or of documents. */
export type AttributePlace =
  | { readonly kind: 'layer'; readonly layerId: LayerId }
  | { readonly kind: 'link-type'; readonly linkTypeId: LinkTypeId }
  | { readonly kind: 'documents' };

/** Which attribute is meant. */
export interface AttributeAddress {
  readonly place: AttributePlace;
  readonly attributeId: AttributeId;
}

/** Undefined where the layer or the type of links is not there. */
export function attributesAt(codebook: Codebook, place: AttributePlace): readonly AttributeDefinition[] | undefined {
  switch (place.kind) {
    case 'layer':
      return codebook.layers.find(({ id }) => id === place.layerId)?.attributes;
    case 'link-type': {
      const type = codebook.linkTypes.find(({ id }) => id === place.linkTypeId);
      return type && (type.attributes ?? []);
    }
    case 'documents':
      return codebook.documentAttributes ?? [];
    default:
      return place satisfies never;
  }
}

export function findAttribute(
  codebook: Codebook,
  { place, attributeId }: AttributeAddress,
): AttributeDefinition | undefined {
  return attributesAt(codebook, place)?.find(({ id }) => id === attributeId);
}

/** How a command names the list. */
export function placeIds(place: AttributePlace): { layerId: LayerId | null; linkTypeId: LinkTypeId | null } {
  return {
    layerId: place.kind === 'layer' ? place.layerId : null,
    linkTypeId: place.kind === 'link-type' ? place.linkTypeId : null,
  };
}

export function addAttribute(
  codebook: Codebook,
  place: AttributePlace,
  attribute: AttributeDefinition,
): CodebookEdit | undefined {
  const list = attributesAt(codebook, place);
  if (!list || list.some(({ id }) => id === attribute.id)) return undefined;
  return withAttributes(codebook, place, [...list, attribute]);
}

export function changeAttribute(
  codebook: Codebook,
  address: AttributeAddress,
  patch: Partial<Omit<AttributeDefinition, 'id'>>,
): CodebookEdit | undefined {
  return mapAttribute(codebook, address, (attribute) => patched(attribute, patch));
}

export function stepAttribute(codebook: Codebook, address: AttributeAddress, step: Step): CodebookEdit | undefined {
  const list = attributesAt(codebook, address.place);
  const next = list && stepped(list, address.attributeId, step);
  return next && next !== list ? withAttributes(codebook, address.place, next) : undefined;
}

/**
 * Takes an attribute away. Its values go to the attribute `heir`, which gets the options that it lacks, or go too where
 * that is null.
 */
export function removeAttribute(
  codebook: Codebook,
  { place, attributeId }: AttributeAddress,
  heir: AttributeId | null,
): CodebookEdit | undefined {
  const list = attributesAt(codebook, place);
  const attribute = list?.find(({ id }) => id === attributeId);
  if (!list || !attribute || heir === attributeId) return undefined;
  const others = list.filter(({ id }) => id !== attributeId);
  if (heir === null) return withAttributes(codebook, place, others);
  const target = others.find(({ id }) => id === heir);
  if (!target) return undefined;
  const { options, moves } = mergeOptions(attribute, target);
  const ids = placeIds(place);
  return withAttributes(
    codebook,
    place,
    others.map((one) => (one.id === heir ? { ...one, options } : one)),
    {
      attributes: [{ ...ids, from: attributeId, to: heir }],
      options: moves.map((move) => ({ ...ids, attributeId, ...move })),
    },
  );
}

export function addOption(codebook: Codebook, address: AttributeAddress, name: string): CodebookEdit | undefined {
  return mapAttribute(codebook, address, (attribute) => {
    const id = idFromName(
      name,
      attribute.options.map((option) => option.id),
    );
    return { ...attribute, options: [...attribute.options, { id, name }] };
  });
}

export interface OptionAddress extends AttributeAddress {
  readonly optionId: string;
}

export function renameOption(codebook: Codebook, address: OptionAddress, name: string): CodebookEdit | undefined {
  return mapOptions(codebook, address, (options) =>
    options.map((option) => (option.id === address.optionId ? { ...option, name } : option)),
  );
}

export function stepOption(codebook: Codebook, address: OptionAddress, step: Step): CodebookEdit | undefined {
  const options = findAttribute(codebook, address)?.options;
  const next = options && stepped(options, address.optionId, step);
  return next && next !== options ? mapOptions(codebook, address, () => next) : undefined;
}

/** Takes an option away. Values that have it get `heir` instead, or lose it where that is null. */
export function removeOption(
  codebook: Codebook,
  address: OptionAddress,
  heir: string | null,
): CodebookEdit | undefined {
  const options = findAttribute(codebook, address)?.options;
  if (!options || heir === address.optionId || (heir !== null && !options.some(({ id }) => id === heir)))
    return undefined;
  const { place, attributeId, optionId } = address;
  const moved = { options: [{ ...placeIds(place), attributeId, from: optionId, to: heir }] };
  return mapOptions(codebook, address, (all) => all.filter(({ id }) => id !== optionId), moved);
}

/** What each kind of attribute can hold beside its own values, each of them meaning what it meant. */
const holds: Readonly<Record<AttributeDefinition['kind'], readonly AttributeDefinition['kind'][]>> = {
  text: ['text', 'number', 'boolean', 'one-of', 'many-of', 'date'],
  number: ['number'],
  boolean: ['boolean'],
  'one-of': ['one-of'],
  'many-of': ['many-of', 'one-of'],
  date: ['date'],
  entity: ['entity'],
};

/** The attributes that can take the place of this one: those that can hold all its values. */
export function possibleHeirs(
  list: readonly AttributeDefinition[],
  attributeId: string,
): readonly AttributeDefinition[] {
  const own = list.find(({ id }) => id === attributeId);
  return own ? list.filter(({ id, kind }) => id !== attributeId && holds[kind].includes(own.kind)) : [];
}

/** The attributes that may decide whether this one is shown: all others that do not themselves depend on it. */
export function possibleConditions(
  list: readonly AttributeDefinition[],
  attributeId: string,
): readonly AttributeDefinition[] {
  const dependsOnIt = (attribute: AttributeDefinition): boolean => {
    const seen = new Set<string>();
    for (let at: AttributeDefinition | undefined = attribute; at && !seen.has(at.id);) {
      if (at.id === attributeId) return true;
      seen.add(at.id);
      const next: string | undefined = at.shownIf?.attributeId;
      at = list.find(({ id }) => id === next);
    }
    return false;
  };
  return list.filter((attribute) => !dependsOnIt(attribute));
}

type Options = AttributeDefinition['options'];

/** The heir's options with those it lacks, and where each option of the other goes: to the one of its name, or itself. */
function mergeOptions(
  { options }: AttributeDefinition,
  heir: AttributeDefinition,
): { readonly options: Options; readonly moves: readonly { from: string; to: string }[] } {
  if (heir.kind !== 'one-of' && heir.kind !== 'many-of') return { options: heir.options, moves: [] };
  const merged = [...heir.options];
  const moves: { from: string; to: string }[] = [];
  for (const option of options) {
    const same = heir.options.find(({ name }) => name.toLowerCase() === option.name.toLowerCase());
    const id =
      same?.id ??
      idFromName(
        option.id,
        merged.map((one) => one.id),
      );
    if (!same) merged.push({ ...option, id });
    if (id !== option.id) moves.push({ from: option.id, to: id });
  }
  return { options: merged, moves };
}

function mapOptions(
  codebook: Codebook,
  address: OptionAddress,
  change: (options: Options) => Options,
  moved: Moved = {},
): CodebookEdit | undefined {
  if (!findAttribute(codebook, address)?.options.some(({ id }) => id === address.optionId)) return undefined;
  return mapAttribute(codebook, address, (one) => ({ ...one, options: change(one.options) }), moved);
}

function mapAttribute(
  codebook: Codebook,
  { place, attributeId }: AttributeAddress,
  change: (attribute: AttributeDefinition) => AttributeDefinition,
  moved: Moved = {},
): CodebookEdit | undefined {
  const list = attributesAt(codebook, place);
  if (!list?.some(({ id }) => id === attributeId)) return undefined;
  const next = list.map((attribute) => (attribute.id === attributeId ? change(attribute) : attribute));
  return withAttributes(codebook, place, next, moved);
}

function withAttributes(
  codebook: Codebook,
  place: AttributePlace,
  attributes: readonly AttributeDefinition[],
  moved: Moved = {},
): CodebookEdit {
  return edited(replaceAttributes(codebook, place, attributes), moved);
}

/** The codebook with another list of attributes in that place, as it is given. */
export function replaceAttributes(
  codebook: Codebook,
  place: AttributePlace,
  attributes: readonly AttributeDefinition[],
): Codebook {
  switch (place.kind) {
    case 'layer': {
      const layers = codebook.layers.map((layer) => (layer.id === place.layerId ? { ...layer, attributes } : layer));
      return { ...codebook, layers };
    }
    case 'link-type': {
      const linkTypes = codebook.linkTypes.map((type) =>
        type.id === place.linkTypeId ? { ...type, attributes } : type,
      );
      return { ...codebook, linkTypes };
    }
    case 'documents':
      return { ...codebook, documentAttributes: attributes };
    default:
      return place satisfies never;
  }
}
