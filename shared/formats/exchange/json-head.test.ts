import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recogniseAnnotations } from '../recognise.ts';
import { jsonHead } from './json-head.ts';

const long = 'He said “no” and \\ went. "Quoted" {[ '.repeat(5000);
const mark = { id: 1, start_offset: 0, end_offset: 2, label: 'P' };

it.each([
  ['doccano', { id: 1, text: long, entities: [mark], relations: [] }],
  ['doccano', { id: 1, text: long, label: [[0, 2, 'PRON']], Comments: [] }],
  ['hf', { text: long, entities: [{ start: 0, end: 2, label: 'PRON' }] }],
  ['prodigy', { text: long, spans: [{ start: 0, end: 2, label: 'PRON' }], answer: 'accept' }],
  [
    'prodigy',
    {
      text: 'He',
      tokens: Array.from({ length: 20_000 }, () => ({ text: 'He', start: 0, end: 2 })),
      spans: [],
      answer: 'accept',
    },
  ],
])('tells %s by what stands behind a long text', async (id, record) => {
  const head = jsonHead(`${JSON.stringify(record)}\n`.repeat(2), 65_536);
  expect((await recogniseAnnotations({ path: 'x.jsonl', head }))?.format.id).toBe(id);
});

it('keeps short files as they are, and the structure of all, wherever they are cut', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, cut) => {
      expect(jsonHead(json, json.length)).toBe(json);
      expect(json.startsWith(jsonHead(json.slice(0, cut), json.length))).toBe(true);
    }),
  );
});
