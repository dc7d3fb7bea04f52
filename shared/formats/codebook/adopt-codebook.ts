import { type Codebook, findLabel, findLayer, type Label, type Layer } from '../../domain/codebook.ts';
import type { LabelId, LayerId, LinkTypeId } from '../../domain/ids.ts';
import { guidOf } from '../guid.ts';

/**
 * A codebook out of a file with the ids that the project has for the same things: a layer, label or type of links is
 * the same where its id is, where its GUID stands for an id of ours, or else where its name is.
 */
export function adoptIds(own: Codebook, other: Codebook): Codebook {
  const layerIds = matchIds<LayerId>(own.layers, other.layers);
  const layerOf = (id: LayerId): LayerId => layerIds.get(id) ?? id;
  const labelIds = matchIds<LabelId>(labelsWithLayers(own), labelsWithLayers(other, layerOf));
  const labelOf = (id: LabelId): LabelId => labelIds.get(id) ?? id;
  const typeIds = matchIds<LinkTypeId>(own.linkTypes, other.linkTypes);
  return {
    ...other,
    layers: other.layers.map((layer) => ({
      ...layer,
      id: layerOf(layer.id),
      labels: layer.labels.map((label) => ({
        ...label,
        id: labelOf(label.id),
        parentId: label.parentId === null ? null : labelOf(label.parentId),
      })),
    })),
    linkTypes: other.linkTypes.map((type) => ({
      ...type,
      id: typeIds.get(type.id) ?? type.id,
      fromLabelIds: type.fromLabelIds.map(labelOf),
      toLabelIds: type.toLabelIds.map(labelOf),
    })),
  };
}

/**
 * A codebook out of a file that holds only labels, with everything of the project's codebook that such a file cannot
 * say: what kind of layer it is, attributes, shortcuts, types of links.
 */
export function completeFrom(own: Codebook, other: Codebook): Codebook {
  const complete = (layer: Layer): Layer => {
    const ours = findLayer(own, layer.id);
    const labels = layer.labels.map((label): Label => {
      const { shortcut } = findLabel(own, label.id)?.label ?? label;
      return { ...label, shortcut };
    });
    return ours ? { ...ours, name: layer.name, labels } : { ...layer, labels };
  };
  return {
    ...other,
    name: own.name,
    layers: other.layers.map(complete),
    linkTypes: own.linkTypes,
    ...(own.documentAttributes ? { documentAttributes: own.documentAttributes } : {}),
  };
}

interface Item<Id extends string> {
  readonly id: Id;
  readonly name: string;
  /** Things of one name are the same first of all where they stand in the same layer. */
  readonly layerId?: string;
}

/** The own id of each of the others that is called otherwise there; no own id is given twice. */
function matchIds<Id extends string>(own: readonly Item<Id>[], others: readonly Item<Id>[]): Map<Id, Id> {
  const found = new Map<Id, Id>();
  const free = new Set(own);
  const match = (isSame: (ours: Item<Id>, theirs: Item<Id>) => boolean): void => {
    for (const theirs of others) {
      if (found.has(theirs.id)) continue;
      const ours = [...free].find((item) => isSame(item, theirs));
      if (!ours) continue;
      free.delete(ours);
      found.set(theirs.id, ours.id);
    }
  };
  const sameName = (ours: Item<Id>, theirs: Item<Id>) => ours.name.toLowerCase() === theirs.name.toLowerCase();
  match((ours, theirs) => ours.id === theirs.id);
  match((ours, theirs) => guidOf(ours.id) === theirs.id);
  match((ours, theirs) => ours.layerId === theirs.layerId && sameName(ours, theirs));
  match(sameName);
  return found;
}

function labelsWithLayers(codebook: Codebook, layerOf: (id: LayerId) => LayerId = (id) => id): Item<LabelId>[] {
  return codebook.layers.flatMap((layer) =>
    layer.labels.map(({ id, name }) => ({ id, name, layerId: layerOf(layer.id) })),
  );
}
