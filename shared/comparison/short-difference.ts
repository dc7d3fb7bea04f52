import { diffWords } from './word-diff.ts';

export interface DifferencePart {
  readonly kind: 'equal' | 'removed' | 'added';
  /** On one line; with a blank behind it where the text goes on. */
  readonly text: string;
}

/** As much of what is the same is shown beside a change, and as much of what was put in or taken out, in UTF-16 units. */
const BESIDE = 36;
const LONGEST_CHANGE = 120;

/**
 * What differs between two wordings, on one line that begins shortly before the first change: what is the same is cut
 * to a few words beside a change, with "…" for the rest. One equal part where only blanks or signs of typography differ.
 */
export function shortDifference(before: string, after: string): DifferencePart[] {
  const changes = diffWords(before, after);
  const last = changes.length - 1;
  return changes.map(({ kind, before: old, after: fresh }, at) => {
    const stretch = kind === 'removed' ? before.slice(old.start, old.end) : after.slice(fresh.start, fresh.end);
    const text = stretch.replaceAll(/\s+/gu, ' ').trim();
    const shown = kind === 'equal' ? besideChanges(text, { isFirst: at === 0, isLast: at === last }) : cut(text);
    return { kind, text: at === last ? shown : `${shown} ` };
  });
}

function besideChanges(text: string, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string {
  if (isFirst && isLast) return text;
  const begins = isFirst ? '' : beginningOf(text);
  const ends = isLast ? '' : endOf(text);
  if (begins.length + ends.length + 3 >= text.length) return text;
  return [begins, '…', ends].filter((part) => part !== '').join(' ');
}

function cut(text: string): string {
  return text.length <= LONGEST_CHANGE ? text : `${text.slice(0, LONGEST_CHANGE).toWellFormed()}…`;
}

/** Whole words only; a text without blanks is cut where it must be. */
function beginningOf(text: string): string {
  const piece = text.slice(0, BESIDE + 1);
  return text.length <= BESIDE
    ? text
    : piece
        .replace(/\s\S*$/u, '')
        .slice(0, BESIDE)
        .toWellFormed();
}

function endOf(text: string): string {
  const piece = text.slice(-BESIDE - 1);
  return text.length <= BESIDE
    ? text
    : piece
        .replace(/^\S*\s/u, '')
        .slice(-BESIDE)
        .toWellFormed();
}
