import type { Suggestion, SuggesterId } from '../api/suggestion.ts';
import type { Annotation } from '../domain/annotation.ts';
import { type AttributeDefinition, type Codebook, findLabel } from '../domain/codebook.ts';
import { AttributeId, type DocumentId, type LabelId } from '../domain/ids.ts';
import { compareSpans, findSpanFault } from '../domain/span.ts';
import { Occupied } from './recognise.ts';
import type { Find } from './suggester.ts';

/** A find with the label that it would get. */
export interface Candidate extends Find {
  readonly labelId: LabelId;
  readonly suggester: SuggesterId;
  /** Kept as the annotation's origin. */
  readonly by: string;
}

/** Where two suggesters mean the same stretch, what the project itself says counts more than what is built in. */
const precedence: Readonly<Record<SuggesterId, number>> = {
  rules: 0,
  memory: 1,
  dates: 2,
  money: 3,
  quantities: 4,
  quotations: 5,
};

export interface Place {
  readonly documentId: DocumentId;
  readonly text: string;
  readonly codebook: Codebook;
  /** Those of whoever is asked in this document, rejected ones too: what others did must hide nothing. */
  readonly annotations: readonly Annotation[];
}

/**
 * What is left to suggest, in reading order: nothing that touches an annotation of the same layer, nothing that was
 * rejected at this place with this label, and of finds of one layer that overlap only the longest. A voice quoted in
 * another voice is a claim inside a claim, so quotations may nest.
 */
export function chooseSuggestions(candidates: readonly Candidate[], place: Place): Suggestion[] {
  const { documentId, text, codebook, annotations } = place;
  const annotated = new Map<string, Occupied>();
  const suggested = new Map<string, Occupied>();
  const rejected = new Set<string>();
  for (const { status, layerId, labelId, spans } of annotations) {
    if (status === 'rejected') rejected.add(keyOf(labelId, spans));
    else for (const span of spans) occupiedIn(annotated, layerId).add(span);
  }
  const seen = new Set<string>();
  const chosen: Suggestion[] = [];
  for (const candidate of [...candidates].sort(byMerit)) {
    const { span, labelId, suggester, by, reason, confidence } = candidate;
    const found = findLabel(codebook, labelId);
    if (!found || found.label.retired || findSpanFault(text, [span])) continue;
    const key = keyOf(labelId, [span]);
    if (seen.has(key) || rejected.has(key)) continue;
    const layerId = found.layer.id;
    if (occupiedIn(annotated, layerId).touches(span)) continue;
    const mayNest = suggester === 'quotations';
    if (!mayNest && occupiedIn(suggested, layerId).touches(span)) continue;
    if (!mayNest) occupiedIn(suggested, layerId).add(span);
    seen.add(key);
    const attributes = attributesFor(found.layer.attributes, candidate.attributes ?? {});
    chosen.push({
      id: `${suggester}/${key}`,
      documentId,
      labelId,
      span,
      attributes,
      by,
      suggester,
      reason,
      confidence,
    });
  }
  return chosen.sort((a, b) => compareSpans(a.span, b.span) || compareText(a.labelId, b.labelId));
}

function byMerit(a: Candidate, b: Candidate): number {
  return (
    b.span.end - b.span.start - (a.span.end - a.span.start) ||
    precedence[a.suggester] - precedence[b.suggester] ||
    b.confidence - a.confidence ||
    a.span.start - b.span.start ||
    compareText(a.labelId, b.labelId)
  );
}

function keyOf(labelId: string, spans: Annotation['spans']): string {
  return `${labelId}/${spans.map(({ start, end }) => `${start}-${end}`).join(',')}`;
}

function occupiedIn(layers: Map<string, Occupied>, layerId: string): Occupied {
  const known = layers.get(layerId);
  if (known) return known;
  const fresh = new Occupied();
  layers.set(layerId, fresh);
  return fresh;
}

/** Of what was found out, that for which the layer has an attribute, and of options only those that it knows. */
function attributesFor(
  definitions: readonly AttributeDefinition[],
  found: Readonly<Record<string, string>>,
): Suggestion['attributes'] {
  const attributes: Record<AttributeId, string> = {};
  for (const { id, kind, options } of definitions) {
    if (!Object.hasOwn(found, id)) continue;
    const value = found[id] ?? '';
    if (kind === 'text' || (kind === 'one-of' && options.some((option) => option.id === value)))
      attributes[AttributeId.parse(id)] = value;
  }
  return attributes;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
