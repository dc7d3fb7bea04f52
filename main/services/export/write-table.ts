import { resolve } from 'node:path';
import type { ExportReport } from '#shared/api/answers.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import type { Chunk } from '#shared/formats/format.ts';
import { csvOf, jsonOf, type PlainTable } from '#shared/formats/csv/plain-table.ts';
import type { OpenProject } from '../open-project.ts';
import { writeFileWhole } from './export-place.ts';

export interface TableFile {
  readonly path: string;
  readonly format: 'csv' | 'json';
  readonly excel: boolean;
  readonly open: OpenProject;
}

/** Writes a table that a view shows, as one file. */
export function writeTable(table: PlainTable, { path, format, excel, open }: TableFile): Promise<Result<ExportReport>> {
  return writeWhole(path, () => (format === 'csv' ? csvOf(table, excel) : jsonOf(table)), open);
}

/** Writes a file that comes out of the project in one go: all of it stands there in the end, or nothing. */
export async function writeWhole(
  given: string,
  chunks: () => Iterable<Chunk>,
  { store }: OpenProject,
): Promise<Result<ExportReport>> {
  const path = resolve(given);
  try {
    const written = await writeFileWhole(
      path,
      { path, chunks },
      { watch: { cancelled: () => false, wrote: () => {} }, openProject: store.path },
    );
    return written.ok ? success({ files: written.value, notes: [], losses: [] }) : written;
  } catch (error) {
    return failure('export/cannot-write', { path, reason: error instanceof Error ? error.message : String(error) });
  }
}
