import { AttributeId } from '#shared/domain/ids.ts';
import type { Attributes } from '#shared/domain/annotation.ts';
import {
  chooseColumns,
  type ColumnMapping,
  type ColumnRole,
  type CorpusRow,
  type CorpusTable,
  guessColumns,
  tableForColumns,
} from '#shared/formats/documents/corpus-columns.ts';
import { failure } from '#shared/domain/result.ts';
import { noMetadata, type ParsedPart } from '../parsed-document.ts';
import { isRecord, textMember } from '#shared/formats/exchange/json-input.ts';
import { isoDateOf } from '../propose-date.ts';
import { tidyMetadata } from '../propose-metadata.ts';
import { ReadFault } from '../read-fault.ts';
import { contentOfCell, withoutEscapes } from './cell-content.ts';
import { isPartOfDate, tableDateOf } from './table-date.ts';

/** As in the schema of attributes: more would not be kept. */
const LONGEST_FIELD = 100_000;
const LONGEST_NAME = 200;

/** The documents of a table: one for each row that has text, with the other columns as its fields. */
export async function documentsOf(read: CorpusTable, file: string, chosen: ColumnMapping = {}): Promise<ParsedPart[]> {
  const table = tableForColumns(read, chosen);
  const mapping = chooseColumns(guessColumns(table), chosen);
  const known = table.columns.join(', ');
  for (const column of Object.values(mapping))
    if (!table.columns.includes(column)) throw new ReadFault('import/no-column', { file, column, known });
  if (mapping.text === undefined) throw new ReadFault('import/no-column', { file, column: 'text', known });
  const parts: ParsedPart[] = [];
  for (const row of table.rows) parts.push(await documentOf(row, { table, mapping, file }));
  return withNotesOnTable(parts, table);
}

interface OfTable {
  readonly table: CorpusTable;
  readonly mapping: ColumnMapping;
  readonly file: string;
}

async function documentOf(row: CorpusRow, { table, mapping, file }: OfTable): Promise<ParsedPart> {
  const part = String(row.number);
  const cell = (role: ColumnRole): string => {
    const column = mapping[role];
    return column === undefined ? '' : (row.cells[table.columns.indexOf(column)] ?? '');
  };
  const { text, lead } = textOf(row, table, cell('text'));
  if (text.trim() === '' || text.includes('\0'))
    return { part, error: failure('import/no-text', { file: `${file}, ${part}` }).error };
  if (!text.isWellFormed()) {
    const offset = text.search(/[\ud800-\udfff]/u);
    return { part, error: failure('import/not-well-formed', { file: `${file}, ${part}`, offset }).error };
  }
  const { content, metadata: found, notes } = await contentOfCell(text);
  if (content.text.trim() === '') return { part, error: failure('import/no-text', { file: `${file}, ${part}` }).error };
  const date = cell('date');
  const metadata = tidyMetadata({
    ...noMetadata,
    ...found,
    ...(mapping.title === undefined ? {} : { title: withoutEscapes(cell('title')) }),
    ...(mapping.byline === undefined ? {} : { byline: shownName(cell('byline')) }),
    ...(mapping.outlet === undefined ? {} : { outlet: shownName(cell('outlet')) }),
    ...(mapping.date === undefined ? {} : { date: tableDateOf(date) ?? date }),
    url: cell('url'),
    language: cell('language'),
  });
  const stem = file.replace(/\.[^.]*$/, '');
  const name = cell('name').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME).toWellFormed() || `${stem} ${part}`;
  const fields = fieldsOf(row, table, mapping, lead);
  return { part, name, content, metadata, fields, ...(notes.length > 0 ? { notes } : {}) };
}

/** Factiva has the lead paragraph (`LP`) and the text that follows it (`TD`) in two columns. */
function textOf(
  { cells }: CorpusRow,
  { columns }: CorpusTable,
  text: string,
): { readonly text: string; readonly lead?: string } {
  const [following, lead] = [columns.indexOf('TD'), columns.indexOf('LP')];
  const isFactiva = columns.includes('HD') && following >= 0 && lead >= 0 && cells[following] === text;
  const before = cells[lead] ?? '';
  return isFactiva && before !== ''
    ? { text: [before, text].filter((one) => one !== '').join('\n\n'), lead: 'LP' }
    : { text };
}

/** Of a list of names in JSON, the names; of an object with a name, that. */
function shownName(cell: string): string {
  if (!/^[[{]/.test(cell)) return withoutEscapes(cell);
  try {
    const value = JSON.parse(cell) as unknown;
    const names = (Array.isArray(value) ? (value as unknown[]) : [value]).map((one) =>
      isRecord(one) ? textMember(one, 'name', 'title') : one,
    );
    return names.every((name) => typeof name === 'string') ? names.join(', ') : cell;
  } catch {
    return cell;
  }
}

/** What a person should know of the table as a whole stands on the first document that it is about. */
function withNotesOnTable(parts: readonly ParsedPart[], { first }: CorpusTable): ParsedPart[] {
  const isRaw = (part: ParsedPart): boolean => {
    const date = 'metadata' in part ? part.metadata.date : '';
    return date !== '' && isoDateOf(date) === undefined && !isPartOfDate(date);
  };
  const raw = parts.filter(isRaw);
  const [firstRaw] = raw;
  return parts.map((part, index) => {
    if ('error' in part) return part;
    const notes = [...(part.notes ?? [])];
    if (index === 0 && first?.isArticle === true) notes.push({ key: 'reader.note.no-header' });
    if (part === firstRaw)
      notes.push({ key: 'reader.note.dates', params: { count: raw.length, date: part.metadata.date.slice(0, 100) } });
    return notes.length > 0 ? { ...part, notes } : part;
  });
}

/** What has no role keeps its column's name. A key that would be an object's prototype is no name for anything. */
function fieldsOf(
  row: CorpusRow,
  { columns }: CorpusTable,
  mapping: ColumnMapping,
  lead: string | undefined,
): Attributes {
  const used = new Set<string | undefined>([...Object.values(mapping), lead]);
  const fields = new Map<AttributeId, string>();
  for (const [index, column] of columns.entries()) {
    const value = row.cells[index] ?? '';
    const id = AttributeId.safeParse(column);
    if (used.has(column) || value === '' || !id.success || column === '__proto__') continue;
    fields.set(id.data, value.slice(0, LONGEST_FIELD).toWellFormed());
  }
  return Object.fromEntries(fields);
}
