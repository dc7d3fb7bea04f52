import type { AnyChange, ChangeSet, RecordKind } from '#shared/domain/change-set.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { PlacedChange } from './changes-table.ts';
import type { EntryCounts, GoneRecord, GoneWords } from './history-lists.ts';
import type { JournalEntry } from './journal-table.ts';
import { Refusal } from './refusal.ts';
import type { Tables } from './tables.ts';

/** What the journal tells. Every record and entry that comes from here was verified by its hash. */
export class Past {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  entry(sequence: number): JournalEntry {
    const entry = this.#tables.journal.verified(sequence);
    if (!entry) throw new Refusal('history/not-found', { sequence });
    return entry;
  }

  lastSequence(): number {
    return this.#tables.journal.last()?.sequence ?? 0;
  }

  changesIn(sequence: number): ChangeSet {
    return this.#tables.changes.of(sequence);
  }

  changeAt(sequence: number, ordinal: number): AnyChange | undefined {
    return this.#tables.changes.at(sequence, ordinal);
  }

  changesOf(kind: RecordKind, id: string): PlacedChange[] {
    return this.#tables.changes.ofRecord(kind, id);
  }

  lastChangeOf(kind: RecordKind, id: string): PlacedChange | undefined {
    return this.#tables.changes.lastOf(kind, id);
  }

  lastSequenceOf(kind: RecordKind, id: string): number {
    return this.#tables.historyLists.lastSequenceOf(kind, id);
  }

  changesOfDocumentAfter(documentId: string, sequence: number): Iterable<PlacedChange> {
    return this.#tables.changes.ofDocumentAfter(documentId, sequence);
  }

  changesOfDocumentIn(documentId: string, sequence: number): ChangeSet {
    return this.#tables.changes.ofDocumentIn(documentId, sequence);
  }

  changesOfLinksIn(sequence: number): ChangeSet {
    return this.#tables.changes.linksIn(sequence);
  }

  changesOfLinksAt(annotationId: string): PlacedChange[] {
    return this.#tables.changes.linksOf(annotationId);
  }

  changesOfLinksAfter(sequence: number): Iterable<PlacedChange> {
    return this.#tables.changes.linksAfter(sequence);
  }

  /** The codebooks that the project has had, the latest first. */
  *codebooks(): Generator<Codebook> {
    for (const { change } of this.changesOf('codebook', 'codebook').reverse())
      if (change.kind === 'codebook' && change.after) yield change.after.codebook;
  }

  /** The name of an annotator, also of one who is not there any more; empty for the program itself. */
  nameOf(annotatorId: string | null): string {
    if (annotatorId === null) return '';
    const annotator = this.#tables.records.annotator.get(annotatorId);
    if (annotator) return annotator.name;
    const change = this.lastChangeOf('annotator', annotatorId)?.change;
    return change?.kind === 'annotator' ? (change.before?.name ?? '') : '';
  }

  gone(): GoneRecord[] {
    return this.#tables.historyLists.gone();
  }

  goneWords(): GoneWords[] {
    return this.#tables.historyLists.goneWords();
  }

  /** The entries before one, of the project or of a document, the latest first. */
  sequences(documentId: string | null, page: { readonly before: number; readonly limit: number }): number[] {
    if (documentId === null) return this.#tables.journal.sequencesBefore(page.before, page.limit);
    return this.#tables.historyLists.sequencesOf(documentId, page);
  }

  countsOf(documentId: string, range: { readonly before: number; readonly from: number }): EntryCounts[] {
    return this.#tables.historyLists.countsOf(documentId, range);
  }

  documentOfAnnotation(id: string): string | undefined {
    return this.#tables.historyLists.documentOfAnnotation(id);
  }
}
