import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { doccanoReader } from '../doccano/read-doccano.ts';
import { foreignFile } from '../testing/read-back.ts';

const good = '{"text":"Ada was there","label":[[0,3,"PER"]]}';

function read(text: string) {
  return doccanoReader.read(foreignFile('a.jsonl', strToU8(text)), []);
}

function faultsOf(text: string): readonly (readonly [string, string])[] {
  const corpus = read(text);
  return corpus.ok ? corpus.value.faults.map(({ place, reason }) => [place, reason]) : [];
}

describe('a file of records', () => {
  it('names the line that is broken, and reads the others', () => {
    const text = `${good}\n\n{"text":"half\n${good}\n[1,2]`;
    const corpus = read(text);
    expect(corpus.ok && corpus.value.documents.map(({ name }) => name)).toEqual(['a.jsonl 1', 'a.jsonl 3']);
    expect(faultsOf(text).map(([place]) => place)).toEqual(['line 3', 'line 5']);
  });

  it.each([
    ['', 'line 1'],
    ['{"text":"half', 'line 1'],
    ['[{"text":"a","label":[]},\n{"text":', 'line 2'],
    ['['.repeat(200_000), 'line 1'],
  ])('fails at the place of the fault: %.20s', (text, place) => {
    expect(read(text)).toMatchObject({ ok: false, error: { code: 'import/damaged', params: { file: 'a.jsonl' } } });
    const failed = read(text);
    expect(String(!failed.ok && failed.error.params['place'])).toMatch(new RegExp(`^(?:${place}|its end)$`));
  });

  it('takes in neither a record with a key called __proto__ nor one without a bottom', () => {
    const deep = `{"text":"x","label":[],"meta":${'{"a":'.repeat(300)}1${'}'.repeat(300)}}`;
    expect(faultsOf([good, '{"text":"x","meta":{"__proto__":{"evil":1}}}', deep].join('\n'))).toEqual([
      ['line 2', 'it has a key called “__proto__”'],
      ['line 3', 'it is nested more than 200 levels deep'],
    ]);
    expect(Object.hasOwn(Object.prototype, 'evil')).toBe(false);
  });

  it('lets the last of two equal keys stand, as JSON.parse does', () => {
    const corpus = read('{"text":"no","text":"Ada","label":[[0,3,"PER"]]}');
    expect(corpus.ok && corpus.value.documents[0]?.text).toBe('Ada');
  });

  it('reads an array, and one record over several lines', () => {
    for (const text of [`[${good},\n${good}]`, JSON.stringify(JSON.parse(good), null, 2)])
      expect(faultsOf(text)).toEqual([]);
  });

  it('keeps every place where half a surrogate pair becomes U+FFFD, and says so', () => {
    const text = String.raw`{"text":"\ud83d Ada","label":[[2,5,"PER"]]}`;
    const corpus = read(text);
    expect(corpus.ok && corpus.value.documents[0]?.text).toBe('\ufffd Ada');
    expect(faultsOf(text)).toHaveLength(1);
  });

  it('reads a line of ten megabytes', () => {
    const text = `Ada ${'x'.repeat(10_000_000)}`;
    const corpus = read(JSON.stringify({ text, label: [[0, 3, 'PER']] }));
    expect(corpus.ok && corpus.value.documents[0]?.text).toHaveLength(text.length);
  });
});
