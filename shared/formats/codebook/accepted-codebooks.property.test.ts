import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Annotation } from '../../domain/annotation.ts';
import { Command } from '../../domain/command.ts';
import { decide } from '../../domain/decide/decide.ts';
import { annotatorRecord, decisionContext, documentRecord, projectState } from '../../domain/testing/records.ts';
import { annotaryJson } from '../annotary-json/annotary-json.ts';
import { parseCodebookJson, writeCodebookJson } from './codebook-json.ts';
import { parseAnnotaryJson } from '../annotary-json/parse-annotary-json.ts';
import type { ProjectSource } from '../project-source.ts';
import { textOf } from '../testing/text-of.ts';

const text = 'Misri said.';
const kinds = ['text', 'number', 'boolean', 'one-of', 'many-of', 'date', 'entity'] as const;
const ids = ['p', 'q', 'r'] as const;
const rarely = <T>(usual: T, other: fc.Arbitrary<T>) => fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, other);

/** Attributes as a hand may write them: right and wrong defaults, conditions and options. */
const anyAttribute = fc.record(
  {
    name: rarely('Name', fc.constant(' ')),
    kind: fc.constantFrom(...kinds),
    options: fc
      .uniqueArray(fc.constantFrom('x', 'y'), { maxLength: 2 })
      .chain((list) => rarely(list, fc.constant([...list, 'x'])).map((all) => all.map((id) => ({ id, name: id })))),
    required: fc.boolean(),
    definition: fc.constant(''),
    default: fc.constantFrom('x', 'nosuch', 3, true, ['x'], '2024-03', ''),
    shownIf: fc.record({ attributeId: fc.constantFrom(...ids, 'none'), values: fc.constant(['x']) }),
  },
  { requiredKeys: ['name', 'kind', 'options', 'required', 'definition'] },
);
const anyList = fc
  .array(anyAttribute, { maxLength: 3 })
  .map((list) => list.map((one, at) => ({ ...one, id: ids[at] })));
const anyKey = fc.constantFrom('', '', 'a', 'A', 'b', ' ');

const anyCodebook = fc
  .record({ attributes: anyList, keys: fc.tuple(anyKey, anyKey), ends: rarely('one', fc.constant('nosuch')) })
  .map(({ attributes, keys, ends }) => ({
    version: 1,
    name: 'x',
    layers: [
      {
        id: 'layer',
        name: 'Layer',
        kind: 'span',
        paint: 'fill',
        labels: ['one', 'two'].map((id, at) => ({
          id,
          name: id,
          color: '#1f8594',
          shortcut: keys[at],
          definition: '',
          examples: [],
          counterExamples: [],
          parentId: null,
        })),
        attributes,
      },
    ],
    linkTypes: [{ id: 'type', name: 'Type', definition: '', fromLabelIds: [ends], toLabelIds: [], attributes }],
    documentAttributes: attributes,
  }));

it('every project made with an accepted codebook is exported and imported back', () => {
  let accepted = 0;
  fc.assert(
    fc.property(anyCodebook, (written) => {
      const read = parseCodebookJson(JSON.stringify(written), 'codebook.json');
      if (!read.ok) return;
      accepted += 1;
      const { codebook } = read.value;
      // What was taken is taken again, and nothing is left to mend.
      expect(parseCodebookJson(writeCodebookJson(codebook), 'again.json')).toEqual({
        ok: true,
        value: { codebook, notes: [] },
      });
      const create = {
        type: 'annotation.create',
        documentId: 'd',
        labelId: 'one',
        spans: [{ start: 0, end: 5 }],
        annotatorId: 'ada',
      };
      const made = decide(projectState(text, { codebook }), Command.parse(create), decisionContext());
      const annotations = made.ok
        ? made.value.flatMap(({ kind, after }) => (kind === 'annotation' && after ? [after] : []))
        : [];
      expect(annotations).toHaveLength(1);
      const parsed = parseAnnotaryJson(exported({ codebook, annotations }), 'project.json');
      expect(parsed.ok ? parsed.value : parsed.error).toMatchObject({ codebook, annotations });
    }),
    { numRuns: 500 },
  );
  expect(accepted).toBeGreaterThan(20);
});

function exported({
  codebook,
  annotations,
}: Pick<ProjectSource, 'codebook'> & { readonly annotations: readonly Annotation[] }): string {
  const document = documentRecord({ id: 'd', length: text.length });
  const source: ProjectSource = {
    name: '',
    codebook,
    annotators: [annotatorRecord({ id: 'ada', name: 'Ada' })],
    documents: [document],
    entities: [],
    propositions: [],
    memos: [],
    queries: [],
    rules: [],
    links: [],
    content: () => ({ text, blocks: [], marks: [] }),
    sourceBase64: () => '',
    annotationsOf: () => annotations,
    annotation: (id) => annotations.find((one) => one.id === id),
  };
  if (!annotaryJson.plan) throw new Error('The format is written.');
  const { files } = annotaryJson.plan(source, { offsets: 'utf16', excel: false, shape: 'file' });
  return files.map(textOf).join('');
}
