import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportReport } from '#shared/api/answers.ts';
import type { RecordKind } from '#shared/domain/change-set.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { CommandOf } from '#shared/domain/command.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import { findContradictions } from '#shared/domain/exclusive-relations.ts';
import { isTurnedDown } from '#shared/domain/entity.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import { findAttributeFault, mustFit } from '#shared/formats/annotary-json/attribute-faults.ts';
import { findMovedLabel, mergeCodebooks } from '#shared/formats/codebook/merge-codebooks.ts';
import {
  parseAnnotaryJson,
  type ParsedDocumentLine,
  type ParsedProject,
} from '#shared/formats/annotary-json/parse-annotary-json.ts';
import { findProjectDoubts, type ProjectDoubt } from '#shared/formats/annotary-json/project-doubts.ts';
import { contentIdOf, storedContentOf } from '../../store/contents-table.ts';
import { sha256Of } from '../../store/hashes.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { freeName, type ImportedDocument, type ImportTarget } from './import-document.ts';
import { type SizedFile, whyNot } from './import-paths.ts';

type MergeRecord = CommandOf<'project.merge'>['records'][number];

const MEGABYTE = 2 ** 20;

/** JavaScript's longest string is about 512 MB; a file near it would need several times as much memory. */
const LARGEST_MB = 256;

export interface ImportedProject {
  readonly documents: readonly ImportedDocument[];
  readonly annotations: number;
  readonly came: NonNullable<ImportReport['came']>;
  /** What came in as it was and should be looked at. */
  readonly doubts: readonly ProjectDoubt[];
  /** Links that contradict another one of the same annotator by the codebook that the project then has. */
  readonly contradictions: number;
}

/**
 * Takes over a project that was exported as our own JSON, as one command: either all of it comes in or nothing. An
 * empty project becomes the same project, codebook and its version included. In a project that has something, equal
 * records are passed over and the codebook grows by what it lacks.
 */
export async function importProject(
  { path, byteLength }: SizedFile,
  { project, groupId, isDry }: ImportTarget,
): Promise<Result<ImportedProject>> {
  const file = basename(path);
  if (byteLength > LARGEST_MB * MEGABYTE)
    return failure('import/too-large', { file, size: Math.ceil(byteLength / MEGABYTE), limit: LARGEST_MB });
  const json = await readUtf8(path, file);
  if (!json.ok) return json;
  const parsed = parseAnnotaryJson(json.value, file);
  if (!parsed.ok) return parsed;
  const open = project();
  if (!open) return failure('project/none-open');

  const damage = findWrongHash(parsed.value, file);
  if (!damage.ok) return damage;
  const plan = planMerge(open.store, parsed.value);
  if (!plan.ok) return plan;
  const { records, documents } = plan.value;
  const came = documents.map(({ record: { id, name, source } }) => ({ id, name, encoding: source.encoding }));
  const doubts = findProjectDoubts(parsed.value);
  if (isDry) {
    const countOf = (wanted: RecordKind): number => records.filter(({ kind }) => kind === wanted).length;
    const counts = { entities: countOf('entity'), propositions: countOf('proposition'), links: countOf('link') };
    return success({ documents: came, annotations: countOf('annotation'), came: counts, doubts, contradictions: 0 });
  }
  const kept = new Set<string>();
  for (const { record, content, sourceBase64 } of documents) {
    const { sha256 } = record.source;
    // Nobody sees a text before a document names it, so a failure later on leaves the project as it was.
    const put = kept.has(sha256)
      ? open.store.putText(content)
      : open.store.putContent(content, Buffer.from(sourceBase64, 'base64'));
    if (!put.ok) return put;
    kept.add(sha256);
  }
  const merged = open.run({ type: 'project.merge', records }, { groupId });
  if (!merged.ok) return merged;
  const added = merged.value.changeSet.filter(({ before }) => before === null);
  const countOf = (wanted: RecordKind): number => added.filter(({ kind }) => kind === wanted).length;
  const entities = added.filter(({ kind, after }) => kind === 'entity' && after && !isTurnedDown(after)).length;
  return success({
    documents: came,
    annotations: countOf('annotation'),
    came: { entities, propositions: countOf('proposition'), links: countOf('link') },
    doubts,
    contradictions: countContradictions(open.store, parsed.value),
  });
}

/** What came in is kept as it is, and said. */
function countContradictions({ read }: ProjectStore, { links }: ParsedProject): number {
  const imported = new Set(links.map(({ id }) => id));
  const found = findContradictions(read.codebook(), read.links());
  return [...found].filter(({ link, other }) => imported.has(link.id) || imported.has(other.id)).length;
}

async function readUtf8(path: string, file: string): Promise<Result<string>> {
  try {
    const bytes = await readFile(path);
    if (bytes.length === 0) return failure('import/empty', { file });
    return success(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError)
      return failure('import/damaged', { file, place: 'its bytes', reason: 'it is not valid UTF-8' });
    return { ok: false, error: whyNot(path, error) };
  }
}

function findWrongHash({ documents }: ParsedProject, file: string): Result<null> {
  // Documents of one file share its bytes, which are hashed once.
  const hashed = new Map<string, { readonly length: number; readonly sha256: string }>();
  for (const [index, { record, content, sourceBase64 }] of documents.entries()) {
    const { byteLength, sha256 } = record.source;
    const found = hashed.get(sourceBase64) ?? hashOf(sourceBase64);
    if (record.source.part !== undefined) hashed.set(sourceBase64, found);
    if (found.length !== byteLength || found.sha256 !== sha256)
      return failure('import/damaged', {
        file,
        place: `documents[${index}].sourceBytes`,
        reason: 'the bytes are not those that its hash was made of',
      });
    if (contentIdOf(storedContentOf(content)) !== record.contentId)
      return failure('import/damaged', {
        file,
        place: `documents[${index}].contentId`,
        reason: 'text, blocks and marks are not those that its hash was made of',
      });
  }
  return success(null);
}

function hashOf(base64: string): { readonly length: number; readonly sha256: string } {
  const bytes = Buffer.from(base64, 'base64');
  return { length: bytes.length, sha256: sha256Of(bytes) };
}

interface MergePlan {
  readonly records: readonly MergeRecord[];
  /** Those that are new here. */
  readonly documents: readonly ParsedDocumentLine[];
}

function planMerge(store: ProjectStore, project: ParsedProject): Result<MergePlan> {
  const { read } = store;
  const isEmpty = read.count('document') === 0 && read.count('entity') === 0 && read.count('proposition') === 0;
  const own = read.codebook();
  const moved = isEmpty ? undefined : findMovedLabel(own, project.codebook);
  if (moved !== undefined) return failure('import/conflict', { kind: 'label', id: moved });
  const codebook = isEmpty ? project.codebook : mergeCodebooks(own, project.codebook);

  const unfit = findUnfitAttribute(project, codebook);
  if (unfit !== undefined) return failure('import/conflict', { kind: 'attribute', id: unfit });

  const documents = newDocuments(store, project, isEmpty);
  if (!documents.ok) return documents;
  const records: MergeRecord[] = [
    { kind: 'codebook', record: { id: 'codebook', codebook } },
    ...project.annotators.map((record): MergeRecord => ({ kind: 'annotator', record })),
    ...documents.value.map(({ record }): MergeRecord => ({ kind: 'document', record })),
    ...project.entities.map((record): MergeRecord => ({ kind: 'entity', record })),
    ...project.propositions.map((record): MergeRecord => ({ kind: 'proposition', record })),
    ...project.annotations.map((record): MergeRecord => ({ kind: 'annotation', record })),
    ...project.links.map((record): MergeRecord => ({ kind: 'link', record })),
    ...project.memos.map((record): MergeRecord => ({ kind: 'memo', record })),
    ...project.queries.map((record): MergeRecord => ({ kind: 'query', record })),
    ...project.rules.map((record): MergeRecord => ({ kind: 'rule', record })),
  ];
  return success({ records, documents: documents.value });
}

/** An attribute that is of another kind here: a value that fits in the file would not fit in the project. */
function findUnfitAttribute({ codebook, annotations }: ParsedProject, merged: Codebook): string | undefined {
  for (const annotation of annotations) {
    const fault = mustFit(codebook, annotation) ? findAttributeFault(merged, annotation) : undefined;
    if (fault) return fault.attributeId;
  }
  return undefined;
}

/** A document keeps its place and name in an empty project; elsewhere it goes to the end, under a name that is free. */
function newDocuments(store: ProjectStore, project: ParsedProject, isEmpty: boolean): Result<ParsedDocumentLine[]> {
  const { read } = store;
  const documents: ParsedDocumentLine[] = [];
  const names = new Set<string>();
  let position = read.nextDocumentPosition();
  for (const line of project.documents) {
    const { record } = line;
    const present = read.document(record.id);
    if (present && !isSameDocument(present, record))
      return failure('import/conflict', { kind: 'document', id: record.id });
    if (present) continue;
    if (isEmpty) {
      documents.push(line);
      continue;
    }
    const name = freeName(record.name, (wanted) => names.has(wanted) || read.documentNamed(wanted) !== undefined);
    names.add(name);
    documents.push({ ...line, record: { ...record, name, position } });
    position += 1;
  }
  return success(documents);
}

/** Its place and name may differ: an earlier import chose them. */
function isSameDocument(a: DocumentRecord, b: DocumentRecord): boolean {
  return sameValue({ ...a, name: '', position: 0 }, { ...b, name: '', position: 0 });
}
