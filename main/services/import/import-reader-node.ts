import { fork } from 'node:child_process';
import { Socket } from 'node:net';
import { LastWords, READER_HEAP_MB, READER_MEMORY_MB } from '../../reader-memory.ts';
import { entryFile } from '../entry-file.ts';
import type { ReaderHost } from './import-reader.ts';

/** Reader processes for the command line and the tests, which run in Node. All numbers are MB. */
export function nodeReaders({ memory = READER_MEMORY_MB, heap = READER_HEAP_MB } = {}): ReaderHost {
  return {
    start() {
      const child = fork(entryFile('reader'), [String(memory)], {
        // Structured clone instead of JSON: the bytes of a file go over as they are.
        serialization: 'advanced',
        execArgv: [`--max-old-space-size=${heap}`, '--disable-warning=ExperimentalWarning'],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      const words = new LastWords();
      child.stderr?.setEncoding('utf8').on('data', (said: string) => words.hear(said));
      // An idle reader must not keep the command line from ending; while it reads, the time limit's timer does.
      child.unref();
      child.channel?.unref();
      if (child.stderr instanceof Socket) child.stderr.unref();
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
          child.removeAllListeners('close').removeAllListeners('error');
          // Not `exit`: by then the last words have arrived.
          child.once('close', (code, signal) => end(words.end(code ?? (signal ? 128 : 1))));
          child.once('error', () => end(words.end(1)));
        },
        kill() {
          child.kill('SIGKILL');
        },
      };
    },
  };
}
