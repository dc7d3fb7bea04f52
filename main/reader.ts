import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { failure } from '#shared/domain/result.ts';
import { AnnotationColumns } from '#shared/formats/annotation-table/annotation-columns.ts';
import { offsetUnits } from '#shared/formats/exchange/counting.ts';
import { ColumnMapping } from '#shared/formats/documents/corpus-columns.ts';
import { type Answered, answerParts } from './readers/answer-parts.ts';
import { readAnnotations } from './readers/read-annotations.ts';
import { previewTable } from './readers/preview-table.ts';
import { readFile } from './readers/read-file.ts';
import { READER_MEMORY_MB } from './reader-memory.ts';
import { entryFile } from './services/entry-file.ts';

// The reader process: parses one file after another and touches nothing else. A file that makes it crash, hang or run
// out of memory takes only this process down; the services start another one for the next file.

// pdf.js leaves promises behind that nobody listens to where it finds a damaged table and goes on without it. What is
// asked has its own answer, so that such a file is still read.
process.on('unhandledRejection', (reason) => process.stderr.write(`${String(reason)}\n`));

const FileJob = z.strictObject({
  fileName: z.string(),
  bytes: z.instanceof(Uint8Array),
  encoding: z.string().optional(),
  format: z.string().optional(),
  columns: ColumnMapping.optional(),
  from: z.strictObject({ at: z.array(z.int()), entries: z.number(), megabytes: z.number(), rest: z.int() }).optional(),
});

const Counting = z.object({
  unit: z.enum(offsetUnits),
  lineEnds: z.enum(['as-is', 'crlf-one', 'lf-two']),
  mark: z.boolean(),
  base: z.union([z.literal(0), z.literal(1)]),
  end: z.enum(['after', 'last']),
});

/** Strict: what is not known here would be lost on the way, unnoticed. */
const AnnotationJob = z.strictObject({
  main: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.instanceof(Uint8Array) })),
  encoding: z.string().optional(),
  format: z.string().optional(),
  texts: z.record(z.string(), z.string()).optional(),
  columns: AnnotationColumns.optional(),
  unit: z.enum(offsetUnits).optional(),
  counting: Counting.optional(),
});

/** What can be asked of this process. */
const Message = z.discriminatedUnion('kind', [
  z.object({ id: z.int(), kind: z.literal('file'), job: FileJob }),
  z.object({ id: z.int(), kind: z.literal('table'), job: FileJob }),
  z.object({ id: z.int(), kind: z.literal('annotations'), job: AnnotationJob }),
]);
type Message = z.infer<typeof Message>;

function perform(message: Message): Promise<Answered> {
  switch (message.kind) {
    case 'file':
      return readFile(message.job);
    case 'table':
      return previewTable(message.job);
    case 'annotations':
      return readAnnotations(message.job);
    default:
      return message satisfies never;
  }
}

async function answer(message: unknown): Promise<{ id: number; result: Answered }> {
  const asked = Message.parse(message);
  const { id } = asked;
  try {
    return { id, result: await perform(asked) };
  } catch (error) {
    // A bug of a parser, or a page nested deeper than it can follow: this file is left out, the others come in.
    const reason = error instanceof Error ? error.message : String(error);
    return { id, result: failure('import/damaged', { file: nameOf(asked), place: 'its content', reason }) };
  }
}

function nameOf({ kind, job }: Message): string {
  return kind === 'annotations' ? job.main : job.fileName;
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

/** The first argument is how many MB the process may use, where it is another number than usual. */
function watchMemory(asked: number): void {
  const workerData = Number.isInteger(asked) && asked > 0 ? asked : READER_MEMORY_MB;
  const resourceLimits = { maxOldGenerationSizeMb: 32 };
  new Worker(entryFile('memory-watch'), { workerData, resourceLimits }).unref();
}

watchMemory(Number(process.argv[2]));
async function send(message: unknown): Promise<void> {
  const { id, result } = await answer(message);
  const { parts, last: ended } = answerParts(result);
  for (const documents of parts) port.post({ id, documents });
  port.post({ id, result: ended });
}

const port = openPort();
let last = Promise.resolve();
port.listen((message) => {
  last = last.then(() => send(message));
});
// Ctrl+C in a terminal reaches the whole group; whoever started the reader decides what becomes of the file at hand.
process.on('SIGINT', () => {});
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0));
