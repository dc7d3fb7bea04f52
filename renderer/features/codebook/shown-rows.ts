import { keyOfPart } from '../../app/state/codebook-part.ts';
import type { CodebookRow } from './codebook-rows.ts';

export interface ShownRow extends CodebookRow {
  /** Null where nothing stands under it. */
  readonly expanded: boolean | null;
}

/**
 * The rows that are shown: what fits the filter with everything that it stands under, and nothing of what stands under
 * a row that is collapsed. While one filters, everything that fits is shown, collapsed or not.
 */
export function shownRows(
  rows: readonly CodebookRow[],
  { filter, collapsed }: { readonly filter: string; readonly collapsed: ReadonlySet<string> },
): ShownRow[] {
  const wanted = filter.trim().toLowerCase();
  const shown: ShownRow[] = [];
  // From the end, so that what a row stands under is met after it.
  let lastShown = -1;
  for (const [index, row] of [...rows.entries()].reverse()) {
    const next = rows[index + 1];
    const isParent = isUnder(next, row);
    const holdsFitting = isParent && lastShown > row.depth;
    if (!holdsFitting && !row.name.toLowerCase().includes(wanted)) continue;
    lastShown = row.depth;
    const closed = wanted === '' && collapsed.has(keyOfPart(row.part));
    shown.unshift({ ...row, expanded: isParent ? !closed : null });
  }
  return wanted === '' ? withoutCollapsed(shown) : shown;
}

/** The row that this one stands under, or itself where that is none. */
export function parentRow(rows: readonly ShownRow[], row: ShownRow): ShownRow | undefined {
  const at = rows.findIndex((one) => keyOfPart(one.part) === keyOfPart(row.part));
  return rows.slice(0, Math.max(at, 0)).findLast((one) => isUnder(row, one));
}

function withoutCollapsed(rows: readonly ShownRow[]): ShownRow[] {
  let under: ShownRow | undefined;
  return rows.filter((row) => {
    if (under && isUnder(row, under)) return false;
    under = row.expanded === false ? row : undefined;
    return true;
  });
}

/** Whether a row stands somewhere under one before it. Layers stand beside each other, and so do types of links. */
function isUnder(row: CodebookRow | undefined, above: CodebookRow): boolean {
  return row !== undefined && row.layer === above.layer && above.layer !== undefined && row.depth > above.depth;
}
