import { z } from 'zod';
import { AnnotationStatus, Attributes, Origin } from './annotation.ts';
import { AnnotationQuery, SavedQuery } from './annotation-query.ts';
import { Codebook } from './codebook.ts';
import { recordKinds, recordSchemas } from './change-set.ts';
import { DocumentMetadata, DocumentRecord, DocumentStatus, Source } from './document.ts';
import {
  AnnotationId,
  AnnotatorId,
  AttributeId,
  DocumentId,
  LabelId,
  LayerId,
  LinkId,
  LinkTypeId,
  PropositionId,
  QueryId,
  RuleId,
  Sha256,
} from './ids.ts';
import { LinkEvidence } from './link.ts';
import { FillRole } from './frame-commands.ts';
import { MatchClaims, UnmatchClaims } from './match-commands.ts';
import { Memo } from './memo.ts';
import {
  AcceptProposals,
  AssignClaims,
  CreateEntity,
  CreateProposition,
  EditEntity,
  IdentifyEntities,
  EditProposition,
  LinkMentions,
  MergeEntities,
  MergePropositions,
  RemoveEntities,
  RemovePropositions,
} from './register-commands.ts';
import { replaces } from './replaces.ts';
import { Rule, RuleSource } from './rule.ts';
import { Span } from './span.ts';
import { CarryAnnotations, DismissGone, PlaceGone, SetVersion } from './version-commands.ts';

/** Merged into what is there; null takes an attribute away. */
const attributePatch = z.record(z.string(), z.union([...Attributes.unwrap().valueType.options, z.null()])).readonly();

const spans = z.array(Span).min(1).max(1000).readonly();

/** Labels a stretch of a document. */
const CreateAnnotation = z
  .strictObject({
    type: z.literal('annotation.create'),
    documentId: DocumentId,
    labelId: LabelId,
    spans,
    attributes: Attributes.optional(),
    note: z.string().optional(),
    /** What a claim claims, in the same step. */
    propositionId: PropositionId.optional(),
    annotatorId: AnnotatorId,
    origin: Origin.optional(),
    confidence: z.number().min(0).max(1).optional(),
    /** A rejected suggestion is kept, so that it is not made again. */
    status: AnnotationStatus.optional(),
  })
  .readonly();

/** Gives many stretches the same label, in one step. What is said of one place adds to what is said of all. */
const CreateManyAnnotations = z
  .strictObject({
    type: z.literal('annotation.create-many'),
    places: z
      .array(
        z
          .strictObject({
            documentId: DocumentId,
            spans,
            attributes: Attributes.optional(),
            confidence: z.number().min(0).max(1).optional(),
          })
          .readonly(),
      )
      .min(1)
      .max(200_000)
      .readonly(),
    labelId: LabelId,
    attributes: Attributes.optional(),
    annotatorId: AnnotatorId,
    origin: Origin.optional(),
    status: AnnotationStatus.optional(),
  })
  .readonly();

const optionIds = z.array(z.string().max(200)).max(1000).readonly();

/** Changes what is said of annotations; where they stand is the business of `annotation.move`. */
const EditAnnotations = z
  .strictObject({
    type: z.literal('annotation.edit'),
    ids: z.array(AnnotationId).min(1).readonly(),
    labelId: LabelId.optional(),
    attributes: attributePatch.optional(),
    /** Options that an attribute of many choices gets or loses; its other ones stay, whatever they are on each. */
    options: z
      .array(z.strictObject({ attributeId: AttributeId, add: optionIds, remove: optionIds }).readonly())
      .readonly()
      .optional(),
    note: z.string().max(1_000_000).optional(),
    status: AnnotationStatus.optional(),
  })
  .readonly();

const MoveAnnotation = z.strictObject({ type: z.literal('annotation.move'), id: AnnotationId, spans }).readonly();

const RemoveAnnotations = z
  .strictObject({ type: z.literal('annotation.remove'), ids: z.array(AnnotationId).min(1).readonly() })
  .readonly();

/** Adds a document whose content is already in the store. */
const AddDocument = z
  .strictObject({
    type: z.literal('document.add'),
    document: DocumentRecord.unwrap().omit({
      position: true,
      createdAt: true,
      updatedAt: true,
      status: true,
      carried: true,
    }),
  })
  .readonly();

const EditDocument = z
  .strictObject({
    type: z.literal('document.edit'),
    id: DocumentId,
    name: z.string().min(1).max(1000).optional(),
    metadata: DocumentMetadata.unwrap().partial().readonly().optional(),
    fields: attributePatch.optional(),
    status: DocumentStatus.optional(),
    /** Why it is finished although required attributes are missing. */
    waiver: z.string().trim().min(1).max(10_000).optional(),
  })
  .readonly();

/** Takes a document out of the project together with its annotations and their links. */
const RemoveDocuments = z
  .strictObject({ type: z.literal('document.remove'), ids: z.array(DocumentId).min(1).readonly() })
  .readonly();

/** The same file read with another encoding. Refused where an annotation's text would not be found again. */
const ReplaceContent = z
  .strictObject({
    type: z.literal('document.replace-content'),
    id: DocumentId,
    contentId: Sha256,
    length: z.int().min(0),
    source: Source,
    /** The annotations in the new text, worked out by the caller, who has both texts. */
    moved: z.array(z.strictObject({ id: AnnotationId, spans, quote: z.string() }).readonly()).readonly(),
    /** As `moved`, of the links with evidence in the document: all that they then have. */
    evidence: z
      .array(z.strictObject({ id: LinkId, evidence: LinkEvidence }).readonly())
      .readonly()
      .optional(),
  })
  .readonly();

const AddAnnotator = z
  .strictObject({ type: z.literal('annotator.add'), name: z.string().trim().min(1).max(200) })
  .readonly();

/** The list that an attribute stood in: of a layer, of a type of links, or (both null) of documents. */
const attributePlace = { layerId: LayerId.nullable(), linkTypeId: LinkTypeId.nullable().optional() };

/**
 * Puts another codebook in the place of the present one, which it was made from. Whatever uses a label, an option, an
 * attribute or a type of links that is no longer there must be told where to go; null takes it away.
 */
export const ReplaceCodebook = z
  .strictObject({
    type: z.literal('codebook.replace'),
    codebook: Codebook,
    /** The version it was made from: refused where the codebook was changed in the meantime. */
    baseVersion: z.int().optional(),
    moved: z
      .strictObject({
        labels: z.record(z.string(), LabelId.nullable()).readonly().optional(),
        linkTypes: z.record(z.string(), LinkTypeId.nullable()).readonly().optional(),
        options: z
          .array(
            z
              .strictObject({
                ...attributePlace,
                attributeId: AttributeId,
                from: z.string(),
                to: z.string().nullable(),
              })
              .readonly(),
          )
          .readonly()
          .optional(),
        /** Where the new attribute has a value already, texts and lists of options are put together; else it stays. */
        attributes: z
          .array(z.strictObject({ ...attributePlace, from: AttributeId, to: AttributeId }).readonly())
          .readonly()
          .optional(),
      })
      .readonly()
      .optional(),
  })
  .readonly();

/** Connects two annotations, of one document or of two. */
const AddLink = z
  .strictObject({
    type: z.literal('link.add'),
    linkTypeId: LinkTypeId,
    fromId: AnnotationId,
    toId: AnnotationId,
    annotatorId: AnnotatorId,
    attributes: Attributes.optional(),
    note: z.string().max(1_000_000).optional(),
    confidence: z.number().min(0).max(1).optional(),
    evidence: LinkEvidence.optional(),
    replaces,
  })
  .readonly();

const EditLinks = z
  .strictObject({
    type: z.literal('link.edit'),
    ids: z.array(LinkId).min(1).readonly(),
    linkTypeId: LinkTypeId.optional(),
    attributes: attributePatch.optional(),
    note: z.string().max(1_000_000).optional(),
    confidence: z.number().min(0).max(1).nullable().optional(),
    /** All passages of a side; the other side keeps its own where it is not given. */
    evidence: LinkEvidence.unwrap().partial().readonly().optional(),
    /** Each end takes the other's place, and its evidence goes along. A side is then that of the new ends. */
    reverse: z.literal(true).optional(),
    replaces,
  })
  .readonly();

const RemoveLinks = z
  .strictObject({ type: z.literal('link.remove'), ids: z.array(LinkId).min(1).readonly() })
  .readonly();

/** What is written about a document; an empty text takes it away. */
const WriteMemo = z
  .strictObject({
    type: z.literal('memo.write'),
    documentId: DocumentId,
    purpose: Memo.unwrap().shape.purpose,
    text: z.string().max(1_000_000),
  })
  .readonly();

/** Without an id a new one. */
const SaveQuery = z
  .strictObject({
    type: z.literal('query.save'),
    id: QueryId.optional(),
    name: SavedQuery.unwrap().shape.name,
    query: AnnotationQuery,
  })
  .readonly();

const RemoveQuery = z.strictObject({ type: z.literal('query.remove'), id: QueryId }).readonly();

/** Without an id a new one. */
const SaveRule = z
  .strictObject({
    type: z.literal('rule.save'),
    id: RuleId.optional(),
    name: Rule.unwrap().shape.name,
    labelId: LabelId,
    enabled: z.boolean(),
    /** Of a rule that is there already it stays what it is where it is not given. */
    source: RuleSource.optional(),
  })
  .refine(({ id, source }) => id !== undefined || source !== undefined, { error: 'A new rule needs a source.' })
  .readonly();

const RemoveRule = z.strictObject({ type: z.literal('rule.remove'), id: RuleId }).readonly();

const anyRecord = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('codebook'), record: recordSchemas.codebook }),
  z.strictObject({ kind: z.literal('annotator'), record: recordSchemas.annotator }),
  z.strictObject({ kind: z.literal('document'), record: recordSchemas.document }),
  z.strictObject({ kind: z.literal('entity'), record: recordSchemas.entity }),
  z.strictObject({ kind: z.literal('proposition'), record: recordSchemas.proposition }),
  z.strictObject({ kind: z.literal('annotation'), record: recordSchemas.annotation }),
  z.strictObject({ kind: z.literal('link'), record: recordSchemas.link }),
  z.strictObject({ kind: z.literal('memo'), record: recordSchemas.memo }),
  z.strictObject({ kind: z.literal('query'), record: recordSchemas.query }),
  z.strictObject({ kind: z.literal('rule'), record: recordSchemas.rule }),
]);

/**
 * Makes records what they were at some time: those of `records` are put back or changed, those of `removed` go. What
 * an annotation needs (its document, its label) must be there or come back with it.
 */
const RestoreRecords = z
  .strictObject({
    type: z.literal('records.restore'),
    records: z.array(anyRecord).readonly(),
    removed: z.array(z.strictObject({ kind: z.enum(recordKinds), id: z.string() }).readonly()).readonly(),
  })
  .readonly();

/** Records of another project or of an exchange file, taken over as they are. */
const MergeRecords = z
  .strictObject({
    type: z.literal('project.merge'),
    records: z.array(anyRecord).readonly(),
  })
  .readonly();

/** The only way to change anything in a project. */
export const Command = z.discriminatedUnion('type', [
  CreateAnnotation,
  CreateManyAnnotations,
  EditAnnotations,
  MoveAnnotation,
  RemoveAnnotations,
  AddDocument,
  EditDocument,
  RemoveDocuments,
  ReplaceContent,
  AddAnnotator,
  ReplaceCodebook,
  AddLink,
  EditLinks,
  RemoveLinks,
  WriteMemo,
  SaveQuery,
  RemoveQuery,
  SaveRule,
  RemoveRule,
  CreateEntity,
  EditEntity,
  IdentifyEntities,
  MergeEntities,
  RemoveEntities,
  LinkMentions,
  AcceptProposals,
  CreateProposition,
  EditProposition,
  MergePropositions,
  RemovePropositions,
  AssignClaims,
  MatchClaims,
  UnmatchClaims,
  SetVersion,
  CarryAnnotations,
  PlaceGone,
  DismissGone,
  FillRole,
  RestoreRecords,
  MergeRecords,
]);
export type Command = z.infer<typeof Command>;
export type CommandType = Command['type'];
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;
