import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flattenings, flattenOverlaps } from '../exchange/flatten-overlaps.ts';
import { resolvedOf, sayWhatStandsThere } from '../testing/digest.ts';
import { generatedProject, pieces } from '../testing/generated-project.ts';
import { readBack } from '../testing/read-back.ts';
import { conllu } from './conllu.ts';
import { conlluReader } from './read-conllu.ts';

const seen = /[^\s\u200b\u2060]/u;

it('brings back every character and the annotations that the rule leaves', () => {
  fc.assert(
    fc.property(
      generatedProject({ pieces: [...pieces, '\u200b', '\u2060', '\ufeff', '\u00a0', '\u00ad'] }),
      fc.constantFrom(...flattenings),
      fc.constantFrom('entities', 'claims'),
      fc.constantFrom('none', 'flat'),
      (source, flatten, layer, tree) => {
        const choices = { flatten, layer, tree };
        const plan = conllu.plan?.(source, { offsets: 'utf16', excel: false, shape: 'file', choices });
        if (!plan) throw new Error('it writes nothing');
        const read = resolvedOf(readBack(conlluReader, plan).documents, conlluReader.units);
        expect([read.misfits, read.moved]).toEqual([[], []]);
        expect(sayWhatStandsThere(read)).toBe(true);
        const labels = new Map(source.codebook.layers.flatMap((one) => one.labels.map(({ id, name }) => [id, name])));
        const wanted = source.documents.map((record) => {
          const fragments = source
            .annotationsOf(record.id)
            .filter(({ layerId }) => layerId === layer)
            .flatMap(({ spans, labelId }) => spans.map((span) => ({ ...span, label: labels.get(labelId) ?? '' })));
          const { text } = source.content(record);
          const kept = flattenOverlaps(fragments, flatten)
            // What covers nothing that anybody sees has no token, and is told to be left out.
            .filter(({ start, end }) => seen.test(text.slice(start, end)))
            .map((one) => [one.start, one.end, one.label]);
          return { name: record.name, text, kept };
        });
        const found = read.documents.map(({ name, text, annotations }) => ({
          name,
          text,
          kept: annotations.map(({ spans, label }) => [spans[0]?.start, spans[0]?.end, label.replaceAll('_', ' ')]),
        }));
        expect(found).toEqual(wanted.filter(({ text }) => seen.test(text)));
      },
    ),
    { numRuns: 400 },
  );
});
