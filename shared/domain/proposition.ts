import { z } from 'zod';
import { PropositionId, Timestamp } from './ids.ts';

/** The register's entry behind the claims of several articles that say the same: one normalised wording. */
export const Proposition = z
  .strictObject({
    id: PropositionId,
    statement: z.string().min(1).max(10_000),
    note: z.string().max(1_000_000),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .readonly();
export type Proposition = z.infer<typeof Proposition>;
