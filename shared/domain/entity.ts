import { z } from 'zod';
import { EntityId, LabelId, Timestamp } from './ids.ts';

/** The register's entry behind the mentions of one person, organisation or thing. */
export const Entity = z
  .strictObject({
    id: EntityId,
    name: z.string().min(1).max(2000),
    /** The label of the entity layer that says what kind of thing it is. */
    labelId: LabelId,
    aliases: z.array(z.string().max(2000)).readonly(),
    /** By authority: `{ wikidata: "Q1156" }`. */
    externalIds: z.record(z.string(), z.string()).readonly(),
    note: z.string().max(1_000_000),
    /** What it was proposed to be and is not: keys of proposals (register/propose-entities.ts). */
    unlike: z.array(z.string().max(5000)).max(10_000).readonly().optional(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .readonly();
export type Entity = z.infer<typeof Entity>;

/**
 * Stands first in `unlike` of an entry that was proposed and turned down, before the key of its proposal. Like a
 * suggestion that was rejected it is kept and shown nowhere, so that it does not come back; only our own JSON has it.
 */
export const TURNED_DOWN = 'turned-down';

export function isTurnedDown({ unlike }: Pick<Entity, 'unlike'>): boolean {
  return unlike?.[0] === TURNED_DOWN;
}
