import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdsNothing } from '../exchange/holds.ts';
import { digestOf, digestOfCorpus, resolvedOf } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { readBack } from '../testing/read-back.ts';
import { doccano } from './doccano.ts';
import { doccanoReader } from './read-doccano.ts';

it('reads back what it writes, for relations and for sequence labels', () => {
  fc.assert(
    fc.property(generatedProject(), fc.constantFrom('relations', 'sequence'), (source, task) => {
      const plan = doccano.plan?.(source, { offsets: 'utf16', excel: false, shape: 'file', choices: { task } });
      if (!plan) throw new Error('it writes nothing');
      const holds = plan.holds ?? doccano.holds ?? holdsNothing;
      const corpus = readBack(doccanoReader, plan);
      // Nothing in the file says what it counts: it must be what doccano usually does.
      const resolved = resolvedOf(corpus.documents, ['utf16']);
      expect(resolved.misfits).toEqual([]);
      expect(digestOfCorpus(resolved, holds)).toEqual(digestOf(source, holds));
    }),
  );
});
