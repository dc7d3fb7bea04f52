import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the build is made of, and a file that each of its three parts writes. */
export const sources = ['main', 'renderer', 'shared', 'electron.config.ts', 'package.json'];
export const results = [
  'out/main/index.js',
  'out/main/services.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
];

/** Whether to build before the start. Times are in milliseconds; a result that is missing has none. */
export function isStale(newestSource: number, builtAt: readonly (number | undefined)[]): boolean {
  return builtAt.some((time) => time === undefined || time < newestSource);
}

/** When the last of these files was changed, folders with all that is in them. */
export function newestChange(root: string, names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => newestIn(join(root, name))));
}

export function changedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

function newestIn(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
