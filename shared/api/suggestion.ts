import { z } from 'zod';
import { Attributes } from '../domain/annotation.ts';
import { DocumentId, LabelId } from '../domain/ids.ts';
import { Span } from '../domain/span.ts';

/** Who makes suggestions: what is built in, or a rule of the project. */
export const suggesterIds = ['memory', 'rules', 'dates', 'money', 'quantities', 'quotations'] as const;
export const SuggesterId = z.enum(suggesterIds);
export type SuggesterId = z.infer<typeof SuggesterId>;

/** Why something is suggested: each is a message. */
const reasonKeys = [
  'suggestion.reason.memory',
  'suggestion.reason.memory-mixed',
  'suggestion.reason.term',
  'suggestion.reason.pattern',
  'suggestion.reason.date',
  'suggestion.reason.weekday',
  'suggestion.reason.relative-date',
  'suggestion.reason.time',
  'suggestion.reason.period',
  'suggestion.reason.money',
  'suggestion.reason.percentage',
  'suggestion.reason.measure',
  'suggestion.reason.count',
  'suggestion.reason.rank',
  'suggestion.reason.number',
  'suggestion.reason.direct-speech',
  'suggestion.reason.indirect-speech',
  'suggestion.reason.mixed-speech',
  'suggestion.reason.quoted',
] as const;

const SuggestionReason = z
  .strictObject({ key: z.enum(reasonKeys), params: z.record(z.string(), z.union([z.string(), z.number()])).readonly() })
  .readonly();
export type SuggestionReason = z.infer<typeof SuggestionReason>;

/**
 * What a program thinks might be labelled. It is computed when it is asked for and is no part of the project: accepted,
 * it becomes an annotation of origin `suggested`; rejected, one of status `rejected`, so that it does not come back.
 */
export const Suggestion = z
  .strictObject({
    /** The same for the same suggestion, whenever it is made. */
    id: z.string(),
    documentId: DocumentId,
    labelId: LabelId,
    span: Span,
    attributes: Attributes,
    /** Who makes it; for a rule of the project, its name. Kept as the annotation's origin. */
    by: z.string().max(1000),
    suggester: SuggesterId,
    reason: SuggestionReason,
    /** From 0 to 1. */
    confidence: z.number().min(0).max(1),
  })
  .readonly();
export type Suggestion = z.infer<typeof Suggestion>;
