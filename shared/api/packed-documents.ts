import { z } from 'zod';
import { DocumentMetadata, DocumentRecord } from '../domain/document.ts';
import { Numbered } from './numbered.ts';

/** What the list shows of a document: ten thousand of them are sent at once. */
export const DocumentSummary = DocumentRecord.unwrap()
  .pick({ id: true, name: true, position: true, metadata: true, status: true })
  .readonly();
export type DocumentSummary = z.infer<typeof DocumentSummary>;

/** A document in the list, with what the list shows of it. */
export interface DocumentListItem {
  readonly document: DocumentSummary;
  /** The number of annotations by label id. */
  readonly counts: Readonly<Record<string, number>>;
}

const { id, name, position, status } = DocumentSummary.unwrap().shape;
const metadataFields = DocumentMetadata.unwrap().keyof().options;

/**
 * The list of documents by columns: a third of what it is one by one, and on its way to the window it is copied four
 * times before anything can be shown.
 */
export const PackedDocuments = z
  .strictObject({
    ids: z.array(id).readonly(),
    names: z.array(name).readonly(),
    positions: z.array(position).readonly(),
    statuses: z.array(status).readonly(),
    metadata: z.record(z.enum(metadataFields), z.array(z.string()).readonly()).readonly(),
    labels: z.array(z.string()).readonly(),
    /** Document, label (places in `ids` and `labels`) and how many annotations, one after the other. */
    counts: z.array(z.int()).readonly(),
  })
  .readonly();
export type PackedDocuments = z.infer<typeof PackedDocuments>;

/** How many annotations of one label there are in one document. */
export interface LabelCount {
  readonly labelId: string;
  readonly documentId: string;
  readonly annotations: number;
}

/** Counts of documents that are not in the list are left out. */
export function packDocuments(
  documents: readonly DocumentSummary[],
  labelCounts: readonly LabelCount[],
): PackedDocuments {
  const places = new Map<string, number>(documents.map((document, place) => [document.id, place]));
  const labels = new Numbered<string>();
  const counts: number[] = [];
  for (const { documentId, labelId, annotations } of labelCounts) {
    const place = places.get(documentId);
    if (place !== undefined) counts.push(place, labels.numberOf(labelId, labelId), annotations);
  }
  return {
    ids: documents.map((document) => document.id),
    names: documents.map((document) => document.name),
    positions: documents.map((document) => document.position),
    statuses: documents.map((document) => document.status),
    metadata: eachField((field) => documents.map(({ metadata }) => metadata[field])),
    labels: labels.values,
    counts,
  };
}

/** The items again, in the same order. */
export function unpackDocuments(packed: PackedDocuments): DocumentListItem[] {
  const counts = packed.ids.map((): Record<string, number> => ({}));
  for (let at = 0; at < packed.counts.length; at += 3) {
    const ofDocument = valueAt(counts, valueAt(packed.counts, at));
    ofDocument[valueAt(packed.labels, valueAt(packed.counts, at + 1))] = valueAt(packed.counts, at + 2);
  }
  return packed.ids.map((documentId, place) => ({
    document: {
      id: documentId,
      name: valueAt(packed.names, place),
      position: valueAt(packed.positions, place),
      metadata: eachField((field) => valueAt(packed.metadata[field], place)),
      status: valueAt(packed.statuses, place),
    },
    counts: valueAt(counts, place),
  }));
}

function valueAt<Value>(column: readonly Value[], place: number): Value {
  const value = column[place];
  if (value === undefined) throw new Error('The packed list of documents is not whole.');
  return value;
}

function eachField<Value>(valueOf: (field: keyof DocumentMetadata) => Value): Record<keyof DocumentMetadata, Value> {
  return {
    title: valueOf('title'),
    byline: valueOf('byline'),
    outlet: valueOf('outlet'),
    date: valueOf('date'),
    url: valueOf('url'),
    language: valueOf('language'),
  };
}
