import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../testing/document-files.ts';
import { readFile } from './read-file.ts';
import { tryReading } from './read-fault.ts';
import { ZipArchive } from './zip.ts';

const open = (bytes: Uint8Array, budget?: Parameters<typeof ZipArchive.open>[2]) =>
  tryReading(() => ZipArchive.open(bytes, 'a.zip', budget));
const small = { entries: 2, megabytes: 2, growth: 100 };

/** Changes what the archive says of itself, in its directory and before each file. */
function patched(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1').replaceAll(from, to);
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

function withFlag(bytes: Uint8Array, flag: number): Uint8Array {
  const changed = bytes.slice();
  for (let at = 0; at < changed.length - 4; at += 1) {
    const isLocal = changed[at] === 0x50 && changed[at + 1] === 0x4b && changed[at + 2] === 3 && changed[at + 3] === 4;
    const isCentral =
      changed[at] === 0x50 && changed[at + 1] === 0x4b && changed[at + 2] === 1 && changed[at + 3] === 2;
    if (isLocal) changed[at + 6] = (changed[at + 6] ?? 0) | flag;
    if (isCentral) changed[at + 8] = (changed[at + 8] ?? 0) | flag;
  }
  return changed;
}

describe('ZipArchive', () => {
  it('lists files, not folders, and unpacks them', async () => {
    const opened = await open(zipOf({ 'f/': '', 'f/a.txt': 'A', 'ü.txt': 'Ü' }));
    if (!opened.ok) throw new Error(opened.error.code);
    expect(opened.value.entries.map(({ path }) => path)).toEqual(['f/a.txt', 'ü.txt']);
    expect(new TextDecoder().decode(await opened.value.read('ü.txt'))).toBe('Ü');
    expect(await opened.value.read('none')).toBeUndefined();
  });

  it.each([
    ['more files than the budget', zipOf({ a: '1', b: '2', c: '3' }), 'import/archive-entries'],
    ['more bytes', zipOf({ a: Buffer.alloc(2 ** 21 + 1, Buffer.from(String(Math.PI))) }), /growth|too-large/],
    ['a file that grows too much', zipOf({ a: new Uint8Array(2 ** 20 + 1) }), 'import/archive-growth'],
    ['a path out of it', zipOf({ '../a': '1' }), 'import/archive-path'],
    ['an absolute path', zipOf({ '/etc/a': '1' }), 'import/archive-path'],
    ['a path of Windows out of it', zipOf({ 'a\\..\\..\\b': '1' }), 'import/archive-path'],
    ['a link', zipSync({ a: [new Uint8Array([46]), { os: 3, attrs: 0o120777 << 16 }] }), 'import/archive-link'],
    ['a file with a password', withFlag(zipOf({ a: '1' }), 1), 'import/encrypted'],
    ['two files of one name', patched(zipOf({ aaa: '1', bbb: '2' }), 'bbb', 'aaa'), 'import/damaged'],
    ['half of an archive', zipOf({ a: 'x'.repeat(200) }).subarray(0, 60), 'import/damaged'],
  ])('refuses %s', async (_name, bytes, code) => {
    const opened = await open(bytes, small);
    expect(opened.ok ? 'opened' : opened.error.code).toMatch(code);
  });

  it('notices a file that is not what its check sum says', async () => {
    const bytes = zipSync({ a: [new TextEncoder().encode('some text'), { level: 0 }] });
    const opened = await open(patched(bytes, 'some', 'SOME'));
    if (!opened.ok) throw new Error(opened.error.code);
    const archive = opened.value;
    expect(await tryReading(() => archive.read('a'))).toMatchObject({
      ok: false,
      error: { code: 'import/damaged', params: { place: 'a', reason: 'its check sum is wrong' } },
    });
  });
});

describe('an archive of articles', () => {
  it('gives each file in it a document of its own bytes, or its reason', async () => {
    const bytes = zipOf({
      'a.txt': 'A',
      'f/b.html': '<p>B',
      'f/c.png': Buffer.from('89504e470d0a1a0a00', 'hex'),
      '__MACOSX/._a.txt': 'x',
      'inner.zip': zipOf({ 'd.txt': 'D', 'bad.txt': '' }),
    });
    const read = await readFile({ fileName: 'all.zip', bytes });
    if (!read.ok) throw new Error(read.error.code);
    const { documents, problems } = read.value;
    expect(documents.map(({ own, content }) => [own?.fileName, own?.bytes.length, content.text])).toEqual([
      ['a.txt', 1, 'A'],
      ['b.html', 4, 'B'],
      ['d.txt', 1, 'D'],
    ]);
    expect(problems.map(({ place, error }) => [place, error.code])).toEqual([
      ['f/c.png', 'import/binary'],
      ['inner.zip, bad.txt', 'import/empty'],
    ]);
  });

  it('stops at archives in archives in archives', async () => {
    let bytes = zipOf({ 'a.txt': 'A' });
    for (let depth = 0; depth < 4; depth += 1) bytes = zipOf({ 'in.zip': bytes });
    const read = await readFile({ fileName: 'all.zip', bytes });
    expect(read.ok && read.value.problems.map(({ error }) => error.code)).toEqual(['import/archive-nesting']);
  });

  it('counts archives in an archive to its budget, and names them with their place', async () => {
    const many = zipOf(Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`${index}.bin`, ''])));
    const read = await readFile({ fileName: 'x.zip', bytes: zipSync({ 'a.zip': many, 'sub/b.zip': many }) });
    const refused = read.ok
      ? read.value.problems.find(({ error }) => error.code === 'import/archive-entries')
      : undefined;
    expect(refused).toMatchObject({ place: 'sub/b.zip', error: { params: { file: 'x.zip/sub/b.zip', count: 6000 } } });
    expect(read.ok && read.value.problems[0]?.error.params).toMatchObject({ file: 'x.zip/a.zip/0.bin' });
  });
});
