import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, digestOfCorpus, resolvedOf, sayWhatStandsThere } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { bytesOf, foreignFile } from '../testing/read-back.ts';
import type { Cas, FeatureStructure, FeatureValue, TypeDescription } from './cas.ts';
import { parseJsonCas } from './parse-json-cas.ts';
import { jsonCasReader } from './read-json-cas.ts';
import { uimaHolds } from './uima-xmi.ts';
import { uimaJson } from './uima-json.ts';
import { writeJsonCas } from './write-json-cas.ts';

describe('UIMA JSON CAS', () => {
  it('brings back what it holds', () => {
    fc.assert(
      fc.property(generatedProject(), (source) => {
        const options = { offsets: 'utf16', excel: false, shape: 'folder' } as const;
        const files = uimaJson.plan?.(source, options).files ?? [];
        const documents = files.flatMap((file) => {
          const read = jsonCasReader.read(foreignFile(file.path, bytesOf(file)), []);
          if (!read.ok) throw new Error(JSON.stringify(read.error));
          expect(read.value.faults).toEqual([]);
          return read.value.documents;
        });
        const corpus = resolvedOf(documents, jsonCasReader.units);
        expect([corpus.misfits, corpus.moved, corpus.counting.unit]).toEqual([[], [], 'utf16']);
        expect(digestOfCorpus(corpus, uimaHolds)).toEqual(digestOf(source, uimaHolds));
        expect(sayWhatStandsThere(corpus)).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  // Any CAS, also such as no project of ours makes: arrays of their own, numbers that are none, texts with half characters.
  const ids = [10, 11, 12, 13];
  const reference = fc.constantFrom(...ids).map((ref): FeatureValue => ({ ref }));
  const plain = fc.oneof(fc.string({ unit: 'binary' }), fc.boolean(), fc.double(), fc.integer());
  const features = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }).filter(isName), fc.oneof(plain, reference)), {
    selector: ([name]) => name,
    maxLength: 5,
  });
  const array = fc.oneof(
    fc.array(fc.option(reference)).map((elements) => ({ type: 'uima.cas.FSArray', elements })),
    fc.array(fc.double()).map((elements) => ({ type: 'uima.cas.DoubleArray', elements })),
    fc.array(fc.option(fc.string({ unit: 'binary' }))).map((elements) => ({ type: 'uima.cas.StringArray', elements })),
    fc.array(fc.integer({ min: -128, max: 127 })).map((elements) => ({ type: 'uima.cas.ByteArray', elements })),
  );
  const structure = fc.oneof(
    array.map((one) => ({ ...one, said: [] })),
    fc.record({ type: fc.constant('x.T'), said: features }),
  );
  const types = fc.uniqueArray(fc.string({ minLength: 1 }).filter(isName), { maxLength: 3 });

  it('says any CAS so that it is read as the same one', () => {
    fc.assert(
      fc.property(
        types,
        fc.array(structure, { minLength: 4, maxLength: 4 }),
        fc.string({ unit: 'binary' }),
        (names, all, text) => {
          const structures = all.map(({ type, said, ...rest }, at): FeatureStructure => {
            const id = ids[at] ?? 0;
            const place = `%FEATURE_STRUCTURES[${at + 1}]`;
            return { id, type, features: new Map(said), place, ...rest, ...(type === 'x.T' ? { sofa: 1 } : {}) };
          });
          const described = names.map((name): TypeDescription => ({
            name,
            supertype: 'uima.cas.TOP',
            features: [{ name: 'all', range: 'uima.cas.FSArray', elementType: name }],
          }));
          const cas: Cas = {
            types: { types: new Map(described.map((one) => [one.name, one])) },
            structures: new Map(structures.map((one) => [one.id, one])),
            views: [{ name: '_InitialView', sofa: 1, text, members: ids }],
          };
          expect(parseJsonCas([...writeJsonCas(cas)].join(''), 'a.json')).toEqual({
            ok: true,
            value: { cas, faults: [] },
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Names as UIMA has them begin with a letter: the markers of the format cannot be meant. */
function isName(name: string): boolean {
  return /^[a-z]/i.test(name) && name !== 'sofa';
}
