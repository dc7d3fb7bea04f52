/** A row of a table with the line that it begins in, or why the table cannot be read on from there. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[]; readonly fault?: undefined }
  | { readonly line: number; readonly fault: string };

/**
 * The rows of a table as RFC 4180 writes them, with any delimiter and any line ends. Cells are verbatim; a quote inside
 * a cell that does not begin with one is a character like others. Empty lines are passed over.
 */
export function* parseCsv(text: string, delimiter: string): Generator<CsvRecord> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const first = line;
    const cells: string[] = [];
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter);
      if (!cell) {
        yield { line: first, fault: 'a quoted cell is never closed' };
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
    lines += part.split('\n').length - 1;
    if (text[quote + 1] !== '"') {
      // What stands between the closing quote and the next delimiter belongs to the cell, as spreadsheets read it.
      const rest = plainCell(text, quote + 1, delimiter);
      return { value: parts.join('') + rest.value, next: rest.next, lines };
    }
    parts.push('"');
    at = quote + 2;
  }
}

/** The delimiter that the first line has most of. */
export function delimiterOf(head: string): string {
  const line = head.slice(0, head.search(/[\r\n]|$/));
  const counts = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}
