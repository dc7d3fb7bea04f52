import { type Failure } from '#shared/domain/result.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import { idsFrom, Timestamp } from '#shared/domain/ids.ts';
import type { AnnotationColumns } from '#shared/formats/annotation-table/annotation-columns.ts';
import type { ColumnMapping } from '#shared/formats/documents/corpus-columns.ts';
import { adoptCorpus, type AdoptingProject, type PlacedDocument } from '#shared/formats/exchange/adopt-corpus.ts';
import { adoptNotes } from '#shared/formats/exchange/adopt-notes.ts';
import {
  type AdoptionReport,
  type FoundUnit,
  type LeftOut,
  LeftOutList,
  PLACES_TOLD,
} from '#shared/formats/exchange/adoption-report.ts';
import { type Counting, type ForeignUnit, plainCounting } from '#shared/formats/exchange/counting.ts';
import type { UnitDoubt } from '#shared/formats/exchange/unit-doubts.ts';
import type { ForeignFault, ForeignScheme } from '#shared/formats/exchange/foreign-corpus.ts';
import { type ForeignUse, ForeignUseCount } from '#shared/formats/exchange/foreign-use.ts';
import { joinSchemes } from '#shared/formats/exchange/join-schemes.ts';
import { type LabelMapping, proposeMapping, withProposals } from '#shared/formats/exchange/label-mapping.ts';
import { COVERS_NOTHING } from '#shared/formats/exchange/resolve-offsets.ts';
import { findFormat } from '#shared/formats/registry.ts';
import { translate } from '#shared/locales/translate.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { Host } from '../../host.ts';
import type { OpenProject } from '../../open-project.ts';
import { Pauses } from '../../pauses.ts';
import type { FoundFile } from '../import-paths.ts';
import { sortFiles } from './find-sets.ts';
import { type NewDocument, placeDocuments } from './place-documents.ts';
import { readSets, type ReadSet } from './read-sets.ts';
import type { MergeRecord } from './write-import.ts';

/** Files as they were looked at, before anything is decided or written. */
export interface Inspected {
  readonly sets: readonly ReadSet[];
  /** Documents and projects, which come in by themselves. */
  readonly others: readonly FoundFile[];
  /** Whether annotations are about documents of `others`, which then have to come in before them. */
  readonly needsOthers: boolean;
  /** What lies in the folders and is no document. */
  readonly passedOver: readonly FoundFile[];
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
  /** What a person said of the columns of tables of articles: then all tables are such. */
  readonly columns: ColumnMapping | undefined;
  /** What a person said of the columns of tables of annotations. */
  readonly annotationColumns: AnnotationColumns | undefined;
  readonly unit: ForeignUnit | undefined;
  readonly isCancelled: () => boolean;
  readonly onProgress: (done: number, total: number, file: string) => void;
}

/** Tells annotations from documents among the files, and reads the annotations. */
export async function inspectFiles(files: readonly FoundFile[], inspecting: Inspecting): Promise<Inspected> {
  const { paths, project, host, format, encoding, columns, annotationColumns, unit, isCancelled, onProgress } =
    inspecting;
  const sorted = await sortFiles(files, {
    format,
    named: new Set(paths),
    hasColumns: columns !== undefined,
    hasAnnotationColumns: annotationColumns !== undefined,
    isCancelled,
    onFile: (done, file) => onProgress(done, files.length, file),
  });
  const leftOut: LeftOut[] = [];
  const reading = await readSets(sorted, {
    host,
    format,
    encoding,
    columns: annotationColumns,
    articleColumns: columns,
    unit,
    leftOut: { add: (one) => leftOut.push(one) },
    texts: project.store.read,
    isCancelled,
    onFile: (done, file) => onProgress(done, sorted.sets.length, file),
  });
  const { sets, problems } = reading;
  return {
    sets,
    others: inOrder(files, reading.others),
    needsOthers: sets.some(({ coming }) => coming.size > 0),
    passedOver: sorted.passedOver,
    problems: [...sorted.problems, ...problems],
    scheme: joinSchemes(sets.map(({ read }) => read.scheme)),
    use: await usedIn(sets),
    leftOut,
    files: files.length,
    isCancelled: isCancelled(),
  };
}

async function usedIn(sets: readonly ReadSet[]): Promise<ForeignUse> {
  const count = new ForeignUseCount();
  const pauses = new Pauses();
  for (const { read } of sets)
    for (const document of read.corpus.documents) {
      await pauses.take();
      count.add(document);
    }
  return count.use;
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
  /** What all need before documents, what is in documents before what joins it. */
  readonly records: readonly MergeRecord[];
  /** Of the journal, when it was planned. */
  readonly sequence: number;
  readonly documents: readonly NewDocument[];
  readonly report: AdoptionReport;
}

interface Choices {
  /** What was decided; all else as proposed. */
  readonly mapping: LabelMapping;
  /** The name of the annotator of what names nobody; absent for whoever imports. */
  readonly unnamed?: string | undefined;
}

interface Planning {
  readonly project: OpenProject;
  readonly host: Host;
  readonly isCancelled: () => boolean;
  readonly onProgress: (done: number, total: number, file: string) => void;
}

/**
 * What would be written, and what would come of it. Nothing is written yet. Others get their turn in between: where they
 * have changed the project meanwhile, it is planned anew. Undefined where it was cancelled.
 */
export async function planImport(
  inspected: Inspected,
  planning: Planning,
  choices: Choices,
): Promise<PlannedImport | undefined> {
  const { store } = planning.project;
  for (;;) {
    const sequence = store.sequence();
    const planned = await planOnce(inspected, planning, choices);
    if (planned === undefined || planned.sequence === sequence) return planned;
  }
}

async function planOnce(
  inspected: Inspected,
  { project, host, isCancelled, onProgress }: Planning,
  { mapping, unnamed }: Choices,
): Promise<PlannedImport | undefined> {
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
  const pauses = new Pauses();
  const { placed, added } = await placeDocuments(sets, { read, now, newId, leftOut, pauses, isCancelled, onProgress });
  if (isCancelled()) return undefined;
  const adopting = adoptCorpus(adoptingProject(project), {
    documents: placed,
    scheme,
    mapping: withProposals(mapping, proposalsFor(inspected, read.codebook())),
    annotatorId: project.annotatorId,
    unnamed,
    now,
    newId,
    leftOut,
  });
  let step = adopting.next();
  for (; step.done !== true; step = adopting.next()) {
    await pauses.take();
    if (isCancelled()) return undefined;
  }
  const adopted = step.value;
  const memos = adoptNotes(placed, { memos: read.memos(), now, newId, leftOut });
  const records: MergeRecord[] = [
    { kind: 'codebook', record: { id: 'codebook', codebook: adopted.codebook } },
    ...adopted.annotators.map((record): MergeRecord => ({ kind: 'annotator', record })),
    ...added.map(({ record }): MergeRecord => ({ kind: 'document', record })),
    ...adopted.entities.map((record): MergeRecord => ({ kind: 'entity', record })),
    ...adopted.annotations.map((record): MergeRecord => ({ kind: 'annotation', record })),
    ...adopted.links.map((record): MergeRecord => ({ kind: 'link', record })),
    ...memos.map((record): MergeRecord => ({ kind: 'memo', record })),
  ];
  const moved = sets.flatMap(({ read: { corpus } }) => corpus.moved);
  const ambiguous = sets.flatMap(({ read: { corpus } }) => corpus.ambiguous);
  const coming = comingOf(placed, sets);
  const report: AdoptionReport = {
    formats: formatsOf(sets),
    documents: { added: added.length - coming, present: placed.length - added.length + coming },
    annotations: adopted.annotationCounts,
    links: adopted.linkCounts,
    labels: adopted.labels,
    linkTypes: adopted.linkTypes,
    annotators: adopted.annotators.map(({ name }) => name),
    oddEnds: adopted.oddEnds,
    entities: adopted.entities.length,
    units: unitsOf(sets),
    moved: toldPlaces(moved),
    ambiguous: toldPlaces(ambiguous),
    leftOut: leftOut.told,
  };
  return { records, sequence: project.store.sequence(), documents: added, report };
}

/** How many new documents come in by themselves, with the same import. */
function comingOf(placed: readonly PlacedDocument[], sets: readonly ReadSet[]): number {
  const coming = placed.filter(({ isNew, set, document }) => isNew && sets[set]?.coming.has(document.name) === true);
  return new Set(coming.map(({ id }) => id)).size;
}

function toldPlaces(faults: readonly ForeignFault[]): AdoptionReport['moved'] {
  const first = faults.slice(0, PLACES_TOLD).map(({ file, place, reason }) => ({ file, place, words: reason }));
  return { count: faults.length, first };
}

function adoptingProject({ store }: OpenProject): AdoptingProject {
  const { read } = store;
  return {
    codebook: () => read.codebook(),
    numbered: (codebook) => store.numbered(codebook),
    annotationsOf: (id) => read.annotationsOf(id),
    linksOf: (id) => read.linksOf(id),
    annotators: () => read.annotators(),
    entities: () => read.entities(),
    annotation: (id) => read.annotation(id),
    record: (kind, id) => read.record(kind, id),
  };
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
  for (const { read, job } of sets) {
    const { counting, documents, doubts, quoted, confirmed } = read.corpus;
    if (documents.length === 0) continue;
    const key = JSON.stringify(counting);
    const basis = basisOf(counting, job.unit, read.units);
    const known = units.get(key) ?? { ...counting, documents: 0, quoted: 0, confirmed: 0, basis, doubts: [] };
    units.set(key, {
      ...known,
      documents: known.documents + documents.length,
      quoted: known.quoted + quoted,
      confirmed: known.confirmed + confirmed,
      doubts: addedDoubts(known.doubts, doubts),
    });
  }
  return [...units.values()].sort((a, b) => b.documents - a.documents);
}

function basisOf(
  counting: Counting,
  chosen: ForeignUnit | undefined,
  [usual = 'utf16']: readonly ForeignUnit[],
): FoundUnit['basis'] {
  if (chosen !== undefined) return 'person';
  return sameValue(counting, { ...plainCounting, unit: usual }) ? 'habit' : 'edges';
}

function addedDoubts(known: readonly UnitDoubt[], more: readonly UnitDoubt[]): UnitDoubt[] {
  const counts = new Map(known.map(({ unit, annotations }) => [unit, annotations]));
  for (const { unit, annotations } of more) counts.set(unit, (counts.get(unit) ?? 0) + annotations);
  return [...counts].map(([unit, annotations]) => ({ unit, annotations }));
}
