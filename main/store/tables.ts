import type { DatabaseSync } from 'node:sqlite';
import type { AnyChange, RecordKind } from '#shared/domain/change-set.ts';
import { AnnotationsTable } from './annotations-table.ts';
import { AnnotatorsTable } from './annotators-table.ts';
import { ChangesTable } from './changes-table.ts';
import { CodebookTable } from './codebook-table.ts';
import { ContentsTable } from './contents-table.ts';
import { DocumentsTable } from './documents-table.ts';
import { entityShape } from './entities-table.ts';
import { HistoryLists } from './history-lists.ts';
import { JournalTable } from './journal-table.ts';
import { LinksTable } from './links-table.ts';
import { MemosTable } from './memos-table.ts';
import { MentionCounts } from './mention-counts.ts';
import { MetaTable } from './meta-table.ts';
import { propositionShape } from './propositions-table.ts';
import { queryShape, ruleShape } from './queries-and-rules.ts';
import { RecordTable } from './record-table.ts';
import { SourcesTable } from './sources-table.ts';
import { UsageCounts } from './usage-counts.ts';

/** The tables that hold the state, by the kind of their records. */
export interface RecordTables {
  readonly codebook: CodebookTable;
  readonly annotator: AnnotatorsTable;
  readonly document: DocumentsTable;
  readonly entity: RecordTable<'entity'>;
  readonly proposition: RecordTable<'proposition'>;
  readonly annotation: AnnotationsTable;
  readonly link: LinksTable;
  readonly memo: MemosTable;
  readonly query: RecordTable<'query'>;
  readonly rule: RecordTable<'rule'>;
}

export interface Tables {
  readonly meta: MetaTable;
  readonly contents: ContentsTable;
  readonly sources: SourcesTable;
  readonly records: RecordTables;
  readonly journal: JournalTable;
  readonly changes: ChangesTable;
  readonly historyLists: HistoryLists;
  readonly usage: UsageCounts;
  readonly mentions: MentionCounts;
}

/** Prepares every statement once; the schema must be there. */
export function openTables(db: DatabaseSync): Tables {
  return {
    meta: new MetaTable(db),
    contents: new ContentsTable(db),
    sources: new SourcesTable(db),
    records: {
      codebook: new CodebookTable(db),
      annotator: new AnnotatorsTable(db),
      document: new DocumentsTable(db),
      entity: new RecordTable(db, entityShape),
      proposition: new RecordTable(db, propositionShape),
      annotation: new AnnotationsTable(db),
      link: new LinksTable(db),
      memo: new MemosTable(db),
      query: new RecordTable(db, queryShape),
      rule: new RecordTable(db, ruleShape),
    },
    journal: new JournalTable(db),
    changes: new ChangesTable(db),
    historyLists: new HistoryLists(db),
    usage: new UsageCounts(db),
    mentions: new MentionCounts(db),
  };
}

export function recordTable<Kind extends RecordKind>(records: RecordTables, kind: Kind): RecordTable<Kind> {
  // The property called like the kind is the table of that kind, by the type of RecordTables.
  return records[kind] as unknown as RecordTable<Kind>;
}

export function writeChange(records: RecordTables, change: AnyChange): void {
  // `before` and `after` are records of `change.kind`, by the type of Change, which the union does not carry through.
  recordTable<RecordKind>(records, change.kind).write(change.before, change.after);
}
