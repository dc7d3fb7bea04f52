import type { ForeignScheme } from './foreign-corpus.ts';

/** One scheme of those of several files: what the first says stands. */
export function joinSchemes(schemes: readonly ForeignScheme[]): ForeignScheme {
  const layers = new Map<string, ForeignScheme['layers'][number]>();
  const linkTypes = new Map<string, ForeignScheme['linkTypes'][number]>();
  for (const scheme of schemes) {
    for (const layer of scheme.layers) {
      const known = layers.get(layer.name);
      layers.set(
        layer.name,
        known
          ? {
              ...known,
              labels: [...known.labels, ...newOnes(known.labels, layer.labels)],
              attributes: [...known.attributes, ...newOnes(known.attributes, layer.attributes)],
            }
          : layer,
      );
    }
    for (const type of scheme.linkTypes) if (!linkTypes.has(type.name)) linkTypes.set(type.name, type);
  }
  return { layers: [...layers.values()], linkTypes: [...linkTypes.values()] };
}

function newOnes<Item extends { readonly name: string }>(known: readonly Item[], more: readonly Item[]): Item[] {
  const names = new Set(known.map(({ name }) => name));
  return more.filter(({ name }) => !names.has(name));
}
