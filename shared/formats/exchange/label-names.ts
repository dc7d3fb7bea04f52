import type { Codebook } from '../../domain/codebook.ts';

/**
 * What labels are called in a file: by their name, or by their id where another label has the name. Formats that tell
 * layers apart need a name once per layer, others once in the codebook.
 */
export class LabelNames {
  readonly #names = new Map<string, string>();

  constructor({ layers }: Codebook, { once }: { readonly once: 'per-layer' | 'in-codebook' }) {
    const groups = once === 'per-layer' ? layers.map(({ labels }) => labels) : [layers.flatMap(({ labels }) => labels)];
    for (const labels of groups) {
      // An id is a name that a label may have to fall back on.
      const counts = new Map<string, number>();
      for (const { id, name } of labels)
        for (const word of new Set<string>([id, name])) counts.set(word, (counts.get(word) ?? 0) + 1);
      for (const { id, name } of labels) this.#names.set(id, (counts.get(name) ?? 0) > 1 ? id : name);
    }
  }

  /** A label that is not in the codebook any more is called by its id. */
  nameOf(labelId: string): string {
    return this.#names.get(labelId) ?? labelId;
  }
}
