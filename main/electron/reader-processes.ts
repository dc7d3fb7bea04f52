import { utilityProcess, type UtilityProcess } from 'electron';
import { LastWords, READER_HEAP_MB } from '../reader-memory.ts';
import type { MessageFromServices, MessageToServices } from '../services-messages.ts';

type ReaderRequest = Extract<MessageFromServices, { reader: number }>;

/** Reader processes, forked on behalf of the services process, which names them by numbers of its own. */
export class ReaderProcesses {
  readonly #modulePath: string;
  readonly #tell: (message: MessageToServices) => void;
  readonly #running = new Map<number, UtilityProcess>();

  constructor(modulePath: string, tell: (message: MessageToServices) => void) {
    this.#modulePath = modulePath;
    this.#tell = tell;
  }

  obey(request: ReaderRequest): void {
    switch (request.kind) {
      case 'reader-start':
        this.#start(request.reader);
        return;
      case 'reader-post':
        this.#running.get(request.reader)?.postMessage(request.message);
        return;
      case 'reader-kill':
        this.#running.get(request.reader)?.kill();
        return;
    }
  }

  /** Nobody is left who would take their answers. */
  killAll(): void {
    for (const child of this.#running.values()) child.kill();
    this.#running.clear();
  }

  #start(reader: number): void {
    const child = utilityProcess.fork(this.#modulePath, [], {
      serviceName: 'Annotary reader',
      // A file that needs more fails alone.
      execArgv: [`--max-old-space-size=${READER_HEAP_MB}`],
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    this.#running.set(reader, child);
    const words = new LastWords();
    child.stderr?.on('data', (said: Buffer) => {
      words.hear(said.toString());
      process.stderr.write(said);
    });
    // V8's own end, of which the pipe may come too late to tell.
    child.on('error', (_type, location) => words.hear(location));
    child.on('message', (message) => {
      if (this.#running.get(reader) === child) this.#tell({ kind: 'reader-message', reader, message });
    });
    child.on('exit', (code) => {
      if (this.#running.get(reader) !== child) return;
      this.#running.delete(reader);
      this.#tell({ kind: 'reader-exit', reader, end: words.end(code) });
    });
  }
}
