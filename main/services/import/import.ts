import { basename, extname } from 'node:path';
import type { ImportProblem, ImportReport } from '#shared/api/answers.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import type { Format } from '#shared/formats/format.ts';
import { formats } from '#shared/formats/registry.ts';
import type { Handlers } from '../handlers.ts';
import { importDocument, type ImportedDocument, type ImportTarget } from './import-document.ts';
import { findFiles, type FoundFile } from './import-paths.ts';
import { importProject } from './import-project.ts';
import type { ServiceDeps } from '../open-project.ts';

type ImportMethod = 'import.paths' | 'import.cancel';

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
    'import.paths': async ({ paths, encoding, format }) => {
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
        };
        return success(await importAll(paths, { target, job, deps }));
      } finally {
        running.delete(job);
      }
    },
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
  let done = 0;
  for (const file of files) {
    if (job.cancelled || !target.project()) break;
    deps.emit('import.progress', { done, total: files.length, file: basename(file.path) });
    const result = await importFile(file, target);
    done += 1;
    if (result.ok) {
      added.push(...result.value.documents);
      annotations += result.value.annotations;
    } else problems.push({ file: file.path, error: result.error });
  }
  deps.emit('import.progress', { done, total: files.length, file: '' });
  const remaining = files.length - done;
  return { added, annotations, problems, cancelled: remaining > 0, remaining };
}

async function importFile(
  file: FoundFile,
  target: ImportTarget,
): Promise<Result<{ readonly documents: readonly ImportedDocument[]; readonly annotations: number }>> {
  const isProject =
    target.format === undefined ? extname(file.path).toLowerCase() === '.json' : target.format === 'json';
  if (isProject) return importProject(file, target);
  const result = await importDocument(file, target);
  return result.ok ? success({ documents: [result.value], annotations: 0 }) : result;
}

/** A codebook alone is not imported with the documents: what it would change is asked for first. */
function isImported({ reads }: Format): boolean {
  return reads === 'documents' || reads === 'project';
}
