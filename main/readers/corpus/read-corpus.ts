import { AttributeId } from '#shared/domain/ids.ts';
import type { Attributes } from '#shared/domain/annotation.ts';
import {
  chooseColumns,
  type ColumnMapping,
  type ColumnRole,
  type CorpusRow,
  type CorpusTable,
  guessColumns,
} from '#shared/formats/documents/corpus-columns.ts';
import { failure } from '#shared/domain/result.ts';
import { noMetadata, type ParsedPart } from '../parsed-document.ts';
import { isoDateOf } from '../propose-date.ts';
import { tidyMetadata } from '../propose-metadata.ts';
import { ReadFault } from '../read-fault.ts';
import { readTxt } from '../read-txt.ts';

/** As in the schema of attributes: more would not be kept. */
const LONGEST_FIELD = 100_000;
const LONGEST_NAME = 200;

/** The documents of a table: one for each row that has text, with the other columns as its fields. */
export function documentsOf(table: CorpusTable, file: string, chosen: ColumnMapping = {}): ParsedPart[] {
  const mapping = chooseColumns(guessColumns(table), chosen);
  const known = table.columns.join(', ');
  for (const column of Object.values(mapping))
    if (!table.columns.includes(column)) throw new ReadFault('import/no-column', { file, column, known });
  if (mapping.text === undefined) throw new ReadFault('import/no-column', { file, column: 'text', known });
  return table.rows.map((row) => documentOf(row, { table, mapping, file }));
}

function documentOf(
  row: CorpusRow,
  { table, mapping, file }: { readonly table: CorpusTable; readonly mapping: ColumnMapping; readonly file: string },
): ParsedPart {
  const part = String(row.number);
  const cell = (role: ColumnRole): string => {
    const column = mapping[role];
    return column === undefined ? '' : (row.cells[table.columns.indexOf(column)] ?? '');
  };
  const text = cell('text');
  if (text.trim() === '' || text.includes('\0'))
    return { part, error: failure('import/no-text', { file: `${file}, ${part}` }).error };
  if (!text.isWellFormed()) {
    const offset = text.search(/[\ud800-\udfff]/u);
    return { part, error: failure('import/not-well-formed', { file: `${file}, ${part}`, offset }).error };
  }
  const read = readTxt(text);
  const date = cell('date');
  const metadata = tidyMetadata({
    ...noMetadata,
    ...read.metadata,
    ...(mapping.title === undefined ? {} : { title: cell('title') }),
    ...(mapping.byline === undefined ? {} : { byline: cell('byline') }),
    ...(mapping.outlet === undefined ? {} : { outlet: cell('outlet') }),
    ...(mapping.date === undefined ? {} : { date: isoDateOf(date) ?? date }),
    url: cell('url'),
    language: cell('language'),
  });
  const stem = file.replace(/\.[^.]*$/, '');
  const name = cell('name').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME).toWellFormed() || `${stem} ${part}`;
  return { part, name, content: read.content, metadata, fields: fieldsOf(row, table, mapping) };
}

/** What has no role keeps its column's name. A key that would be an object's prototype is no name for anything. */
function fieldsOf(row: CorpusRow, { columns }: CorpusTable, mapping: ColumnMapping): Attributes {
  const used = new Set<string>(Object.values(mapping));
  const fields = new Map<AttributeId, string>();
  for (const [index, column] of columns.entries()) {
    const value = row.cells[index] ?? '';
    const id = AttributeId.safeParse(column);
    if (used.has(column) || value === '' || !id.success || column === '__proto__') continue;
    fields.set(id.data, value.slice(0, LONGEST_FIELD).toWellFormed());
  }
  return Object.fromEntries(fields);
}
