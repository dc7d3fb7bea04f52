import { describe, expect, it } from 'vitest';
import { readAnnotations } from './read-annotations.ts';

// More than can be handed over as arguments of one call.
const MANY = 150_000;

function bytesOf(line: (index: number) => string): Uint8Array {
  return new TextEncoder().encode(Array.from({ length: MANY }, (_, index) => line(index)).join('\n'));
}

describe('a file of very many parts', () => {
  it('gives all documents of a file of annotations', async () => {
    const bytes = bytesOf((index) =>
      JSON.stringify({ id: index, text: `Hello Berlin ${index}`, label: [[6, 12, 'place']] }),
    );
    const read = await readAnnotations({ main: 'x.jsonl', files: [{ path: 'x.jsonl', bytes }] });
    expect(read.ok && read.value.corpus.documents.length).toBe(MANY);
  });
});
