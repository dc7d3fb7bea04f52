import { failure, type Result, success } from '../../domain/result.ts';
import type { ForeignFile } from './annotation-reader.ts';
import { baseName, type DocumentData, UniqueNames } from './document-data.ts';
import {
  type ForeignCorpus,
  type ForeignDocument,
  type ForeignFault,
  type ForeignScheme,
  noScheme,
} from './foreign-corpus.ts';
import { type JsonRecord, readJsonRecords } from './json-input.ts';
import { JsonReading } from './json-record.ts';

/** Where a record stands, and how to report what cannot be taken over of it. */
export interface RecordPlace {
  readonly file: string;
  /** `line 12`, `[3]`. */
  readonly place: string;
  /** From 1. */
  readonly number: number;
  /** `within` is a place inside the record: `spans[2]`. */
  readonly fault: (reason: string, within?: string) => void;
}

/**
 * A file of records, one document in each. A record that gives none has said why, and the others come in; where none
 * gives one, the file fails with the first reason.
 */
export function readRecords(
  main: ForeignFile,
  toDocument: (value: unknown, at: RecordPlace) => ForeignDocument | undefined,
  scheme: ForeignScheme = noScheme,
): Result<ForeignCorpus> {
  const text = main.text();
  if (!text.ok) return text;
  const entries = readJsonRecords(text.value, main.path);
  if (!entries.ok) return entries;
  const faults: ForeignFault[] = [];
  const documents: ForeignDocument[] = [];
  const names = new UniqueNames();
  for (const [index, entry] of entries.value.entries()) {
    const { place } = entry;
    const fault = (reason: string, within?: string): void => {
      faults.push({ file: main.path, place: within === undefined ? place : `${place}, ${within}`, reason });
    };
    if (entry.fault !== undefined) fault(entry.fault);
    else {
      const document = toDocument(entry.value, { file: main.path, place, number: index + 1, fault });
      if (document) documents.push(withSoundText({ ...document, name: names.free(document.name) }, fault));
    }
  }
  if (entries.value.length === 0)
    return failure('import/damaged', { file: main.path, place: 'the file', reason: 'it has no records' });
  const [first] = faults;
  if (documents.length > 0 || !first) return success({ documents, faults, scheme });
  return failure('import/damaged', { file: main.path, place: first.place, reason: first.reason });
}

/**
 * JSON can hold half a surrogate pair, and no file of text can. Such a half becomes U+FFFD, which counts the same in
 * UTF-16 and in code points, so that no offset moves.
 */
function withSoundText(document: ForeignDocument, fault: (reason: string) => void): ForeignDocument {
  if (document.text === undefined || document.text.isWellFormed()) return document;
  fault('its text has half a surrogate pair, which came in as U+FFFD');
  return {
    ...document,
    text: document.text.toWellFormed(),
    annotations: document.annotations.map(({ quote, ...one }) =>
      quote === undefined ? one : { ...one, quote: quote.toWellFormed() },
    ),
  };
}

/** A record with its parts, which tells what is wrong with them at its place. */
export function readingOf(record: JsonRecord, { fault }: RecordPlace, within = ''): JsonReading {
  return new JsonReading(record, within, (place, reason) => fault(reason, place === '' ? undefined : place));
}

/** What a record without a name is called. */
export function nameOf({ name }: DocumentData, id: string | undefined, { file, number }: RecordPlace): string {
  return name ?? `${baseName(file)} ${id ?? number}`;
}
