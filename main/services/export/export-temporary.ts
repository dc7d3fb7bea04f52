import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const pattern = /^\.annotary-export-(\d+)-\d+\.tmp$/;

let made = 0;

/** A name beside the target, so that the last step is a rename within one file system. */
export function temporaryIn(folder: string): string {
  made += 1;
  return join(folder, `.annotary-export-${process.pid}-${made}.tmp`);
}

/** Removes what an export left behind that was killed. Those of processes that still run are theirs. */
export function removeStrays(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = pattern.exec(name)?.[1];
    if (pid !== undefined && Number(pid) !== process.pid && !isRunning(Number(pid)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
