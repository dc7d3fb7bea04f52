import { z } from 'zod';
import { quoteVerdicts } from '../comparison/quote-verdict.ts';
import { AnnotationId, DocumentId, EntityId, PropositionId } from '../domain/ids.ts';
import { Span } from '../domain/span.ts';

// What is found by comparing the articles with one another: quotations in other articles, and passages that they share.

/** An article, as far as a line about it needs it. */
const article = {
  documentId: DocumentId,
  /** Of the article, or the name of its file where it has none. */
  title: z.string(),
  outlet: z.string(),
  /** As the article's metadata has it; empty where unknown. */
  date: z.string(),
};

/** The claim that stands at a place. */
export const ClaimThere = z
  .strictObject({
    annotationId: AnnotationId,
    span: Span,
    quote: z.string(),
    /** The register's name of who says so, otherwise the article's words; empty where nobody is named. */
    speaker: z.string(),
    /** One for each who says so, null for who has no entry in the register. */
    speakerIds: z.array(EntityId.nullable()).readonly(),
    propositionId: PropositionId.nullable(),
  })
  .readonly();
export type ClaimThere = z.infer<typeof ClaimThere>;

/** A direct quotation and in how many other articles it stands, by what became of it there. */
export const QuotationRow = z
  .strictObject({
    /** By its place: the same as long as it stands there. */
    id: z.string(),
    ...article,
    /** Its words without the marks, in UTF-16 units. */
    span: Span,
    quote: z.string(),
    claim: ClaimThere.nullable(),
    speaker: z.string(),
    /** How many other articles have it; each counts once, with the best place in it. */
    found: z.int(),
    verbatim: z.int(),
    nearVerbatim: z.int(),
    altered: z.int(),
    partial: z.int(),
    /** In how many of them somebody else is named as its speaker. */
    otherSpeakers: z.int(),
  })
  .readonly();
export type QuotationRow = z.infer<typeof QuotationRow>;

/** What stands in another article of a quotation. */
export const QuotationVersion = z
  .strictObject({
    ...article,
    verdict: z.enum(quoteVerdicts),
    /** The share of the quotation's words that stand there: from 0 to 1. */
    coverage: z.number(),
    span: Span,
    /** Around it, as far as a line has room. */
    before: z.string(),
    after: z.string(),
    /** In reading order; see `quoteParts`. */
    parts: z
      .array(
        z
          .strictObject({ kind: z.enum(['equal', 'added', 'removed']), reason: z.string(), text: z.string() })
          .readonly(),
      )
      .readonly(),
    claim: ClaimThere.nullable(),
    /** Both are claims, and somebody else is named there. */
    otherSpeaker: z.boolean(),
    /** Links between the two claims, by their types. */
    linkTypeIds: z.array(z.string()).readonly(),
  })
  .readonly();
export type QuotationVersion = z.infer<typeof QuotationVersion>;

/** A passage that several articles share. */
export const PassageRow = z
  .strictObject({
    /** By its first place: the same as long as the articles are. */
    id: z.string(),
    /** How many articles have it, which are one source for what it says. */
    articles: z.int(),
    words: z.int(),
    /** Of the place that differs most from the first one: 1 where the words are the same everywhere. */
    similarity: z.number(),
    /** Its beginning. */
    text: z.string(),
    /** The article with the earliest date; the first in order where none has a date. */
    earliest: z.strictObject(article).readonly(),
    claims: z.int(),
  })
  .readonly();
export type PassageRow = z.infer<typeof PassageRow>;

export const PassagePlaceRow = z
  .strictObject({
    ...article,
    span: Span,
    before: z.string(),
    text: z.string(),
    after: z.string(),
    similarity: z.number(),
    /** Those of which at least half lies in the passage. */
    claims: z.array(ClaimThere).readonly(),
    earliest: z.boolean(),
  })
  .readonly();
export type PassagePlaceRow = z.infer<typeof PassagePlaceRow>;

/** How many sources a proposition has on their own. */
export const IndependenceRow = z
  .strictObject({
    propositionId: PropositionId,
    articles: z.int(),
    /** Articles that copied it from one another, or from a third one, count once. */
    sources: z.int(),
    /** The articles that count as one, by their titles, and the words that they share. */
    groups: z
      .array(
        z
          .strictObject({
            documentIds: z.array(DocumentId).readonly(),
            titles: z.array(z.string()).readonly(),
            text: z.string(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type IndependenceRow = z.infer<typeof IndependenceRow>;

export const quotationOrders = ['text', 'quote', 'speaker', 'title', 'found', 'altered'] as const;
export const passageOrders = ['articles', 'words', 'claims', 'date'] as const;
/** Which quotations: all, those that other articles have, those that one has in other words, or with another speaker. */
export const quotationKinds = ['all', 'found', 'altered', 'other-speaker'] as const;
export type QuotationKind = (typeof quotationKinds)[number];

export const comparisonTables = ['quotations', 'shared-passages'] as const;
