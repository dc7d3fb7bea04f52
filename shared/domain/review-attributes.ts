import type { AttributeDefinition } from './codebook.ts';
import { AttributeId } from './ids.ts';

/** What was found, as the default codebook offers it, with the place of each on a scale from 1 (false) to 5 (true). */
export const verdicts = [
  { id: 'true', name: 'True', rating: 5 },
  { id: 'mostly-true', name: 'Mostly true', rating: 4 },
  { id: 'mixed', name: 'Mixed', rating: 3 },
  { id: 'mostly-false', name: 'Mostly false', rating: 2 },
  { id: 'false', name: 'False', rating: 1 },
  // It says nothing of how true the claim is.
  { id: 'unverifiable', name: 'Cannot be verified', rating: null },
] as const;

export const worstRating = 1;
export const bestRating = 5;

/**
 * The attributes of a claim that say what checking it has shown, by what they are for. Ids outlive renaming, so they
 * are what counts. A default value of `reviewer` or `reviewerUrl` holds for every claim that has none of its own.
 */
export const reviewIds = {
  checkworthy: AttributeId.parse('checkworthy'),
  verdict: AttributeId.parse('verdict'),
  reviewer: AttributeId.parse('reviewer'),
  reviewerUrl: AttributeId.parse('reviewer_url'),
  url: AttributeId.parse('review_url'),
  date: AttributeId.parse('review_date'),
  text: AttributeId.parse('review_text'),
} as const;

/** In the order in which they are asked for. */
export const reviewOrder: readonly AttributeId[] = Object.values(reviewIds);

const details = [
  ['reviewer', 'Reviewer', 'text', 'Who answers for the verdict: the organization or the person that has checked it.'],
  ['reviewerUrl', 'Reviewer’s site', 'text', 'The address of the site or page of the reviewer.'],
  ['url', 'Review’s page', 'text', 'The address of the page on which the review is published.'],
  ['date', 'Review date', 'date', 'When the review was published.'],
  ['text', 'Summary', 'text', 'What the review says, in a sentence or two.'],
] as const;

/** The attributes of a review, asked for where the attribute of the verdict has one of these values. */
export function reviewAttributes(verdictIds: readonly string[]): AttributeDefinition[] {
  return details.map(([key, name, kind, definition]) => ({
    id: reviewIds[key],
    name,
    kind,
    options: [],
    required: false,
    definition,
    shownIf: { attributeId: reviewIds.verdict, values: verdictIds },
  }));
}

/** Which of them a list of attributes lacks; none where it has no verdict at all, since nothing is checked there. */
export function lackingReviewAttributes(attributes: readonly AttributeDefinition[]): AttributeDefinition[] {
  const verdict = attributes.find(({ id, kind }) => id === reviewIds.verdict && kind === 'one-of');
  if (!verdict || verdict.options.length === 0) return [];
  const known = new Set(attributes.map(({ id }) => id));
  return reviewAttributes(verdict.options.map(({ id }) => id)).filter(({ id }) => !known.has(id));
}
