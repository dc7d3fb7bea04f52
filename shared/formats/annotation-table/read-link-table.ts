import type { AttributeValue } from '../../domain/annotation.ts';
import type { ForeignFile } from '../exchange/annotation-reader.ts';
import type { ForeignFault, ForeignLink } from '../exchange/foreign-corpus.ts';
import { confidenceOf, shownJson } from '../exchange/json-input.ts';
import { cellValue } from './cell-value.ts';
import { delimiterOf, parseCsv } from './parse-csv.ts';

/** What else our own table says of a link: its ends in words, which other tables say, and what no import takes. */
const derived = new Set([
  'created_at',
  'updated_at',
  ...['from', 'to'].flatMap((end) =>
    ['document_id', 'text', 'label', 'evidence', 'evidence_spans'].map((one) => `${end}_${one}`),
  ),
]);
const known = new Set(['link_id', 'type', 'from_id', 'to_id', 'annotator', 'confidence', 'note']);

/** An annotation of the tables beside, by its id. */
export interface LinkableEnd {
  readonly document: string;
  readonly key: string;
}

export interface LinkRow {
  /** The document that the link begins in. */
  readonly document: string;
  readonly link: ForeignLink;
}

/** Our own `links.csv`. A link between annotations that the tables beside it do not have is a fault. */
export function readLinkTable(
  table: ForeignFile,
  ends: ReadonlyMap<string, LinkableEnd>,
  fault: (fault: ForeignFault) => void,
): LinkRow[] {
  const text = table.text();
  if (!text.ok) {
    fault({ file: table.path, place: 'the whole file', reason: 'it could not be read' });
    return [];
  }
  const rows: LinkRow[] = [];
  let columns: readonly string[] | undefined;
  for (const record of parseCsv(text.value, delimiterOf(text.value))) {
    const place = `line ${record.line}`;
    const tell = (reason: string): void => fault({ file: table.path, place, reason });
    if (record.fault !== undefined) tell(record.fault);
    else if (!columns) columns = record.cells;
    else {
      const cells = new Map(columns.map((column, at) => [column, record.cells[at] ?? '']));
      const [from, to] = [ends.get(cells.get('from_id') ?? ''), ends.get(cells.get('to_id') ?? '')];
      if (from && to) rows.push({ document: from.document, link: linkOf(cells, { from, to, place, tell }) });
      else tell(`the annotation ${from ? cells.get('to_id') : cells.get('from_id')} is in no table beside it`);
    }
  }
  return rows;
}

interface Ends {
  readonly from: LinkableEnd;
  readonly to: LinkableEnd;
  readonly place: string;
  readonly tell: (reason: string) => void;
}

function linkOf(cells: ReadonlyMap<string, string>, { from, to, place, tell }: Ends): ForeignLink {
  const cell = (name: string): string => cells.get(name) ?? '';
  const attributes = [...cells].flatMap(([column, value]): [string, AttributeValue][] => {
    const isAttribute = value !== '' && column !== '__proto__' && !known.has(column) && !derived.has(column);
    return isAttribute ? [[column.replace(/^(?:attribute|link)_/, ''), cellValue(value)]] : [];
  });
  const confidence = cell('confidence') === '' ? undefined : confidenceOf(Number(cell('confidence')));
  if (cell('confidence') !== '' && confidence === undefined)
    tell(`its confidence ${shownJson(cell('confidence'))} is not from 0 to 1`);
  return {
    place,
    type: cell('type'),
    from: { key: from.key },
    to: { ...(to.document === from.document ? {} : { document: to.document }), key: to.key },
    attributes: Object.fromEntries(attributes),
    ...(cell('note') === '' ? {} : { note: cell('note') }),
    ...(cell('annotator') === '' ? {} : { annotator: cell('annotator') }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(cell('link_id') === '' ? {} : { id: cell('link_id') }),
  };
}
