import type { ExportOptions } from '#shared/api/answers.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { ExportTarget } from '../../app/transfer.ts';

export type ExportFormat = OutputOf<'formats.list'>[number];

/** What a person chooses in the form. */
export interface Choices {
  readonly format: string;
  /** For formats that can be one flat file or a folder of tables. */
  readonly into: 'file' | 'folder';
  readonly offsets: ExportOptions['offsets'];
  readonly excel: boolean;
  /** Empty for all annotators. */
  readonly annotator: string;
  /** Also what was suggested and rejected. */
  readonly rejected: boolean;
}

export function defaultChoices(formats: readonly ExportFormat[]): Choices {
  const preferred = formats.find(({ id }) => id === 'csv') ?? formats[0];
  return {
    format: preferred?.id ?? '',
    into: 'folder',
    offsets: 'codepoint',
    excel: false,
    annotator: '',
    rejected: false,
  };
}

/** Excel reads comma-separated tables only; for the other formats the wish means nothing. */
export function canBeForExcel(format: string): boolean {
  return format === 'csv';
}

export function exportOptions({ format, offsets, excel, annotator, rejected }: Choices): ExportOptions {
  const whose = annotator === '' ? {} : { annotator };
  return { format, offsets, excel: excel && canBeForExcel(format), rejected, ...whose };
}

export function exportTarget(project: string, format: ExportFormat, choices: Choices): ExportTarget {
  const kind = format.writes === 'either' ? choices.into : format.writes;
  const name = project.replace(/[^\p{L}\p{N} _.-]/gu, '_');
  const extension = (format.extensions[0] ?? '').replace(/^\./, '');
  return kind === 'folder'
    ? { suggestedName: `${name} ${format.id}`, kind, extension: '' }
    : { suggestedName: extension === '' ? name : `${name}.${extension}`, kind: 'file', extension };
}
