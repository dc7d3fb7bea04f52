import { strToU8, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { foreignFile } from '../testing/read-back.ts';
import { readMsgpack } from './msgpack.ts';
import { docBinReader } from './read-doc-bin.ts';
import { readSpanGroups, writeSpanGroups } from './span-groups.ts';
import { stringHash, stringId } from './string-ids.ts';
import { joined, packed } from './write-msgpack.ts';

/** A list of fifty million nothings, which would be as many items. */
function millions(): Uint8Array {
  const bytes = new Uint8Array(50_000_005).fill(0xc0);
  bytes.set([0xdd, 0x02, 0xfa, 0xf0, 0x80]);
  return bytes;
}

function withLastByte(bytes: Uint8Array, last: number): Uint8Array {
  bytes[bytes.length - 1] = last;
  return bytes;
}

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

  it.each([
    ['', 0n],
    ['hello', 5_983_625_672_228_268_878n],
    ['😀', BigInt.asUintN(64, -4_546_137_833_720_672_511n)],
    ['café', 32_833_993_555_699_147n],
    // Symbols, of which words of a text may be.
    ['FLAG42', 42n],
    ['X', 101n],
    ['DEPRECATED276', 379n],
    ['PERSON', 380n],
    ['aux', 405n],
    ['dep', 414n],
    ['number', 432n],
    ['_', 456n],
  ])('has for %j the number of spaCy 3.8', (text, id) => {
    expect(stringId(text)).toBe(id);
  });

  it('has the groups of spans of all versions: lists, and since 3.4 groups with their names', () => {
    const groups = [{ name: 'claims', attrs: {}, spans: [] }];
    const list = writeSpanGroups(groups);
    // {group: ['a', 'b']}, as SpanGroups.to_bytes writes it today.
    const [packedGroup] = readMsgpack(list) as Uint8Array[];
    const map = joined([Uint8Array.of(0x81), packed(packedGroup ?? null), packed(['a', 'b'])]);
    expect(readSpanGroups(list).map(({ name }) => name)).toEqual(['claims']);
    expect(readSpanGroups(map).map(({ name }) => name)).toEqual(['a', 'b']);
    expect(readSpanGroups(new Uint8Array(0))).toEqual([]);
  });

  it.each([0, 1, 31, 32, 255, 256, 65_535, 65_536])('has texts and lists of %i as they are', (length) => {
    const text = 'x'.repeat(length);
    const numbers = Array.from({ length: Math.min(length, 300) }, (_, at) => at - 5);
    expect(readMsgpack(packed([text, numbers, 0.5, -0, true, null]))).toEqual([text, numbers, 0.5, -0, true, null]);
  });

  it.each([
    ['has more values than memory holds', zlibSync(millions()), 'it has more than 2000000 values'],
    [
      'has another check sum than it says',
      withLastByte(zlibSync(new Uint8Array([0x80])), 0xff),
      'its check sum is wrong',
    ],
  ])('is refused where it %s', async (_name, bytes, reason) => {
    const answer = await docBinReader.unpack?.(foreignFile('a.spacy', bytes));
    expect(answer).toMatchObject({ ok: false, error: { code: 'import/damaged', params: { reason } } });
  });

  it('has numbers that JSON cannot have as their digits or names, and says which bytes it leaves out', async () => {
    const word = new Uint8Array(8);
    new DataView(word.buffer).setBigUint64(0, stringId('Hello'), true);
    const cats = [
      [Uint8Array.of(0x85, 0xa1, 0x61, 0xcf, 255, 255, 255, 255, 255, 255, 255, 255)],
      [Uint8Array.of(0xa1, 0x62, 0xd3, 128, 0, 0, 0, 0, 0, 0, 0)],
      [Uint8Array.of(0xa1, 0x63, 0xcf, 0, 0, 0, 0, 0, 0, 0, 7)],
      [Uint8Array.of(0xa1, 0x64), packed(Number.NaN)],
      [Uint8Array.of(0xa1, 0x65), packed(Uint8Array.of(1, 2))],
    ].flat();
    const bin = joined([
      Uint8Array.of(0x86, 0xa4, ...strToU8('cats'), 0x91),
      ...cats,
      packed({
        attrs: [65],
        tokens: word,
        spaces: Uint8Array.of(0),
        lengths: Uint8Array.of(1, 0, 0, 0),
        strings: ['Hello'],
      }).subarray(1),
    ]);
    const unpacked = await docBinReader.unpack?.(foreignFile('a.spacy', zlibSync(bin)));
    if (!unpacked?.ok) expect.fail(JSON.stringify(unpacked));
    const read = docBinReader.read(unpacked.value, []);
    if (!read.ok) expect.fail(JSON.stringify(read.error));
    expect(read.value.documents).toMatchObject([
      { text: 'Hello', fields: { a: '18446744073709551615', b: '-9223372036854775808', c: 7, d: 'NaN' } },
    ]);
    expect(read.value.faults).toEqual([
      { file: 'a.spacy', place: 'document 1', reason: 'e: bytes say nothing here, and are left out' },
    ]);
  });

  it('is of MessagePack', () => {
    const bytes = new Uint8Array([0x93, 0xcc, 200, 0xa1, 0x61, 0x81, 0xa1, 0x62, 0xc3]);
    expect(readMsgpack(bytes)).toEqual([200, 'a', new Map([['b', true]])]);
  });
});
