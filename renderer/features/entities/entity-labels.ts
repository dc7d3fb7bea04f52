import type { Codebook, Label } from '#shared/domain/codebook.ts';

/** The labels that an entry of the register can have. Those that are no longer offered may still be in use. */
export function entityLabels({ layers }: Codebook): readonly Label[] {
  return layers.filter(({ kind }) => kind === 'entity').flatMap(({ labels }) => labels);
}
