import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export const EXTENSION = '.annotary';

/** What people call the file: its name without the extension. */
export function stemOf(path: string): string {
  const name = basename(path);
  return name.endsWith(EXTENSION) ? name.slice(0, -EXTENSION.length) : name;
}

/** `2026-11-22 08-30-00`, in UTC, so that names sort by time wherever they were made, and are valid everywhere. */
export function timeForName(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '-');
}

/** `<name>.<what>-<time>.annotary` in the same folder (or in `folder`), with a number where that is taken. */
export function siblingOf(path: string, label: { what: string; at: Date; folder?: string }): string {
  const stem = join(label.folder ?? dirname(path), `${stemOf(path)}.${label.what}-${timeForName(label.at)}`);
  return freeName(stem);
}

/** `<stem>.annotary`, or the first `<stem> (2).annotary` ... that is free. */
export function freeName(stem: string): string {
  let name = `${stem}${EXTENSION}`;
  for (let copy = 2; existsSync(name); copy += 1) name = `${stem} (${copy})${EXTENSION}`;
  return name;
}
