import { z } from 'zod';
import { Attributes } from './annotation.ts';
import { AnnotationId, DocumentId, Sha256, Timestamp } from './ids.ts';
import { Span } from './span.ts';

/** What a block is in the article. A table is its cells, each of which knows where it stands. */
const BlockKind = z.enum(['heading', 'paragraph', 'quote', 'list-item', 'cell', 'code', 'caption']);

/** A paragraph, heading, list item ...: a span of the text that is set on lines of its own. Blocks never overlap. */
export const Block = z
  .strictObject({
    kind: BlockKind,
    span: Span,
    /** Headings 1 to 6; list items and quotes: how deep they are nested, from 1. */
    level: z.int().min(1).max(20).optional(),
    /** List items: `1.` for a numbered list. Absent for bullets. */
    ordinal: z.int().min(0).optional(),
    /** Cells: the number of the table in the document, and the place in it, all from 0. */
    cell: z
      .strictObject({ table: z.int().min(0), row: z.int().min(0), column: z.int().min(0), header: z.boolean() })
      .readonly()
      .optional(),
  })
  .readonly();
export type Block = z.infer<typeof Block>;

/**
 * Emphasis, a link and the like: a span of the text that is drawn in another way. `syntax` is what belongs to the
 * text but only describes its form (the `**` of Markdown): drawn quietly. Marks may overlap.
 */
export const Mark = z
  .strictObject({
    kind: z.enum(['bold', 'italic', 'strikethrough', 'code', 'superscript', 'subscript', 'link', 'syntax']),
    span: Span,
    href: z.string().max(4096).optional(),
  })
  .readonly();
export type Mark = z.infer<typeof Mark>;

/**
 * What a file says, once decoded: immutable and addressed by its own hash. Correcting a file's encoding gives the
 * document another content; no command can alter one.
 */
export const DocumentContent = z
  .strictObject({ text: z.string(), blocks: z.array(Block).readonly(), marks: z.array(Mark).readonly() })
  .readonly();
export type DocumentContent = z.infer<typeof DocumentContent>;

/** How the encoding of a file became known. */
export const EncodingBasis = z.enum(['byte-order-mark', 'strict-utf-8', 'declared', 'detected', 'chosen']);
export type EncodingBasis = z.infer<typeof EncodingBasis>;

/** The file that a document was made of. Its bytes are kept in the project. */
export const Source = z
  .strictObject({
    fileName: z.string().min(1).max(1000),
    mediaType: z.string().min(1).max(200),
    /** A name of the WHATWG Encoding Standard, in lower case: `utf-8`, `utf-16le`, `windows-1252`. */
    encoding: z.string().min(1).max(100),
    encodingBasis: EncodingBasis,
    byteLength: z.int().min(0),
    sha256: Sha256,
    /** Which part of the file it is, where the file has several documents: the number of a row or a line. */
    part: z.string().min(1).max(1000).optional(),
  })
  .readonly();
export type Source = z.infer<typeof Source>;

/** Where the annotation of a document stands. */
export const DocumentStatus = z.enum(['open', 'in-progress', 'finished']);
export type DocumentStatus = z.infer<typeof DocumentStatus>;

const metadataField = z.string().max(2000);

/** What is known of an article besides its text, each an editable proposal of the reader. Empty where unknown. */
export const DocumentMetadata = z
  .strictObject({
    title: metadataField,
    byline: metadataField,
    outlet: metadataField,
    /** As the article has it; ISO 8601 (`2025-03-28`) where it could be read. */
    date: metadataField,
    url: metadataField,
    /** BCP 47 (`en`, `pt-BR`). */
    language: metadataField,
  })
  .readonly();
export type DocumentMetadata = z.infer<typeof DocumentMetadata>;

/** What became of the annotations of the version before when they were carried over to a document. */
export const CarriedRecord = z
  .strictObject({
    /** When that was done last. */
    at: Timestamp,
    /** How many needed a look at the time. */
    toLook: z.int().min(0),
    /** Those of the version before whose words are not there any more, as long as nobody has decided about them. */
    gone: z.array(AnnotationId).readonly(),
    /**
     * Those of the version before that need no copy here: dismissed, said here by the same hand already, or with a copy
     * that was removed. All others without a copy are still to be carried over. Absent in older projects, where the
     * time says which they are (see `stillToCarry`).
     */
    settled: z.array(AnnotationId).readonly().optional(),
  })
  .readonly();
export type CarriedRecord = z.infer<typeof CarriedRecord>;

/** Without a version before, only what needs a look in the copies is still known: nothing can be gone of nothing. */
export function isCarriedFromNothing({ previousId, carried }: Pick<DocumentRecord, 'previousId' | 'carried'>): boolean {
  return previousId === undefined && carried !== undefined && (carried.toLook === 0 || carried.gone.length > 0);
}

/** A document of the project, without its text. */
export const DocumentRecord = z
  .strictObject({
    id: DocumentId,
    /** Unique in the project; the file's name unless another document had it. */
    name: z.string().min(1).max(1000),
    /** The order in the list of documents. */
    position: z.int().min(0),
    metadata: DocumentMetadata,
    /** The project's own fields, by the codebook's document attributes or under names of an imported file. */
    fields: Attributes,
    status: DocumentStatus,
    contentId: Sha256,
    /** Of the text, in UTF-16 units. */
    length: z.int().min(0),
    source: Source,
    /** The document whose updated version this one is; absent for a first version. */
    previousId: DocumentId.optional(),
    /** Absent where nothing was carried over yet. */
    carried: CarriedRecord.optional(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .readonly();
export type DocumentRecord = z.infer<typeof DocumentRecord>;

/** What a document is called where people read it: its title, or else its file's name. */
export function titleOf(document: Pick<DocumentRecord, 'name' | 'metadata'>): string {
  return document.metadata.title.trim() || document.name;
}
