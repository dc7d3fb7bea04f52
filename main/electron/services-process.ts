import { join } from 'node:path';
import { utilityProcess, type UtilityProcess } from 'electron';
import type { EventOf, InputOf, MethodName, OutputOf } from '#shared/api/contract.ts';
import { fromJsonText, type JsonText, toJsonText } from '#shared/api/json-text.ts';
import { failure, type Result } from '#shared/domain/result.ts';
import type { EventMessage, MessageFromServices, MessageToServices } from '../services-messages.ts';
import type { PagePrinter } from './page-printer.ts';
import { ReaderProcesses } from './reader-processes.ts';
import { RestartBudget } from './restart-budget.ts';

interface Options {
  /** The folder of the built services.js and reader.js. */
  readonly folder: string;
  readonly onEvent: (message: EventMessage) => void;
  readonly newPrinter: (tell: (message: MessageToServices) => void) => Pick<PagePrinter, 'obey' | 'cancelAll'>;
}

interface Running {
  readonly child: UtilityProcess;
  readonly readers: ReaderProcesses;
  readonly printer: Pick<PagePrinter, 'obey' | 'cancelAll'>;
  /** Settled when the project that was open before is open again. */
  readonly restored: Promise<unknown>;
}

const lastGrace = 2000;

type Answer = (result: JsonText<Result<unknown>>) => void;

/**
 * The process that owns the project file. When it dies, what was asked of it is answered with `services/stopped`, and
 * a new one opens the same project: whatever had been acknowledged is in the file.
 */
export class ServicesProcess {
  readonly #options: Options;
  readonly #budget = new RestartBudget();
  readonly #waiting = new Map<number, Answer>();
  #running: Running | undefined;
  #later: NodeJS.Timeout | undefined;
  #closing = false;
  #lastId = 0;
  #project: string | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  async call<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<Result<OutputOf<Name>>> {
    // The services answer what the contract says.
    const result = fromJsonText(await this.callForText(name, input)) as Result<OutputOf<Name>>;
    if (result.ok) this.#rememberProject(name, input);
    return result;
  }

  /** The answer as it came, for passing on: nothing of a large one is copied or looked at here. */
  async callForText(name: MethodName, input: unknown): Promise<JsonText<Result<unknown>>> {
    const running = this.#running ?? this.#start();
    if (!running) return toJsonText(failure('services/stopped'));
    await running.restored;
    return this.#ask(running.child, name, input);
  }

  /** The project was closed by the window: after a restart none is to be opened. */
  forgetProject(): void {
    this.#project = undefined;
  }

  /** Saves and leaves; after `limit` milliseconds it is ended, which loses nothing that was acknowledged. */
  async close(limit: number): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#later);
    const child = this.#running?.child;
    if (!child) return;
    const gone = Promise.withResolvers<void>();
    child.once('exit', () => gone.resolve());
    // A process that hangs hears neither the message nor a polite signal.
    const timers = [
      setTimeout(() => child.kill(), limit),
      setTimeout(() => {
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
        gone.resolve();
      }, limit + lastGrace),
    ];
    post(child, { kind: 'close' });
    await gone.promise;
    timers.forEach(clearTimeout);
  }

  #start(): Running | undefined {
    if (this.#closing || !this.#budget.take(performance.now())) return undefined;
    const child = utilityProcess.fork(join(this.#options.folder, 'services.js'), [], {
      serviceName: 'Annotary services',
    });
    const readers = new ReaderProcesses(join(this.#options.folder, 'reader.js'), (message) => post(child, message));
    const printer = this.#options.newPrinter((message) => post(child, message));
    child.on('message', (message: MessageFromServices) => this.#take(message, { readers, printer }));
    child.on('exit', (code) => this.#stopped(child, code));
    const restored = this.#project ? this.#ask(child, 'project.open', { path: this.#project }) : Promise.resolve();
    this.#running = { child, readers, printer, restored };
    return this.#running;
  }

  #ask(child: UtilityProcess, name: string, input: unknown): Promise<JsonText<Result<unknown>>> {
    if (this.#running && this.#running.child !== child) return Promise.resolve(toJsonText(failure('services/stopped')));
    const { promise, resolve } = Promise.withResolvers<JsonText<Result<unknown>>>();
    const id = ++this.#lastId;
    this.#waiting.set(id, resolve);
    post(child, { kind: 'call', id, name, input });
    return promise;
  }

  #take(message: MessageFromServices, { readers, printer }: Pick<Running, 'readers' | 'printer'>): void {
    switch (message.kind) {
      case 'reply':
        this.#waiting.get(message.id)?.(message.result);
        this.#waiting.delete(message.id);
        return;
      case 'event':
        this.#rememberOpened(message);
        this.#options.onEvent(message);
        return;
      case 'reader-start':
      case 'reader-post':
      case 'reader-kill':
        readers.obey(message);
        return;
      case 'print':
      case 'print-cancel':
        printer.obey(message);
        return;
    }
  }

  #stopped(child: UtilityProcess, code: number): void {
    const running = this.#running;
    if (running?.child !== child) return;
    this.#running = undefined;
    running.readers.killAll();
    running.printer.cancelAll();
    for (const answer of this.#waiting.values()) answer(toJsonText(failure('services/stopped')));
    this.#waiting.clear();
    if (this.#closing) return;
    console.error(`The services process ended with code ${code}.`);
    this.#options.onEvent({ kind: 'event', name: 'services.stopped', event: toJsonText({}) });
    if (!this.#start()) this.#startLater();
  }

  /** It has died too often; nobody has to ask for something before it is tried again. */
  #startLater(): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(
      () => {
        if (!this.#running) this.#start();
      },
      this.#budget.wait(performance.now()) + 1,
    );
    this.#later.unref();
  }

  /** A project may also move by itself: to a rescue, when another program replaced its file. */
  #rememberOpened({ name, event }: EventMessage): void {
    if (name !== 'project.opened') return;
    // The event's text was made of what the contract says.
    const { location } = fromJsonText(event) as EventOf<'project.opened'>;
    this.#project = location;
  }

  #rememberProject(name: MethodName, input: unknown): void {
    if (name === 'project.close') this.#project = undefined;
    if (name !== 'project.open' && name !== 'project.create') return;
    // Both name a path, and were parsed before they came here.
    this.#project = (input as InputOf<'project.open'>).path;
  }
}

function post(child: UtilityProcess, message: MessageToServices): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window: a process has no origin
  child.postMessage(message);
}
