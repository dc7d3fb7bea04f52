import type { TablePreview } from '#shared/api/table-preview.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { pushAll } from '#shared/domain/push-all.ts';
import type { AnnotationFiles, ReadAnnotations } from '../../readers/read-annotations.ts';
import { type Answered, joinParts } from '../../readers/answer-parts.ts';
import type { ReadDocument, ReadFile } from '../../readers/parsed-document.ts';
import { READER_MEMORY_MB, type ReaderEnd } from '../../reader-memory.ts';
import type { ReaderJob } from '../host.ts';

/** A process that parses files: Electron's utility process in the desktop, a child of Node elsewhere. */
export interface ReaderProcess {
  post(message: unknown): void;
  onMessage(take: (message: unknown) => void): void;
  onExit(end: (how: ReaderEnd) => void): void;
  kill(): void;
}

export interface ReaderHost {
  start(): ReaderProcess;
}

export interface ReaderLimits {
  /** How long a file may take, and how much longer for each megabyte of it. */
  readonly seconds: number;
  readonly secondsPerMegabyte: number;
  /** After so many files, or so much input, a fresh process takes over: what a parser leaks goes with the old one. */
  readonly files: number;
  readonly bytes: number;
}

const MEGABYTE = 2 ** 20;

const usualLimits: ReaderLimits = { seconds: 30, secondsPerMegabyte: 2, files: 200, bytes: 256 * MEGABYTE };

interface Running {
  readonly process: ReaderProcess;
  files: number;
  bytes: number;
}

/** What the process can be asked for. */
type Task = 'file' | 'table' | 'annotations';

interface Asked {
  readonly kind: Task;
  /** What messages call it. */
  readonly file: string;
  readonly byteLength: number;
  readonly job: unknown;
}

interface Answer {
  readonly id: number;
  readonly result: Answered;
}

/** Some of the documents of an answer that is not whole yet. */
interface Part {
  readonly id: number;
  readonly documents: readonly unknown[];
}

/**
 * One reader process for many files. Starting one for each costs 60 ms and more, which is ten minutes for 10,000 files;
 * a file that hangs or kills it costs the process, and the next file starts another.
 */
export class ReaderPool {
  readonly #host: ReaderHost;
  readonly #limits: ReaderLimits;
  #running: Running | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #jobs = 0;
  /** Gives up the job that is being read, when the pool is closed. */
  #abandon: (() => void) | undefined;
  #closed = false;

  constructor(host: ReaderHost, limits: Partial<ReaderLimits> = {}) {
    this.#host = host;
    this.#limits = { ...usualLimits, ...limits };
  }

  /** Parses a file after those that were asked for before. Never throws for what a file contains. */
  async readFile(job: ReaderJob): Promise<Result<ReadFile>> {
    // Each kind of task has its own answer: see the tasks of main/reader.ts.
    const read = (await this.#after(askedOf('file', job))) as Result<ReadFile>;
    if (read.ok || !isMarkdown(job) || !tooMuch.has(read.error.code)) return read;
    const plain = (await this.#after(askedOf('file', { ...job, format: 'txt' }))) as Result<ReadFile>;
    return plain.ok ? success({ ...plain.value, documents: plain.value.documents.map(asPlain) }) : read;
  }

  previewTable(job: ReaderJob): Promise<Result<TablePreview>> {
    return this.#after(askedOf('table', job)) as Promise<Result<TablePreview>>;
  }

  /** Parses a file of annotations with what it needs. */
  readAnnotations(job: AnnotationFiles): Promise<Result<ReadAnnotations>> {
    const byteLength = job.files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const asked: Asked = { kind: 'annotations', file: job.main, byteLength, job };
    return this.#after(asked) as Promise<Result<ReadAnnotations>>;
  }

  close(): void {
    this.#closed = true;
    this.#abandon?.();
    this.#stop();
  }

  #after(asked: Asked): Promise<Result<unknown>> {
    const reading = this.#last.then(() => this.#read(asked));
    this.#last = reading;
    return reading;
  }

  async #read(asked: Asked): Promise<Result<unknown>> {
    if (this.#closed) return failure('import/cancelled', { file: asked.file });
    const running = (this.#running ??= this.#start());
    const result = await this.#ask(running, asked);
    running.files += 1;
    running.bytes += asked.byteLength;
    const worn = running.files >= this.#limits.files || running.bytes >= this.#limits.bytes;
    if (worn && this.#running === running) this.#stop();
    return result;
  }

  #ask({ process }: Running, { kind, file, byteLength, job }: Asked): Promise<Result<unknown>> {
    const id = ++this.#jobs;
    const seconds = this.#limits.seconds + (byteLength / MEGABYTE) * this.#limits.secondsPerMegabyte;
    return new Promise((resolve) => {
      const settle = (result: Result<unknown>) => {
        clearTimeout(timer);
        this.#abandon = undefined;
        resolve(result);
      };
      const timer = setTimeout(() => {
        this.#stop();
        settle(failure('import/reader-timeout', { file, seconds: Math.ceil(seconds) }));
      }, seconds * 1000);
      this.#abandon = () => settle(failure('import/cancelled', { file }));
      const documents: unknown[] = [];
      process.onMessage((message) => {
        if (isPart(message) && message.id === id) pushAll(documents, message.documents);
        else if (isAnswer(message) && message.id === id) settle(joinParts(message.result, documents));
      });
      process.onExit(({ code, isOutOfMemory }) => {
        if (this.#running?.process === process) this.#running = undefined;
        const crashed = failure('import/reader-crashed', { file, reason: `exit code ${code}` });
        settle(isOutOfMemory ? failure('import/out-of-memory', { file, limit: READER_MEMORY_MB }) : crashed);
      });
      process.post({ id, kind, job });
    });
  }

  #start(): Running {
    return { process: this.#host.start(), files: 0, bytes: 0 };
  }

  #stop(): void {
    this.#running?.process.kill();
    this.#running = undefined;
  }
}

/** What a file asked too much of; as plain text it needs next to nothing. */
const tooMuch: ReadonlySet<string> = new Set([
  'import/reader-timeout',
  'import/out-of-memory',
  'import/reader-crashed',
]);

/** The marks of Markdown can be nested so that no parser comes to an end, and the text is the file as it is anyway. */
function isMarkdown({ fileName, format }: ReaderJob): boolean {
  return format === 'markdown' || (format === undefined && /\.(?:md|markdown)$/i.test(fileName));
}

function asPlain(document: ReadDocument): ReadDocument {
  return { ...document, notes: [...(document.notes ?? []), { key: 'reader.note.markdown-too-much' }] };
}

function askedOf(kind: Task, job: ReaderJob): Asked {
  return { kind, file: job.fileName, byteLength: job.bytes.length, job };
}

/** The reader process is our own code; its answers need no more than to be told from other messages. */
function isAnswer(message: unknown): message is Answer {
  return typeof message === 'object' && message !== null && 'id' in message && 'result' in message;
}

function isPart(message: unknown): message is Part {
  return typeof message === 'object' && message !== null && 'id' in message && 'documents' in message;
}
