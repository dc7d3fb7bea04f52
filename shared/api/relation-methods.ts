import { z } from 'zod';
import { AnnotationId, AnnotatorId, DocumentId, LinkId, LinkTypeId } from '../domain/ids.ts';
import { Span } from '../domain/span.ts';
import { Direction } from './claim-answers.ts';
import { forWindow } from './method.ts';

/** The name of the list where it is exported: the rows of links.csv that it shows, in its order. */
export const relationTables = ['relations'] as const;

/** The columns by which the list can be sorted; without one it stands in the order in which links were made. */
export const relationColumns = [
  'type',
  'from',
  'fromArticle',
  'to',
  'toArticle',
  'annotator',
  'confidence',
  'evidence',
  'note',
] as const;

/** Which links, in which order. */
export const RelationQuestion = z
  .strictObject({
    filter: z.string().max(1000),
    linkTypeId: LinkTypeId.nullable(),
    annotatorId: AnnotatorId.nullable(),
    sort: z
      .strictObject({ column: z.enum(relationColumns), direction: Direction })
      .readonly()
      .nullable(),
  })
  .readonly();
export type RelationQuestion = z.infer<typeof RelationQuestion>;

export const RelationRow = z
  .strictObject({
    linkId: LinkId,
    typeId: LinkTypeId,
    /** By name; its sign says whether it has a direction. */
    type: z.string(),
    sign: z.enum(['→', '↔']),
    fromId: AnnotationId,
    fromDocumentId: DocumentId,
    fromSpan: Span,
    from: z.string(),
    /** Of the article, or the name of its file where it has none. */
    fromArticle: z.string(),
    toId: AnnotationId,
    toDocumentId: DocumentId,
    toSpan: Span,
    to: z.string(),
    toArticle: z.string(),
    annotatorId: AnnotatorId,
    annotator: z.string(),
    confidence: z.number().nullable(),
    /** How many passages show it. */
    evidence: z.int(),
    note: z.string(),
  })
  .readonly();
export type RelationRow = z.infer<typeof RelationRow>;

/** The part of the contract about all links of the project. */
export const relationMethods = {
  'relations.list': forWindow(
    'services',
    RelationQuestion.unwrap().extend({ offset: z.int().min(0), limit: z.int().min(1).max(1000) }),
    z.strictObject({ total: z.int(), rows: z.array(RelationRow).readonly() }),
  ),
  /** The links from one line of that list to another one, both included, to tick them. */
  'relations.ids': forWindow(
    'services',
    RelationQuestion.unwrap().extend({ from: z.int().min(0), to: z.int().min(0) }),
    z.strictObject({ ids: z.array(LinkId).max(200_000).readonly() }),
  ),
} as const;
