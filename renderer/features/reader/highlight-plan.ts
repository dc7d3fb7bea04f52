import type { Annotation } from '#shared/domain/annotation.ts';
import type { Codebook, Label, Layer } from '#shared/domain/codebook.ts';
import { envelope, type Span } from '#shared/domain/span.ts';
import { assignLanes } from './lanes.ts';

export type PaintState = 'plain' | 'suggested';

/** How a highlight looks. */
export interface Look {
  readonly paint: 'fill' | 'underline';
  readonly color: string;
  readonly lane: number;
  readonly state: PaintState;
}

/** Each label of the codebook with a number, since a highlight's name cannot hold every id. */
export function numberLabels(codebook: Codebook): Map<string, { number: number; layer: Layer; label: Label }> {
  const pairs = codebook.layers.flatMap((layer) => layer.labels.map((label) => ({ layer, label })));
  return new Map(pairs.map((pair, number) => [pair.label.id, { number, ...pair }]));
}

export function highlightName(label: number, lane: number, state: PaintState): string {
  return `annotation-${label}-${lane}-${state}`;
}

/** One highlight of the plan: how it looks, and the stretches that belong to it. */
export interface PlannedHighlight extends Look {
  readonly spans: Span[];
}

/**
 * What to paint: by the name of a highlight (one per label, lane and state) the stretches that belong to it. Words and
 * sentences have lanes of their own, so that an entity inside a claim is not pushed about by it.
 */
export function planHighlights(
  annotations: readonly Annotation[],
  labels: ReturnType<typeof numberLabels>,
): Map<string, PlannedHighlight> {
  const plan = new Map<string, PlannedHighlight>();
  for (const paint of ['fill', 'underline'] as const) {
    const group = annotations.filter((annotation) => labels.get(annotation.labelId)?.layer.paint === paint);
    const lanes = assignLanes(group.map((annotation) => envelope(annotation.spans)));
    group.forEach((annotation, i) => {
      const label = labels.get(annotation.labelId);
      if (!label) return;
      const lane = lanes[i] ?? 0;
      const state = stateOf(annotation);
      const name = highlightName(label.number, lane, state);
      const planned = plan.get(name);
      if (planned) planned.spans.push(...annotation.spans);
      else plan.set(name, { paint, color: label.label.color, lane, state, spans: [...annotation.spans] });
    });
  }
  return plan;
}

/** Suggestions by how their layer is painted; where there are none, the highlight is empty. */
export function planSuggestions(
  suggestions: readonly { readonly labelId: string; readonly span: Span }[],
  labels: ReturnType<typeof numberLabels>,
): Map<string, PlannedHighlight> {
  const plan = new Map<string, PlannedHighlight>();
  for (const paint of ['fill', 'underline'] as const) {
    const spans = suggestions
      .filter(({ labelId }) => labels.get(labelId)?.layer.paint === paint)
      .map(({ span }) => span);
    plan.set(`suggestion-${paint}`, { paint, color: 'GrayText', lane: 0, state: 'suggested', spans });
  }
  return plan;
}

function stateOf(annotation: Annotation): PaintState {
  return annotation.origin.kind === 'suggested' && annotation.status === 'open' ? 'suggested' : 'plain';
}
