import { z } from 'zod';
import { comparators } from '../quantities/quantity.ts';
import { coverages } from '../claims/coverage.ts';
import { AnnotationId, DocumentId, EntityId, LinkTypeId, PropositionId } from '../domain/ids.ts';
import { Span } from '../domain/span.ts';

// The tables of claims over the project: who said what, coverage, figures.

/** What is told of a claim in each of the tables. */
const claim = {
  annotationId: AnnotationId,
  documentId: DocumentId,
  /** The name of its file. */
  documentName: z.string(),
  /** Of the article, or the name of its file where it has none. */
  title: z.string(),
  outlet: z.string(),
  /** Of the article, as its metadata has it; empty where unknown. */
  date: z.string(),
  /** Around all fragments, to go there. */
  span: Span,
  /** The words of the claim. */
  claim: z.string(),
  /** The register's name of who says so, otherwise the article's words, "Misri; Landau"; empty where nobody is named. */
  speaker: z.string(),
  /** One for each speaker; null for one whom the register does not know. */
  speakerIds: z.array(EntityId.nullable()).readonly(),
  /** The same for the same speakers, however they are spelled: their ids, or their words as they are compared. */
  speakerKey: z.string(),
  propositionId: PropositionId.nullable(),
  /** The register's wording; empty where the claim belongs to no proposition. */
  proposition: z.string(),
};

/** One claim of one speaker. Choices of the codebook are given by their ids, as in exports. */
export const SaidRow = z
  .strictObject({
    ...claim,
    cue: z.string(),
    directness: z.string(),
    polarity: z.string(),
    stance: z.string(),
    certainty: z.string(),
    addressee: z.string(),
    evidence: z.array(z.string()).readonly(),
    /** Who passed it on, from the nearest to the article. */
    via: z.array(z.string()).readonly(),
    /** When that happened of which the claim speaks. */
    eventTime: z.string(),
    annotator: z.string(),
  })
  .readonly();
export type SaidRow = z.infer<typeof SaidRow>;

/** `reference`: a figure that others of its slot are compared with. */
export const figureRelations = ['reference', 'same', 'compatible', 'different', 'incomparable'] as const;

/** A figure that a claim gives for a slot: for what is claimed, or for what linked claims are about. */
export const FigureRow = z
  .strictObject({
    ...claim,
    /** The proposition's id, or that of the first claim of the group. */
    slotId: z.string(),
    /** The proposition's wording, or the words of the first claim. */
    slot: z.string(),
    /** Two figures of the slot exclude each other. */
    slotDiffers: z.boolean(),
    comparator: z.enum(comparators),
    value: z.number(),
    upper: z.number().nullable(),
    unit: z.string(),
    period: z.string(),
    asOf: z.string(),
    change: z.string(),
    /** All of that as one reads it: "≥ 6 people". */
    figure: z.string(),
    /** Whether it stands in the claim's fields or was read out of its words. */
    basis: z.enum(['attributes', 'text']),
    relation: z.enum(figureRelations),
    /** Why; see `compareFigures`. */
    reasons: z.array(z.string()).readonly(),
    /** The claim whose figure that is about; null for a reference. */
    comparedTo: AnnotationId.nullable(),
    /** Which of the figures of its claim, counted from 1. */
    figureNumber: z.int(),
    /** All other figures of the slot that it excludes, each by the first claim that gives it, and as one reads it. */
    differsFrom: z.array(AnnotationId).readonly(),
    differsFromFigures: z.array(z.string()).readonly(),
  })
  .readonly();
export type FigureRow = z.infer<typeof FigureRow>;

const driftStep = { date: z.string(), source: z.string(), coverage: z.enum(coverages), claims: z.int() };

/** A proposition and what the articles make of it. Articles without a cell do not mention it. */
export const MatrixRow = z
  .strictObject({
    propositionId: PropositionId,
    proposition: z.string(),
    claims: z.int(),
    cells: z
      .array(
        z
          .strictObject({
            documentId: DocumentId,
            coverage: z.enum(coverages),
            claimIds: z.array(AnnotationId).readonly(),
            sources: z.array(z.string()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
    /** From whom it comes in each article, and what is done to it there: the earliest first, undated articles last. */
    drift: z.array(z.strictObject({ documentId: DocumentId, ...driftStep }).readonly()).readonly(),
  })
  .readonly();
export type MatrixRow = z.infer<typeof MatrixRow>;

/** An article of the matrix: every one that has claims. */
export const MatrixArticle = z
  .strictObject({ documentId: DocumentId, name: z.string(), title: z.string(), outlet: z.string(), date: z.string() })
  .readonly();
export type MatrixArticle = z.infer<typeof MatrixArticle>;

/** An entry of the register of propositions with how much stands behind it. */
export const PropositionEntry = z
  .strictObject({
    id: PropositionId,
    statement: z.string(),
    note: z.string(),
    claims: z.int(),
    /** In which they stand. */
    articles: z.int(),
    /** Who say them, each counted once. */
    speakers: z.int(),
    /** Relations in which its claims stand, by type. */
    relations: z.array(z.strictObject({ typeId: LinkTypeId, count: z.int() }).readonly()).readonly(),
  })
  .readonly();
export type PropositionEntry = z.infer<typeof PropositionEntry>;

/** What a person looks at who asks what is behind a cell of the matrix. */
export const PropositionClaims = z
  .strictObject({
    proposition: z.string(),
    /** In the order of articles and text. */
    rows: z.array(SaidRow).readonly(),
    drift: z.array(z.strictObject({ title: z.string(), ...driftStep }).readonly()).readonly(),
  })
  .readonly();
export type PropositionClaims = z.infer<typeof PropositionClaims>;

export const articleOrders = ['time', 'name'] as const;
export type ArticleOrder = (typeof articleOrders)[number];

export const Direction = z.enum(['ascending', 'descending']);

/** Which rows of a table, and in which order. */
export const TableQuestion = z
  .strictObject({
    /** Words that must all occur in a row. */
    filter: z.string().max(1000),
    /** By a column; in the order of articles and text where it is null. */
    sort: z
      .strictObject({ column: z.string().max(100), direction: Direction })
      .readonly()
      .nullable(),
    group: z.enum(['speaker', 'proposition', 'article']).nullable(),
    /** In which order the articles stand beside each other, where they do: by their dates, undated ones last, or by name. */
    articleOrder: z.enum(articleOrders).optional(),
    /** Also the claims of articles of which there is a newer version. */
    olderVersions: z.boolean().optional(),
  })
  .readonly();
export type TableQuestion = z.infer<typeof TableQuestion>;

export const claimTables = ['who-said-what', 'matrix', 'figures'] as const;
export type ClaimTable = (typeof claimTables)[number];

const groupHead = z.strictObject({ kind: z.literal('group'), name: z.string(), count: z.int() }).readonly();

/** A line of a table: a row, or the head of the rows that follow. */
export const SaidLine = z.union([groupHead, z.strictObject({ kind: z.literal('row'), row: SaidRow }).readonly()]);
export const FigureLine = z.union([groupHead, z.strictObject({ kind: z.literal('row'), row: FigureRow }).readonly()]);
export type SaidLine = z.infer<typeof SaidLine>;
export type FigureLine = z.infer<typeof FigureLine>;
