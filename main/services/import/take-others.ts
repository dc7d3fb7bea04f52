import { basename } from 'node:path';
import type { ImportDoubt, ImportProblem, ImportReport } from '#shared/api/answers.ts';
import { type Result, success } from '#shared/domain/result.ts';
import { pushAll } from '#shared/domain/push-all.ts';
import type { Emit } from '../open-project.ts';
import {
  importFile as importDocuments,
  type ImportedDocument,
  type ImportedFile,
  type ImportTarget,
} from './import-document.ts';
import type { FoundFile } from './import-paths.ts';
import { type ImportedProject, importProject } from './import-project.ts';
import type { Look } from './looks.ts';
import { isProjectFile } from './project-file.ts';

/** More than anybody reads at once; all are counted. */
const MOST_TOLD = 200;

/** What came of the annotations of other tools, before the documents. */
export interface Adopted {
  readonly documents: readonly ImportedDocument[];
  readonly adoption: NonNullable<ImportReport['adoption']>;
  /** Documents that were not reached. */
  readonly remaining: number;
}

interface Taking {
  readonly target: ImportTarget;
  readonly emit: Emit;
}

/** What came of the documents and projects among the files. */
export interface TakenOthers {
  readonly documents: readonly ImportedDocument[];
  readonly problems: readonly ImportProblem[];
  readonly doubts: readonly ImportDoubt[];
  readonly annotations: number;
  readonly contradictions: number;
  readonly came: Came;
  /** Files and documents that were not reached. */
  readonly remaining: number;
}

type Came = Readonly<Record<'entities' | 'propositions' | 'links', number>>;

/** Takes in the documents and projects among the files. */
export async function takeOthers({ inspected: { others } }: Look, { target, emit }: Taking): Promise<TakenOthers> {
  const problems: ImportProblem[] = [];
  const documents: ImportedDocument[] = [];
  let annotations = 0;
  let contradictions = 0;
  const came = { entities: 0, propositions: 0, links: 0 };
  const doubts: ImportDoubt[] = [];
  let done = 0;
  let unreached = 0;
  for (const file of others) {
    if (target.isCancelled?.() || !target.project()) break;
    emit('import.progress', { done, total: others.length, file: basename(file.path) });
    const result = await importFile(file, target);
    done += 1;
    if (result.ok) {
      pushAll(documents, result.value.documents);
      annotations += result.value.annotations;
      unreached += result.value.remaining ?? 0;
      contradictions += result.value.contradictions ?? 0;
      for (const kind of ['entities', 'propositions', 'links'] as const) came[kind] += result.value.came?.[kind] ?? 0;
      for (const { place, error } of result.value.problems ?? [])
        problems.push({ file: `${file.path}, ${place}`, error });
      for (const doubt of result.value.doubts ?? []) doubts.push({ file: basename(file.path), ...doubt });
    } else problems.push({ file: file.path, error: result.error });
  }
  emit('import.progress', { done, total: others.length, file: '' });
  const remaining = others.length - done + unreached;
  return { documents, problems, doubts, annotations, contradictions, came, remaining };
}

/** Reports on all that was chosen: annotations of other tools, and what came beside them. */
export function reportOf(
  { inspected: { others, passedOver, files, isCancelled, sets }, unreachable }: Look,
  taken: TakenOthers,
  adopted: Partial<Adopted>,
): ImportReport {
  const { adoption } = adopted;
  const { contradictions, doubts } = taken;
  const came = {
    entities: taken.came.entities + (adoption?.entities ?? 0),
    propositions: taken.came.propositions,
    links: taken.came.links + (adoption?.links.added ?? 0),
  };
  // Of annotations that were cancelled, nothing came in.
  const unreached = isCancelled ? files - others.length : (adopted.remaining ?? sets.length);
  const remaining = taken.remaining + unreached;
  const warned = {
    ...(contradictions > 0 ? { contradictions } : {}),
    ...(Object.values(came).some((count) => count > 0) ? { came } : {}),
    ...(adoption ? { adoption } : {}),
    ...(doubts.length > 0 ? { doubts: { count: doubts.length, first: doubts.slice(0, MOST_TOLD) } } : {}),
    ...(passedOver.length > 0 ? { passedOver: passedOverOf(passedOver) } : {}),
  };
  return {
    added: [...(adopted.documents ?? []), ...taken.documents],
    annotations: taken.annotations + (adoption?.annotations.added ?? 0),
    ...warned,
    problems: [...unreachable.map(({ file, error }) => ({ file, error })), ...taken.problems],
    cancelled: remaining > 0,
    remaining,
  };
}

/** What lay in the folders and is no document. */
export function passedOverOf(files: readonly FoundFile[]): NonNullable<ImportReport['passedOver']> {
  return { count: files.length, first: files.slice(0, MOST_TOLD).map(({ path }) => basename(path)) };
}

async function importFile(
  file: FoundFile,
  target: ImportTarget,
): Promise<Result<Pick<ImportedProject, 'documents' | 'annotations'> & Partial<ImportedProject & ImportedFile>>> {
  if (isProjectFile(file.path, target.format)) return importProject(file, target);
  const result = await importDocuments(file, target);
  return result.ok ? success({ ...result.value, annotations: 0 }) : result;
}
