import { basename } from 'node:path';
import type { ImportDoubt, ImportProblem, ImportReport } from '#shared/api/answers.ts';
import type { AnnotationInspection } from '#shared/api/import-methods.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { type LabelMapping, noMapping } from '#shared/formats/exchange/label-mapping.ts';
import type { Format } from '#shared/formats/format.ts';
import { formats } from '#shared/formats/registry.ts';
import type { Handlers } from '../handlers.ts';
import type { OpenProject, ServiceDeps } from '../open-project.ts';
import { type Inspected, inspectFiles, planImport, runImport } from './annotations/annotation-import.ts';
import { inspectionOf } from './annotations/inspection.ts';
import {
  importFile as importDocuments,
  type ImportedDocument,
  type ImportedFile,
  type ImportTarget,
} from './import-document.ts';
import { findFiles, type FoundFile } from './import-paths.ts';
import { type ImportedProject, importProject } from './import-project.ts';
import { previewTable } from './preview-table.ts';
import { isProjectFile } from './project-file.ts';

type ImportMethod =
  | 'import.paths'
  | 'import.preview-table'
  | 'import.cancel'
  | 'import.annotations-inspect'
  | 'import.annotations-plan'
  | 'import.annotations-run'
  | 'import.annotations-drop';

/** More than anybody reads at once; all are counted. */
const DOUBTS_TOLD = 200;

interface Job {
  cancelled: boolean;
}

/** What was read and waits for a person's word. It holds whole texts, so only the last one is kept. */
interface Waiting {
  readonly token: string;
  readonly project: OpenProject;
  readonly inspected: Inspected;
  readonly unreachable: readonly ImportProblem[];
  readonly choices: Choices;
}

type Choices = Pick<ImportTarget, 'encoding' | 'format' | 'columns'>;

/**
 * Takes files into the project one after the other, each in a transaction of its own: a crash leaves whole documents,
 * and one bad file keeps none of the others out. Annotations of other tools come before them, all of them in one
 * transaction. Together they are one step for undo.
 */
export function createImportService(deps: ServiceDeps): Handlers<ImportMethod> {
  return new ImportService(deps).handlers;
}

class ImportService {
  readonly #deps: ServiceDeps;
  readonly #running = new Set<Job>();
  #waiting: Waiting | undefined;

  constructor(deps: ServiceDeps) {
    this.#deps = deps;
  }

  readonly handlers: Handlers<ImportMethod> = {
    'import.paths': async ({ paths, encoding, format, columns }) => {
      const looked = await this.#look(paths, { encoding, format, columns });
      return looked.ok ? this.#take(looked.value, noMapping) : looked;
    },
    'import.preview-table': ({ path, encoding }) => previewTable(path, encoding, this.#deps.host),
    'import.cancel': () => {
      for (const job of this.#running) job.cancelled = true;
      return success({});
    },
    'import.annotations-inspect': async ({ paths, encoding, format, columns }) => {
      this.#waiting = undefined;
      const looked = await this.#look(paths, { encoding, format, columns });
      if (!looked.ok) return looked;
      if (looked.value.inspected.isCancelled) return failure('import/cancelled', {});
      return success(this.#keep(looked.value));
    },
    'import.annotations-plan': ({ token, mapping }) => {
      const waiting = this.#find(token);
      return waiting.ok ? success(this.#plan(waiting.value, mapping).report) : waiting;
    },
    'import.annotations-run': async ({ token, mapping }) => {
      const waiting = this.#find(token);
      if (!waiting.ok) return waiting;
      this.#waiting = undefined;
      return this.#take(waiting.value, mapping);
    },
    'import.annotations-drop': ({ token }) => {
      if (this.#waiting?.token === token) this.#waiting = undefined;
      return success({});
    },
  };

  async #look(paths: readonly string[], choices: Choices): Promise<Result<Waiting>> {
    const { host, emit } = this.#deps;
    const project = this.#deps.project();
    if (!project) return failure('project/none-open');
    const { format, encoding } = choices;
    const known = formats.filter(isImported).map(({ id }) => id);
    if (format !== undefined && !formats.some((one) => one.id === format && isImported(one)))
      return failure('import/unknown-format', { file: format, known: known.join(', ') });
    return this.#asJob(async (job) => {
      const { files, problems } = findFiles(paths);
      const inspected = await inspectFiles(files, {
        paths,
        project,
        host,
        format,
        encoding,
        isCancelled: () => job.cancelled,
        onProgress: (done, total, file) => emit('import.progress', { done, total, file, looking: true }),
      });
      const token = host.newCommandId();
      return success({ token, project, inspected, unreachable: [...problems, ...inspected.problems], choices });
    });
  }

  #keep(waiting: Waiting): AnnotationInspection | null {
    if (waiting.inspected.sets.length === 0) return null;
    this.#waiting = waiting;
    const { token, inspected, project, unreachable } = waiting;
    const { report } = this.#plan(waiting, noMapping);
    return inspectionOf(inspected, {
      token,
      report,
      codebook: project.store.read.codebook(),
      problems: unreachable,
    });
  }

  #find(token: string): Result<Waiting> {
    const waiting = this.#waiting;
    // Another project opened in its place is none of ours.
    if (waiting?.token !== token || waiting.project !== this.#deps.project()) return failure('import/inspection-gone');
    return success(waiting);
  }

  #plan({ inspected, project }: Waiting, mapping: LabelMapping): ReturnType<typeof planImport> {
    const { host } = this.#deps;
    return planImport(inspected, { project, host }, { mapping, annotatorId: project.annotatorId });
  }

  #take(waiting: Waiting, mapping: LabelMapping): Promise<Result<ImportReport>> {
    const { project, inspected, choices } = waiting;
    const deps = this.#deps;
    return this.#asJob(async (job) => {
      const isAnnotations = formats.some(({ id, reader }) => id === choices.format && reader);
      const target: ImportTarget = {
        project: () => (deps.project() === project ? project : undefined),
        host: deps.host,
        groupId: deps.host.newCommandId(),
        ...choices,
        // The format of the annotations is none of the documents beside them.
        format: isAnnotations ? undefined : choices.format,
        isCancelled: () => job.cancelled,
      };
      job.cancelled = inspected.isCancelled;
      const adopted = this.#adopt(waiting, mapping, target);
      if (!adopted.ok) return adopted;
      return success(await this.#importAll(waiting, { target, job, adopted: adopted.value }));
    });
  }

  #adopt(waiting: Waiting, mapping: LabelMapping, target: ImportTarget): Result<Partial<Adopted>> {
    const { inspected } = waiting;
    const project = target.project();
    if (inspected.sets.length === 0 || inspected.isCancelled) return success({});
    if (!project) return failure('project/none-open');
    const planned = this.#plan(waiting, mapping);
    const run = runImport(planned, project, target.groupId);
    return run.ok ? success({ documents: run.value, adoption: planned.report }) : run;
  }

  async #importAll(
    { inspected: { others, files, isCancelled }, unreachable }: Waiting,
    { target, job, adopted }: { readonly target: ImportTarget; readonly job: Job; readonly adopted: Partial<Adopted> },
  ): Promise<ImportReport> {
    const { emit } = this.#deps;
    const problems: ImportProblem[] = unreachable.map(({ file, error }) => ({ file, error }));
    const { adoption } = adopted;
    const added: ImportedDocument[] = [...(adopted.documents ?? [])];
    let annotations = adoption?.annotations.added ?? 0;
    let contradictions = 0;
    const came = { entities: adoption?.entities ?? 0, propositions: 0, links: adoption?.links.added ?? 0 };
    const doubts: ImportDoubt[] = [];
    let done = 0;
    let unreached = isCancelled ? files - others.length : 0;
    for (const file of others) {
      if (job.cancelled || !target.project()) break;
      emit('import.progress', { done, total: others.length, file: basename(file.path) });
      const result = await importFile(file, target);
      done += 1;
      if (result.ok) {
        added.push(...result.value.documents);
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
    const warned = {
      ...(contradictions > 0 ? { contradictions } : {}),
      ...(Object.values(came).some((count) => count > 0) ? { came } : {}),
      ...(adoption ? { adoption } : {}),
      ...(doubts.length > 0 ? { doubts: { count: doubts.length, first: doubts.slice(0, DOUBTS_TOLD) } } : {}),
    };
    return { added, annotations, ...warned, problems, cancelled: remaining > 0, remaining };
  }

  /** For as long as it runs, it can be cancelled. */
  async #asJob<Value>(work: (job: Job) => Promise<Result<Value>>): Promise<Result<Value>> {
    const job = { cancelled: false };
    this.#running.add(job);
    try {
      return await work(job);
    } finally {
      this.#running.delete(job);
    }
  }
}

interface Adopted {
  readonly documents: readonly ImportedDocument[];
  readonly adoption: NonNullable<ImportReport['adoption']>;
}

async function importFile(
  file: FoundFile,
  target: ImportTarget,
): Promise<Result<Pick<ImportedProject, 'documents' | 'annotations'> & Partial<ImportedProject & ImportedFile>>> {
  if (isProjectFile(file.path, target.format)) return importProject(file, target);
  const result = await importDocuments(file, target);
  return result.ok ? success({ ...result.value, annotations: 0 }) : result;
}

/** A codebook alone is not imported with the documents: what it would change is asked for first. */
function isImported({ reads, reader }: Format): boolean {
  return reads === 'documents' || reads === 'project' || reader !== undefined;
}
