import { describe, expect, it } from 'vitest';
import { Attributes } from '../../domain/annotation.ts';
import { Codebook } from '../../domain/codebook.ts';
import { documentRecord } from '../../domain/testing/records.ts';
import fc from 'fast-check';
import { ProjectView } from '../exchange/project-view.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { textOf } from '../testing/text-of.ts';
import type { Cas, FeatureStructure, FeatureValue } from './cas.ts';
import { ProjectCas } from './project-cas.ts';
import { readTypeSystem } from './read-type-system.ts';
import { readXmi } from './read-xmi.ts';
import { planUimaXmi } from './uima-xmi.ts';
import { writeXmi } from './write-xmi.ts';
import { typeSystemXml } from './write-type-system.ts';

const structure = (id: number, type: string, features: Record<string, FeatureValue>): FeatureStructure => ({
  id,
  type,
  features: new Map(Object.entries(features)),
  place: '',
});

const casOf = (text: string, ...structures: readonly FeatureStructure[]): Cas => ({
  types: { types: new Map() },
  structures: new Map(structures.map((one) => [one.id, one])),
  views: [{ name: '_InitialView', sofa: 1, text, members: structures.map(({ id }) => id) }],
});

const xmlOf = (cas: Cas) => [...writeXmi(cas)].join('');

describe('writing XMI', () => {
  it('keeps every character that XML has, and puts blanks in place of the others', () => {
    const xml = xmlOf(casOf('a\r\n\tb\u0001\ud800c\uffff<&>"😀'));
    expect(xml).toContain('sofaString="a&#13;&#10;&#9;b  c &lt;&amp;&gt;&quot;😀"');
    expect(readXmi(xml, { types: { types: new Map() }, file: 'a' })).toMatchObject({
      value: { cas: { views: [{ text: 'a\r\n\tb  c <&>"😀' }] }, faults: [] },
    });
  });

  it('counts what XML cannot hold, and annotations with gaps', () => {
    const [sample] = fc.sample(generatedProject({ documents: 1 }), 1);
    if (!sample) expect.fail();
    const source = {
      ...sample,
      documents: [documentRecord({ id: 'd1', name: 'a?b.txt', length: 3, position: 0 })],
      content: () => ({ text: 'a\u0001\ud800', blocks: [], marks: [] }),
      annotationsOf: () => [],
      links: [],
      memos: [],
    };
    const plan = planUimaXmi(source);
    expect(plan.files.map(({ path }) => path)).toEqual(['a_b.txt.xmi', 'TypeSystem.xml']);
    expect(plan.notes()).toEqual([]);
    for (const file of plan.files) textOf(file);
    expect(plan.notes()).toEqual([{ key: 'note.uima.unfit', params: { count: 2 } }]);
  });

  it('keeps lists: of texts, of numbers, and empty ones', () => {
    const range = (name: string) => ({ name, range: `uima.cas.${name}Array` });
    const types = {
      types: new Map([
        ['T', { name: 'T', supertype: 'uima.cas.TOP', features: [range('String'), range('Integer'), range('Byte')] }],
      ]),
    };
    for (const features of [
      { String: ['a b', '', '<'], Integer: [1, -2], Byte: [0, -1, 127] },
      { String: [], Integer: [], Byte: [] },
    ]) {
      const read = readXmi(xmlOf({ ...casOf('', structure(2, 'T', features)), types }), { types, file: 'a' });
      expect(read.ok && Object.fromEntries(read.value.cas.structures.get(2)?.features ?? [])).toEqual(features);
    }
  });

  it('gives every package a prefix of its own', () => {
    const types = ['a.type.X', 'b.type.X', 'Bare', 'c.xmlish.X', 'd.cas.X', 'uima.tcas.Annotation'];
    const xml = xmlOf(casOf('', ...types.map((type, index) => structure(index + 2, type, {}))));
    expect(xml.match(/<[\w.]+:\w+(?= xmi:id="[2-9]")/g)).toEqual([
      '<type:X',
      '<type2:X',
      '<noNamespace:Bare',
      '<ns_xmlish:X',
      '<cas2:X',
      '<tcas:Annotation',
    ]);
    const read = readXmi(xml, { types: { types: new Map() }, file: 'a' });
    expect(read.ok && [...read.value.cas.structures.values()].map(({ type }) => type)).toEqual(types);
  });

  it('writes pieces that never hold more than a little', () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      structure(index + 2, 'webanno.custom.A', { begin: 0, end: 1, value: 'some label' }),
    );
    const pieces = [...writeXmi(casOf('x', ...many))];
    expect(pieces.length).toBeGreaterThan(10);
    // The list of members of a view is one attribute.
    expect(Math.max(...pieces.slice(0, -2).map(({ length }) => length))).toBeLessThan(70_000);
  });
});

describe('a document of a project', () => {
  it('has each fragment as an annotation, and a link leads to the first', () => {
    const found = fc
      .sample(generatedProject({ documents: 1 }), { numRuns: 500, seed: 3 })
      .flatMap((source) => source.links.map((link) => ({ source, to: source.annotation(link.toId), link })))
      .find(({ to }) => (to?.spans.length ?? 0) > 1);
    const { source, to, link } = found ?? expect.fail();
    const [record] = source.documents;
    const view = new ProjectView(source, { offsets: 'utf16', labels: 'per-layer' });
    const { structures } = new ProjectCas(source).casOf(view.documentOf(record ?? expect.fail()));
    const withId = (id: string | undefined) =>
      [...structures.values()].filter(({ features }) => features.get('annotaryId') === id);
    const [relation] = withId(link.id);
    const fragments = withId(to?.id);
    expect(fragments.map(({ features }) => [features.get('begin'), features.get('end')])).toEqual(
      to?.spans.map(({ start, end }) => [start, end]),
    );
    expect(relation?.features.get('Dependent')).toEqual({ ref: fragments[0]?.id });
    // INCEpTION wants a relation where its target is.
    expect([relation?.features.get('begin'), relation?.features.get('end')]).toEqual([
      to?.spans[0]?.start,
      to?.spans[0]?.end,
    ]);
  });
});

describe('the type system of a project', () => {
  const typesOf = (values: readonly unknown[], kind: string) => {
    const [sample] = fc.sample(generatedProject({ documents: 1 }), 1);
    const [layer] = sample?.codebook.layers ?? [];
    const [annotation] = fc
      .sample(generatedProject({ documents: 1 }), 50)
      .flatMap((one) => one.documents.flatMap(({ id }) => one.annotationsOf(id)));
    if (!sample || !layer || !annotation) expect.fail();
    const attribute = { id: 'n', name: 'Number of <things>', kind, options: [], required: false, definition: '' };
    const { version, name, linkTypes } = sample.codebook;
    const source = {
      ...sample,
      codebook: Codebook.parse({ version, name, linkTypes, layers: [{ ...layer, attributes: [attribute] }] }),
      annotationsOf: () =>
        values.map((n) => ({ ...annotation, layerId: layer.id, attributes: Attributes.parse({ n }) })),
    };
    const file = planUimaXmi(source).files.at(-1) ?? expect.fail();
    const read = readTypeSystem(textOf(file), 'TypeSystem.xml');
    if (!read.ok) expect.fail();
    return read.value.types.types.get('webanno.custom.Entities')?.features.find(({ name }) => name === 'n');
  };

  it.each([
    ['number', [1, -2, 2_147_483_647], 'uima.cas.Integer'],
    ['number', [1, 2_147_483_648], 'uima.cas.String'],
    ['number', [0.5, 12.25, 0.1], 'uima.cas.Float'],
    ['number', [0.1234567891], 'uima.cas.String'],
    ['number', [], 'uima.cas.Integer'],
    ['boolean', [true], 'uima.cas.Boolean'],
    ['boolean', [true, 'perhaps'], 'uima.cas.String'],
    ['many-of', [['a']], 'uima.cas.StringArray'],
    ['date', ['2024'], 'uima.cas.String'],
  ])('has for a %s of %j the range %s', (kind, values, range) => {
    expect(typesOf(values, kind)).toMatchObject({ range, description: 'Number of <things>' });
  });

  it('is the same when it is read and written again', () => {
    const [sample] = fc.sample(generatedProject(), 1);
    const xml = textOf(planUimaXmi(sample ?? expect.fail()).files.at(-1) ?? expect.fail());
    const read = readTypeSystem(xml, 'TypeSystem.xml');
    expect(read.ok && typeSystemXml(read.value.types)).toBe(xml);
  });
});
