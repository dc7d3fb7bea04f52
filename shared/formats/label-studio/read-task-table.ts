import { delimiterOf, parseCsv } from '../annotation-table/parse-csv.ts';
import { isRecord, type JsonRecord, listMember, whyRefused } from '../exchange/json-input.ts';

/** What somebody says of a task, as JSON_MIN has it, or why the table cannot be read on from here. */
export interface TaskRow {
  readonly place: string;
  /** Of the task. */
  readonly id: string;
  readonly said: JsonRecord;
  readonly annotator: string;
  readonly fault?: string;
}

/** What Label Studio notes of its own work, which is nothing of the text. */
const bookkeeping: ReadonlySet<string> = new Set([
  'id',
  'annotation_id',
  'annotator',
  'created_at',
  'updated_at',
  'lead_time',
]);

/** Label Studio's CSV and TSV have all of these columns in every export, among those of the data and of the controls. */
export function isTaskTable(head: string): boolean {
  const columns = new Set(firstRow(head));
  return ['id', 'annotation_id', 'annotator', 'lead_time'].every((column) => columns.has(column));
}

/** A row for each annotation of a task; what a control says stands as JSON in its cell. */
export function* rowsOfTable(text: string): Generator<TaskRow> {
  let columns: readonly string[] | undefined;
  for (const record of parseCsv(text, delimiterOf(text))) {
    const place = `line ${record.line}`;
    if (record.fault !== undefined) {
      yield { place, id: '', said: {}, annotator: '', fault: record.fault };
      return;
    }
    if (columns === undefined) {
      columns = record.cells;
      continue;
    }
    const cells = columns.map((column, at) => [column, record.cells[at] ?? ''] as const);
    const said = cells.filter(([column, cell]) => cell !== '' && column !== '__proto__' && !bookkeeping.has(column));
    const cellOf = (name: string): string => cells.find(([column]) => column === name)?.[1] ?? '';
    yield {
      place,
      id: cellOf('id') || place,
      said: Object.fromEntries(said.map(([column, cell]) => [column, valueOf(cell)])),
      annotator: cellOf('annotator'),
    };
  }
}

function firstRow(head: string): readonly string[] {
  for (const record of parseCsv(head, delimiterOf(head))) return record.fault === undefined ? record.cells : [];
  return [];
}

/** Text that only looks like JSON stays text. */
function valueOf(cell: string): unknown {
  if (!/^[[{]/.test(cell)) return cell;
  try {
    const value: unknown = JSON.parse(cell);
    if (whyRefused(value) !== undefined) return cell;
    const choices = isRecord(value) ? listMember(value, 'choices') : [];
    return choices.length > 0 ? choices : value;
  } catch {
    return cell;
  }
}
