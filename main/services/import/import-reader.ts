import { failure, type Result } from '#shared/domain/result.ts';
import type { ReaderJob, ReadDocument } from '../host.ts';

/** A process that parses files: Electron's utility process in the desktop, a child of Node elsewhere. */
export interface ReaderProcess {
  post(message: unknown): void;
  onMessage(take: (message: unknown) => void): void;
  onExit(end: (code: number) => void): void;
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

interface Answer {
  readonly id: number;
  readonly result: Result<ReadDocument>;
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
  readDocument(job: ReaderJob): Promise<Result<ReadDocument>> {
    const reading = this.#last.then(() => this.#read(job));
    this.#last = reading;
    return reading;
  }

  close(): void {
    this.#closed = true;
    this.#abandon?.();
    this.#stop();
  }

  async #read(job: ReaderJob): Promise<Result<ReadDocument>> {
    if (this.#closed) return failure('import/cancelled', { file: job.fileName });
    const running = (this.#running ??= this.#start());
    const result = await this.#ask(running, job);
    running.files += 1;
    running.bytes += job.bytes.length;
    const worn = running.files >= this.#limits.files || running.bytes >= this.#limits.bytes;
    if (worn && this.#running === running) this.#stop();
    return result;
  }

  #ask({ process }: Running, job: ReaderJob): Promise<Result<ReadDocument>> {
    const id = ++this.#jobs;
    const file = job.fileName;
    const seconds = this.#limits.seconds + (job.bytes.length / MEGABYTE) * this.#limits.secondsPerMegabyte;
    return new Promise((resolve) => {
      const settle = (result: Result<ReadDocument>) => {
        clearTimeout(timer);
        this.#abandon = undefined;
        resolve(result);
      };
      const timer = setTimeout(() => {
        this.#stop();
        settle(failure('import/reader-timeout', { file, seconds: Math.ceil(seconds) }));
      }, seconds * 1000);
      this.#abandon = () => settle(failure('import/cancelled', { file }));
      process.onMessage((message) => {
        if (isAnswer(message) && message.id === id) settle(message.result);
      });
      process.onExit((code) => {
        if (this.#running?.process === process) this.#running = undefined;
        settle(failure('import/reader-crashed', { file, reason: `exit code ${code}` }));
      });
      process.post({ id, job });
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

/** The reader process is our own code; its answers need no more than to be told from other messages. */
function isAnswer(message: unknown): message is Answer {
  return typeof message === 'object' && message !== null && 'id' in message && 'result' in message;
}
