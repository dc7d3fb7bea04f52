import { z } from 'zod';
import { AnnotatorId, Timestamp } from './ids.ts';

/** A person (or a program) whose annotations are kept apart from those of others. */
export const Annotator = z
  .strictObject({ id: AnnotatorId, name: z.string().min(1).max(200), createdAt: Timestamp })
  .readonly();
export type Annotator = z.infer<typeof Annotator>;
