import { z } from 'zod';
import { recordKinds } from '../domain/change-set.ts';
import { Command } from '../domain/command.ts';
import { DocumentId } from '../domain/ids.ts';
import { CountsByKind, HistoryEntry, RecordVersion, TrashItem, TrashKind } from './answers.ts';
import { forWindow } from './method.ts';

/** The part of the contract about what was, and about bringing it back. */
export const historyMethods = {
  'history.of-record': forWindow(
    'services',
    z.strictObject({ kind: z.enum(recordKinds), id: z.string() }),
    z.array(RecordVersion).readonly(),
  ),
  /** The entries that touched the document (or the project, where none is named), the latest first. */
  'history.list': forWindow(
    'services',
    z.strictObject({
      documentId: DocumentId.nullable(),
      before: z.int().nullable(),
      limit: z.int().min(1).max(500),
    }),
    z.strictObject({ entries: z.array(HistoryEntry).readonly(), more: z.boolean() }),
  ),
  /** What the document was after an entry: the command that makes it so again, and what that would change. */
  'history.document-at': forWindow(
    'services',
    z.strictObject({ documentId: DocumentId, sequence: z.int() }),
    z.strictObject({
      command: Command,
      counts: CountsByKind,
      /** Links that cannot come back, because their other end in another document is gone. */
      leftOut: z.int(),
    }),
  ),
  /** Whatever was deleted and is not there now, the latest first. */
  'history.trash': forWindow(
    'services',
    z.strictObject({
      documentId: DocumentId.nullable(),
      kind: TrashKind.nullable(),
      /** Also what nobody deleted: what had made it was undone. */
      undone: z.boolean(),
      /** The name of who deleted it; null for anybody. */
      by: z.string().nullable(),
      /** Deleted at this time or later, and before that one. */
      since: z.iso.datetime().nullable(),
      until: z.iso.datetime().nullable(),
      /** Words that must all be in the quote, the name or the label. */
      filter: z.string().max(200),
      offset: z.int().min(0),
      limit: z.int().min(1).max(1000),
    }),
    z.strictObject({
      total: z.int(),
      items: z.array(TrashItem).readonly(),
      /** Who deleted something, whether it is shown or not. */
      people: z.array(z.string()).readonly(),
    }),
  ),
  /**
   * The command that brings deleted things back, with what they cannot be without: the document of an annotation, the
   * ends of a link, a label that the codebook has no more. A document comes with what went with it.
   */
  'history.restore-command': forWindow(
    'services',
    z.strictObject({
      items: z
        .array(
          z
            .strictObject({
              kind: z.enum(recordKinds),
              id: z.string(),
              /** As it was after this entry, whether it is there now or not; otherwise as it was when it was deleted. */
              sequence: z.int().optional(),
            })
            .readonly(),
        )
        .min(1)
        .max(10_000),
      /** Also everything else that the same entries removed. */
      together: z.boolean(),
    }),
    z.strictObject({ command: Command, counts: CountsByKind }),
  ),
};
