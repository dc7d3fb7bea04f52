import type { Codebook, Label, Layer } from '#shared/domain/codebook.ts';
import { inTreeOrder } from '#shared/domain/codebook-edits.ts';

/** A label at the top of its layer, and those under it, at whatever depth. */
export interface LabelFamily {
  readonly labels: readonly Label[];
}

export interface OfferedLayer {
  readonly layer: Layer;
  readonly families: readonly LabelFamily[];
}

/** More buttons than these nobody finds anything in. */
const MOST_AT_HAND = 40;

/**
 * The labels that are at hand, and how many more there are. Of a large codebook these are the labels with keys, and as
 * many of the others as there is room for, in the order of the codebook.
 */
export function labelsAtHand(codebook: Codebook): { readonly layers: readonly OfferedLayer[]; readonly more: number } {
  const layers = offeredLabels(codebook);
  const all = layers.flatMap(({ families }) => families.flatMap(({ labels }) => labels));
  if (all.length <= MOST_AT_HAND) return { layers, more: 0 };
  const withKeysFirst = [...all.filter(hasKey), ...all.filter((label) => !hasKey(label))];
  const atHand = new Set(withKeysFirst.slice(0, MOST_AT_HAND).map(({ id }) => id));
  const kept = layers.flatMap(({ layer, families }): OfferedLayer[] => {
    const labels = families.flatMap((family) => family.labels).filter(({ id }) => atHand.has(id));
    const sorted = [...labels.filter(hasKey), ...labels.filter((label) => !hasKey(label))];
    return sorted.length === 0 ? [] : [{ layer, families: sorted.map((label) => ({ labels: [label] })) }];
  });
  return { layers: kept, more: all.length - atHand.size };
}

function hasKey({ shortcut }: Label): boolean {
  return shortcut !== '';
}

/** The labels that can be given, those of one family side by side. Retired ones are left out; those under them stay. */
export function offeredLabels(codebook: Codebook): OfferedLayer[] {
  return codebook.layers.flatMap((layer) => {
    const families: Label[][] = [];
    for (const label of inTreeOrder(layer.labels)) {
      if (label.parentId === null) families.push([]);
      if (!label.retired) families.at(-1)?.push(label);
    }
    const offered = families.filter((labels) => labels.length > 0);
    return offered.length === 0 ? [] : [{ layer, families: offered.map((labels) => ({ labels })) }];
  });
}
