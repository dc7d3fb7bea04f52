import { carrowReview } from './articles/carrow-review.ts';
import { fieldNotes } from './articles/field-notes.ts';
import { harbourGazette } from './articles/harbour-gazette.ts';
import { orstenEveningPost } from './articles/orsten-evening-post.ts';
import { sundholtLedger } from './articles/sundholt-ledger.ts';
import { tidewaterWire } from './articles/tidewater-wire.ts';
import type { SampleArticle } from './sample-article.ts';

/**
 * The sample project: five reports on one invented event, the breach of a levee at the invented town of Harrowmere,
 * in the order in which they appeared, and one document of characters that offsets get wrong. All persons, outlets
 * and bodies are invented.
 */
export const sampleArticles: readonly SampleArticle[] = [
  harbourGazette,
  tidewaterWire,
  carrowReview,
  sundholtLedger,
  orstenEveningPost,
  fieldNotes,
];
