import type { Attributes, AttributeValue } from '#shared/domain/annotation.ts';
import { findValueFault } from '#shared/domain/attribute-value.ts';
import {
  type AttributeDefinition,
  type Codebook,
  findLabel,
  findLayer,
  findLinkType,
  type Label,
  type Layer,
  type LinkType,
} from '#shared/domain/codebook.ts';
import type { LabelId } from '#shared/domain/ids.ts';
import { codebookOfParts } from '#shared/domain/codebook-parts.ts';
import { edited } from '#shared/domain/codebook-edits.ts';
import { mergeCodebooks } from '#shared/formats/codebook/merge-codebooks.ts';
import type { Version } from './restoration.ts';

/**
 * The codebook with the labels, types of links, attributes and options that these records have and that it has no more,
 * each as the latest codebook that had it defined it. The same object where nothing is missing.
 */
export function codebookWith(
  own: Codebook,
  { versions, parts }: { readonly versions: readonly Version[]; readonly parts: readonly WantedParts[] },
  earlier: Iterable<Codebook>,
): Codebook {
  let codebook = parts.reduce((whole, { of, keys }) => {
    const part = withFittingLabels(codebookOfParts(of, keys), whole);
    return broughtBack(whole, part, of);
  }, own);
  let missing = missingIn(codebook, neededBy(versions));
  for (const then of earlier) {
    if (isNothing(missing)) break;
    codebook = broughtBack(codebook, partOf(then, codebook, missing), then);
    missing = missingIn(codebook, missing);
  }
  return codebook === own ? own : { ...edited(codebook).codebook, version: own.version + 1 };
}

/** Parts of an earlier codebook that somebody asked for. */
export interface WantedParts {
  readonly of: Codebook;
  readonly keys: ReadonlySet<string>;
}

/** With a part of an earlier codebook, each thing at the place in its list that it had there. */
function broughtBack(codebook: Codebook, part: Codebook, then: Codebook): Codebook {
  const merged = mergeCodebooks(codebook, part);
  if (merged === codebook) return codebook;
  return {
    ...merged,
    layers: merged.layers.map((layer) => {
      const had = findLayer(codebook, layer.id);
      const was = findLayer(then, layer.id);
      if (!had || !was) return layer;
      const labels = inOldPlaces(layer.labels, had.labels, was.labels);
      return { ...layer, labels, attributes: inOldPlaces(layer.attributes, had.attributes, was.attributes) };
    }),
    linkTypes: inOldPlaces(merged.linkTypes, codebook.linkTypes, then.linkTypes).map((type) =>
      namingAgain(type, { codebook, merged, earlier: then }),
    ),
  };
}

/** A type of links names a label that came back at the ends where it did, in the old order. */
function namingAgain(
  type: LinkType,
  { codebook, merged, earlier }: { readonly codebook: Codebook; readonly merged: Codebook; readonly earlier: Codebook },
): LinkType {
  const had = findLinkType(codebook, type.id);
  const was = findLinkType(earlier, type.id);
  if (!had || !was) return type;
  const again = (now: readonly LabelId[], labelIds: readonly LabelId[]): readonly LabelId[] => {
    // Empty means any label: somebody wanted that, unless all that were named are gone.
    if (now.length === 0 && labelIds.some((id) => findLabel(codebook, id))) return now;
    const back = labelIds.filter((id) => !now.includes(id) && !findLabel(codebook, id) && findLabel(merged, id));
    if (back.length === 0) return now;
    const order = labelIds.filter((id) => now.includes(id) || back.includes(id));
    return [...order, ...now.filter((id) => !order.includes(id))];
  };
  return {
    ...type,
    fromLabelIds: again(type.fromLabelIds, was.fromLabelIds),
    toLabelIds: again(type.toLabelIds, was.toLabelIds),
  };
}

/** What is in `all` and not in `had` stands behind what it stood behind then, as far as that is still there. */
function inOldPlaces<Item extends { readonly id: string }>(
  all: readonly Item[],
  had: readonly Item[],
  then: readonly Item[],
): readonly Item[] {
  const placed = all.filter(({ id }) => had.some((one) => one.id === id));
  for (const added of all) {
    if (placed.includes(added)) continue;
    const before = then
      .slice(
        0,
        Math.max(
          0,
          then.findIndex(({ id }) => id === added.id),
        ),
      )
      .map(({ id }) => id);
    const at = placed.findLastIndex(({ id }) => before.includes(id)) + 1;
    placed.splice(then.some(({ id }) => id === added.id) ? at : placed.length, 0, added);
  }
  return placed;
}

interface Needed {
  readonly labels: ReadonlySet<string>;
  readonly linkTypes: ReadonlySet<string>;
  readonly values: readonly NeededValue[];
}

/** A value that some record has, and whose it is. */
interface NeededValue {
  readonly owner:
    | { readonly kind: 'label'; readonly labelId: string; readonly layerId: string }
    | { readonly kind: 'link-type'; readonly typeId: string }
    | { readonly kind: 'documents' };
  readonly attributeId: string;
  readonly value: AttributeValue;
}

function neededBy(versions: readonly Version[]): Needed {
  const labels = new Set<string>();
  const linkTypes = new Set<string>();
  const values = new Map<string, NeededValue>();
  const note = (owner: NeededValue['owner'], attributes: Attributes): void => {
    for (const [attributeId, value] of Object.entries(attributes))
      values.set(JSON.stringify([owner, attributeId, value]), { owner, attributeId, value });
  };
  for (const { kind, record } of versions) {
    if (kind === 'annotation' || kind === 'rule') labels.add(record.labelId);
    if (kind === 'link') linkTypes.add(record.typeId);
    if (kind === 'annotation')
      note({ kind: 'label', labelId: record.labelId, layerId: record.layerId }, record.attributes);
    if (kind === 'link') note({ kind: 'link-type', typeId: record.typeId }, record.attributes);
    if (kind === 'document') note({ kind: 'documents' }, record.fields);
  }
  return { labels, linkTypes, values: [...values.values()] };
}

/** What of it a codebook does not have. A value that its attribute cannot have is not missing: no option would help. */
function missingIn(codebook: Codebook, { labels, linkTypes, values }: Needed): Needed {
  return {
    labels: new Set([...labels].filter((id) => !findLabel(codebook, id))),
    linkTypes: new Set([...linkTypes].filter((id) => !findLinkType(codebook, id))),
    values: values.filter(({ owner, attributeId, value }) => {
      const definition = definitionsFor(codebook, owner).find(({ id }) => id === attributeId);
      return !definition || optionsMissing(definition, value).length > 0;
    }),
  };
}

function isNothing({ labels, linkTypes, values }: Needed): boolean {
  return labels.size + linkTypes.size + values.length === 0;
}

function optionsMissing({ kind, options }: AttributeDefinition, value: AttributeValue): string[] {
  const isOption = (id: string): boolean => options.some((option) => option.id === id);
  if (kind === 'one-of' && typeof value === 'string') return [value].filter((id) => !isOption(id));
  return kind === 'many-of' && Array.isArray(value) ? value.filter((id) => !isOption(id)) : [];
}

/** The attributes that a record has: of the layer where its label stands in that codebook. */
function definitionsFor(codebook: Codebook, owner: NeededValue['owner']): readonly AttributeDefinition[] {
  if (owner.kind === 'documents') return codebook.documentAttributes ?? [];
  if (owner.kind === 'link-type') return findLinkType(codebook, owner.typeId)?.attributes ?? [];
  return layerFor(codebook, owner)?.attributes ?? [];
}

function layerFor(
  codebook: Codebook,
  { labelId, layerId }: { readonly labelId: string; readonly layerId: string },
): Layer | undefined {
  return findLabel(codebook, labelId)?.layer ?? findLayer(codebook, layerId);
}

/** What is missed and nothing else; a layer or a type of links that is gone comes with its attributes. */
function partOf(then: Codebook, codebook: Codebook, missing: Needed): Codebook {
  const comesBack = (wanted: (owner: NeededValue['owner']) => boolean): AttributeDefinition[] =>
    missing.values.reduce<AttributeDefinition[]>((found, one) => {
      const definition = wanted(one.owner) ? definitionThen(then, codebook, one) : undefined;
      return definition ? withDefinition(found, definition) : found;
    }, []);
  const layers = then.layers.flatMap((layer): Layer[] => {
    const here = findLayer(codebook, layer.id);
    const missed = layer.labels.filter(({ id }) => missing.labels.has(id));
    const attributes = comesBack(
      (owner) => owner.kind === 'label' && (layerFor(codebook, owner) ?? layerFor(then, owner))?.id === layer.id,
    );
    if (missed.length + attributes.length === 0 || (!here && missed.length === 0)) return [];
    const labels = missed.map((label) => fitting(label, { missed, here, codebook }));
    return [{ ...layer, labels, attributes: here ? attributes : layer.attributes }];
  });
  const linkTypes = then.linkTypes.flatMap((type): LinkType[] => {
    if (missing.linkTypes.has(type.id)) return [type];
    const attributes = comesBack((owner) => owner.kind === 'link-type' && owner.typeId === type.id);
    return attributes.length > 0 && findLinkType(codebook, type.id) ? [{ ...type, attributes }] : [];
  });
  const { documentAttributes: _all, ...rest } = codebook;
  const ofDocuments = comesBack(({ kind }) => kind === 'documents');
  return { ...rest, layers, linkTypes, ...(ofDocuments.length > 0 ? { documentAttributes: ofDocuments } : {}) };
}

/** The attribute as it was then, if it could have the value; where it is there still, with the options missed only. */
function definitionThen(
  then: Codebook,
  codebook: Codebook,
  { owner, attributeId, value }: NeededValue,
): AttributeDefinition | undefined {
  const old = definitionsFor(then, owner).find(({ id }) => id === attributeId);
  if (!old) return undefined;
  const here = definitionsFor(codebook, owner).find(({ id }) => id === attributeId);
  if (!here) return findValueFault(old, value) === undefined ? old : undefined;
  if (here.kind !== old.kind) return undefined;
  const missed = new Set(optionsMissing(here, value));
  return { ...old, options: old.options.filter(({ id }) => missed.has(id)) };
}

/** The list with one more; of what is in it already, the options are put together. */
function withDefinition(list: readonly AttributeDefinition[], added: AttributeDefinition): AttributeDefinition[] {
  const same = list.find(({ id }) => id === added.id);
  if (!same) return [...list, added];
  const known = new Set(same.options.map(({ id }) => id));
  const options = [...same.options, ...added.options.filter(({ id }) => !known.has(id))];
  return list.map((one) => (one === same ? { ...same, options } : one));
}

/** Labels of a part that somebody asked for, as they can stand here. */
function withFittingLabels(part: Codebook, codebook: Codebook): Codebook {
  const layers = part.layers.map((layer) => {
    const here = findLayer(codebook, layer.id);
    const labels = layer.labels.map((label) => fitting(label, { missed: layer.labels, here, codebook }));
    return { ...layer, labels };
  });
  return { ...part, layers };
}

/** Under its parent and with its key only where those are still to be had. */
function fitting(
  label: Label,
  {
    missed,
    here,
    codebook,
  }: { readonly missed: readonly Label[]; readonly here: Layer | undefined; readonly codebook: Codebook },
): Label {
  const siblings = [...missed, ...(here?.labels ?? [])];
  const taken = codebook.layers.some(({ labels }) => labels.some(({ shortcut }) => shortcut === label.shortcut));
  return {
    ...label,
    shortcut: taken ? '' : label.shortcut,
    parentId: siblings.some(({ id }) => id === label.parentId) ? label.parentId : null,
  };
}
