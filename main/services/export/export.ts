import { resolve, sep } from 'node:path';
import type { ExportForecast, ExportOptions, ExportReport } from '#shared/api/answers.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import type { Format, Note, WrittenFile } from '#shared/formats/format.ts';
import { articleHtml } from '#shared/formats/article-html/article-html.ts';
import { findFormat, formats, writableFormats } from '#shared/formats/registry.ts';
import { translate } from '#shared/locales/translate.ts';
import type { Handlers } from '../handlers.ts';
import { failureOf } from '../../store/failures.ts';
import type { OpenProject, ServiceDeps } from '../open-project.ts';
import { filesOf } from './export-files.ts';
import { forecastOf } from './export-forecast.ts';
import { planExport, type PlannedExport } from './export-plan.ts';
import { targetsOf, writeFilesWhole, type WriteContext } from './export-place.ts';
import { previewOf } from './export-preview.ts';
import { Progress } from './export-progress.ts';
import { refuseToReplace, type Replacing } from './export-replaced.ts';
import { type ExportScope, exportSource } from './export-source.ts';
import { folderTarget } from './export-target.ts';
import { NotPrinted } from './export-print.ts';
import { ExportCancelled } from './export-write.ts';

type ExportMethod =
  'export.path' | 'export.preview' | 'export.forecast' | 'export.forecast-cancel' | 'export.cancel' | 'formats.list';

/** How often an export begins anew because the project changed under it, before it takes what there is. */
const ATTEMPTS = 3;

export function createExportService(deps: ServiceDeps): Handlers<ExportMethod> {
  const running = new Set<{ cancelled: boolean }>();
  let forecast = { cancelled: false };
  return {
    'export.path': async ({ path, options, replace = 'nothing' }) => {
      const project = deps.project();
      if (!project) return failure('project/none-open');
      const job = { cancelled: false };
      running.add(job);
      forecast.cancelled = true;
      try {
        return await exportTo(path, { project, options, replace, job, deps });
      } finally {
        running.delete(job);
      }
    },
    'export.cancel': () => {
      for (const job of running) job.cancelled = true;
      return success({});
    },
    'export.preview': async ({ options, lines }) => {
      const project = deps.project();
      if (!project) return failure('project/none-open');
      const format = formatToWrite(options);
      if (!format.ok) return format;
      const source = exportSource(project.store, scopeOf(options, format.value));
      if (!source.ok) return source;
      const shape = format.value.writes === 'file' ? 'file' : 'folder';
      const { plan } = planExport(source.value, { format: format.value, options, shape });
      return success(await previewOf(plan, lines));
    },
    'export.forecast': ({ options }) => {
      const project = deps.project();
      if (!project) return failure('project/none-open');
      forecast.cancelled = true;
      forecast = { cancelled: false };
      return forecastFor(project, { options, job: forecast });
    },
    'export.forecast-cancel': () => {
      forecast.cancelled = true;
      return success({});
    },
    'formats.list': () => success(formats.map(describeFormat)),
  };
}

function describeFormat({
  id,
  name,
  mediaTypes,
  extensions,
  reads,
  writes,
  needs,
  keeps,
  holds,
  offsets,
  options = [],
}: Format) {
  return {
    id,
    name: translate(name),
    mediaTypes,
    extensions,
    reads,
    writes,
    needs: needs ?? null,
    keeps: translate(keeps),
    holds: holds ? { ...holds } : null,
    choosesOffsets: offsets === 'chosen',
    options: options.map((option) => ({
      ...option,
      name: translate(option.name),
      values: option.values.map((value) => ({ ...value, name: translate(value.name) })),
    })),
  };
}

async function forecastFor(
  { store }: OpenProject,
  { options, job }: Pick<Job, 'options' | 'job'>,
): Promise<Result<ExportForecast>> {
  const format = formatToWrite(options);
  if (!format.ok) return format;
  const source = exportSource(store, scopeOf(options, format.value));
  if (!source.ok) return source;
  const shape = format.value.writes === 'file' ? 'file' : 'folder';
  const planned = planExport(source.value, { format: format.value, options, shape });
  try {
    const forecast = await forecastOf(planned, { cancelled: () => job.cancelled, wrote: () => {} });
    const more = notesOf(source.value.linksLeftOut, options).map(sentence);
    return success({ ...forecast, notes: [...forecast.notes, ...more] });
  } catch (error) {
    if (error instanceof ExportCancelled) return failure('export/cancelled');
    throw error;
  }
}

interface Job {
  readonly project: OpenProject;
  readonly options: ExportOptions;
  readonly replace: Replacing;
  readonly job: { readonly cancelled: boolean };
  readonly deps: ServiceDeps;
}

async function exportTo(given: string, { project, options, replace, job, deps }: Job): Promise<Result<ExportReport>> {
  const format = formatToWrite(options);
  if (!format.ok) return format;
  const { print } = deps.host;
  if (format.value.needs === 'desktop' && !print)
    return failure('export/needs-desktop', { format: format.value.id, instead: articleHtml.id });
  // A separator at the end says that a folder is meant; `resolve` takes it off.
  const path = resolve(given);
  const shape = shapeOf(given, format.value, options);
  if (shape === 'file' && isFolderName(given)) return failure('export/not-a-file', { path: given, kind: 'a folder' });

  for (let attempt = 1; ; attempt += 1) {
    const source = exportSource(project.store, scopeOf(options, format.value));
    if (!source.ok) return source;
    const { store } = project;
    const sequence = store.sequence();
    const planned = planExport(source.value, { format: format.value, options, shape });
    const total = stepsOf(planned, store.read.count('annotation'));
    const progress = new Progress((done) => deps.emit('export.progress', { done: Math.min(done, total), total }));
    // Somebody annotated meanwhile: half of the tables would know of it. The last attempt takes what there is.
    const stale = () => attempt < ATTEMPTS && store.sequence() !== sequence;
    const watch = { cancelled: () => job.cancelled || stale(), wrote: (rows: number) => progress.add(rows) };
    const written = await tryWrite(path, planned, { shape, replace, watch, openProject: store.path, print });
    if (!written.ok && written.error.code === 'export/cancelled' && !job.cancelled) continue;
    if (!written.ok) return written;
    deps.emit('export.progress', { done: total, total });
    const notes = [...planned.notes(), ...notesOf(source.value.linksLeftOut, options)];
    return success({
      files: written.value.files,
      notes: notes.map(sentence),
      losses: written.value.losses.map(sentence),
    });
  }
}

/** What progress is counted in: the rows of all files at most, or the articles where they are printed. */
function stepsOf({ plan, source, format }: PlannedExport, annotations: number): number {
  const articles = source.documents.length;
  return format.needs === 'desktop' ? articles : plan.files.length * (annotations + articles);
}

interface Written {
  readonly files: readonly WrittenFile[];
  readonly losses: readonly Note[];
}

async function tryWrite(
  path: string,
  planned: PlannedExport,
  { shape, replace, ...context }: WriteContext & { readonly shape: 'file' | 'folder'; readonly replace: Replacing },
): Promise<Result<Written>> {
  try {
    if (shape === 'folder') {
      const folder = folderTarget(path, context.openProject);
      if (!folder.ok) return folder;
    }
    const places = filesOf(path, { planned, losses: [], shape });
    const targets = targetsOf(places, context.openProject);
    if (!targets.ok) return targets;
    const refusal = await refuseToReplace(places, { path, replace });
    if (!refusal.ok) return refusal;
    const losses = await planned.losses(context.watch);
    const written = await writeFilesWhole(filesOf(path, { planned, losses, shape }), context);
    return written.ok ? success({ files: written.value, losses }) : written;
  } catch (error) {
    if (error instanceof ExportCancelled) return failure('export/cancelled');
    if (error instanceof NotPrinted) return failure('export/cannot-print', { path, reason: error.message });
    const failed = failureOf(error, path);
    if (failed?.code === 'store/name-too-long') return { ok: false, error: failed };
    return failure('export/cannot-write', { path, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** A rejected suggestion is nobody's statement about the text; only the format that keeps everything has it unasked. */
function scopeOf({ annotator, rejected, selection }: ExportOptions, { reads }: Format): ExportScope {
  return { annotator, rejected: rejected === true || reads === 'project', selection };
}

function isFolderName(path: string): boolean {
  return path.endsWith('/') || path.endsWith(sep);
}

/** A divided export is several files, whatever the format. */
function shapeOf(path: string, { writes, extensions }: Format, { split }: ExportOptions): 'file' | 'folder' {
  if (split) return 'folder';
  if (writes !== 'either') return writes === 'folder' ? 'folder' : 'file';
  return extensions.some((extension) => path.toLowerCase().endsWith(extension)) ? 'file' : 'folder';
}

function formatToWrite({ format }: ExportOptions): Result<Format & Required<Pick<Format, 'plan'>>> {
  const found = findFormat(format);
  if (found?.plan) return success({ ...found, plan: found.plan });
  return failure('export/unknown-format', { format, known: writableFormats.map(({ id }) => id).join(', ') });
}

function notesOf(linksLeftOut: number, { format, excel }: ExportOptions): Note[] {
  const notes: Note[] = [];
  if (excel && format !== 'csv') notes.push({ key: 'note.excel-unused' });
  if (linksLeftOut > 0) notes.push({ key: 'note.links-left-out', params: { links: linksLeftOut } });
  return notes;
}

function sentence({ key, params }: Note): string {
  return translate(key, params);
}
