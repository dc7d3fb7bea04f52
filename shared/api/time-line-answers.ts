import { z } from 'zod';
import { coverages } from '../claims/coverage.ts';
import { AnnotationId, DocumentId } from '../domain/ids.ts';
import { Span } from '../domain/span.ts';
import { SaidRow } from './claim-answers.ts';

// Claims along time.

/** By when the article appeared, or by when that happened of which the claim speaks. */
export const timeAxes = ['article', 'event'] as const;
export const laneKinds = ['proposition', 'speaker', 'outlet'] as const;
export const periods = ['day', 'week', 'month', 'year'] as const;
export type Period = (typeof periods)[number];

export const TimeLineQuestion = z
  .strictObject({
    /** Words that must all occur in a lane's name or in a claim of it. */
    filter: z.string().max(1000),
    axis: z.enum(timeAxes),
    lane: z.enum(laneKinds),
    /** `auto`: the shortest with which all of it is not much wider than a window. */
    period: z.enum(['auto', ...periods]),
    olderVersions: z.boolean().optional(),
  })
  .readonly();
export type TimeLineQuestion = z.infer<typeof TimeLineQuestion>;

/** The claims of a lane that fall into one period. */
export const TimeLineCell = z
  .strictObject({
    /** The first day of the period, as `YYYY-MM-DD`. */
    period: z.string(),
    claims: z.int(),
    /** How many there are of each, without those of which there is none. */
    coverages: z.array(z.strictObject({ coverage: z.enum(coverages), claims: z.int() }).readonly()).readonly(),
    /** The first of them: where to go if it is the only one. */
    documentId: DocumentId,
    annotationId: AnnotationId,
    span: Span,
    claim: z.string(),
  })
  .readonly();
export type TimeLineCell = z.infer<typeof TimeLineCell>;

export const Lane = z
  .strictObject({
    key: z.string(),
    /** Empty for claims without a proposition, a speaker or an outlet. */
    name: z.string(),
    claims: z.int(),
    /** Along time. */
    cells: z.array(TimeLineCell).readonly(),
  })
  .readonly();
export type Lane = z.infer<typeof Lane>;

export const LanePage = z
  .strictObject({
    total: z.int(),
    lanes: z.array(Lane).readonly(),
    claims: z.int(),
    /** Claims without a date that can be placed. */
    undated: z.int(),
    period: z.enum(periods),
    /** The first days of the first and of the last period; empty where nothing is placed. */
    first: z.string(),
    last: z.string(),
  })
  .readonly();
export type LanePage = z.infer<typeof LanePage>;

export const TimeLineClaims = z.strictObject({ total: z.int(), rows: z.array(SaidRow).readonly() }).readonly();
