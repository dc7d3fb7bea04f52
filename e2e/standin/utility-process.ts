import type { ForkOptions } from 'electron';
import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { host } from './host.ts';
import { LoudEmitter, loud, unsupported } from './unsupported.ts';

const bootstrap = new URL('./utility-child.ts', import.meta.url).href;
type Output = 'pipe' | 'inherit' | 'ignore';
const isOutput = (value: unknown): value is Output => value === 'pipe' || value === 'inherit' || value === 'ignore';

/** Electron takes stdin only as 'ignore', and the others as one of three words. */
function outputsOf(stdio: ForkOptions['stdio'] = 'inherit'): [Output, Output] {
  const [stdin, stdout, stderr] = typeof stdio === 'string' ? ['ignore', stdio, stdio] : stdio;
  if (stdin !== 'ignore') throw new Error('stdin value other than ignore is not supported.');
  if (!isOutput(stdout) || !isOutput(stderr)) throw new Error('stdio must be "pipe", "inherit" or "ignore".');
  return [stdout, stderr];
}

class UtilityProcess extends LoudEmitter {
  readonly #child: ChildProcess;
  pid: number | undefined;
  stdout: Readable | null;
  stderr: Readable | null;

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super();
    const { execArgv = [], env = process.env, cwd, stdio } = options;
    this.#child = spawn(process.execPath, [...execArgv, '--import', bootstrap, modulePath, ...args], {
      cwd,
      env: { ...env },
      serialization: 'advanced',
      stdio: ['ignore', ...outputsOf(stdio), 'ipc'],
    });
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#child.once('spawn', () => {
      this.pid = this.#child.pid;
      this.emit('spawn');
    });
    this.#child.once('error', (error) => {
      console.error('stand-in: a utility process could not be started', error);
      this.#finish(1);
    });
    this.#child.on('message', (message) => this.emit('message', message));
    // 'close' and not 'exit': by then the last output and the last messages have arrived.
    this.#child.once('close', (code, signal) => this.#finish(code ?? (signal ? constants.signals[signal] : 1)));
  }
  #finish(code: number): void {
    this.emit('exit', code);
    this.pid = undefined;
    this.stdout = null;
    this.stderr = null;
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) unsupported('UtilityProcess.postMessage with ports');
    const copy: unknown = structuredClone(message); // throws for what cannot be cloned, here and now
    if (!this.#child.connected) return;
    // True because the channel is 'advanced': it takes whatever structuredClone gives.
    this.#child.send(copy as object, () => {}); // the child may end meanwhile
  }
  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = loud('utilityProcess', {
  fork(modulePath: string, second: readonly string[] | ForkOptions = [], third: ForkOptions = {}): UtilityProcess {
    if (host.phase === 'loading') throw new Error('utilityProcess cannot be created before app is ready.');
    if (!modulePath) throw new TypeError('Missing UtilityProcess entry script.');
    const [args, options] = isArguments(second) ? [second, third] : [[], second];
    for (const name of ['session', 'partition', 'respondToAuthRequestsFromMainProcess']) {
      if (name in options) unsupported(`utilityProcess.fork with '${name}'`);
    }
    return new UtilityProcess(modulePath, args, options);
  },
});

const isArguments = (value: readonly string[] | ForkOptions): value is readonly string[] => Array.isArray(value);
