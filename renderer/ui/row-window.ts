/** Rows drawn beyond either edge of the window, so that scrolling by the wheel finds them there. */
const OVERSCAN = 8;

/** A row that is in the page, and where. */
export interface DrawnRow {
  readonly index: number;
  readonly start: number;
  readonly size: number;
}

/** Where each row begins, and behind the last one where all of them end, in pixels. */
export function rowOffsets<Row>(rows: readonly Row[], heightOf: (row: Row) => number): Float64Array {
  const offsets = new Float64Array(rows.length + 1);
  let at = 0;
  rows.forEach((row, index) => {
    at += heightOf(row);
    offsets[index + 1] = at;
  });
  return offsets;
}

/** The rows near the part of the list that can be seen, and those that stay in the page wherever it is scrolled. */
export function rowsNear(
  offsets: Float64Array,
  view: { readonly top: number; readonly height: number },
  always: number,
): DrawnRow[] {
  const count = offsets.length - 1;
  const first = Math.max(0, rowAt(offsets, view.top) - OVERSCAN);
  const last = Math.min(count - 1, rowAt(offsets, view.top + view.height) + OVERSCAN);
  const drawn: DrawnRow[] = [];
  const draw = (index: number): void => {
    const start = offsets[index] ?? 0;
    drawn.push({ index, start, size: (offsets[index + 1] ?? start) - start });
  };
  if (always >= 0 && always < first) draw(always);
  for (let index = first; index <= last; index += 1) draw(index);
  if (always > last && always < count) draw(always);
  return drawn;
}

/** The row at a height; the last one below all of them. */
function rowAt(offsets: Float64Array, height: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}
