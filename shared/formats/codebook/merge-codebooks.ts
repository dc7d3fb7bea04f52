import type { AttributeDefinition, Codebook, Label, Layer, LinkType } from '../../domain/codebook.ts';
import { findLabel, findLayer } from '../../domain/codebook.ts';
import { sameValue } from '../../domain/same-value.ts';

/**
 * The project's codebook with what another one has and it has not: layers, labels, attributes, options, link types,
 * attributes of documents.
 * What both have stays as the project has it. The version counts up where something came in.
 */
export function mergeCodebooks(own: Codebook, other: Codebook): Codebook {
  const layers = own.layers.map((layer) => {
    const theirs = findLayer(other, layer.id);
    return theirs ? mergeLayers(layer, theirs, own) : layer;
  });
  const newLayers = other.layers
    .filter((layer) => !findLayer(own, layer.id))
    .map((layer) => ({ ...layer, labels: rooted(layer.labels.filter((label) => !findLabel(own, label.id))) }));
  const merged = {
    ...own,
    layers: [...layers, ...newLayers],
    linkTypes: [
      ...own.linkTypes.map((type) => mergeLinkTypes(type, other.linkTypes)),
      ...missing(own.linkTypes, other.linkTypes),
    ],
    ...mergeDocumentAttributes(own, other),
  };
  return sameValue(merged, own) ? own : { ...merged, version: own.version + 1 };
}

/** A label of the other codebook that stands on another layer here: its annotations could not be told apart. */
export function findMovedLabel(own: Codebook, other: Codebook): string | undefined {
  const labels = other.layers.flatMap((layer) => layer.labels.map(({ id }) => ({ id, layerId: layer.id })));
  return labels.find(({ id, layerId }) => {
    const here = findLabel(own, id);
    return here !== undefined && here.layer.id !== layerId;
  })?.id;
}

function mergeLayers(layer: Layer, theirs: Layer, own: Codebook): Layer {
  return {
    ...layer,
    labels: rooted([...layer.labels, ...theirs.labels.filter((label) => !findLabel(own, label.id))]),
    attributes: mergeAttributes(layer.attributes, theirs.attributes),
  };
}

function mergeLinkTypes(type: LinkType, theirs: readonly LinkType[]): LinkType {
  const same = theirs.find(({ id }) => id === type.id);
  const attributes = mergeAttributes(type.attributes ?? [], same?.attributes ?? []);
  return attributes.length === 0 ? type : { ...type, attributes };
}

/** A label whose parent stands on another layer here stands at the top. */
function rooted(labels: readonly Label[]): readonly Label[] {
  const ids = new Set(labels.map(({ id }) => id));
  const isLost = ({ parentId }: Label): boolean => parentId !== null && !ids.has(parentId);
  return labels.some(isLost) ? labels.map((label) => (isLost(label) ? { ...label, parentId: null } : label)) : labels;
}

function mergeDocumentAttributes(own: Codebook, other: Codebook): Pick<Codebook, 'documentAttributes'> {
  const merged = mergeAttributes(own.documentAttributes ?? [], other.documentAttributes ?? []);
  return merged.length === 0 ? {} : { documentAttributes: merged };
}

function mergeAttributes(
  own: readonly AttributeDefinition[],
  theirs: readonly AttributeDefinition[],
): AttributeDefinition[] {
  return [...own.map((attribute) => mergeOptions(attribute, theirs)), ...missing(own, theirs)];
}

function mergeOptions(attribute: AttributeDefinition, theirs: readonly AttributeDefinition[]): AttributeDefinition {
  const same = theirs.find(({ id }) => id === attribute.id);
  if (!same) return attribute;
  return { ...attribute, options: [...attribute.options, ...missing(attribute.options, same.options)] };
}

function missing<Item extends { readonly id: string }>(own: readonly Item[], theirs: readonly Item[]): Item[] {
  const known = new Set(own.map(({ id }) => id));
  return theirs.filter(({ id }) => !known.has(id));
}
