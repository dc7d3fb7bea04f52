import type { Annotation } from '#shared/domain/annotation.ts';
import type { Codebook, Label, Layer } from '#shared/domain/codebook.ts';
import { envelope, type Span } from '#shared/domain/span.ts';
import { assignLanes } from './lanes.ts';

export type PaintState = 'plain' | 'selected' | 'suggested';

export const paintStates: readonly PaintState[] = ['plain', 'selected', 'suggested'];

/** Each label of the codebook with a number, since a highlight's name cannot hold every id. */
export function numberLabels(codebook: Codebook): Map<string, { number: number; layer: Layer; label: Label }> {
  const pairs = codebook.layers.flatMap((layer) => layer.labels.map((label) => ({ layer, label })));
  return new Map(pairs.map((pair, number) => [pair.label.id, { number, ...pair }]));
}

export function highlightName(label: number, lane: number, state: PaintState): string {
  return `annotation-${label}-${lane}-${state}`;
}

/**
 * What to paint: by the name of a highlight (one per label, lane and state) the stretches that belong to it. Words and
 * sentences have lanes of their own, so that an entity inside a claim is not pushed about by it.
 */
export function planHighlights(
  annotations: readonly Annotation[],
  labels: ReturnType<typeof numberLabels>,
  selectedId: string | null,
): Map<string, Span[]> {
  const plan = new Map<string, Span[]>();
  for (const paint of ['fill', 'underline'] as const) {
    const group = annotations.filter((annotation) => labels.get(annotation.labelId)?.layer.paint === paint);
    const lanes = assignLanes(group.map((annotation) => envelope(annotation.spans)));
    group.forEach((annotation, i) => {
      const label = labels.get(annotation.labelId);
      if (!label) return;
      const name = highlightName(label.number, lanes[i] ?? 0, stateOf(annotation, selectedId));
      const spans = plan.get(name);
      if (spans) spans.push(...annotation.spans);
      else plan.set(name, [...annotation.spans]);
    });
  }
  return plan;
}

function stateOf(annotation: Annotation, selectedId: string | null): PaintState {
  if (annotation.id === selectedId) return 'selected';
  return annotation.origin.kind === 'suggested' && annotation.status === 'open' ? 'suggested' : 'plain';
}
