import { z } from 'zod';
import { Entity } from './entity.ts';
import { AnnotationId, EntityId, LabelId, PropositionId } from './ids.ts';
import { Proposition } from './proposition.ts';
import { wikidataId } from '../register/wikidata-id.ts';

// The commands on the registers of entities and propositions; `Command` has them all.

const { name: anyName, aliases, externalIds: anyIds, note: entityNote } = Entity.unwrap().shape;

// Older projects may have others, so only what is new is refused.
const entityName = anyName.refine(isReadable, 'blank, or with a control character that ends texts');
const externalIds = anyIds.refine((ids) => Object.entries(ids).every(isExternalId), 'no id of that authority');
const annotationIds = z.array(AnnotationId).max(200_000);

/** A new entry of the register. Its mentions may have belonged to another one: so an entry is split. */
export const CreateEntity = z
  .strictObject({
    type: z.literal('entity.create'),
    name: entityName,
    labelId: LabelId,
    aliases: aliases.optional(),
    externalIds: externalIds.optional(),
    note: entityNote.optional(),
    mentionIds: annotationIds.readonly().optional(),
    /** The key of the proposal that was turned down: the entry is kept as one that is none, and has no mentions. */
    turnedDown: z.string().max(5000).optional(),
  })
  .readonly();

export const EditEntity = z
  .strictObject({
    type: z.literal('entity.edit'),
    id: EntityId,
    name: entityName.optional(),
    labelId: LabelId.optional(),
    aliases: aliases.optional(),
    /** By authority; null takes an id away. */
    externalIds: z
      .record(z.string(), z.string().nullable())
      .refine((ids) => Object.entries(ids).every(isExternalId), 'no id of that authority')
      .readonly()
      .optional(),
    note: entityNote.optional(),
    /** Keys of proposals that were turned down, added to those that are there. */
    unlike: z.array(z.string().max(5000)).max(10_000).readonly().optional(),
  })
  .readonly();

export const MergeEntities = z
  .strictObject({ type: z.literal('entity.merge'), ids: z.array(EntityId).min(1).readonly(), intoId: EntityId })
  .readonly();

export const RemoveEntities = z
  .strictObject({ type: z.literal('entity.remove'), ids: z.array(EntityId).min(1).readonly() })
  .readonly();

/** Says whom mentions name; null: nobody of the register. */
export const LinkMentions = z
  .strictObject({
    type: z.literal('mention.link'),
    ids: annotationIds.min(1).readonly(),
    entityId: EntityId.nullable(),
    /** What the entity is called there, kept as another name of it. */
    alias: anyName.optional(),
  })
  .readonly();

/** Gives entries ids of other registers, many in one step. What an entry has of the same register is replaced. */
export const IdentifyEntities = z
  .strictObject({
    type: z.literal('entity.identify'),
    ids: z
      .array(
        z
          .strictObject({ entityId: EntityId, authority: z.string().min(1).max(50), id: z.string().min(1).max(200) })
          .refine(({ authority, id }) => isExternalId([authority, id]), 'no id of that authority')
          .readonly(),
      )
      .min(1)
      .max(200_000)
      .readonly(),
  })
  .readonly();

/** Takes many proposals for the register over, in one step. A mention that is named twice belongs to the first. */
export const AcceptProposals = z
  .strictObject({
    type: z.literal('register.accept'),
    entities: z
      .array(
        z
          .strictObject({ name: entityName, labelId: LabelId, aliases, mentionIds: annotationIds.readonly() })
          .readonly(),
      )
      .max(100_000)
      .readonly(),
    links: z
      .array(
        z
          .strictObject({ entityId: EntityId, alias: anyName.optional(), mentionIds: annotationIds.readonly() })
          .readonly(),
      )
      .max(100_000)
      .readonly(),
  })
  .readonly();

const { statement: anyStatement, note: propositionNote } = Proposition.unwrap().shape;
const statement = anyStatement.refine(isReadable, 'blank, or with a control character that ends texts');

export const CreateProposition = z
  .strictObject({
    type: z.literal('proposition.create'),
    statement,
    note: propositionNote.optional(),
    claimIds: annotationIds.readonly().optional(),
  })
  .readonly();

export const EditProposition = z
  .strictObject({
    type: z.literal('proposition.edit'),
    id: PropositionId,
    statement: statement.optional(),
    note: propositionNote.optional(),
  })
  .readonly();

export const MergePropositions = z
  .strictObject({
    type: z.literal('proposition.merge'),
    ids: z.array(PropositionId).min(1).readonly(),
    intoId: PropositionId,
  })
  .readonly();

export const RemovePropositions = z
  .strictObject({ type: z.literal('proposition.remove'), ids: z.array(PropositionId).min(1).readonly() })
  .readonly();

/** Says what claims say; null: nothing of the register. A claim belongs to none or one. */
export const AssignClaims = z
  .strictObject({
    type: z.literal('claim.assign'),
    ids: annotationIds.min(1).readonly(),
    propositionId: PropositionId.nullable(),
  })
  .readonly();

function isReadable(text: string): boolean {
  return text.trim() !== '' && !text.includes('\0');
}

/** An empty id and null take one away. No file of ours may have a key `__proto__`. */
function isExternalId([authority, id]: readonly [string, string | null]): boolean {
  if (authority.trim() === '' || authority === '__proto__') return false;
  return authority !== 'wikidata' || id === null || id === '' || wikidataId(id) === id;
}
