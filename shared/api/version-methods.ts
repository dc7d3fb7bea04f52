import { z } from 'zod';
import { pieceKinds } from '../comparison/difference.ts';
import { AnnotationId, CommandId, DocumentId, LabelId, LinkId, LinkTypeId } from '../domain/ids.ts';
import { Span } from '../domain/span.ts';
import { FileHandle } from './answers.ts';
import { forShell, forWindow, nothing, path } from './method.ts';

/** A document that is one of several versions of an article. */
export const VersionRow = z
  .strictObject({
    documentId: DocumentId,
    previousId: DocumentId.nullable(),
    /** Of how many, the oldest is 1. */
    number: z.int(),
    versions: z.int(),
    /** How much of what was carried over to it waits for a look. */
    toLook: z.int(),
  })
  .readonly();
export type VersionRow = z.infer<typeof VersionRow>;

/** What was carried over to a document. */
export const CarriedReport = z
  .strictObject({
    copied: z.int(),
    links: z.int(),
    /** Links of what was to be carried over that did not come along. */
    lostLinks: z.int(),
    /** Of the copies, those in a place that is not certain; and those that have no place any more. */
    uncertain: z.int(),
    gone: z.int(),
  })
  .readonly();
export type CarriedReport = z.infer<typeof CarriedReport>;

const Words = z.strictObject({ before: z.string(), words: z.string(), after: z.string() }).readonly();

/**
 * Why a person should look: its words are others; they are the same, but may not be the right place; or they are gone.
 */
export const lookReasons = ['changed', 'uncertain', 'gone'] as const;

/** A link of the version before whose end in the new version has none like it. */
const LostLink = z
  .strictObject({ id: LinkId, typeId: LinkTypeId, isOutgoing: z.boolean(), otherEnd: z.string() })
  .readonly();

/** An annotation of the version before that a person should look at. */
export const ToLookAt = z
  .strictObject({
    fromId: AnnotationId,
    labelId: LabelId,
    /** Its copy; null where its words are gone. */
    copyId: AnnotationId.nullable(),
    reason: z.enum(lookReasons),
    /** Where it was, with the words around; null where nobody knows any more, since what it is a copy of was removed. */
    old: Words.nullable(),
    /** Where its copy is; null where its words are gone. */
    fresh: Words.nullable(),
    /** From the old words to the new ones (see `shortDifference`); none where one of them is null. */
    parts: z
      .array(z.strictObject({ kind: z.enum(['equal', 'removed', 'added']), text: z.string() }).readonly())
      .readonly(),
    lostLinks: z.array(LostLink).readonly(),
    /** Around the copy; where the words are gone, the place where they would stand, as a stretch of no or few words. */
    span: Span,
    confidence: z.number().nullable(),
  })
  .readonly();
export type ToLookAt = z.infer<typeof ToLookAt>;

/** What is said at a change of the annotations that it touches. */
export const touchFates = ['same', 'moved', 'changed', 'uncertain', 'gone', 'not-carried', 'new'] as const;
export const TouchedAnnotation = z
  .strictObject({
    /** The first piece of the change. */
    piece: z.int(),
    documentId: DocumentId,
    annotationId: AnnotationId,
    labelId: LabelId,
    quote: z.string(),
    span: Span,
    fate: z.enum(touchFates),
    needsLook: z.boolean(),
  })
  .readonly();
export type TouchedAnnotation = z.infer<typeof TouchedAnnotation>;

export const VersionDifference = z
  .strictObject({
    before: z.string(),
    after: z.string(),
    pieces: z
      .array(
        // Of what a text does not have, its span is empty, which `Span` is not.
        z
          .strictObject({
            kind: z.enum(pieceKinds),
            before: z.strictObject({ start: z.int(), end: z.int() }).readonly(),
            after: z.strictObject({ start: z.int(), end: z.int() }).readonly(),
            move: z.int().optional(),
          })
          .readonly(),
      )
      .readonly(),
    touched: z.array(TouchedAnnotation).readonly(),
  })
  .readonly();
export type VersionDifference = z.infer<typeof VersionDifference>;

export const VersionProposal = z
  .strictObject({
    id: DocumentId,
    previousId: DocumentId,
    /** What they have in common besides words. */
    basis: z.enum(['url', 'title']),
    /** The share of the shorter one's words that stand in the other one too, five in a row; from 0 to 1. */
    share: z.number(),
  })
  .readonly();
export type VersionProposal = z.infer<typeof VersionProposal>;

const importedVersion = z.strictObject({ id: DocumentId, name: z.string(), carried: CarriedReport }).readonly();

/** The part of the contract about updated versions of articles. */
export const versionMethods = {
  /** Every document that has a version before or after it. */
  'versions.list': forWindow('services', nothing, z.array(VersionRow).readonly()),
  /** Which documents look like updated versions of others, for those that are no version yet. */
  'versions.propose': forWindow(
    'services',
    z.strictObject({ ids: z.array(DocumentId).max(10_000).readonly() }),
    z.array(VersionProposal).readonly(),
  ),
  /** Makes a document the updated version of another one and carries the annotations over, in one step. */
  'versions.adopt': forWindow(
    'services',
    z.strictObject({ id: DocumentId, previousId: DocumentId, commandId: CommandId }),
    CarriedReport,
  ),
  /** Ends the comparison of texts that is running. */
  'versions.cancel': forWindow('services', nothing, nothing),
  /** What of the version before waits for a person, in the order of the text. */
  'versions.to-look-at': forWindow(
    'services',
    z.strictObject({ id: DocumentId, limit: z.int().min(1).max(5000) }),
    z.strictObject({
      /** How much needed a look in all; what is left are the items. */
      total: z.int(),
      left: z.int(),
      items: z.array(ToLookAt).readonly(),
      /** Annotations that the version before got since. */
      notCarried: z.int(),
    }),
  ),
  'versions.difference': forWindow('services', z.strictObject({ id: DocumentId }), VersionDifference),
  'versions.import-path': forShell(
    z.strictObject({ path, previousId: DocumentId, encoding: z.string().optional(), format: z.string().optional() }),
    importedVersion,
  ),

  /** Takes a file in as the updated version of a document, and carries the annotations over, in one step. */
  'shell.import-version': forWindow(
    'shell',
    z.strictObject({ handle: FileHandle, previousId: DocumentId }),
    importedVersion,
  ),
} as const;
