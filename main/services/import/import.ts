import type { ImportReport } from '#shared/api/answers.ts';
import type { AnnotationInspection } from '#shared/api/import-methods.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { type LabelMapping, noMapping } from '#shared/formats/exchange/label-mapping.ts';
import type { Format } from '#shared/formats/format.ts';
import { formats } from '#shared/formats/registry.ts';
import type { Handlers } from '../handlers.ts';
import type { ServiceDeps } from '../open-project.ts';
import { inspectFiles, planImport } from './annotations/annotation-import.ts';
import { inspectionOf } from './annotations/inspection.ts';
import { keepTexts, writeImport } from './annotations/write-import.ts';
import type { ImportTarget } from './import-document.ts';
import { findFiles } from './import-paths.ts';
import { type ImportChoices, type Look, Looks } from './looks.ts';
import { previewTable } from './preview-table.ts';
import { type Adopted, reportOf, type TakenOthers, takeOthers } from './take-others.ts';

type ImportMethod =
  | 'import.paths'
  | 'import.preview-table'
  | 'import.cancel'
  | 'import.annotations-inspect'
  | 'import.annotations-plan'
  | 'import.annotations-run'
  | 'import.annotations-drop';

/** Looking is told at most so often: a window that is told of thousands of files each second shows none of them. */
const LOOKING_MS = 40;

interface Job {
  cancelled: boolean;
}

/**
 * Takes files into the project one after the other, each in a transaction of its own: a crash leaves whole documents,
 * and one bad file keeps none of the others out. Annotations of other tools come before them, unless they are about
 * documents among them. Together they are one step for undo.
 */
export function createImportService(deps: ServiceDeps): Handlers<ImportMethod> {
  return new ImportService(deps).handlers;
}

class ImportService {
  readonly #deps: ServiceDeps;
  readonly #running = new Set<Job>();
  readonly #looks = new Looks();

  constructor(deps: ServiceDeps) {
    this.#deps = deps;
  }

  readonly handlers: Handlers<ImportMethod> = {
    'import.paths': ({ paths, encoding, format, columns, dryRun = false }) =>
      this.#asJob(async (job) => {
        const choices = { encoding, format, columns };
        const project = this.#deps.project();
        const known = project && (await this.#looks.reuse(paths, choices, project));
        const looked = known ? success(known) : await this.#look(paths, choices, job);
        return looked.ok ? this.#take(looked.value, { mapping: noMapping, isDry: dryRun }, job) : looked;
      }),
    'import.preview-table': ({ path, encoding }) => previewTable(path, encoding, this.#deps.host),
    'import.cancel': () => {
      for (const job of this.#running) job.cancelled = true;
      return success({});
    },
    'import.annotations-inspect': ({ paths, encoding, format, columns, ...choices }) =>
      this.#asJob(async (job) => {
        this.#looks.drop();
        const looked = await this.#look(paths, { encoding, format, columns, ...choices }, job);
        if (!looked.ok) return looked;
        const shown = await this.#show(looked.value, job);
        return job.cancelled ? failure('import/cancelled', {}) : success(shown);
      }),
    'import.annotations-plan': ({ token, mapping, unnamed }) =>
      this.#asJob(async (job) => {
        const look = this.#looks.find(token, this.#deps.project());
        if (!look.ok) return look;
        const planned = await this.#plan(look.value, { mapping, unnamed }, job);
        return planned ? success(planned.report) : failure('import/cancelled', {});
      }),
    'import.annotations-run': ({ token, mapping, unnamed }) =>
      this.#asJob(async (job) => {
        const look = await this.#looks.take(token, this.#deps.project());
        return look.ok ? this.#take(look.value, { mapping, unnamed }, job) : look;
      }),
    'import.annotations-drop': ({ token }) => {
      this.#looks.drop(token);
      return success({});
    },
  };

  async #look(paths: readonly string[], choices: ImportChoices, job: Job): Promise<Result<Look>> {
    const { host } = this.#deps;
    const project = this.#deps.project();
    if (!project) return failure('project/none-open');
    const { format, encoding, columns, annotationColumns, unit } = choices;
    const known = formats.filter(isImported).map(({ id }) => id);
    if (format !== undefined && !formats.some((one) => one.id === format && isImported(one)))
      return failure('import/unknown-format', { file: format, known: known.join(', ') });
    const { files, problems } = await findFiles(paths);
    const inspected = await inspectFiles(files, {
      paths,
      project,
      host,
      format,
      encoding,
      columns,
      annotationColumns,
      unit,
      isCancelled: () => job.cancelled,
      onProgress: this.#tellLooking(),
    });
    const unreachable = [...problems, ...inspected.problems];
    return success({ token: host.newCommandId(), project, paths, files, inspected, unreachable, choices });
  }

  #tellLooking(): Tell {
    return this.#tell({ looking: true });
  }

  #tellTaking(): Tell {
    return this.#tell({});
  }

  #tell(how: { readonly looking?: true }): Tell {
    let last = -Infinity;
    return (done, total, file) => {
      const now = performance.now();
      if (now - last < LOOKING_MS) return;
      last = now;
      this.#deps.emit('import.progress', { done, total, file, ...how });
    };
  }

  /** Keeps what was looked at, and tells of the annotations in it; null where there are none. */
  async #show(look: Look, job: Job): Promise<AnnotationInspection | null> {
    if (look.inspected.isCancelled) return null;
    this.#looks.keep(look);
    const { token, inspected, project, unreachable } = look;
    if (inspected.sets.length === 0) return null;
    const planned = await this.#plan(look, { mapping: noMapping }, job);
    if (!planned) return null;
    const { report } = planned;
    return inspectionOf(inspected, { token, report, codebook: project.store.read.codebook(), problems: unreachable });
  }

  #plan({ inspected, project }: Look, decided: Decided, job: Job): ReturnType<typeof planImport> {
    const { host } = this.#deps;
    const isCancelled = (): boolean => job.cancelled || this.#deps.project() !== project;
    return planImport(inspected, { project, host, isCancelled, onProgress: this.#tellLooking() }, decided);
  }

  async #take(look: Look, decided: Decided, job: Job): Promise<Result<ImportReport>> {
    const { project, inspected, choices } = look;
    const deps = this.#deps;
    const isAnnotations = formats.some(({ id, reader }) => id === choices.format && reader);
    const target: ImportTarget = {
      project: () => (deps.project() === project ? project : undefined),
      host: deps.host,
      groupId: deps.host.newCommandId(),
      ...choices,
      // The format of the annotations is none of the documents beside them.
      format: isAnnotations ? undefined : choices.format,
      isCancelled: () => job.cancelled,
      isDry: decided.isDry === true,
    };
    job.cancelled ||= inspected.isCancelled;
    const take = (): Promise<TakenOthers> => takeOthers(look, { target, emit: deps.emit });
    // Annotations that are about documents among the others find them in the project.
    const before = inspected.needsOthers ? await take() : undefined;
    const adopted = await this.#adopt(look, { decided, target, job });
    return adopted.ok ? success(reportOf(look, before ?? (await take()), adopted.value)) : adopted;
  }

  async #adopt(
    look: Look,
    { decided, target, job }: { readonly decided: Decided; readonly target: ImportTarget; readonly job: Job },
  ): Promise<Result<Partial<Adopted>>> {
    if (look.inspected.sets.length === 0 || job.cancelled || target.isDry) return success({});
    const isCancelled = (): boolean => job.cancelled || target.project() === undefined;
    const onProgress = this.#tellLooking();
    for (;;) {
      const planned = await this.#plan(look, decided, job);
      const project = target.project();
      if (!project) return failure('project/none-open');
      if (!planned) return success({});
      const kept = await keepTexts(planned, { project, isCancelled, onProgress });
      if (!kept.ok) return kept;
      if (job.cancelled) return success({});
      if (!target.project()) return failure('project/none-open');
      // Somebody changed the project meanwhile: what was planned may not fit any more.
      if (project.store.sequence() !== planned.sequence) continue;
      const { groupId } = target;
      const written = await writeImport(planned, { project, groupId, isCancelled, onProgress: this.#tellTaking() });
      if (!written.ok) return written;
      const { documents, report: adoption, remaining } = written.value;
      return success({ documents, adoption, remaining });
    }
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

type Tell = (done: number, total: number, file: string) => void;

/** What a person decided about annotations of other tools. */
interface Decided {
  readonly mapping: LabelMapping;
  readonly unnamed?: string | undefined;
  /** Of documents alone: everything is read, and nothing written. */
  readonly isDry?: boolean;
}

/** A codebook alone is not imported with the documents: what it would change is asked for first. */
function isImported({ reads, reader }: Format): boolean {
  return reads === 'documents' || reads === 'project' || reader !== undefined;
}
