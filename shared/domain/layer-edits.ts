import { type AttributeDefinition, type Codebook, findLayer, type Layer } from './codebook.ts';
import { type CodebookEdit, type Moved, patched, type Step, stepped, withLayers } from './codebook-edits.ts';
import { AttributeId, type LayerId } from './ids.ts';
import { idFromName } from './id-from-name.ts';
import { sameValue } from './same-value.ts';

export function addLayer(codebook: Codebook, layer: Layer): CodebookEdit | undefined {
  if (findLayer(codebook, layer.id)) return undefined;
  return withLayers(codebook, [...codebook.layers, layer]);
}

export function changeLayer(
  codebook: Codebook,
  layerId: string,
  patch: Partial<Pick<Layer, 'name' | 'kind' | 'paint'>>,
): CodebookEdit | undefined {
  return mapLayer(codebook, layerId, (layer) => patched(layer, patch));
}

export function stepLayer(codebook: Codebook, layerId: string, step: Step): CodebookEdit | undefined {
  const layers = stepped(codebook.layers, layerId, step);
  return layers === codebook.layers ? undefined : withLayers(codebook, layers);
}

/** None of its labels is offered any more; everything that carries them stays. */
export function retireLayer(codebook: Codebook, layerId: string): CodebookEdit | undefined {
  return mapLayer(codebook, layerId, (layer) => ({
    ...layer,
    labels: layer.labels.map((label) => ({ ...label, retired: true })),
  }));
}

/** Takes a layer away with its labels and everything that carries them. */
export function removeLayer(codebook: Codebook, layerId: string): CodebookEdit | undefined {
  const layer = findLayer(codebook, layerId);
  if (!layer) return undefined;
  const layers = codebook.layers.filter(({ id }) => id !== layerId);
  const labels = Object.fromEntries(layer.labels.map(({ id }) => [id, null]));
  return withLayers(codebook, layers, { labels });
}

/**
 * Gives the labels of a layer to another one, and its attributes with them, so that no value is lost. An attribute of
 * the same id and kind is taken for the same, with the options of both; one of another kind gets an id of its own.
 */
export function mergeLayers(codebook: Codebook, layerId: string, intoId: LayerId): CodebookEdit | undefined {
  const from = findLayer(codebook, layerId);
  const into = findLayer(codebook, intoId);
  if (!from || !into || from.id === into.id) return undefined;
  const { attributes, moved } = mergeAttributes(from, into);
  const merged = { ...into, labels: [...into.labels, ...from.labels], attributes };
  const layers = codebook.layers.filter(({ id }) => id !== layerId).map((one) => (one.id === into.id ? merged : one));
  return withLayers(codebook, layers, moved.length === 0 ? {} : { attributes: moved });
}

function mergeAttributes(
  from: Layer,
  into: Layer,
): { readonly attributes: AttributeDefinition[]; readonly moved: NonNullable<Moved['attributes']> } {
  const attributes = [...into.attributes];
  const renamed = new Map<string, AttributeId>();
  const added: AttributeDefinition[] = [];
  for (const attribute of from.attributes) {
    const at = attributes.findIndex(({ id }) => id === attribute.id);
    const own = attributes[at];
    if (!own) added.push(attribute);
    else if (own.kind === attribute.kind) attributes[at] = withOptionsOf(own, attribute);
    else {
      const taken = [...attributes, ...from.attributes, ...added].map(({ id }) => id);
      const id = AttributeId.parse(idFromName(attribute.id, taken, '_'));
      renamed.set(attribute.id, id);
      added.push({ ...attribute, id });
    }
  }
  const follow = (id: AttributeId): AttributeId => renamed.get(id) ?? id;
  return {
    attributes: [
      ...attributes,
      ...added.map((one) =>
        one.shownIf ? { ...one, shownIf: { ...one.shownIf, attributeId: follow(one.shownIf.attributeId) } } : one,
      ),
    ],
    moved: [...renamed].map(([id, to]) => ({ layerId: from.id, from: AttributeId.parse(id), to })),
  };
}

function withOptionsOf(own: AttributeDefinition, other: AttributeDefinition): AttributeDefinition {
  const missing = other.options.filter(({ id }) => !own.options.some((option) => option.id === id));
  return sameValue(missing, []) ? own : { ...own, options: [...own.options, ...missing] };
}

function mapLayer(codebook: Codebook, layerId: string, change: (layer: Layer) => Layer): CodebookEdit | undefined {
  if (!findLayer(codebook, layerId)) return undefined;
  return withLayers(
    codebook,
    codebook.layers.map((layer) => (layer.id === layerId ? change(layer) : layer)),
  );
}
