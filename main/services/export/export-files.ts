import { join } from 'node:path';
import { lossReport, manifestOf } from '#shared/formats/exchange/manifest.ts';
import type { Note } from '#shared/formats/format.ts';
import type { FileAbout, FilesToWrite } from './export-place.ts';
import type { PlannedExport } from './export-plan.ts';

interface FilesInput {
  readonly planned: PlannedExport;
  readonly losses: readonly Note[];
  readonly shape: 'file' | 'folder';
}

/**
 * Where the files of an export go. A folder gets `manifest.json`, a single file `NAME.manifest.json` beside it; and
 * whatever cannot hold a whole project gets a loss report, also where nothing is lost, so that an old one never stays.
 * Files that are a whole project, a codebook or a view of the claims are about nothing but themselves.
 */
export function filesOf(path: string, { planned, losses, shape }: FilesInput): FilesToWrite {
  const { plan, format } = planned;
  const inFolder = shape === 'folder';
  const [first] = plan.files;
  const placed = inFolder
    ? plan.files.map((file) => ({ file, path: join(path, file.path) }))
    : first
      ? [{ file: first, path }]
      : [];
  const nameOf = (name: string) => (inFolder ? name : `${path}.${name}`);
  const about: FileAbout[] = [];
  const isData = format.holds !== undefined && format.reads !== 'project';
  if (isData) {
    const name = 'loss-report.txt';
    about.push({ name, path: inFolder ? join(path, name) : nameOf(name), text: () => lossReport(format, losses) });
  }
  if (isData || inFolder) {
    const name = 'manifest.json';
    const text: FileAbout['text'] = (written, report) => manifestText(planned, { losses, written, report });
    about.push({ name, path: inFolder ? join(path, name) : nameOf(name), text });
  }
  return { files: placed, about, inFolder };
}

function manifestText(
  { source, format, options, write, plan, notes }: PlannedExport,
  about: Pick<Parameters<typeof manifestOf>[1], 'losses' | 'written' | 'report'>,
): string {
  return manifestOf(source, {
    format,
    options: write,
    split: options.split,
    anonymous: options.anonymous === true,
    plan,
    notes: notes(),
    ...about,
  });
}
