import { expect, it } from 'vitest';
import { Timestamp } from '#shared/domain/ids.ts';
import { documentRecord } from '#shared/domain/testing/records.ts';
import { readAnnotations } from '../../../readers/read-annotations.ts';
import { Pauses } from '../../pauses.ts';
import { placeDocuments } from './place-documents.ts';
import type { ReadSet } from './read-sets.ts';

const COUNT = 50;

/** Texts of one length, of which the first is the same for every prefix. */
const textOf = (prefix: string, index: number): string => `${index === 0 ? 'x' : prefix} word ${100 + index}`;

async function setOf(prefix: string): Promise<ReadSet> {
  const lines = Array.from({ length: COUNT }, (_, index) =>
    JSON.stringify({ id: index, text: textOf(prefix, index), label: [[0, 1, 'P']] }),
  );
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const path = `${prefix}.jsonl`;
  const job = { main: path, files: [{ path, bytes }] };
  const read = await readAnnotations(job);
  if (!read.ok) throw new Error(read.error.code);
  const main = { path, byteLength: bytes.length, modified: 0 };
  const set = {
    main,
    read: read.value,
    bytes: new Map([[path, bytes]]),
    fileName: path,
    isArchive: false,
    parts: [],
    job,
  };
  return { ...set, lacked: [], coming: new Set<string>() };
}

it('reads a text of the project once, however many new ones have its length', async () => {
  let reads = 0;
  const records = Array.from({ length: COUNT }, (_, index) =>
    documentRecord({ id: `d${index}`, name: `d${index}`, length: textOf('a', index).length }),
  );
  let id = 0;
  const { placed, added } = await placeDocuments(await Promise.all([setOf('b'), setOf('c')]), {
    read: {
      documents: () => records,
      textOf: (documentId) => {
        reads += 1;
        return textOf('a', Number(documentId.slice(1)));
      },
      documentNamed: (name) => records.find((one) => one.name === name),
      nextDocumentPosition: () => COUNT,
    },
    now: Timestamp.parse('2026-11-22T12:00:00.000Z'),
    newId: () => `00000000-0000-4000-8000-${String((id += 1)).padStart(12, '0')}`,
    leftOut: { add: () => {} },
    pauses: new Pauses(),
    isCancelled: () => false,
    onProgress: () => {},
  });
  expect(reads).toBe(COUNT);
  expect(placed).toHaveLength(2 * COUNT);
  // The text that both files have is the project's own.
  expect(added).toHaveLength(2 * COUNT - 2);
});
