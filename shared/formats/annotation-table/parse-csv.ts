/** A row of a table with the line that it begins in, or the line from which the table cannot be read on, and why. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[]; readonly fault?: undefined }
  | { readonly line: number; readonly fault: string };

/** At the line of the cell's first quote: its end is the end of the file. */
export const NEVER_CLOSED = 'a quoted cell is never closed';

/**
 * The rows of a table as RFC 4180 writes them, with any delimiter and any line ends. Cells are verbatim; a quote inside
 * a cell that does not begin with one is a character like others. Empty lines are passed over, and Excel's `sep=;`.
 */
export function* parseCsv(text: string, delimiter: string): Generator<CsvRecord> {
  let at = separatorLineOf(text)?.length ?? 0;
  let line = at === 0 ? 1 : 2;
  while (at < text.length) {
    const first = line;
    const cells: string[] = [];
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter);
      if (!cell) {
        yield { line, fault: NEVER_CLOSED };
        return;
      }
      cells.push(cell.value);
      line += cell.lines;
      at = cell.next;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== '') yield { line: first, cells };
  }
}

interface Cell {
  readonly value: string;
  readonly next: number;
  readonly lines: number;
}

function plainCell(text: string, start: number, delimiter: string): Cell {
  let next = start;
  while (next < text.length && text[next] !== delimiter && text[next] !== '\n' && text[next] !== '\r') next += 1;
  return { value: text.slice(start, next), next, lines: 0 };
}

function quotedCell(text: string, start: number, delimiter: string): Cell | undefined {
  let lines = 0;
  const parts: string[] = [];
  for (let at = start + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    const part = text.slice(at, quote);
    parts.push(part);
    lines += lineEndsIn(part);
    if (text[quote + 1] !== '"') {
      // What stands between the closing quote and the next delimiter belongs to the cell, as spreadsheets read it.
      const rest = plainCell(text, quote + 1, delimiter);
      return { value: parts.join('') + rest.value, next: rest.next, lines };
    }
    parts.push('"');
    at = quote + 2;
  }
}

/** Of any kind: CR LF, LF, CR. */
export function lineEndsIn(text: string): number {
  return text.split(/\r\n|\n|\r/).length - 1;
}

/** Excel's first line, which says what is between cells, with its end; it is no row. */
export function separatorLineOf(text: string): { readonly delimiter: string; readonly length: number } | undefined {
  const [line, delimiter] = /^"?sep=([,;\t|])"?(?:\r\n|\n|\r)/i.exec(text.slice(0, 16)) ?? [];
  return line === undefined || delimiter === undefined ? undefined : { delimiter, length: line.length };
}

/** The delimiter that the first line names or has most of. */
export function delimiterOf(head: string): string {
  const named = separatorLineOf(head);
  if (named) return named.delimiter;
  const line = head.slice(0, head.search(/[\r\n]|$/));
  const counts = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}
