import type { CommandOf } from '#shared/domain/command.ts';
import { type Result, success } from '#shared/domain/result.ts';
import type { AdoptionReport } from '#shared/formats/exchange/adoption-report.ts';
import { pushAll } from '#shared/domain/push-all.ts';
import type { OpenProject } from '../../open-project.ts';
import { Pauses } from '../../pauses.ts';
import type { ImportedDocument } from '../import-document.ts';
import type { PlannedImport } from './annotation-import.ts';

export type MergeRecord = CommandOf<'project.merge'>['records'][number];

interface Writing {
  readonly project: OpenProject;
  /** All steps of one import are undone together. */
  readonly groupId: string;
  readonly isCancelled: () => boolean;
  readonly onProgress: (done: number, total: number, file: string) => void;
}

/** So much is written in less than a tenth of a second. */
const BATCH = 2 ** 18;
const MOST_TEXTS = 50;
const MOST_RECORDS = 500;

/** The texts and bytes, which nobody sees before a document names them. Fewer where it was cancelled. */
export async function keepTexts(
  { documents }: PlannedImport,
  { project, isCancelled, onProgress }: Omit<Writing, 'groupId'>,
): Promise<Result<unknown>> {
  const kept = new Set<Uint8Array>();
  const pauses = new Pauses();
  let batch: Parameters<typeof project.store.putContents>[0][number][] = [];
  let size = 0;
  for (const [index, { content, bytes, record }] of documents.entries()) {
    const isNew = !kept.has(bytes);
    kept.add(bytes);
    batch.push({ content, ...(isNew ? { source: { bytes, sha256: record.source.sha256 } } : {}) });
    size += content.text.length + (isNew ? bytes.length : 0);
    if (size < BATCH && batch.length < MOST_TEXTS && index < documents.length - 1) continue;
    await pauses.take();
    if (isCancelled()) break;
    onProgress(index, documents.length, record.name);
    const put = project.store.putContents(batch);
    if (!put.ok) return put;
    batch = [];
    size = 0;
  }
  return success(null);
}

/** What came in, and how many documents were not reached because it was cancelled. */
export interface WrittenImport {
  readonly documents: readonly ImportedDocument[];
  readonly report: AdoptionReport;
  readonly remaining: number;
}

/**
 * Writes the records in small steps of one group: first what all need, then the documents with all that is in them, a
 * document's own step first, at last the links. Between them others get their turn, and it can be cancelled: then whole
 * documents have come, and the rest comes when the same files are imported again.
 */
export async function writeImport(planned: PlannedImport, writing: Writing): Promise<Result<WrittenImport>> {
  const { project, groupId, isCancelled, onProgress } = writing;
  const { first, byDocument, links } = inOrder(planned.records);
  const pauses = new Pauses();
  const written = { document: 0, annotation: 0, link: 0 };
  const merge = async (records: readonly MergeRecord[]): Promise<Result<unknown>> => {
    await pauses.take();
    const merged = project.run({ type: 'project.merge', records }, { groupId });
    if (merged.ok)
      for (const { kind } of records)
        if (kind === 'document' || kind === 'annotation' || kind === 'link') written[kind] += 1;
    return merged;
  };
  const begun = await merge(first);
  if (!begun.ok) return begun;
  let reached = 0;
  let batch: MergeRecord[] = [];
  for (const [name, records] of byDocument) {
    if (isCancelled()) break;
    onProgress(reached, byDocument.length, name);
    reached += 1;
    pushAll(batch, records);
    if (batch.length < MOST_RECORDS && reached < byDocument.length) continue;
    for (const piece of pieces(batch)) {
      const merged = await merge(piece);
      if (!merged.ok) return merged;
    }
    batch = [];
  }
  reached -= batch.length > 0 ? documentsIn(batch) : 0;
  const isWhole = reached === byDocument.length;
  // A link of an end that was not reached has no place.
  for (const piece of isWhole ? pieces(links) : []) {
    if (isCancelled()) break;
    const merged = await merge(piece);
    if (!merged.ok) return merged;
  }
  const { report } = planned;
  const came = planned.documents.slice(0, written.document);
  return success({
    documents: came.map(({ record: { id, name, source } }) => ({ id, name, encoding: source.encoding })),
    report: {
      ...report,
      documents: { ...report.documents, added: written.document },
      annotations: { ...report.annotations, added: written.annotation },
      links: { ...report.links, added: written.link },
    },
    remaining: byDocument.length - reached + Number(isWhole && written.link < links.length),
  });
}

interface InOrder {
  readonly first: readonly MergeRecord[];
  /** The records of each document with its name, new ones in their order. */
  readonly byDocument: readonly (readonly [name: string, records: readonly MergeRecord[]])[];
  readonly links: readonly MergeRecord[];
}

function inOrder(records: readonly MergeRecord[]): InOrder {
  const first: MergeRecord[] = [];
  const links: MergeRecord[] = [];
  const byDocument = new Map<string, [name: string, records: MergeRecord[]]>();
  const into = (documentId: string, record: MergeRecord, name = ''): void => {
    const there = byDocument.get(documentId);
    if (there) there[1].push(record);
    else byDocument.set(documentId, [name, [record]]);
  };
  for (const one of records) {
    if (one.kind === 'document') into(one.record.id, one, one.record.name);
    else if (one.kind === 'annotation' || one.kind === 'memo') into(one.record.documentId, one);
    else if (one.kind === 'link') links.push(one);
    else first.push(one);
  }
  return { first, byDocument: [...byDocument.values()], links };
}

function* pieces(records: readonly MergeRecord[]): Generator<readonly MergeRecord[]> {
  for (let at = 0; at < records.length; at += MOST_RECORDS) yield records.slice(at, at + MOST_RECORDS);
}

function documentsIn(records: readonly MergeRecord[]): number {
  return new Set(
    records.map((one) =>
      one.kind === 'document' ? one.record.id : 'documentId' in one.record ? one.record.documentId : '',
    ),
  ).size;
}
