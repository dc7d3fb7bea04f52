import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdsNothing } from '../exchange/holds.ts';
import { digestOf, digestOfCorpus, resolvedOf, sayWhatStandsThere } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { readBack } from '../testing/read-back.ts';
import { labelStudio } from './label-studio.ts';
import { labelStudioReader } from './read-label-studio.ts';

it('reads back what it writes: words, labels, attributes, notes, hands, status and relations', () => {
  const { holds = holdsNothing } = labelStudio;
  fc.assert(
    fc.property(generatedProject(), fc.constantFrom('file', 'folder'), (source, shape) => {
      const plan = labelStudio.plan?.(source, { offsets: 'utf16', excel: false, shape });
      if (!plan) throw new Error('it writes nothing');
      const corpus = readBack(labelStudioReader, plan);
      const resolved = resolvedOf(corpus.documents, labelStudioReader.units);
      expect(resolved.misfits).toEqual([]);
      expect(resolved.moved).toEqual([]);
      expect(sayWhatStandsThere(resolved)).toBe(true);
      expect(digestOfCorpus(resolved, holds)).toEqual(digestOf(source, holds));
      expect(corpus.documents.map(({ metadata, fields }) => ({ title: metadata?.title, fields }))).toEqual(
        source.documents.map(({ metadata, fields }) => ({ title: metadata.title, fields })),
      );
    }),
  );
});
