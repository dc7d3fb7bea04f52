import { z } from 'zod';
import { LabelId, RuleId } from '../domain/ids.ts';

/** A rule as a list shows it: of its names the number and the first few. */
export const RuleSummary = z
  .strictObject({
    id: RuleId,
    name: z.string(),
    labelId: LabelId,
    enabled: z.boolean(),
    /** The document on which its pattern ran out of time, since when it is not tried any more. */
    stoppedOn: z.string().nullable(),
    source: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('gazetteer'),
        count: z.int(),
        first: z.array(z.string()).readonly(),
        caseSensitive: z.boolean(),
      }),
      z.strictObject({ kind: z.literal('pattern'), pattern: z.string(), caseSensitive: z.boolean() }),
    ]),
  })
  .readonly();
export type RuleSummary = z.infer<typeof RuleSummary>;

/** How a file of names is to be read. */
export const NamesChoice = z
  .strictObject({
    /** Which column of the table; null for the whole line. */
    column: z.int().min(0).nullable(),
    /** The first row says what is in the columns, and is no name. */
    heading: z.boolean(),
  })
  .readonly();
export type NamesChoice = z.infer<typeof NamesChoice>;

/** The names in a file, and how it was read. */
export const NamesFile = z
  .strictObject({
    /** Of the file, without its extension. */
    name: z.string(),
    terms: z.array(z.string()).readonly(),
    /** What was left out. */
    notes: z.array(z.string()).readonly(),
    choice: NamesChoice,
    /** The first rows cut into columns, heading and all; one column where the lines hold nothing that separates. */
    rows: z.array(z.array(z.string()).readonly()).readonly(),
  })
  .readonly();
export type NamesFile = z.infer<typeof NamesFile>;
