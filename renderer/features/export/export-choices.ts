import type { ExportOptions } from '#shared/api/answers.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { ExportSelection, ExportSplit } from '#shared/formats/exchange/export-selection.ts';
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
  readonly selection: ExportSelection;
  /** Null for all documents together. */
  readonly split: ExportSplit | null;
  readonly anonymous: boolean;
  /** The options of single formats by their ids; they stay while one looks at another format. */
  readonly own: Readonly<Record<string, string>>;
}

/** What is common: four fifths to train on, one to check and one to test with. */
export const usualSplit: ExportSplit = { shares: [80, 10, 10], seed: 1 };

export function defaultChoices(formats: readonly ExportFormat[]): Choices {
  const preferred = formats.find(({ id }) => id === 'csv') ?? formats[0];
  return {
    format: preferred?.id ?? '',
    into: 'folder',
    offsets: 'codepoint',
    excel: false,
    annotator: '',
    rejected: false,
    selection: {},
    split: null,
    anonymous: false,
    own: {},
  };
}

/** Excel reads comma-separated tables only; for the other formats the wish means nothing. */
export function canBeForExcel(format: string): boolean {
  return format === 'csv';
}

/** A codebook has no annotations in it, of which a part could be chosen. */
export function hasAnnotations({ reads }: ExportFormat): boolean {
  return reads !== 'codebook';
}

/** Only data can be divided into train, dev and test; a network or a list of reviews cannot. */
export function canBeSplit({ holds }: ExportFormat): boolean {
  return holds !== null;
}

export function exportOptions(choices: Choices, format: ExportFormat | undefined): ExportOptions {
  const { offsets, excel, annotator, rejected, selection, split, anonymous, own } = choices;
  const ids = new Set(format?.options.map(({ id }) => id));
  const chosen = Object.fromEntries(Object.entries(own).filter(([id, value]) => ids.has(id) && value !== ''));
  return {
    format: choices.format,
    offsets,
    excel: excel && canBeForExcel(choices.format),
    rejected,
    ...(annotator === '' ? {} : { annotator }),
    ...(Object.keys(selection).length > 0 ? { selection } : {}),
    ...(split && format && canBeSplit(format) ? { split } : {}),
    ...(anonymous ? { anonymous } : {}),
    ...(Object.keys(chosen).length > 0 ? { choices: chosen } : {}),
  };
}

export function exportTarget(project: string, format: ExportFormat, choices: Choices): ExportTarget {
  const divided = choices.split !== null && canBeSplit(format);
  const kind = divided ? 'folder' : format.writes === 'either' ? choices.into : format.writes;
  const name = project.replace(/[^\p{L}\p{N} _.-]/gu, '_');
  const extension = (format.extensions[0] ?? '').replace(/^\./, '');
  return kind === 'folder'
    ? { suggestedName: `${name} ${format.id}`, kind, extension: '' }
    : { suggestedName: extension === '' ? name : `${name}.${extension}`, kind: 'file', extension };
}
