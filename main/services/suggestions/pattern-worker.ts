import { Worker } from 'node:worker_threads';
import { failure, type Result } from '#shared/domain/result.ts';
import { compilePattern, type PatternSource } from '#shared/domain/rule-pattern.ts';
import type { PatternMatches } from '#shared/suggest/pattern.ts';
import type { PatternAnswer, PatternJob } from '../../pattern.ts';
import { entryFile } from '../entry-file.ts';

/** So long a pattern may take on one document; then its thread is stopped. */
const SECONDS = 1;

/** What a thread may use before it is stopped, in MB. Matches are limited, so only a monster needs it. */
const HEAP_MB = 256;

/** So many patterns that were too slow are remembered, so that each costs its second once. */
const REMEMBERED = 500;

export interface NamedPattern extends PatternSource {
  /** For messages. */
  readonly name: string;
}

export interface PatternText {
  readonly text: string;
  /** The same for the same text. */
  readonly contentId: string;
  /** For messages. */
  readonly documentName: string;
}

interface Thread {
  readonly worker: Worker;
  readonly ready: Promise<boolean>;
  /** Of the text that it was sent last. */
  contentId?: string;
}

/**
 * Runs regular expressions in a thread of its own. One that takes longer than a second is stopped with its thread, and
 * the next one gets a new thread; the same pattern is not begun again, on any text, until that is asked for.
 */
export class PatternRunner {
  #thread: Thread | undefined;
  #asked = 0;
  #last: Promise<unknown> = Promise.resolve();
  /** By pattern: the document on which it ran out of time. */
  readonly #tooSlow = new Map<string, string>();

  /** Where a pattern matches, or why it could not be used. */
  matches(pattern: NamedPattern, text: PatternText): Promise<Result<PatternMatches>> {
    // One after another: the thread has one text at a time, and the second is each pattern's own.
    const run = this.#last.then(() => this.#match(pattern, text));
    this.#last = run.catch(() => undefined);
    return run;
  }

  /** The document on which the pattern ran out of time; undefined where it did not. */
  stoppedOn(pattern: PatternSource): string | undefined {
    return this.#tooSlow.get(keyOf(pattern));
  }

  /** The pattern gets its second again. */
  forget(pattern: PatternSource): void {
    this.#tooSlow.delete(keyOf(pattern));
  }

  async close(): Promise<void> {
    await this.#stop();
  }

  async #match(pattern: NamedPattern, text: PatternText): Promise<Result<PatternMatches>> {
    const { name } = pattern;
    // What cannot be compiled needs no thread.
    const compiled = compilePattern(name, pattern);
    if (!compiled.ok) return compiled;
    const tooSlowOn = (document: string) => failure('rule/too-slow', { name, seconds: SECONDS, document });
    const stopped = this.stoppedOn(pattern);
    if (stopped !== undefined) return tooSlowOn(stopped);
    const thread = await this.#started();
    if (!thread) return failure('rule/invalid-pattern', { name, reason: 'the thread for patterns did not start' });
    const result = await this.#ask(thread, pattern, text);
    if (result !== 'too-slow') return result;
    if (this.#tooSlow.size >= REMEMBERED) this.#tooSlow.clear();
    this.#tooSlow.set(keyOf(pattern), text.documentName);
    return tooSlowOn(text.documentName);
  }

  async #ask(
    thread: Thread,
    { name, pattern, caseSensitive }: NamedPattern,
    { text, contentId }: PatternText,
  ): Promise<Result<PatternMatches> | 'too-slow'> {
    const { worker } = thread;
    if (thread.contentId !== contentId) send(worker, { kind: 'text', text });
    thread.contentId = contentId;
    this.#asked += 1;
    const id = this.#asked;
    const answered = new Promise<Result<PatternMatches> | 'too-slow'>((resolve) => {
      const timer = setTimeout(() => resolve('too-slow'), SECONDS * 1000);
      const settle = (result: Result<PatternMatches>): void => {
        clearTimeout(timer);
        resolve(result);
      };
      worker.removeAllListeners('message').removeAllListeners('error');
      worker.on('message', (answer: PatternAnswer) => {
        if (answer.kind === 'matches' && answer.id === id) settle(answer.found);
      });
      worker.on('error', (error) => settle(failure('rule/invalid-pattern', { name, reason: messageOf(error) })));
    });
    send(worker, { kind: 'pattern', id, name, pattern, caseSensitive });
    const result = await answered;
    // After a failure the thread is gone or in an unknown state.
    if (result === 'too-slow' || !result.ok) await this.#stop();
    return result;
  }

  async #started(): Promise<Thread | undefined> {
    if (!this.#thread) {
      const worker = new Worker(entryFile('pattern'), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
      // An idle thread must not keep the command line from ending.
      worker.unref();
      const ready = new Promise<boolean>((resolve) => {
        worker.once('message', () => resolve(true));
        worker.once('error', () => resolve(false));
        worker.once('exit', () => resolve(false));
      });
      this.#thread = { worker, ready };
    }
    const thread = this.#thread;
    if (await held(thread.ready)) return thread;
    await this.#stop();
    return undefined;
  }

  async #stop(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.worker.terminate();
  }
}

function keyOf({ pattern, caseSensitive }: PatternSource): string {
  return `${caseSensitive} ${pattern}`;
}

/** Waits for a thread that does not keep the process alive itself. */
async function held<Value>(promise: Promise<Value>): Promise<Value> {
  const alive = setInterval(() => {}, 60_000);
  try {
    return await promise;
  } finally {
    clearInterval(alive);
  }
}

function send(worker: Worker, job: PatternJob): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port to our own thread, not a window
  worker.postMessage(job);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
