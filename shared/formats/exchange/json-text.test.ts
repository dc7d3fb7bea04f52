import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readJsonRecords } from './json-input.ts';
import { jsonPieces, parseJson } from './json-text.ts';

describe('parseJson', () => {
  it('keeps whole numbers that would be rounded as they are written', () => {
    const ids =
      '{"id":1497000000000000001,"list":[-9007199254740993, 9007199254740991],"n":1e20,"s":"12345678901234567"}';
    expect(parseJson(ids)).toEqual({
      id: '1497000000000000001',
      list: ['-9007199254740993', 9007199254740991],
      n: 1e20,
      s: '12345678901234567',
    });
  });

  it('is JSON.parse for everything else', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe('records that are printed over several lines', () => {
  it('are found one after the other, with their lines', () => {
    const printed = '\n{\n  "a": "}\\"{",\n  "b": [1]\n}\n{\n  "a": "x"\n}\n';
    expect([...jsonPieces(printed)].map(({ line }) => line)).toEqual([2, 6]);
    expect(readJsonRecords(printed, 'x.jsonl')).toEqual({
      ok: true,
      value: [
        { place: 'line 2', value: { a: '}"{', b: [1] } },
        { place: 'line 6', value: { a: 'x' } },
      ],
    });
  });

  it('come back whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 2, maxLength: 4 }), (records) => {
        const safe = records.filter((record) => !JSON.stringify(record).includes('__proto__'));
        const printed = safe.map((record) => `${JSON.stringify({ ...record, z: 1 }, null, 1)}\n`).join('');
        const pieces = [...jsonPieces(printed)].map(({ text }) => JSON.parse(text) as unknown);
        expect(pieces).toEqual(safe.map((record) => JSON.parse(JSON.stringify({ ...record, z: 1 })) as unknown));
      }),
    );
  });

  it.each(['{\n"a": 1\n}\n{\n"b": ', '{\n"a": 1\n},\n{\n"b": 1\n}\n'])(
    'are one damaged file where one is none: %j',
    (text) => {
      expect(readJsonRecords(text, 'x.jsonl')).toMatchObject({ ok: false, error: { code: 'import/damaged' } });
    },
  );
});
