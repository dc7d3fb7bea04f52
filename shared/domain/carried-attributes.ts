import { quantitiesIn } from '../quantities/read-quantity.ts';
import type { Annotation } from './annotation.ts';
import { reviewIds } from './review-attributes.ts';
import { sameValue } from './same-value.ts';
import { shownQuote } from './shown-quote.ts';

type Said = Pick<Annotation, 'quote' | 'spans'>;

/** The verdict and all that a review says speak of the exact words that were checked. */
const ofReview: ReadonlySet<string> = new Set(Object.values(reviewIds).filter((id) => id !== reviewIds.checkworthy));

/** What the attributes of a figure begin with (see `toAttributes`). */
const OF_FIGURE = 'quantity_';

/**
 * What is said of an annotation that holds for its copy on other words too. A review never does: nobody has checked the
 * new words. A figure does where both wordings give the same ones; otherwise the new words give theirs.
 */
export function carriedAttributes(from: Said & Pick<Annotation, 'attributes'>, copy: Said): Annotation['attributes'] {
  if (sameWords(from, copy)) return from.attributes;
  const entries = Object.entries(from.attributes);
  const hasFigure = entries.some(([id]) => id.startsWith(OF_FIGURE));
  const isFigureSaid = hasFigure && sameFigures(from, copy);
  return Object.fromEntries(entries.filter(([id]) => !ofReview.has(id) && (isFigureSaid || !id.startsWith(OF_FIGURE))));
}

/** Blanks and line breaks are no words. */
export function sameWords(from: Said, copy: Said): boolean {
  return wordsOf(from) === wordsOf(copy);
}

function wordsOf(said: Said): string {
  return shownQuote(said).replace(/\s+/gu, ' ').trim();
}

/** False where no figure can be read: then nobody knows whether the one that was given still holds. */
function sameFigures(from: Said, copy: Said): boolean {
  const [before, after] = [from, copy].map((said) => quantitiesIn(shownQuote(said)).map(({ quantity }) => quantity));
  return before !== undefined && before.length > 0 && sameValue(before, after);
}
