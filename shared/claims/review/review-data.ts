import { isDate } from '../../domain/attribute-value.ts';
import { type Codebook, findLayer } from '../../domain/codebook.ts';
import { type DocumentRecord, titleOf } from '../../domain/document.ts';
import { AttributeId, type PropositionId } from '../../domain/ids.ts';
import { shownQuote } from '../../domain/shown-quote.ts';
import { translate } from '../../locales/translate.ts';
import { wikidataId } from '../../register/wikidata-id.ts';
import { isWebAddress } from '../../text/web-address.ts';
import { type ClaimFrame, type Filler, nameOf } from '../frames/claim-frame.ts';
import { isValidReview, lacksVerdict, ratingOf, type Review, type ReviewGap, reviewOf } from './claim-review.ts';

// Reviews of claims as schema.org's ClaimReview. What is not known is left out.

/** Who says so, or who has checked it. */
interface Agent {
  readonly '@type': 'Person' | 'Organization';
  readonly name: string;
  readonly url?: string;
  readonly sameAs?: string;
}

interface Appearance {
  readonly '@type': 'CreativeWork';
  readonly url?: string;
  readonly headline: string;
  readonly datePublished?: string;
  readonly publisher?: Agent;
}

/** @see https://schema.org/ClaimReview */
export interface ClaimReviewData {
  readonly '@context': 'https://schema.org';
  readonly '@type': 'ClaimReview';
  readonly url: string;
  readonly claimReviewed: string;
  readonly reviewRating: ReturnType<typeof ratingOf>;
  readonly datePublished?: string;
  readonly author?: Agent;
  readonly reviewBody?: string;
  readonly itemReviewed: {
    readonly '@type': 'Claim';
    /** The ids of the claims, as in all other exports. */
    readonly identifier: readonly string[];
    readonly author?: Agent | readonly Agent[];
    readonly datePublished?: string;
    readonly appearance: readonly Appearance[];
    readonly firstAppearance?: Appearance;
  };
}

/** A claim with its verdict. */
export interface ReviewedClaim {
  readonly frame: ClaimFrame;
  readonly review: Review;
}

export interface ReviewedClaims {
  readonly reviews: readonly ClaimReviewData[];
  /** In the order of the claims: what went into the reviews, and what could not for what it lacks. */
  readonly exported: readonly ReviewedClaim[];
  readonly leftOut: readonly { readonly frame: ClaimFrame; readonly gaps: readonly ReviewGap[] }[];
}

interface ProjectClaims {
  /** By articles, and in reading order within each. */
  readonly frames: readonly ClaimFrame[];
  readonly codebook: Codebook;
  readonly statementOf: (id: PropositionId) => string | undefined;
}

const polarity = AttributeId.parse('polarity');

/**
 * One review per verdict that was published. Claims of one proposition whose verdict, reviewer and address agree are one
 * review, which names every article that makes the proposition. A claim that is denied by its source is another claim
 * than the one that is affirmed. What lacks the address of its review is left out.
 */
export function claimReviews({ frames, codebook, statementOf }: ProjectClaims): ReviewedClaims {
  const reviewed = frames.flatMap((frame): ReviewedClaim[] => {
    const definitions = findLayer(codebook, frame.claim.layerId)?.attributes ?? [];
    const review = reviewOf(frame.claim.attributes, definitions);
    return review ? [{ frame, review }] : [];
  });
  const exported = reviewed.filter(({ review }) => isValidReview(review));
  const complete = new Set(exported.map(({ frame }) => frame));
  const gapsOf = new Map(reviewed.map(({ frame, review }) => [frame, review.gaps]));
  const leftOut = frames.flatMap((frame): ReviewedClaims['leftOut'] => {
    const gaps = gapsOf.get(frame) ?? (lacksVerdict(frame.claim.attributes) ? (['verdict'] as const) : undefined);
    return gaps && !complete.has(frame) ? [{ frame, gaps }] : [];
  });
  const ofContent = Map.groupBy(frames, contentKey);
  const published = Map.groupBy(exported, ({ frame, review: { verdictId, reviewer, reviewerUrl, url } }) =>
    JSON.stringify([contentKey(frame), verdictId, reviewer, reviewerUrl, url]),
  );
  const groups = [...published.values()].flatMap(keptApart);
  const reviews = groups.flatMap((claims) => {
    const [first] = claims;
    if (!first) return [];
    return [reviewData(claims, { first, makers: ofContent.get(contentKey(first.frame)) ?? [], statementOf })];
  });
  return { reviews, exported, leftOut };
}

/** One group where nothing that a review says is said in two ways; what only some of them say holds for all. */
function keptApart(claims: readonly ReviewedClaim[]): (readonly ReviewedClaim[])[] {
  const details = claims.map(({ review: { date, text } }) => [date, text]);
  const agree = [0, 1].every((at) => new Set(details.map((one) => one[at]).filter((one) => one !== '')).size <= 1);
  if (agree) return [claims];
  const keyOf = ({ review: { date, text } }: ReviewedClaim) => JSON.stringify([date, text]);
  return [...Map.groupBy(claims, keyOf).values()];
}

/** Equal for claims that say the same: of one proposition, and both affirmed or both denied. */
function contentKey({ claim }: ClaimFrame): string {
  return `${claim.propositionId ?? claim.id} ${isDenied(claim)}`;
}

function isDenied({ attributes }: ClaimFrame['claim']): boolean {
  return attributes[polarity] === 'negated';
}

interface ReviewContext extends Pick<ProjectClaims, 'statementOf'> {
  readonly first: ReviewedClaim;
  /** All claims with the same content. */
  readonly makers: readonly ClaimFrame[];
}

function reviewData(claims: readonly ReviewedClaim[], { first, makers, statementOf }: ReviewContext): ClaimReviewData {
  const { review, frame } = first;
  const date = claims.map((one) => one.review.date).find(isDate);
  const text = claims.map((one) => one.review.text).find((one) => one !== '');
  const documents = [...new Map(makers.map(({ document }) => [document.id, document])).values()];
  const authors = agentsOf(claims.flatMap((one) => one.frame.sources));
  const [onlyAuthor, ...others] = authors;
  const made = documents
    .map(dayOf)
    .filter((day) => day !== undefined)
    .sort()[0];
  const earliest = earliestOf(documents);
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: review.url,
    claimReviewed: claimText(frame, statementOf),
    reviewRating: ratingOf(review),
    ...(date !== undefined && { datePublished: date }),
    ...(review.reviewer !== '' && { author: reviewerOf(review) }),
    ...(text !== undefined && { reviewBody: text }),
    itemReviewed: {
      '@type': 'Claim',
      identifier: claims.map((one) => one.frame.claim.id),
      ...(onlyAuthor && { author: others.length === 0 ? onlyAuthor : authors }),
      ...(made !== undefined && { datePublished: made }),
      appearance: documents.map(appearanceOf),
      ...(earliest && { firstAppearance: appearanceOf(earliest) }),
    },
  };
}

/** The register's wording, or the article's. What a source denies is not what it claims. */
function claimText({ claim }: ClaimFrame, statementOf: ProjectClaims['statementOf']): string {
  const statement = claim.propositionId === undefined ? undefined : statementOf(claim.propositionId);
  const words = (statement ?? shownQuote(claim)).replace(/\s+/gu, ' ').trim();
  return isDenied(claim) ? translate('review.denial', { claim: words }) : words;
}

function reviewerOf({ reviewer, reviewerUrl }: Review): Agent {
  return {
    '@type': 'Organization',
    name: reviewer,
    ...(isWebAddress(reviewerUrl) && { url: reviewerUrl }),
  };
}

/** Each once, in their order. */
function agentsOf(sources: readonly Filler[]): Agent[] {
  const agents = new Map<string, Agent>();
  for (const source of sources) {
    const name = nameOf(source).replace(/\s+/gu, ' ').trim();
    const wikidata = wikidataId(source.entity?.externalIds['wikidata'] ?? '');
    const label: string = source.entity?.labelId ?? source.annotation?.labelId ?? 'person';
    if (name !== '' && !agents.has(name))
      agents.set(name, {
        '@type': label === 'organization' || label === 'place' ? 'Organization' : 'Person',
        name,
        ...(wikidata !== undefined && { sameAs: `https://www.wikidata.org/wiki/${wikidata}` }),
      });
  }
  return [...agents.values()];
}

function appearanceOf(document: DocumentRecord): Appearance {
  const { url, outlet } = document.metadata;
  const day = dayOf(document);
  return {
    '@type': 'CreativeWork',
    ...(isWebAddress(url) && { url }),
    headline: titleOf(document),
    ...(day !== undefined && { datePublished: day }),
    ...(outlet !== '' && { publisher: { '@type': 'Organization', name: outlet } }),
  };
}

/** "2025-03-28" of "2025-03-28T10:00Z"; undefined for a date that is not ISO 8601. */
function dayOf({ metadata: { date } }: DocumentRecord): string | undefined {
  const [day = ''] = date.split('T');
  return isDate(day) ? day : undefined;
}

/** Which of several articles was first, where all have a day and one is before all others. */
function earliestOf(documents: readonly DocumentRecord[]): DocumentRecord | undefined {
  const days = documents.flatMap((document) => {
    const day = dayOf(document);
    return day?.length === 'yyyy-mm-dd'.length ? [{ day, document }] : [];
  });
  if (days.length < 2 || days.length < documents.length) return undefined;
  const [first, second] = days.sort((a, b) => Number(a.day > b.day) - Number(a.day < b.day));
  return first && second && first.day < second.day ? first.document : undefined;
}
