import { fork } from 'node:child_process';
import { entryFile } from '../entry-file.ts';
import type { ReaderHost } from './import-reader.ts';

/** Enough for a 64 MB page as a tree would be more than any article needs; what exceeds it fails alone. */
const HEAP_MB = 512;

/** Reader processes for the command line and the tests, which run in Node. */
export const nodeReaderHost: ReaderHost = {
  start() {
    const child = fork(entryFile('reader'), [], {
      // Structured clone instead of JSON: the bytes of a file go over as they are.
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${HEAP_MB}`, '--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // An idle reader must not keep the command line from ending; while it reads, the time limit's timer does.
    child.unref();
    child.channel?.unref();
    return {
      post(message) {
        // A process that died in between is told by its exit.
        if (child.connected && typeof message === 'object' && message !== null) child.send(message, () => {});
      },
      onMessage(take) {
        child.removeAllListeners('message');
        child.on('message', take);
      },
      onExit(end) {
        child.removeAllListeners('exit').removeAllListeners('error');
        child.once('exit', (code, signal) => end(code ?? (signal ? 128 : 1)));
        child.once('error', () => end(1));
      },
      kill() {
        child.kill('SIGKILL');
      },
    };
  },
};
