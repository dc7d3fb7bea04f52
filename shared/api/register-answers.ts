import { z } from 'zod';
import { Entity } from '../domain/entity.ts';
import { AnnotationId, DocumentId, EntityId, LabelId } from '../domain/ids.ts';
import { idFaults } from '../register/id-file.ts';
import { idReasons } from '../register/match-ids.ts';
import { nameReasons } from '../register/name-reasons.ts';
import { twinReasons } from '../register/twins.ts';
import { FoundAnnotation } from './answers.ts';

/** One entry in the list of the register. */
export const RegisterRow = z
  .strictObject({
    id: EntityId,
    name: z.string(),
    labelId: LabelId,
    aliases: z.array(z.string()).readonly(),
    externalIds: z.record(z.string(), z.string()).readonly(),
    mentions: z.int(),
    documents: z.int(),
    /** Mentions that have another label than the entry. */
    conflicts: z.int(),
  })
  .readonly();
export type RegisterRow = z.infer<typeof RegisterRow>;

export const registerOrders = ['name', 'label', 'mentions', 'documents'] as const;

/** A new entry, mentions for one that is there, or two that seem to be one. */
export const ProposalRow = z
  .strictObject({
    kind: z.enum(['create', 'link', 'merge']),
    key: z.string(),
    labelId: LabelId,
    /** Of the entry that is or would be there. */
    name: z.string(),
    /** Of `link` and `merge`: the entry that mentions get. */
    entityId: EntityId.nullable(),
    /** Of `merge`: the entry that goes into the other. */
    otherId: EntityId.nullable(),
    names: z
      .array(
        z
          .strictObject({
            text: z.string(),
            reason: z.enum(nameReasons),
            mentions: z.int(),
            /** One mention with this name. */
            example: AnnotationId.nullable(),
          })
          .readonly(),
      )
      .readonly(),
    mentions: z.int(),
    /** Of its least sure name, from 0 to 1; a role counts only where it is all there is. */
    confidence: z.number(),
  })
  .readonly();
export type ProposalRow = z.infer<typeof ProposalRow>;

export const ProposalPage = z.strictObject({
  total: z.int(),
  /** The new entries that were turned down; without them they are proposed again. */
  turnedDown: z.array(EntityId).readonly(),
  rows: z.array(ProposalRow).readonly(),
  /** What of each confidence can be accepted together: all but roles, doubtful names and merges. The surest first. */
  byConfidence: z
    .array(
      z
        .strictObject({
          confidence: z.number(),
          count: z.int(),
          /** Of these, new entries; the others are names of entries that are there. */
          created: z.int(),
          mentions: z.int(),
        })
        .readonly(),
    )
    .readonly(),
});

/** What a file of ids has for the register. Nothing of it is done yet. */
export const IdMatches = z.strictObject({
  /** Lines that were read, without headings and empty ones. */
  rows: z.int(),
  /** Entries that have one of its ids already. */
  known: z.int(),
  /** The first lines that could not be read, counted from 1. */
  faults: z.array(z.strictObject({ line: z.int(), fault: z.enum(idFaults) }).readonly()).readonly(),
  faultCount: z.int(),
  /** Whether the file goes on behind what was read. */
  cut: z.boolean(),
  /** What is sure first. */
  proposals: z
    .array(
      z
        .strictObject({
          entityId: EntityId,
          name: z.string(),
          labelId: LabelId,
          candidates: z
            .array(
              z
                .strictObject({
                  authority: z.string(),
                  id: z.string(),
                  name: z.string(),
                  type: z.string(),
                  reason: z.enum(idReasons),
                  fits: z.boolean(),
                })
                .readonly(),
            )
            .readonly(),
          sure: z.boolean(),
        })
        .readonly(),
    )
    .readonly(),
});

const EntityClaims = z
  .strictObject({
    total: z.int(),
    /** The first of them, in the order of documents and text. */
    rows: z.array(FoundAnnotation.unwrap().extend({ source: z.string() }).readonly()).readonly(),
  })
  .readonly();
export type EntityClaims = z.infer<typeof EntityClaims>;

/** Everything that the project's articles say of one entry, but the mentions themselves, which a query finds. */
export const EntityPage = z.strictObject({
  entity: Entity,
  mentions: z.int(),
  documents: z.int(),
  labels: z.array(z.strictObject({ labelId: LabelId, mentions: z.int() }).readonly()).readonly(),
  /** The first others that may be the same one. */
  twins: z
    .array(z.strictObject({ id: EntityId, name: z.string(), why: z.enum(twinReasons), shared: z.string() }).readonly())
    .readonly(),
  claimsBy: EntityClaims,
  claimsAbout: EntityClaims,
  /** Those named in the same documents, most often in the same paragraphs first. */
  together: z
    .array(
      z
        .strictObject({
          id: EntityId,
          name: z.string(),
          labelId: LabelId,
          documents: z.int(),
          /** Paragraphs that name both. */
          paragraphs: z.int(),
        })
        .readonly(),
    )
    .readonly(),
  /** By the dates of the articles, those without one last. */
  timeline: z
    .array(
      z.strictObject({ documentId: DocumentId, title: z.string(), date: z.string(), mentions: z.int() }).readonly(),
    )
    .readonly(),
});
