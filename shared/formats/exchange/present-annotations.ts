import type { Annotation } from '../../domain/annotation.ts';
import type { AnnotationId, AnnotatorId } from '../../domain/ids.ts';
import { sameValue } from '../../domain/same-value.ts';
import type { Span } from '../../domain/span.ts';
import type { PlacedLabel } from './grow-codebook.ts';
import type { ResolvedAnnotation } from './resolve-offsets.ts';

/**
 * What stands in a document already. Each of those that were there before answers for one of the file; so a file with
 * two equal claims brings two, and none when it comes again.
 */
export class PresentAnnotations {
  readonly #before = new Map<string, AnnotationId[]>();
  readonly #now = new Map<string, Annotation[]>();

  constructor(annotations: readonly Annotation[]) {
    for (const annotation of annotations) {
      const key = placeKey(annotation.spans, annotation.labelId, annotation.annotatorId);
      this.#before.set(key, [...(this.#before.get(key) ?? []), annotation.id]);
      // What says all the same as one that is there is no new mention, though that one answered for another.
      this.remember(annotation);
    }
  }

  take(
    { spans, id }: ResolvedAnnotation,
    { labelId }: PlacedLabel,
    annotatorId: AnnotatorId,
  ): AnnotationId | undefined {
    const there = this.#before.get(placeKey(spans, labelId, annotatorId));
    const own = there?.findIndex((one) => one === id) ?? -1;
    return there?.splice(Math.max(0, own), 1)[0];
  }

  remember(annotation: Annotation): void {
    const key = placeKey(annotation.spans, annotation.labelId, annotation.annotatorId);
    this.#now.set(key, [...(this.#now.get(key) ?? []), annotation]);
  }

  /** One that says all the same: a thing is named once by one hand. */
  twinOf(annotation: Annotation): AnnotationId | undefined {
    const alike = this.#now.get(placeKey(annotation.spans, annotation.labelId, annotation.annotatorId)) ?? [];
    return alike.find(
      ({ attributes, note, entityId }) =>
        note === annotation.note && entityId === annotation.entityId && sameValue(attributes, annotation.attributes),
    )?.id;
  }
}

function placeKey(spans: readonly Span[], labelId: string, annotatorId: string): string {
  return `${spans.map(({ start, end }) => `${start}-${end}`).join(' ')} ${labelId} ${annotatorId}`;
}
