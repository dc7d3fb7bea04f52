import { strToU8, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { foreignFile } from '../testing/read-back.ts';
import { readMsgpack } from './msgpack.ts';
import { docBinReader } from './read-doc-bin.ts';
import { stringHash } from './string-ids.ts';

describe('a DocBin', () => {
  it('numbers strings as spaCy does', () => {
    // spaCy's documentation: nlp.vocab.strings["coffee"].
    expect(stringHash('coffee')).toBe(3_197_928_453_018_144_401n);
  });

  it.each([
    ['no zlib', strToU8('xyz')],
    ['half a file', zlibSync(strToU8('\u0001'.repeat(5000), true)).subarray(0, 12)],
    ['no MessagePack', zlibSync(new Uint8Array([0xc1]))],
    ['a list that lies about its length', zlibSync(new Uint8Array([0xdd, 255, 255, 255, 255, 1]))],
    ['no bottom', zlibSync(new Uint8Array(1000).fill(0x91))],
    ['something else', zlibSync(new Uint8Array([0x80]))],
  ])('is refused where it is %s', async (_name, bytes) => {
    const answer = await docBinReader.unpack?.(foreignFile('a.spacy', bytes));
    expect(answer).toMatchObject({ ok: false, error: { code: 'import/damaged', params: { file: 'a.spacy' } } });
  });

  it('is of MessagePack', () => {
    const bytes = new Uint8Array([0x93, 0xcc, 200, 0xa1, 0x61, 0x81, 0xa1, 0x62, 0xc3]);
    expect(readMsgpack(bytes)).toEqual([200, 'a', new Map([['b', true]])]);
  });
});
