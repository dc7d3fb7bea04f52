import { assertNever } from '#shared/domain/assert-never.ts';
import { type ChangeSet, invert, squash } from '#shared/domain/change-set.ts';
import type { ChangesTable } from './changes-table.ts';
import type { JournalEntry, JournalKind, JournalTable } from './journal-table.ts';

/** What a new entry does to the two stacks. */
export interface StackMove {
  readonly undoTop: number | null;
  readonly redoTop: number | null;
  readonly below: number | null;
}

/** The step that undo or redo would take now. */
export interface Step {
  readonly changeSet: ChangeSet;
  /** What lies on the stack below the entries that the step takes off. */
  readonly below: number | null;
  /** What the entries were, for the journal. */
  readonly commandType: string;
}

/**
 * Undo and redo that reach back to the project's first day and survive a restart. Each is a new entry of the journal
 * with the opposite changes:
 *
 *     do N     undo stack: N on top of the rest      redo stack: emptied
 *     undo X   undo stack: what was below X          redo stack: the new entry U on top of the rest
 *     redo U   undo stack: the new entry R on top    redo stack: what was below U
 *
 * So either stack is undone or redone by inverting the changes of its top entry, whatever kind that is.
 */
export function moveStacks(
  kind: JournalKind,
  sequence: number,
  from: { readonly last: JournalEntry | undefined; readonly below: number | null },
): StackMove {
  const undoTop = from.last?.undoTop ?? null;
  const redoTop = from.last?.redoTop ?? null;
  switch (kind) {
    case 'do':
      return { undoTop: sequence, redoTop: null, below: undoTop };
    case 'undo':
      return { undoTop: from.below, redoTop: sequence, below: redoTop };
    case 'redo':
      return { undoTop: sequence, redoTop: from.below, below: undoTop };
    default:
      return assertNever(kind);
  }
}

/**
 * The entry on top of a stack with all that follow of the same group, as one step. Only neighbours on the stack are
 * taken together: where a person annotated between two files of an import, undoing both files at once would have to
 * jump over that annotation.
 */
export function topStep(
  tables: { readonly journal: JournalTable; readonly changes: ChangesTable },
  top: number | null,
): Step | undefined {
  const first = top === null ? undefined : tables.journal.get(top);
  if (!first) return undefined;
  const inverses: ChangeSet[] = [];
  let below: number | null = first.sequence;
  let entry: JournalEntry | undefined = first;
  while (entry && (entry === first || (first.groupId !== null && entry.groupId === first.groupId))) {
    inverses.push(invert(tables.changes.of(entry.sequence)));
    below = entry.below;
    entry = below === null ? undefined : tables.journal.get(below);
  }
  return { changeSet: squash(inverses), below, commandType: first.commandType };
}
