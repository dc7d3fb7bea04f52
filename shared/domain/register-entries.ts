import type { Annotation } from './annotation.ts';
import type { Layer } from './codebook.ts';
import type { PropositionId } from './ids.ts';

/** A claim of no proposition has no such property, as claims had none before there was a register of them. */
export function withProposition(annotation: Annotation, propositionId: PropositionId | null): Annotation {
  const { propositionId: _, ...rest } = annotation;
  return propositionId === null ? rest : { ...rest, propositionId };
}

/** On a layer of another kind, an annotation is no mention of its entity any more, or no claim of its proposition. */
export function withFittingEntries(annotation: Annotation, { kind }: Pick<Layer, 'kind'>): Annotation {
  const entityId = kind === 'entity' ? annotation.entityId : null;
  return withProposition({ ...annotation, entityId }, (kind === 'claim' && annotation.propositionId) || null);
}
