import type { TouchedAnnotation, VersionDifference } from '#shared/api/version-methods.ts';
import type { PieceKind } from '#shared/comparison/difference.ts';

/** A stretch of a line that is of one kind. */
export interface LinePart {
  readonly kind: PieceKind;
  readonly text: string;
}

/** One line of the flow as it is drawn; `change` counts the change whose first word stands in it, from 0. */
export interface FlowLine {
  readonly kind: 'line';
  readonly number: number;
  readonly parts: readonly LinePart[];
  readonly change?: number;
}

export type FlowRow =
  | FlowLine
  /** Unchanged lines that are not shown, from one number to the one before `to`. */
  | { readonly kind: 'fold'; readonly from: number; readonly to: number }
  | { readonly kind: 'touched'; readonly annotation: TouchedAnnotation };

export interface Flow {
  readonly lines: readonly FlowLine[];
  /** By the line with the last word of a change: what the change touches. */
  readonly touched: ReadonlyMap<number, readonly TouchedAnnotation[]>;
  readonly changes: number;
}

/** Unchanged lines that stay shown beside a change. */
const CONTEXT = 2;
/** Fewer unchanged lines are shown rather than folded. */
const LEAST_FOLDED = 3;

/** A word with the blanks behind it, or a line break. */
const unit = /\n|[^\S\n]*[^\s]+[^\S\n]*|[^\S\n]+/gu;

/**
 * Both versions as lines of a width, each broken between words. `measure` gives the width of a text in the same unit.
 */
export function flowOf(
  { before, after, pieces, touched }: VersionDifference,
  width: number,
  measure: (text: string) => number,
): Flow {
  const byPiece = Map.groupBy(touched, ({ piece }) => piece);
  const lines: FlowLine[] = [];
  const touchedAt = new Map<number, readonly TouchedAnnotation[]>();
  let parts: LinePart[] = [];
  let used = 0;
  let change: number | undefined;
  let changes = 0;
  const end = (): void => {
    lines.push({ kind: 'line', number: lines.length, parts, ...(change === undefined ? {} : { change }) });
    parts = [];
    used = 0;
    change = undefined;
  };
  const add = (kind: PieceKind, text: string): void => {
    const last = parts.at(-1);
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
    else parts.push({ kind, text });
  };
  let open: number | undefined;
  const close = (): void => {
    const annotations = open === undefined ? undefined : byPiece.get(open);
    // The line that is being filled holds the last word of the change, unless a line break was its end.
    const at = parts.length > 0 ? lines.length : Math.max(0, lines.length - 1);
    if (annotations) touchedAt.set(at, [...(touchedAt.get(at) ?? []), ...annotations]);
    open = undefined;
  };
  for (const [index, { kind, before: old, after: fresh }] of pieces.entries()) {
    if (kind === 'equal') close();
    else if (open === undefined) {
      open = index;
      change ??= changes;
      changes += 1;
    }
    const isOld = kind === 'removed' || kind === 'moved-from';
    const text = (isOld ? before.slice(old.start, old.end) : after.slice(fresh.start, fresh.end)).replaceAll('\r', '');
    for (const [word] of text.matchAll(unit)) {
      if (word === '\n') {
        // Several in a row, of whichever text, are one gap.
        if (parts.length > 0 || (lines.at(-1)?.parts.length ?? 0) > 0) end();
        continue;
      }
      const wide = measure(word);
      if (used > 0 && used + wide > width) end();
      add(kind, word);
      used += wide;
    }
  }
  close();
  if (parts.length > 0) end();
  return { lines, touched: touchedAt, changes };
}

/** The lines with what the changes touch below them, and stretches without a change folded, but for opened ones. */
export function flowRows({ lines, touched }: Flow, opened: ReadonlySet<number>): FlowRow[] {
  const near = new Uint8Array(lines.length);
  for (const { number, parts } of lines)
    if (parts.some(({ kind }) => kind !== 'equal') || touched.has(number))
      near.fill(1, Math.max(0, number - CONTEXT), number + CONTEXT + 1);
  const rows: FlowRow[] = [];
  for (let at = 0; at < lines.length;) {
    let to = at;
    while (to < lines.length && near[to] === near[at]) to += 1;
    if (near[at] === 0 && to - at >= LEAST_FOLDED && !opened.has(at)) rows.push({ kind: 'fold', from: at, to });
    else for (const line of lines.slice(at, to)) rows.push(...rowsOf(line, touched));
    at = to;
  }
  return rows;
}

function rowsOf(line: FlowLine, touched: Flow['touched']): FlowRow[] {
  return [line, ...(touched.get(line.number) ?? []).map((annotation): FlowRow => ({ kind: 'touched', annotation }))];
}
