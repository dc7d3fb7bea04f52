import { z } from 'zod';

/** Takes the place of what the same annotator said of the same two and what cannot stand beside it. Refused without. */
export const replaces = z.literal(true).optional();
