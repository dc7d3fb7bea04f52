/** Rows of cells, by RFC 4180 with any separator and any line ends (CR LF, LF, CR). */

interface Cell {
  readonly value: string;
  /** Behind the cell: at a separator, a line end, or the text's end. */
  readonly end: number;
}

/**
 * The rows of a text that was written by hand or by a program: a quoted cell may hold separators, line ends and doubled
 * quotes; a quote that nothing closes, or that something else follows, is a character like any other. With an empty
 * separator each line is one cell. Time in proportion to the text.
 */
export function* separatedRows(text: string, separator: string): Generator<readonly string[]> {
  // One quote that nothing closes would be looked for again by every cell behind it.
  let quotes = true;
  let cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = quotes && text[at] === '"' ? quotedCell(text, at) : undefined;
    if (quoted === null) quotes = false;
    const cell = quoted && endsCell(text, quoted.end, separator) ? quoted : plainCell(text, at, separator);
    cells.push(cell.value);
    at = cell.end;
    if (at < text.length && text[at] === separator) {
      at += 1;
      // A separator at the text's end has an empty cell behind it.
      if (at < text.length) continue;
      cells.push('');
    }
    yield cells;
    cells = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
}

/** Null where nothing closes it. */
function quotedCell(text: string, start: number): Cell | null {
  let end = start + 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  if (end >= text.length) return null;
  return { value: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 };
}

function plainCell(text: string, start: number, separator: string): Cell {
  let end = start;
  while (end < text.length && !endsCell(text, end, separator)) end += 1;
  return { value: text.slice(start, end), end };
}

function endsCell(text: string, at: number, separator: string): boolean {
  const sign = text[at];
  return sign === undefined || sign === '\n' || sign === '\r' || sign === separator;
}
