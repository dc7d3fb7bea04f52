import { z } from 'zod';
import { LabelId, RuleId, Timestamp } from './ids.ts';

/** Where suggestions come from besides what is built in: a list of names, or a regular expression. */
export const RuleSource = z.discriminatedUnion('kind', [
  /** Each term as it may stand in a text. */
  z
    .strictObject({
      kind: z.literal('gazetteer'),
      terms: z.array(z.string().min(1).max(500)).max(200_000).readonly(),
      caseSensitive: z.boolean(),
    })
    .readonly(),
  /** JavaScript's notation; see `compilePattern` for its flags. */
  z
    .strictObject({ kind: z.literal('pattern'), pattern: z.string().min(1).max(5000), caseSensitive: z.boolean() })
    .readonly(),
]);
export type RuleSource = z.infer<typeof RuleSource>;

export const Rule = z
  .strictObject({
    id: RuleId,
    name: z.string().trim().min(1).max(200),
    labelId: LabelId,
    enabled: z.boolean(),
    source: RuleSource,
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .readonly();
export type Rule = z.infer<typeof Rule>;

/** A rule before it is saved. */
export const RuleDraft = Rule.unwrap().omit({ id: true, createdAt: true, updatedAt: true }).readonly();
export type RuleDraft = z.infer<typeof RuleDraft>;
