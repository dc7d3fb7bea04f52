import { afterEach, describe, expect, it } from 'vitest';
import { nodeReaders } from './import-reader-node.ts';
import { type ReaderHost, type ReaderLimits, ReaderPool, type ReaderProcess } from './import-reader.ts';

const pools: ReaderPool[] = [];
const started: ReaderProcess[] = [];

/** Real reader processes, counted. */
function counted(readers: ReaderHost): ReaderHost {
  return {
    start() {
      const process = readers.start();
      started.push(process);
      return process;
    },
  };
}

function pool(limits: Partial<ReaderLimits> = {}, host = nodeReaders()): ReaderPool {
  const made = new ReaderPool(counted(host), limits);
  pools.push(made);
  return made;
}

afterEach(() => {
  for (const made of pools.splice(0)) made.close();
  started.length = 0;
});

const job = (fileName: string, text = 'Some text.') => ({ fileName, bytes: new TextEncoder().encode(text) });

describe('ReaderPool', () => {
  it('reads many files in one process, in order', async () => {
    const readers = pool();
    const names = ['a.txt', 'b.md', 'c.html', 'd.txt'];
    const results = await Promise.all(names.map((name) => readers.readFile(job(name))));
    expect(results.map((result) => result.ok && result.value.documents[0]?.mediaType)).toEqual([
      'text/plain',
      'text/markdown',
      'text/html',
      'text/plain',
    ]);
    expect(started).toHaveLength(1);
  });

  it('takes a fresh process when one has read enough', async () => {
    const readers = pool({ files: 2 });
    for (const name of ['a.txt', 'b.txt', 'c.txt']) expect((await readers.readFile(job(name))).ok).toBe(true);
    expect(started).toHaveLength(2);
  });

  it('names the file at which the reader crashed, and reads the next one in a new process', async () => {
    const readers = pool();
    await readers.readFile(job('warm-up.txt'));
    const crashing = readers.readFile(job('bad.html', '<p>x'.repeat(200_000)));
    started[0]?.kill();
    expect(await crashing).toMatchObject({
      ok: false,
      error: { code: 'import/reader-crashed', params: { file: 'bad.html' } },
    });
    expect(await readers.readFile(job('next.txt'))).toMatchObject({ ok: true });
  });

  it('stops a file that takes too long, and reads the next one', async () => {
    const readers = pool({ seconds: 0.005, secondsPerMegabyte: 0 });
    expect(await readers.readFile(job('slow.html', '<div>'.repeat(50_000)))).toMatchObject({
      ok: false,
      error: { code: 'import/reader-timeout', params: { file: 'slow.html' } },
    });
    expect(await pool().readFile(job('next.txt'))).toMatchObject({ ok: true });
  });

  it.each([
    ['more memory than is allowed', { memory: 200, heap: 4096 }],
    ['more than its heap may hold', { memory: 8192, heap: 64 }],
  ])('ends a reader that needs %s, and reads the next file', async (_, megabytes) => {
    const readers = pool({ seconds: 600 }, nodeReaders(megabytes));
    expect(await readers.readFile(job('lines.txt', 'a\n'.repeat(4_000_000)))).toMatchObject({
      ok: false,
      error: { code: 'import/out-of-memory', params: { file: 'lines.txt' } },
    });
    expect(await readers.readFile(job('next.txt'))).toMatchObject({ ok: true });
    expect(started).toHaveLength(2);
  });

  it('takes Markdown that no parser comes to an end with as plain text, and says so', async () => {
    const readers = pool({ seconds: 5, secondsPerMegabyte: 0 });
    // Many paragraphs, of which none alone asks too much.
    const text = `${'1. '.repeat(99)}x\n\n`.repeat(4000);
    expect(await readers.readFile(job('deep.md', text))).toMatchObject({
      ok: true,
      value: { documents: [{ content: { text }, notes: [{ key: 'reader.note.markdown-too-much' }] }] },
    });
  });

  it('gives up what it is reading when it is closed', async () => {
    const readers = pool();
    const reading = readers.readFile(job('a.html', '<p>x'.repeat(100_000)));
    const waiting = readers.readFile(job('b.txt'));
    await Promise.resolve();
    readers.close();
    expect(await reading).toMatchObject({ ok: false, error: { code: 'import/cancelled' } });
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'import/cancelled' } });
  });
});
