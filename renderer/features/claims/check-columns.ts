import type { Annotation } from '#shared/domain/annotation.ts';
import { type Codebook, findLayer } from '#shared/domain/codebook.ts';
import { checkStateOf, isValidReview, reviewOf } from '#shared/claims/review/claim-review.ts';
import { translate } from '#shared/locales/translate.ts';
import type { AnnotationRow } from '../../app/annotating/annotation-pages.ts';
import type { ClaimsState } from '../../app/state/view-states.ts';
import { describeGaps } from '../../ui/describe-gaps.ts';

/** The columns of the list where it is about checking: what was found, and what a valid ClaimReview still needs. */
export const checkColumns = [
  { id: 'quote', name: translate('window.claims.quote'), width: 'minmax(200px, 3fr)' },
  { id: 'source', name: translate('window.claims.source'), width: 'minmax(90px, 1.2fr)' },
  { id: 'check', name: translate('window.checks.state'), width: 'minmax(84px, 0.7fr)' },
  { id: 'verdict', name: translate('window.claims.verdict'), width: 'minmax(72px, 0.7fr)' },
  { id: 'reviewer', name: translate('window.checks.reviewer'), width: 'minmax(80px, 0.9fr)' },
  { id: 'reviewDate', name: translate('window.checks.date'), width: 'minmax(76px, 0.6fr)' },
  { id: 'review', name: translate('window.checks.review'), width: 'minmax(110px, 1.2fr)' },
  { id: 'document', name: translate('window.claims.document'), width: 'minmax(100px, 1.2fr)' },
] as const;

export type CheckCells = Readonly<Record<'check' | 'reviewer' | 'reviewDate' | 'review', string>>;

export const checkFilters = [
  'all',
  'worth',
  'to-be-checked',
  'checked',
] as const satisfies readonly ClaimsState['check'][];

/** What the columns say of one claim. */
export function checkCells({ annotation }: AnnotationRow, codebook: Codebook): CheckCells {
  const { attributes, layerId } = annotation;
  const check = translate(`window.checks.state.${checkStateOf(attributes)}`);
  const review = reviewOf(attributes, findLayer(codebook, layerId)?.attributes ?? []);
  if (!review) return { check, reviewer: '', reviewDate: '', review: '' };
  const gaps = describeGaps(review.gaps);
  const valid = translate(gaps === '' ? 'window.checks.review-ready' : 'window.checks.review-recommended', { gaps });
  return {
    check,
    reviewer: review.reviewer,
    reviewDate: review.date,
    review: isValidReview(review) ? valid : translate('window.checks.review-lacks', { gaps }),
  };
}

/** Whether the list shows a claim under this filter. */
export function passesCheck({ attributes }: Annotation, check: ClaimsState['check']): boolean {
  const state = checkStateOf(attributes);
  if (check === 'all') return true;
  return check === 'worth' ? state !== 'unmarked' : state === check;
}
