import { z } from 'zod';
import { AnnotationStatus, Attributes, Origin } from './annotation.ts';
import { Codebook } from './codebook.ts';
import { recordSchemas } from './change-set.ts';
import { DocumentMetadata, DocumentRecord, DocumentStatus, Source } from './document.ts';
import { AnnotationId, AnnotatorId, DocumentId, LabelId, Sha256 } from './ids.ts';
import { Span } from './span.ts';

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
    annotatorId: AnnotatorId,
    origin: Origin.optional(),
    confidence: z.number().min(0).max(1).optional(),
  })
  .readonly();

/** Changes what is said of annotations; where they stand is the business of `annotation.move`. */
const EditAnnotations = z
  .strictObject({
    type: z.literal('annotation.edit'),
    ids: z.array(AnnotationId).min(1).readonly(),
    labelId: LabelId.optional(),
    /** Merged into what is there; null takes an attribute away. */
    attributes: z
      .record(z.string(), z.union([...Attributes.unwrap().valueType.options, z.null()]))
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
    document: DocumentRecord.unwrap().omit({ position: true, createdAt: true, updatedAt: true, status: true }),
  })
  .readonly();

const EditDocument = z
  .strictObject({
    type: z.literal('document.edit'),
    id: DocumentId,
    name: z.string().min(1).max(1000).optional(),
    metadata: DocumentMetadata.unwrap().partial().readonly().optional(),
    fields: z.record(z.string(), z.string()).readonly().optional(),
    status: DocumentStatus.optional(),
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
  })
  .readonly();

const AddAnnotator = z
  .strictObject({ type: z.literal('annotator.add'), name: z.string().trim().min(1).max(200) })
  .readonly();

const ReplaceCodebook = z.strictObject({ type: z.literal('codebook.replace'), codebook: Codebook }).readonly();

/** Records of another project or of an exchange file, taken over as they are. */
const MergeRecords = z
  .strictObject({
    type: z.literal('project.merge'),
    records: z
      .array(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('codebook'), record: recordSchemas.codebook }),
          z.strictObject({ kind: z.literal('annotator'), record: recordSchemas.annotator }),
          z.strictObject({ kind: z.literal('document'), record: recordSchemas.document }),
          z.strictObject({ kind: z.literal('entity'), record: recordSchemas.entity }),
          z.strictObject({ kind: z.literal('proposition'), record: recordSchemas.proposition }),
          z.strictObject({ kind: z.literal('annotation'), record: recordSchemas.annotation }),
          z.strictObject({ kind: z.literal('link'), record: recordSchemas.link }),
        ]),
      )
      .readonly(),
  })
  .readonly();

/** The only way to change anything in a project. */
export const Command = z.discriminatedUnion('type', [
  CreateAnnotation,
  EditAnnotations,
  MoveAnnotation,
  RemoveAnnotations,
  AddDocument,
  EditDocument,
  RemoveDocuments,
  ReplaceContent,
  AddAnnotator,
  ReplaceCodebook,
  MergeRecords,
]);
export type Command = z.infer<typeof Command>;
export type CommandType = Command['type'];
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;
