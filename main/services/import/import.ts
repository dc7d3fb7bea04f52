import { basename } from 'node:path';
import type { ImportDoubt, ImportProblem, ImportReport } from '#shared/api/answers.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import type { Format } from '#shared/formats/format.ts';
import { formats } from '#shared/formats/registry.ts';
import type { Handlers } from '../handlers.ts';
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
import type { ServiceDeps } from '../open-project.ts';

type ImportMethod = 'import.paths' | 'import.preview-table' | 'import.cancel';

/** More than anybody reads at once; all are counted. */
const DOUBTS_TOLD = 200;

interface Job {
  cancelled: boolean;
}

/**
 * Takes files into the project one after the other, each in a transaction of its own: a crash leaves whole documents,
 * and one bad file keeps none of the others out. Together they are one step for undo.
 */
export function createImportService(deps: ServiceDeps): Handlers<ImportMethod> {
  const running = new Set<Job>();
  return {
    'import.paths': async ({ paths, encoding, format, columns }) => {
      const opened = deps.project();
      if (!opened) return failure('project/none-open');
      const known = formats.filter(isImported).map(({ id }) => id);
      if (format !== undefined && !formats.some((one) => one.id === format && isImported(one)))
        return failure('import/unknown-format', { file: format, known: known.join(', ') });

      const job = { cancelled: false };
      running.add(job);
      try {
        const target: ImportTarget = {
          // Another project opened in its place is none of ours.
          project: () => (deps.project() === opened ? opened : undefined),
          host: deps.host,
          groupId: deps.host.newCommandId(),
          encoding,
          format,
          columns,
          isCancelled: () => job.cancelled,
        };
        return success(await importAll(paths, { target, job, deps }));
      } finally {
        running.delete(job);
      }
    },
    'import.preview-table': ({ path, encoding }) => previewTable(path, encoding, deps.host),
    'import.cancel': () => {
      for (const job of running) job.cancelled = true;
      return success({});
    },
  };
}

async function importAll(
  paths: readonly string[],
  { target, job, deps }: { readonly target: ImportTarget; readonly job: Job; readonly deps: ServiceDeps },
): Promise<ImportReport> {
  const { files, problems: unreachable } = findFiles(paths);
  const problems: ImportProblem[] = unreachable.map(({ file, error }) => ({ file, error }));
  const added: ImportedDocument[] = [];
  let annotations = 0;
  let contradictions = 0;
  const came = { entities: 0, propositions: 0, links: 0 };
  const doubts: ImportDoubt[] = [];
  let done = 0;
  let unreached = 0;
  for (const file of files) {
    if (job.cancelled || !target.project()) break;
    deps.emit('import.progress', { done, total: files.length, file: basename(file.path) });
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
  deps.emit('import.progress', { done, total: files.length, file: '' });
  const remaining = files.length - done + unreached;
  const warned = {
    ...(contradictions > 0 ? { contradictions } : {}),
    ...(Object.values(came).some((count) => count > 0) ? { came } : {}),
    ...(doubts.length > 0 ? { doubts: { count: doubts.length, first: doubts.slice(0, DOUBTS_TOLD) } } : {}),
  };
  return { added, annotations, ...warned, problems, cancelled: remaining > 0, remaining };
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
function isImported({ reads }: Format): boolean {
  return reads === 'documents' || reads === 'project';
}
