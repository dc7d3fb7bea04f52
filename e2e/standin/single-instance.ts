import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { host } from './host.ts';

export interface SecondInstance {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly additionalData: unknown;
}

/** In the temporary folder, because the path of a socket may have about 100 characters only. */
function socketPath(userData: string): string {
  const name = `standin-${createHash('sha256').update(userData).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A file with our process id. Linked into place, so that nobody can read it half written. */
function takeLockFile(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    for (;;) {
      try {
        linkSync(draft, path);
        return true;
      } catch {
        if (isAlive(Number(readFileSync(path, 'utf8')))) return false;
        rmSync(path, { force: true }); // its owner was killed
      }
    }
  } finally {
    rmSync(draft);
  }
}

function listen(path: string, onSecondInstance: (second: SecondInstance) => void): () => void {
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => {});
    socket.on('end', () => {
      // True because only `notify` of another stand-in writes to this socket.
      onSecondInstance(deserialize(Buffer.concat(chunks)) as SecondInstance);
      socket.end();
    });
  });
  server.listen(path).unref();
  return () => void server.close();
}

/** Ends when the first instance has heard of this one, or does not answer. */
function notify(path: string, second: SecondInstance): Promise<void> {
  return new Promise((done) => {
    const socket = connect(path, () => socket.end(serialize(second)));
    socket.setTimeout(5000, () => socket.destroy());
    socket.on('error', () => {});
    socket.on('close', () => done());
    socket.resume();
  });
}

let release: (() => void) | undefined;
export const hasLock = (): boolean => release !== undefined;
export const releaseLock = (): void => {
  release?.();
  release = undefined;
};

/** One instance per userData folder. */
export function requestLock(
  userData: string,
  additionalData: unknown,
  onSecondInstance: (second: SecondInstance) => void,
): boolean {
  if (hasLock()) return true;
  mkdirSync(userData, { recursive: true });
  const lockFile = join(userData, 'standin.lock');
  const socket = socketPath(userData);
  if (takeLockFile(lockFile)) {
    const close = listen(socket, onSecondInstance);
    release = () => {
      close();
      rmSync(lockFile, { force: true });
    };
    return true;
  }
  host.unfinished.add(notify(socket, { argv: process.argv, cwd: process.cwd(), additionalData }));
  return false;
}
