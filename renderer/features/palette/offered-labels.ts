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
