import { randomUUID } from 'node:crypto';
import { events, type EventName, type InputOf, type MethodName } from '#shared/api/contract.ts';
import { toJsonText } from '#shared/api/json-text.ts';
import { failure, success, type Result } from '#shared/domain/result.ts';
import { createServices } from './compose.ts';
import type { ReaderEnd } from './reader-memory.ts';
import type { MessageFromServices, MessageToServices } from './services-messages.ts';
import type { PrintJob, Printing } from './services/host.ts';
import { ReaderPool, type ReaderProcess } from './services/import/import-reader.ts';

// The services process of the desktop: composes the services, and speaks with the shell over its port.

type ReaderNews = Extract<MessageToServices, { reader: number }>;
type HearNews = (news: ReaderNews) => void;

const port = process.parentPort;
const readersByNumber = new Map<number, HearNews>();
let lastReader = 0;

function post(message: MessageFromServices): void {
  port.postMessage(message);
}

/** A reader process that the shell forks for us, because a utility process cannot. */
function startReader(): ReaderProcess {
  const reader = ++lastReader;
  let take: (message: unknown) => void = () => {};
  let end: (how: ReaderEnd) => void = () => {};
  readersByNumber.set(reader, (news) => {
    if (news.kind === 'reader-message') take(news.message);
    else end(news.end);
  });
  post({ kind: 'reader-start', reader });
  return {
    post: (message) => post({ kind: 'reader-post', reader, message }),
    kill: () => post({ kind: 'reader-kill', reader }),
    onMessage: (listener) => {
      take = listener;
    },
    onExit: (listener) => {
      end = listener;
    },
  };
}

const pagesByNumber = new Map<number, (printed: Result<Uint8Array>) => void>();
let lastPage = 0;

/** The shell prints, because a utility process has no windows. */
function print(job: PrintJob): Printing {
  const page = ++lastPage;
  const { promise, resolve } = Promise.withResolvers<Result<Uint8Array>>();
  pagesByNumber.set(page, resolve);
  post({ kind: 'print', print: page, job });
  return { pdf: promise, cancel: () => post({ kind: 'print-cancel', print: page }) };
}

function hearPrinted(page: number, printed: Result<Uint8Array>): void {
  pagesByNumber.get(page)?.(printed);
  pagesByNumber.delete(page);
}

const readers = new ReaderPool({ start: startReader });
const services = createServices({
  now: () => new Date(),
  newCommandId: () => randomUUID(),
  readFile: (job) => readers.readFile(job),
  previewTable: (job) => readers.previewTable(job),
  readAnnotations: (job) => readers.readAnnotations(job),
  print,
  log: { info: (message) => console.log(message), error: (message, error) => console.error(message, error) },
});

for (const key of Object.keys(events)) {
  // The keys of the table are its names.
  const name = key as EventName;
  services.on(name, (event) => post({ kind: 'event', name, event: toJsonText(event) }));
}

async function answer(name: string, input: unknown): Promise<Result<unknown>> {
  try {
    // The shell and its guard have checked both against the contract.
    return await services.call(name as MethodName, input as InputOf<MethodName>);
  } catch (error) {
    console.error(`The request ${name} failed:`, error);
    return failure('request/internal', { reason: error instanceof Error ? error.message : String(error) });
  }
}

async function leave(): Promise<void> {
  readers.close();
  await services.close();
  process.exit(0);
}

port.on('message', ({ data }: { data: MessageToServices }) => {
  switch (data.kind) {
    case 'call':
      void answer(data.name, data.input).then((result) =>
        post({ kind: 'reply', id: data.id, result: toJsonText(result) }),
      );
      return;
    case 'close':
      void leave();
      return;
    case 'reader-message':
    case 'reader-exit':
      readersByNumber.get(data.reader)?.(data);
      if (data.kind === 'reader-exit') readersByNumber.delete(data.reader);
      return;
    case 'printed':
      hearPrinted(data.print, success(data.pdf));
      return;
    case 'not-printed':
      hearPrinted(data.print, failure('export/cannot-print', { path: '', reason: data.reason }));
      return;
  }
});
// How the shell ends a process that does not leave in time, and the system all of them.
process.once('SIGTERM', () => void leave());
