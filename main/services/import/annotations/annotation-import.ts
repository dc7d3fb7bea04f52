import { type Result, success } from '#shared/domain/result.ts';
import { type Failure } from '#shared/domain/result.ts';
import { idsFrom, Timestamp } from '#shared/domain/ids.ts';
import type { CommandOf } from '#shared/domain/command.ts';
import { adoptCorpus } from '#shared/formats/exchange/adopt-corpus.ts';
import {
  type AdoptionReport,
  type FoundUnit,
  type LeftOut,
  LeftOutList,
  PLACES_TOLD,
} from '#shared/formats/exchange/adoption-report.ts';
import type { ForeignFault, ForeignScheme } from '#shared/formats/exchange/foreign-corpus.ts';
import { type ForeignUse, foreignUseOf } from '#shared/formats/exchange/foreign-use.ts';
import { joinSchemes } from '#shared/formats/exchange/join-schemes.ts';
import { type LabelMapping, proposeMapping, withProposals } from '#shared/formats/exchange/label-mapping.ts';
import { COVERS_NOTHING } from '#shared/formats/exchange/resolve-offsets.ts';
import { findFormat } from '#shared/formats/registry.ts';
import { translate } from '#shared/locales/translate.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { Host } from '../../host.ts';
import type { OpenProject } from '../../open-project.ts';
import type { ImportedDocument } from '../import-document.ts';
import type { FoundFile } from '../import-paths.ts';
import { sortFiles } from './find-sets.ts';
import { type NewDocument, placeDocuments } from './place-documents.ts';
import { readSets, type ReadSet } from './read-sets.ts';

type MergeRecord = CommandOf<'project.merge'>['records'][number];

/** Files as they were looked at, before anything is decided or written. */
export interface Inspected {
  readonly sets: readonly ReadSet[];
  /** Documents and projects, which come in by themselves. */
  readonly others: readonly FoundFile[];
  readonly problems: readonly { readonly file: string; readonly error: Failure }[];
  readonly scheme: ForeignScheme;
  readonly use: ForeignUse;
  /** What the reading itself had to leave out. */
  readonly leftOut: readonly LeftOut[];
  /** All that there were; of a look that was cancelled, nothing comes in. */
  readonly files: number;
  readonly isCancelled: boolean;
}

interface Inspecting {
  /** As they were given: files and folders. */
  readonly paths: readonly string[];
  readonly project: OpenProject;
  readonly host: Host;
  readonly format: string | undefined;
  readonly encoding: string | undefined;
  readonly isCancelled: () => boolean;
  readonly onProgress: (done: number, total: number, file: string) => void;
}

/** Tells annotations from documents among the files, and reads the annotations. */
export async function inspectFiles(files: readonly FoundFile[], inspecting: Inspecting): Promise<Inspected> {
  const { paths, project, host, format, encoding, isCancelled, onProgress } = inspecting;
  const sorted = await sortFiles(files, {
    format,
    named: new Set(paths),
    isCancelled,
    onFile: (done) => done % 100 === 0 && onProgress(done, files.length, ''),
  });
  const leftOut: LeftOut[] = [];
  const { sets, archives, problems } = await readSets(sorted, {
    host,
    format,
    encoding,
    leftOut: { add: (one) => leftOut.push(one) },
    texts: project.store.read,
    isCancelled,
    onFile: (done, file) => onProgress(done, sorted.sets.length, file),
  });
  return {
    sets,
    others: inOrder(files, [...sorted.others, ...archives]),
    problems: [...sorted.problems, ...problems],
    scheme: joinSchemes(sets.map(({ read }) => read.scheme)),
    use: foreignUseOf(sets.flatMap(({ read }) => read.corpus.documents)),
    leftOut,
    files: files.length,
    isCancelled: isCancelled(),
  };
}

function inOrder(files: readonly FoundFile[], some: readonly FoundFile[]): FoundFile[] {
  const wanted = new Set(some);
  return files.filter((file) => wanted.has(file));
}

/** A target for every label and type of links of the files, by their names. */
export function proposalsFor({ use, scheme }: Inspected, codebook: Codebook): LabelMapping {
  const fallbackLayer = codebook.layers.find(({ kind }) => kind === 'entity')?.id ?? translate('import.fallback-layer');
  return proposeMapping(use, { codebook, scheme, fallbackLayer });
}

export interface PlannedImport {
  readonly command: CommandOf<'project.merge'>;
  readonly documents: readonly NewDocument[];
  readonly report: AdoptionReport;
}

interface Choices {
  /** What was decided; all else as proposed. */
  readonly mapping: LabelMapping;
  /** Whoever the files do not name. */
  readonly annotatorId: string;
}

/** What would be written, and what would come of it. Nothing is written yet. */
export function planImport(
  inspected: Inspected,
  { project, host }: { readonly project: OpenProject; readonly host: Host },
  { mapping, annotatorId }: Choices,
): PlannedImport {
  const { read } = project.store;
  const { sets, scheme } = inspected;
  const now = Timestamp.parse(host.now().toISOString());
  const newId = idsFrom(host.newCommandId());
  const leftOut = new LeftOutList();
  for (const one of inspected.leftOut) leftOut.add(one);
  for (const { read: reading } of sets) {
    for (const fault of reading.faults) leftOut.add(leftOutOf(fault, 'fault'));
    for (const misfit of reading.corpus.misfits)
      leftOut.add(leftOutOf(misfit, misfit.reason.startsWith(COVERS_NOTHING) ? 'zero-length' : 'misfit'));
  }
  const { placed, added } = placeDocuments(sets, { read, now, newId, leftOut });
  const adopted = adoptCorpus(read, {
    documents: placed,
    scheme,
    mapping: withProposals(mapping, proposalsFor(inspected, read.codebook())),
    annotatorId,
    now,
    newId,
    leftOut,
  });
  const records: MergeRecord[] = [
    { kind: 'codebook', record: { id: 'codebook', codebook: adopted.codebook } },
    ...adopted.annotators.map((record): MergeRecord => ({ kind: 'annotator', record })),
    ...added.map(({ record }): MergeRecord => ({ kind: 'document', record })),
    ...adopted.entities.map((record): MergeRecord => ({ kind: 'entity', record })),
    ...adopted.annotations.map((record): MergeRecord => ({ kind: 'annotation', record })),
    ...adopted.links.map((record): MergeRecord => ({ kind: 'link', record })),
  ];
  const moved = sets.flatMap(({ read: { corpus } }) => corpus.moved);
  const report: AdoptionReport = {
    formats: formatsOf(sets),
    documents: { added: added.length, present: placed.length - added.length },
    annotations: adopted.annotationCounts,
    links: adopted.linkCounts,
    labels: adopted.labels,
    linkTypes: adopted.linkTypes,
    annotators: adopted.annotators.map(({ name }) => name),
    entities: adopted.entities.length,
    units: unitsOf(sets),
    moved: {
      count: moved.length,
      first: moved.slice(0, PLACES_TOLD).map(({ file, place, reason }) => ({ file, place, words: reason })),
    },
    leftOut: leftOut.told,
  };
  return { command: { type: 'project.merge', records }, documents: added, report };
}

/** Writes it: the texts first, which nobody sees before a document names them, then all records in one command. */
export function runImport(
  { command, documents }: PlannedImport,
  project: OpenProject,
  groupId: string,
): Result<readonly ImportedDocument[]> {
  const kept = new Set<Uint8Array>();
  for (const { content, bytes } of documents) {
    const put = kept.has(bytes) ? project.store.putText(content) : project.store.putContent(content, bytes);
    if (!put.ok) return put;
    kept.add(bytes);
  }
  const merged = project.run(command, { groupId });
  if (!merged.ok) return merged;
  return success(documents.map(({ record: { id, name, source } }) => ({ id, name, encoding: source.encoding })));
}

function leftOutOf({ file, place, reason: words }: ForeignFault, reason: LeftOut['reason']): LeftOut {
  return { reason, file, place, words };
}

function formatsOf(sets: readonly ReadSet[]): AdoptionReport['formats'] {
  const files = new Map<string, number>();
  for (const { read } of sets) files.set(read.format, (files.get(read.format) ?? 0) + 1);
  return [...files].map(([id, count]) => {
    const format = findFormat(id);
    return { id, name: format ? translate(format.name) : id, files: count };
  });
}

/** Each way of counting that was found, the one of most documents first. */
function unitsOf(sets: readonly ReadSet[]): FoundUnit[] {
  const units = new Map<string, FoundUnit>();
  for (const { read } of sets) {
    const { counting, documents, quoted, confirmed } = read.corpus;
    if (documents.length === 0) continue;
    const key = JSON.stringify(counting);
    const known = units.get(key) ?? { ...counting, documents: 0, quoted: 0, confirmed: 0 };
    units.set(key, {
      ...known,
      documents: known.documents + documents.length,
      quoted: known.quoted + quoted,
      confirmed: known.confirmed + confirmed,
    });
  }
  return [...units.values()].sort((a, b) => b.documents - a.documents);
}
