import { oneLine } from '../../ui/one-line.ts';

/** The words before a place, on one line, the first of them whole. */
export function wholeBefore(text: string): string {
  const line = oneLine(text).replace(/^\S*\s+/u, '');
  return line === '' ? '' : `… ${line}`;
}

/** The words behind a place, on one line, the last of them whole. */
export function wholeAfter(text: string): string {
  const line = oneLine(text).replace(/\s+\S*$/u, '');
  return line === '' ? '' : `${line} …`;
}
