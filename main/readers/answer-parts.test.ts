import { expect, it } from 'vitest';
import { success } from '#shared/domain/result.ts';
import { answerParts, joinParts } from './answer-parts.ts';
import { readAnnotations } from './read-annotations.ts';
import { readFile } from './read-file.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const lines = Array.from({ length: 900 }, (_, index) =>
  JSON.stringify({ id: index, text: `${index} ${'words '.repeat(200)}`, label: [[0, 1, 'NUM']] }),
).join('\n');

it.each([
  ['annotations', () => readAnnotations({ main: 'a.jsonl', files: [{ path: 'a.jsonl', bytes: bytesOf(lines) }] })],
  ['articles', () => readFile({ fileName: 'a.jsonl', bytes: bytesOf(lines) })],
])('an answer with many %s goes over in parts, and is whole again', async (_what, read) => {
  const answer = await read();
  const { parts, last } = answerParts(answer);
  expect(parts.length).toBeGreaterThan(3);
  for (const part of parts) expect(JSON.stringify(part).length).toBeLessThan(2 ** 20);
  expect(JSON.stringify(last).length).toBeLessThan(2 ** 18);
  expect(joinParts(last, parts.flat())).toEqual(answer);
});

it('documents that share the bytes of their file stay together', () => {
  const own = { fileName: 'a.csv', bytes: bytesOf('x') };
  const content = { text: 'x'.repeat(2 ** 18), blocks: [], marks: [] };
  const documents = [own, own, { ...own, bytes: bytesOf('y') }, undefined, undefined].map((one) => ({
    content,
    ...(one ? { own: one } : {}),
  }));
  const { parts } = answerParts(success({ documents }));
  expect(parts.map(({ length }) => length)).toEqual([2, 1, 1, 1]);
});

it('a failure, a table, and a file without documents are one part', () => {
  for (const answer of [success({ columns: [] }), success({ documents: [], problems: [] })])
    expect(answerParts(answer)).toEqual({ parts: [], last: answer });
});
