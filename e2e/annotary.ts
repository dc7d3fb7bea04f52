import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './fixtures.ts';

/** Runs the command line and answers what it printed. */
export function annotary(...args: readonly string[]): string {
  return execFileSync(process.execPath, [join(root, 'main/cli.ts'), ...args], { encoding: 'utf8' });
}
