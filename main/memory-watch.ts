import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import { OVER_MEMORY } from './reader-memory.ts';

// A thread of the reader process that does nothing but look how much memory the process has, which the thread that
// parses cannot do while it parses. Too much ends the process, since a thread cannot take back what another one holds.

const STDERR = 2;
const EVERY_MS = 50;
const MEGABYTE = 2 ** 20;

/** Electron forgets what a process said once it has ended; so long the last word has to arrive. */
const HEARD_MS = 150;

z.config({ jitless: true });
const limit = z.int().positive().parse(workerData) * MEGABYTE;

const watch = setInterval(() => {
  if (process.memoryUsage.rss() <= limit) return;
  clearInterval(watch);
  // Written by itself: the streams of a thread go through the one that is busy.
  writeSync(STDERR, `${OVER_MEMORY}\n`);
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), HEARD_MS);
}, EVERY_MS);
