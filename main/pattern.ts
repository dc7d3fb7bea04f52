import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import type { Result } from '#shared/domain/result.ts';
import { compilePattern } from '#shared/domain/rule-pattern.ts';
import { matchesOf, type PatternMatches } from '#shared/suggest/pattern.ts';

// The thread that runs the regular expressions of a project's rules. One that takes too long can be stopped only
// together with its thread, which is why nothing else runs here.

z.config({ jitless: true });

const PatternJob = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({
    kind: z.literal('pattern'),
    id: z.int(),
    name: z.string(),
    pattern: z.string(),
    caseSensitive: z.boolean(),
  }),
]);
/** What the thread is sent: a text, and then patterns to look for in it. */
export type PatternJob = z.infer<typeof PatternJob>;

/** What it answers: that it is there, and where a pattern matches. */
export type PatternAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'matches'; readonly id: number; readonly found: Result<PatternMatches> };

const port = parentPort;
if (!port) throw new Error('This file is for a worker thread.');

const answer = (message: PatternAnswer): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port to our own process, not a window
  port.postMessage(message);
};

let text = '';
port.on('message', (message: unknown) => {
  const job = PatternJob.parse(message);
  if (job.kind === 'text') {
    ({ text } = job);
    return;
  }
  const pattern = compilePattern(job.name, job);
  answer({
    kind: 'matches',
    id: job.id,
    found: pattern.ok ? { ok: true, value: matchesOf(pattern.value, text) } : pattern,
  });
});
answer({ kind: 'ready' });
