import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Cell, hashRow } from './hashes.ts';
import { nullableNumber, nullableText } from './record-table.ts';
import { Refusal } from './refusal.ts';

const columns = [
  'seq',
  'command_id',
  'kind',
  'group_id',
  'command_type',
  'summary',
  'annotator_id',
  'at',
  'undo_top',
  'redo_top',
  'below',
  'changes',
] as const;

export type JournalKind = 'do' | 'undo' | 'redo';

/**
 * One entry of the journal. Undo and redo are two stacks that are linked lists through the journal itself: `undoTop`
 * and `redoTop` are the tops after this entry, and `below` is what lay on the stack that this entry was pushed on.
 */
export interface JournalEntry {
  readonly sequence: number;
  readonly commandId: string;
  readonly kind: JournalKind;
  readonly groupId: string | null;
  readonly commandType: string;
  /** What happened, for people and programs, without the bulk: JSON. */
  readonly summary: string;
  readonly annotatorId: string | null;
  readonly at: string;
  readonly undoTop: number | null;
  readonly redoTop: number | null;
  readonly below: number | null;
  /** How many rows of `changes` belong to it, so that a lost one is missed. */
  readonly changes: number;
}

export class JournalTable {
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #last: StatementSync;
  readonly #get: StatementSync;
  readonly #byCommand: StatementSync;
  readonly #verified: StatementSync;
  readonly #sequencesBefore: StatementSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    const names = columns.join(', ');
    this.#insert = db.prepare(
      `INSERT INTO journal (${names}, hash) VALUES (${columns.map((column) => `:${column}`).join(', ')}, :hash)`,
    );
    this.#last = db.prepare(`SELECT ${names} FROM journal ORDER BY seq DESC LIMIT 1`);
    this.#get = db.prepare(`SELECT ${names} FROM journal WHERE seq = :seq`);
    this.#byCommand = db.prepare(`SELECT ${names} FROM journal WHERE command_id = :commandId`);
    this.#verified = db.prepare(`SELECT ${names}, hash FROM journal WHERE seq = :seq`);
    this.#sequencesBefore = db.prepare('SELECT seq FROM journal WHERE seq < :before ORDER BY seq DESC LIMIT :limit');
  }

  append(entry: JournalEntry): void {
    this.#insert.run({ ...cellsOf(entry), hash: journalHash(entry) });
  }

  last(): JournalEntry | undefined {
    const row = this.#last.get();
    return row && entryOf(row);
  }

  get(sequence: number): JournalEntry | undefined {
    const row = this.#get.get({ seq: sequence });
    return row && entryOf(row);
  }

  /** An entry to show to people: one that is not what its hash says is refused. */
  verified(sequence: number): JournalEntry | undefined {
    const row = this.#verified.get({ seq: sequence });
    if (!row) return undefined;
    const entry = entryOf(row);
    if (journalHash(entry) !== row['hash'])
      throw new Refusal('project/damaged', { path: `entry ${sequence}`, reason: 'it is not what its hash says' });
    return entry;
  }

  /** The numbers of the entries before one, the latest first. */
  sequencesBefore(before: number, limit: number): number[] {
    return this.#sequencesBefore.all({ before, limit }).map((row) => Number(row['seq']));
  }

  ofCommand(commandId: string): JournalEntry | undefined {
    const row = this.#byCommand.get({ commandId });
    return row && entryOf(row);
  }

  *rows(): Generator<{ entry: JournalEntry; hash: string }> {
    const rows = this.#db.prepare(`SELECT ${columns.join(', ')}, hash FROM journal ORDER BY seq`).iterate();
    for (const row of rows) yield { entry: entryOf(row), hash: String(row['hash']) };
  }
}

export function journalHash(entry: JournalEntry): string {
  const cells = cellsOf(entry);
  return hashRow(
    'journal',
    columns.map((column) => cells[column]),
  );
}

function cellsOf(entry: JournalEntry): Record<(typeof columns)[number], Cell> {
  return {
    seq: entry.sequence,
    command_id: entry.commandId,
    kind: entry.kind,
    group_id: entry.groupId,
    command_type: entry.commandType,
    summary: entry.summary,
    annotator_id: entry.annotatorId,
    at: entry.at,
    undo_top: entry.undoTop,
    redo_top: entry.redoTop,
    below: entry.below,
    changes: entry.changes,
  };
}

export function entryOf(row: Readonly<Record<string, unknown>>): JournalEntry {
  // The columns are TEXT and INTEGER (STRICT), so no cell is anything else.
  const cells = row as Readonly<Record<(typeof columns)[number], Cell>>;
  return {
    sequence: Number(cells.seq),
    commandId: String(cells.command_id),
    // The table's CHECK allows only these three.
    kind: String(cells.kind) as JournalKind,
    groupId: nullableText(cells.group_id),
    commandType: String(cells.command_type),
    summary: String(cells.summary),
    annotatorId: nullableText(cells.annotator_id),
    at: String(cells.at),
    undoTop: nullableNumber(cells.undo_top),
    redoTop: nullableNumber(cells.redo_top),
    below: nullableNumber(cells.below),
    changes: Number(cells.changes),
  };
}
