import type { PropositionEntry } from '#shared/api/claim-answers.ts';
import { translateCount } from '#shared/locales/translate.ts';

/** How much stands behind a proposition, in words. Nothing is said of what there is none of. */
export function countsOf({ claims, articles, speakers }: PropositionEntry): string[] {
  const counted = [translateCount('window.claims.claim', 'window.claims.claims', claims)];
  if (articles > 0)
    counted.push(translateCount('window.propositions.article', 'window.propositions.articles', articles));
  if (speakers > 0)
    counted.push(translateCount('window.propositions.speaker', 'window.propositions.speakers', speakers));
  return counted;
}
