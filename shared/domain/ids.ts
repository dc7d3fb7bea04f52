import { z } from 'zod';

/**
 * Ids are opaque strings. Those that we make are UUIDs; those of imported files are kept as they stand.
 * Each kind has its own brand, so that a document's id cannot be passed where an annotation's is meant.
 */
const idText = z
  .string()
  .min(1)
  .max(200)
  // Ids are keys of plain objects (attributes, counts), in which this one would vanish.
  .refine((id) => id !== '__proto__');

export const DocumentId = idText.brand('DocumentId');
export type DocumentId = z.infer<typeof DocumentId>;

export const AnnotationId = idText.brand('AnnotationId');
export type AnnotationId = z.infer<typeof AnnotationId>;

export const LinkId = idText.brand('LinkId');
export type LinkId = z.infer<typeof LinkId>;

export const EntityId = idText.brand('EntityId');
export type EntityId = z.infer<typeof EntityId>;

export const PropositionId = idText.brand('PropositionId');
export type PropositionId = z.infer<typeof PropositionId>;

export const AnnotatorId = idText.brand('AnnotatorId');
export type AnnotatorId = z.infer<typeof AnnotatorId>;

export const LayerId = idText.brand('LayerId');
export type LayerId = z.infer<typeof LayerId>;

export const LabelId = idText.brand('LabelId');
export type LabelId = z.infer<typeof LabelId>;

export const AttributeId = idText.brand('AttributeId');
export type AttributeId = z.infer<typeof AttributeId>;

export const LinkTypeId = idText.brand('LinkTypeId');
export type LinkTypeId = z.infer<typeof LinkTypeId>;

export const MemoId = idText.brand('MemoId');
export type MemoId = z.infer<typeof MemoId>;

export const QueryId = idText.brand('QueryId');
export type QueryId = z.infer<typeof QueryId>;

export const RuleId = idText.brand('RuleId');
export type RuleId = z.infer<typeof RuleId>;

export const CommandId = z.uuid().brand('CommandId');
export type CommandId = z.infer<typeof CommandId>;

/** SHA-256 in lower-case hexadecimal. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand('Sha256');
export type Sha256 = z.infer<typeof Sha256>;

/** A moment, as ISO 8601 in UTC with milliseconds: `2026-11-22T08:30:00.000Z`. */
export const Timestamp = z.iso.datetime({ precision: 3 }).brand('Timestamp');
export type Timestamp = z.infer<typeof Timestamp>;

const TAIL_DIGITS = 12;
const TAIL_SIZE = 2 ** 48;

/**
 * The ids of what a command creates, counted on from the command's own id: the last twelve hexadecimal digits of the
 * UUID grow by one each time. So the window and the store, which both decide a command, give the same ids to the same
 * things, and a command that is sent again after a lost answer creates nothing twice.
 */
export function idsFrom(first: CommandId): () => string {
  const head = first.slice(0, -TAIL_DIGITS);
  const tail = Number.parseInt(first.slice(-TAIL_DIGITS), 16);
  let made = 0;
  return () => {
    const next = (tail + made) % TAIL_SIZE;
    made += 1;
    return head + next.toString(16).padStart(TAIL_DIGITS, '0');
  };
}
