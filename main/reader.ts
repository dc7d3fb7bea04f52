import { z } from 'zod';
import { failure, type Result } from '#shared/domain/result.ts';
import { readFile } from './readers/read-file.ts';
import type { ReadDocument } from './services/host.ts';

// The reader process: parses one file after another and touches nothing else. A file that makes it crash, hang or run
// out of memory takes only this process down; the services start another one for the next file.

const Job = z.object({
  id: z.int(),
  job: z.object({
    fileName: z.string(),
    bytes: z.instanceof(Uint8Array),
    encoding: z.string().optional(),
    format: z.string().optional(),
  }),
});

async function answer(message: unknown): Promise<{ id: number; result: Result<ReadDocument> }> {
  const { id, job } = Job.parse(message);
  try {
    const read = await readFile(job);
    if (!read.ok) return { id, result: read };
    const { content, metadata, source } = read.value;
    return { id, result: { ok: true, value: { content, metadata, ...source } } };
  } catch (error) {
    // A bug of a parser, or a page nested deeper than it can follow: this file is left out, the others come in.
    const reason = error instanceof Error ? error.message : String(error);
    return { id, result: failure('import/damaged', { file: job.fileName, place: 'its content', reason }) };
  }
}

interface Port {
  listen(take: (message: unknown) => void): void;
  post(message: unknown): void;
}

/** Electron's utility process has a port; a child of Node has its own channel. */
function openPort(): Port {
  // Only Electron's types know it, and the services may not import them.
  const { parentPort } = process as unknown as { parentPort?: ElectronPort };
  if (parentPort)
    return {
      listen: (take) => parentPort.on('message', ({ data }) => take(data)),
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port to our own process, not a window
      post: (message) => parentPort.postMessage(message),
    };
  return {
    listen: (take) => process.on('message', take),
    post: (message) => process.send?.(message),
  };
}

interface ElectronPort {
  on(event: 'message', take: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const port = openPort();
let last = Promise.resolve();
port.listen((message) => {
  last = last.then(async () => port.post(await answer(message)));
});
// Ctrl+C in a terminal reaches the whole group; whoever started the reader decides what becomes of the file at hand.
process.on('SIGINT', () => {});
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0));
