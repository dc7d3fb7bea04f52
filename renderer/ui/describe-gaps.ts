import type { ReviewGap } from '#shared/claims/review/claim-review.ts';
import { translate } from '#shared/locales/translate.ts';

/** What a review lacks, in words. */
export function describeGaps(gaps: readonly ReviewGap[]): string {
  return gaps.map((gap) => translate(`review.gap.${gap}`)).join(', ');
}
