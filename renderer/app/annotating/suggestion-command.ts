import type { Suggestion } from '#shared/api/suggestion.ts';
import { type Codebook, findLabel } from '#shared/domain/codebook.ts';
import type { Command } from '#shared/domain/command.ts';
import type { AnnotatorId, LabelId } from '#shared/domain/ids.ts';

/** Those of the same source with the same label that are at least as sure. */
export function alike(items: readonly Suggestion[], { by, suggester, labelId, confidence }: Suggestion): Suggestion[] {
  return items.filter(
    (one) => one.by === by && one.suggester === suggester && one.labelId === labelId && one.confidence >= confidence,
  );
}

/** With another label than the suggested one, its attributes and its confidence say nothing. */
export function commandFor(
  { documentId, span, by, labelId, attributes, confidence }: Suggestion,
  decision: { readonly status: 'accepted' | 'rejected'; readonly labelId?: LabelId; readonly annotatorId: AnnotatorId },
): Command {
  const other = decision.labelId !== undefined && decision.labelId !== labelId;
  return {
    type: 'annotation.create',
    documentId,
    spans: [span],
    labelId,
    ...(other ? {} : { attributes, confidence }),
    origin: { kind: 'suggested', by },
    ...decision,
  };
}

export function layerIdOf(codebook: Codebook | undefined, labelId: string): string | undefined {
  return codebook && findLabel(codebook, labelId)?.layer.id;
}
