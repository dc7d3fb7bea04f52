import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestOf, digestOfCorpus, resolvedOf } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { readBack } from '../testing/read-back.ts';
import { textOf } from '../testing/text-of.ts';
import { datasetHolds, huggingFace } from './hugging-face.ts';
import { datasetReader } from './read-dataset.ts';

const options = { offsets: 'utf16', excel: false, shape: 'folder' } as const;

it('reads back what it writes: fragments, values, notes, hands, status and links across documents', () => {
  fc.assert(
    fc.property(generatedProject(), (source) => {
      const plan = huggingFace.plan?.(source, options);
      if (!plan) throw new Error('it writes nothing');
      const corpus = readBack(datasetReader, plan);
      const resolved = resolvedOf(corpus.documents, datasetReader.units);
      expect(resolved.misfits).toEqual([]);
      expect(digestOfCorpus(resolved, datasetHolds)).toEqual(digestOf(source, datasetHolds));
    }),
  );
});

it('has one tag for every token, all of them names in the card, and the same keys in every row', () => {
  fc.assert(
    fc.property(generatedProject(), (source) => {
      const files = huggingFace.planParts?.([{ name: 'dev', source }], options).files ?? [];
      expect(files.map(({ path }) => path)).toEqual(['validation.jsonl', 'tokens/validation.jsonl', 'README.md']);
      const [rows, tokens] = files.map((file) => textOf(file).split('\n').slice(0, -1)).slice(0, 2);
      const keys = new Set((rows ?? []).map((row) => Object.keys(JSON.parse(row) as object).join()));
      expect(keys.size).toBe(1);
      for (const line of tokens ?? []) {
        const row = JSON.parse(line) as { tokens: string[]; ner_tags: number[] };
        expect(row.ner_tags).toHaveLength(row.tokens.length);
        expect(row.ner_tags.every((tag) => tag >= 0 && tag < 9)).toBe(true);
      }
    }),
  );
});
