import { randomUUID } from 'node:crypto';
import { runCommandLine, type Terminal } from './cli/run.ts';
import { createServices, type Services } from './compose.ts';
import { ReaderPool } from './services/import/import-reader.ts';
import { nodeReaders } from './services/import/import-reader-node.ts';

// The command line: the same services as in the desktop, in this process and without a window.

const readers = new ReaderPool(nodeReaders());
let services: Services | undefined;

function openServices(): Services {
  services ??= createServices({
    now: () => new Date(),
    newCommandId: () => randomUUID(),
    readFile: (job) => readers.readFile(job),
    previewTable: (job) => readers.previewTable(job),
    readAnnotations: (job) => readers.readAnnotations(job),
    log: { info: () => {}, error: (message, error) => console.error(message, error) },
  });
  return services;
}

const CLEAR_LINE = '\r\u001b[2K';

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  progress(line) {
    if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE + line);
  },
  now: () => new Date(),
  services: openServices,
};

// `annotary list | head` closes the pipe early; that is no error of ours.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

/** As the shell counts: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

process.on('SIGINT', () => {
  if (interrupted || !services) process.exit(INTERRUPTED);
  interrupted = true;
  void services.call('import.cancel', {});
  void services.call('export.cancel', {});
});
let interrupted = false;

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), terminal);
} finally {
  await services?.close();
  readers.close();
}
