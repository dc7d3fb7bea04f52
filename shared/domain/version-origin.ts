import type { Annotation, Origin } from './annotation.ts';
import { AnnotationId } from './ids.ts';

/**
 * How an annotation came into an updated version of its article. `same`, `moved` and `changed` as `carryOver` found it;
 * `placed`: its words were gone, and a person labelled others in their place.
 */
export const carriedReasons = ['same', 'moved', 'changed', 'placed'] as const;
export type CarriedReason = (typeof carriedReasons)[number];

/** What the `by` of an origin begins with that says: look at it. */
export const NEEDS_LOOK = 'version changed ';

/** `version same 0190…`: the reason, and the annotation of the version before that it is a copy of. */
export function versionOrigin(reason: CarriedReason, fromId: AnnotationId): Origin {
  return { kind: 'propagated', by: `version ${reason} ${fromId}` };
}

/** What `versionOrigin` wrote; undefined for annotations that came to be in another way. */
export function carriedFrom({
  kind,
  by,
}: Origin): { readonly reason: CarriedReason; readonly fromId: AnnotationId } | undefined {
  const [word, given, ...id] = by.split(' ');
  const reason = carriedReasons.find((one) => one === given);
  if (kind !== 'propagated' || word !== 'version' || !reason || id.length === 0) return undefined;
  return { reason, fromId: AnnotationId.parse(id.join(' ')) };
}

/** Whether it was carried over to a place that is not certain, and nobody has said so far that it is right. */
export function needsLook({ origin, status }: Pick<Annotation, 'origin' | 'status'>): boolean {
  return status === 'open' && origin.kind === 'propagated' && origin.by.startsWith(NEEDS_LOOK);
}
