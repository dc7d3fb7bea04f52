import { type Codebook, findLabel, findLayer, type Label, type Layer } from './codebook.ts';
import { type CodebookEdit, inTreeOrder, patched, type Step, withLayers } from './codebook-edits.ts';
import type { LabelId, LayerId } from './ids.ts';

/** Where a label stands: in a layer, under a parent (null for the top), before a sibling (null for behind all). */
export interface LabelPlace {
  readonly layerId: LayerId;
  readonly parentId: LabelId | null;
  readonly beforeId: LabelId | null;
}

export function addLabel(codebook: Codebook, layerId: LayerId, label: Label): CodebookEdit | undefined {
  const layer = findLayer(codebook, layerId);
  if (!layer || findLabel(codebook, label.id)) return undefined;
  return withLayers(codebook, replaceLayer(codebook, { ...layer, labels: [...layer.labels, label] }));
}

export function changeLabel(
  codebook: Codebook,
  labelId: string,
  patch: Partial<Omit<Label, 'id' | 'parentId'>>,
): CodebookEdit | undefined {
  const found = findLabel(codebook, labelId);
  if (!found) return undefined;
  const labels = found.layer.labels.map((label) => (label.id === labelId ? patched(label, patch) : label));
  return withLayers(codebook, replaceLayer(codebook, { ...found.layer, labels }));
}

/** The label and everything under it. */
export function subtreeOf(layer: Layer, labelId: string): readonly Label[] {
  const taken = new Set([labelId]);
  return inTreeOrder(layer.labels).filter(({ id, parentId }) => {
    if (parentId !== null && taken.has(parentId)) taken.add(id);
    return taken.has(id);
  });
}

/** Moves a label, with everything under it. Undefined where it would stand under itself. */
export function placeLabel(codebook: Codebook, labelId: string, place: LabelPlace): CodebookEdit | undefined {
  const found = findLabel(codebook, labelId);
  const target = findLayer(codebook, place.layerId);
  if (!found || !target) return undefined;
  const moving = subtreeOf(found.layer, labelId);
  const ids = new Set<string>(moving.map(({ id }) => id));
  const { parentId, beforeId } = place;
  if (parentId !== null && (ids.has(parentId) || !target.labels.some(({ id }) => id === parentId))) return undefined;
  if (beforeId !== null && ids.has(beforeId)) return undefined;
  const rooted = moving.map((label) => (label.id === labelId ? { ...label, parentId } : label));
  const layers = codebook.layers.map((layer) => {
    const staying = layer.labels.filter(({ id }) => !ids.has(id));
    if (layer.id !== target.id) return { ...layer, labels: staying };
    const at = staying.findIndex(({ id }) => id === beforeId);
    const split = at < 0 ? staying.length : at;
    return { ...layer, labels: [...staying.slice(0, split), ...rooted, ...staying.slice(split)] };
  });
  return withLayers(codebook, layers);
}

/**
 * Up and down among its siblings, in under the sibling before it, out behind its parent. Undefined where there is no
 * way to go.
 */
export function stepLabel(codebook: Codebook, labelId: string, step: Step | 'in' | 'out'): CodebookEdit | undefined {
  const found = findLabel(codebook, labelId);
  if (!found) return undefined;
  const { layer, label } = found;
  const siblings = layer.labels.filter(({ parentId }) => parentId === label.parentId);
  const at = siblings.findIndex(({ id }) => id === labelId);
  const before = siblings[at - 1];
  const place = (parentId: LabelId | null, beforeId: LabelId | null): CodebookEdit | undefined =>
    placeLabel(codebook, labelId, { layerId: layer.id, parentId, beforeId });
  switch (step) {
    case 'up':
      return before && place(label.parentId, before.id);
    case 'down':
      return siblings[at + 1] && place(label.parentId, siblings[at + 2]?.id ?? null);
    case 'in':
      return before && place(before.id, null);
    case 'out': {
      const parent = layer.labels.find(({ id }) => id === label.parentId);
      if (!parent) return undefined;
      const uncles = layer.labels.filter(({ parentId }) => parentId === parent.parentId);
      const next = uncles[uncles.findIndex(({ id }) => id === parent.id) + 1];
      return place(parent.parentId, next?.id ?? null);
    }
    default:
      return step satisfies never;
  }
}

/**
 * Takes a label away. What carries it goes to `heir`, or goes too where that is null. Labels under it move up to where
 * it stood, or under the heir where that is a label of the same layer.
 */
export function removeLabel(codebook: Codebook, labelId: string, heir: LabelId | null): CodebookEdit | undefined {
  const found = findLabel(codebook, labelId);
  if (!found || heir === labelId || (heir !== null && !findLabel(codebook, heir))) return undefined;
  const { layer, label } = found;
  const under = subtreeOf(layer, labelId).some(({ id }) => id === heir);
  const inherits = heir !== null && !under && layer.labels.some(({ id }) => id === heir);
  const parentId = inherits ? heir : label.parentId;
  const labels = layer.labels
    .filter(({ id }) => id !== labelId)
    .map((one) => (one.parentId === labelId ? { ...one, parentId } : one));
  return withLayers(codebook, replaceLayer(codebook, { ...layer, labels }), { labels: { [labelId]: heir } });
}

function replaceLayer(codebook: Codebook, layer: Layer): Layer[] {
  return codebook.layers.map((one) => (one.id === layer.id ? layer : one));
}
