import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdsNothing } from '../exchange/holds.ts';
import { digestOf, digestOfCorpus, resolvedOf } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { readBack } from '../testing/read-back.ts';
import { prodigy } from './prodigy.ts';
import { prodigyReader } from './read-prodigy.ts';

it('reads back what it writes: words, labels, values, notes, hands, status and relations', () => {
  fc.assert(
    fc.property(generatedProject(), (source) => {
      const plan = prodigy.plan?.(source, { offsets: 'utf16', excel: false, shape: 'file' });
      if (!plan) throw new Error('it writes nothing');
      const holds = prodigy.holds ?? holdsNothing;
      const corpus = readBack(prodigyReader, plan);
      const resolved = resolvedOf(corpus.documents, prodigyReader.units);
      expect(resolved.misfits).toEqual([]);
      expect(digestOfCorpus(resolved, holds)).toEqual(digestOf(source, holds));
    }),
  );
});
