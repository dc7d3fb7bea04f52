import { type ClaimFrame, claimFrames } from '../../claims/frames/claim-frame.ts';
import { lacksVerdict, type ReviewGap, reviewGaps } from '../../claims/review/claim-review.ts';
import { claimReviews, type ReviewedClaims } from '../../claims/review/review-data.ts';
import { findLayer } from '../../domain/codebook.ts';
import { type DocumentRecord, titleOf } from '../../domain/document.ts';
import type { Entity } from '../../domain/entity.ts';
import type { Link } from '../../domain/link.ts';
import { lackingReviewAttributes, reviewIds } from '../../domain/review-attributes.ts';
import { shownQuote } from '../../domain/shown-quote.ts';
import { needsLook } from '../../domain/version-origin.ts';
import { translate } from '../../locales/translate.ts';
import type { Chunk, Format, Note } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';

/** So many claims are named each on its own; of more only the number is told. */
const NAMED = 20;
const LONGEST_CLAIM = 80;

class ClaimReviewExport {
  readonly #source: ProjectSource;
  /** Known once everything is written. */
  #made: ReviewedClaims | undefined;
  /** Claims with a verdict that stand in older versions only; and claims that nobody has looked at in a new one. */
  #older = 0;
  #unsure = 0;
  #register:
    | { readonly links: ReadonlyMap<string, readonly Link[]>; readonly entities: ReadonlyMap<string, Entity> }
    | undefined;

  constructor(source: ProjectSource) {
    this.#source = source;
  }

  /** An array of reviews, one per line, each whole by itself: what is looked for in a page is the root of its data. */
  *chunks(): Generator<Chunk> {
    const frames: ClaimFrame[] = [];
    this.#older = 0;
    this.#unsure = 0;
    const older = new Set(this.#source.documents.map(({ previousId }) => previousId));
    for (const document of this.#source.documents) {
      const found = this.#framesOf(document);
      // An article and its update are one appearance, and only its newest words are published.
      if (older.has(document.id)) this.#older += found.filter(hasVerdict).length;
      else {
        const sure = found.filter(({ claim }) => !needsLook(claim));
        this.#unsure += found.length - sure.length;
        frames.push(...sure);
      }
      // Nothing is written before all articles are read; the pieces without text let others have their turn.
      yield { text: '', rows: 0 };
    }
    this.#made = this.#reviewsOf(frames);
    const { reviews } = this.#made;
    yield { text: '[', rows: 0 };
    for (const [at, review] of reviews.entries())
      yield { text: `${at === 0 ? '' : ','}\n${embeddable(review)}`, rows: 1 };
    yield { text: reviews.length === 0 ? ']\n' : '\n]\n', rows: 0 };
  }

  notes(): Note[] {
    const { reviews, exported, leftOut } = this.#made ?? this.#reviewsOf([]);
    const notes: Note[] = [];
    if (exported.length === 0 && leftOut.length === 0) notes.push({ key: 'note.claimreview.none' });
    if (this.#older > 0) notes.push({ key: 'note.claimreview.older', params: { count: this.#older } });
    if (this.#unsure > 0) notes.push({ key: 'note.claimreview.needs-look', params: { count: this.#unsure } });
    if (this.#lacksFields()) notes.push({ key: 'note.claimreview.no-fields' });
    if (exported.length > reviews.length)
      notes.push({
        key: 'note.claimreview.joined',
        params: { claims: exported.length, reviews: reviews.length },
      });
    notes.push(...this.#leftOut(leftOut));
    for (const gap of reviewGaps) {
      const count = exported.filter(({ review }) => review.gaps.includes(gap)).length;
      if (count > 0) notes.push({ key: 'note.claimreview.lacks', params: { count, gap: gapName(gap) } });
    }
    const unrated = exported.filter(({ review }) => review.rating === null).length;
    if (unrated > 0) notes.push({ key: 'note.claimreview.unrated', params: { count: unrated } });
    const speakerless = exported.filter(({ frame }) => frame.sources.length === 0).length;
    if (speakerless > 0) notes.push({ key: 'note.claimreview.no-author', params: { count: speakerless } });
    return notes;
  }

  #leftOut(claims: ReviewedClaims['leftOut']): Note[] {
    const notes = claims.slice(0, NAMED).map(({ frame, gaps }, at): Note => {
      const params = {
        n: at + 1,
        claim: shortened(shownQuote(frame.claim)),
        document: titleOf(frame.document),
        gaps: gaps.map(gapName).join(', '),
      };
      return { key: 'note.claimreview.left-out', params };
    });
    if (claims.length > NAMED)
      notes.push({ key: 'note.claimreview.left-out-more', params: { count: claims.length - NAMED } });
    return notes;
  }

  #lacksFields(): boolean {
    return this.#source.codebook.layers.some(
      ({ kind, attributes }) =>
        kind === 'claim' && lackingReviewAttributes(attributes).some(({ id }) => id === reviewIds.url),
    );
  }

  #reviewsOf(frames: readonly ClaimFrame[]): ReviewedClaims {
    const { codebook, propositions } = this.#source;
    const statements = new Map(propositions.map(({ id, statement }) => [id, statement]));
    return claimReviews({ frames, codebook, statementOf: (id) => statements.get(id) });
  }

  /** Only claims with a review, and those of a proposition, of which another claim may have one. */
  #framesOf(document: DocumentRecord): ClaimFrame[] {
    const { codebook } = this.#source;
    const { links, entities } = (this.#register ??= {
      links: Map.groupBy(this.#source.links, ({ fromId }) => String(fromId)),
      entities: new Map(this.#source.entities.map((entity) => [String(entity.id), entity])),
    });
    const frames = claimFrames({
      document,
      annotations: this.#source.annotationsOf(document.id),
      isClaim: ({ layerId }) => findLayer(codebook, layerId)?.kind === 'claim',
      linksFrom: (id) => links.get(id) ?? [],
      annotation: (id) => this.#source.annotation(id),
      entity: (id) => entities.get(id),
    });
    return frames.filter(
      (frame) => hasVerdict(frame) || lacksVerdict(frame.claim.attributes) || frame.claim.propositionId !== undefined,
    );
  }
}

function hasVerdict({ claim }: ClaimFrame): boolean {
  return claim.attributes[reviewIds.verdict] !== undefined;
}

/** In JSON for a script element of a page: nothing in a claim can end that element. */
function embeddable(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function gapName(gap: ReviewGap): string {
  return translate(`review.gap.${gap}`);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length <= LONGEST_CLAIM ? line : `${line.slice(0, LONGEST_CLAIM).toWellFormed()}…`;
}

export const claimReview: Format = {
  id: 'claimreview',
  name: 'format.claimreview.name',
  mediaTypes: ['application/ld+json'],
  extensions: ['.jsonld'],
  reads: 'nothing',
  writes: 'file',
  keeps: 'format.claimreview.keeps',
  plan: (source) => {
    const written = new ClaimReviewExport(source);
    return {
      files: [{ path: 'claim-reviews.jsonld', chunks: () => written.chunks() }],
      notes: () => written.notes(),
    };
  },
};
