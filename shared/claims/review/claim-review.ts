import type { Attributes } from '../../domain/annotation.ts';
import { isDate } from '../../domain/attribute-value.ts';
import type { AttributeDefinition } from '../../domain/codebook.ts';
import type { AttributeId } from '../../domain/ids.ts';
import { bestRating, reviewIds, verdicts, worstRating } from '../../domain/review-attributes.ts';
import { isWebAddress } from '../../text/web-address.ts';

/**
 * What a review still lacks. Without a verdict and the address of its page it is no valid ClaimReview; the others are
 * recommended.
 *
 * @see https://developers.google.com/search/docs/appearance/structured-data/factcheck
 */
export const reviewGaps = ['verdict', 'url', 'url-form', 'reviewer', 'date', 'reviewer-url-form'] as const;
export type ReviewGap = (typeof reviewGaps)[number];

const required: ReadonlySet<ReviewGap> = new Set(['verdict', 'url', 'url-form']);

/** What a person found out about a claim. Texts are empty where nothing is said. */
export interface Review {
  /** As the codebook calls it. */
  readonly verdict: string;
  readonly verdictId: string;
  /** From `worstRating` to `bestRating`; null for a verdict that is not on the scale. */
  readonly rating: number | null;
  readonly reviewer: string;
  readonly reviewerUrl: string;
  readonly url: string;
  /** ISO 8601: a day, a month or a year. */
  readonly date: string;
  readonly text: string;
  readonly gaps: readonly ReviewGap[];
}

/** How far the checking of a claim has come. */
export type CheckState = 'unmarked' | 'to-be-checked' | 'checked';

/** A claim with a verdict is checked, whether anybody has said before that it is worth it or not. */
export function checkStateOf(attributes: Attributes): CheckState {
  if (hasText(attributes[reviewIds.verdict])) return 'checked';
  return attributes[reviewIds.checkworthy] === true ? 'to-be-checked' : 'unmarked';
}

/** The review of a claim with these attributes; undefined where it has no verdict. */
export function reviewOf(attributes: Attributes, definitions: readonly AttributeDefinition[]): Review | undefined {
  const verdictId = attributes[reviewIds.verdict];
  if (!hasText(verdictId)) return undefined;
  const find = (id: AttributeId) => definitions.find((one) => one.id === id);
  const text = (id: AttributeId): string => textOf(attributes[id]);
  const orDefault = (id: AttributeId): string => text(id) || textOf(find(id)?.default);
  const review = {
    verdict: find(reviewIds.verdict)?.options.find(({ id }) => id === verdictId)?.name ?? verdictId,
    verdictId,
    rating: verdicts.find(({ id }) => id === verdictId)?.rating ?? null,
    reviewer: orDefault(reviewIds.reviewer),
    reviewerUrl: orDefault(reviewIds.reviewerUrl),
    url: text(reviewIds.url),
    date: text(reviewIds.date),
    text: text(reviewIds.text),
  };
  return { ...review, gaps: gapsOf(review) };
}

/** Whether something is said of the review of a claim, and no verdict is given: by mistake, or not yet. */
export function lacksVerdict(attributes: Attributes): boolean {
  const said = [reviewIds.reviewer, reviewIds.reviewerUrl, reviewIds.url, reviewIds.date, reviewIds.text];
  return !hasText(attributes[reviewIds.verdict]) && said.some((id) => hasText(attributes[id]));
}

/** Whether nothing is missing without which it would be no valid ClaimReview. */
export function isValidReview({ gaps }: Pick<Review, 'gaps'>): boolean {
  return !gaps.some((gap) => required.has(gap));
}

function gapsOf({ url, reviewer, reviewerUrl, date }: Omit<Review, 'gaps'>): ReviewGap[] {
  const gaps: ReviewGap[] = [];
  if (url === '') gaps.push('url');
  else if (!isWebAddress(url)) gaps.push('url-form');
  if (reviewer === '') gaps.push('reviewer');
  if (!isDate(date)) gaps.push('date');
  if (reviewerUrl !== '' && !isWebAddress(reviewerUrl)) gaps.push('reviewer-url-form');
  return gaps;
}

/** The rating as schema.org has it: in words always, as a number where the verdict is on the scale. */
export function ratingOf({ verdict, rating }: Pick<Review, 'verdict' | 'rating'>) {
  const scale = rating === null ? {} : { ratingValue: rating, bestRating, worstRating };
  return { '@type': 'Rating' as const, ...scale, alternateName: verdict };
}

function hasText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
