import { describe, expect, it } from 'vitest';
import { readSample, sampleCounts } from '../testing/annotation-samples.ts';

describe('CoNLL files of others', () => {
  it.each([
    ['conll2000-chunk.conll', 1, 44],
    ['conll2002-ner.conll', 1, 4],
    // The chunks and the names, each on a layer.
    ['conll2003-iob1.conll', 1, 7],
    // Gold and what was predicted.
    ['conlleval-e-b-sequence.txt', 1, 3],
    ['doccano-example.conll', 1, 2],
    ['doccano-trailing.conll', 1, 2],
    ['wnut17-dev.conll', 1, 836],
  ])('come in whole: %s', async (path, documents, annotations) => {
    const read = await readSample(`conll/${path}`);
    if (!read) return;
    expect(read.format).toBe('conll');
    expect(sampleCounts(read)).toEqual([documents, annotations, 0]);
  });

  it('come in but for a line that is none, which is named', async () => {
    const read = await readSample('conll/doccano-invalid.conll');
    if (!read) return;
    expect(read.faults).toEqual([
      {
        file: 'doccano-invalid.conll',
        place: 'line 1',
        reason: 'it has 3 columns, the others have 2: its word stays without a tag',
      },
    ]);
  });
});
