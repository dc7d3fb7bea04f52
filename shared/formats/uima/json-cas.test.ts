import { describe, expect, it } from 'vitest';
import type { Cas, FeatureStructure, FeatureValue } from './cas.ts';
import { parseJsonCas } from './parse-json-cas.ts';
import { writeJsonCas } from './write-json-cas.ts';

const parse = (json: unknown) => {
  const parsed = parseJsonCas(typeof json === 'string' ? json : JSON.stringify(json), 'a.json');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};

const sofa = { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', sofaString: 'Ada 😀 met Bo.' };
const mention = (id: number, more: object = {}) => ({
  '%ID': id,
  '%TYPE': 'x.Mention',
  '@sofa': 1,
  begin: 0,
  end: 3,
  ...more,
});
const file = (structures: unknown, more: object = {}) => ({ '%TYPES': {}, '%FEATURE_STRUCTURES': structures, ...more });
const views = (...members: number[]) => ({ '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': members } } });

const featuresOf = (cas: Cas, id: number) => Object.fromEntries(cas.structures.get(id)?.features ?? []);

describe('reading a JSON CAS', () => {
  it('takes structures as a list and as an object by their ids, a text after those that belong to it', () => {
    const list = parse(file([mention(2), sofa], views(2)));
    const object = parse(file({ '2': { ...mention(2), '%ID': undefined }, '1': sofa }, views(2)));
    expect([list.faults, object.faults]).toEqual([[], []]);
    const expected = [{ name: '_InitialView', sofa: 1, text: 'Ada 😀 met Bo.', members: [2] }];
    expect([list.cas.views, object.cas.views]).toEqual([expected, expected]);
    expect(list.cas.structures.get(2)).toMatchObject({ type: 'x.Mention', sofa: 1, place: '%FEATURE_STRUCTURES[0]' });
    expect(object.cas.structures.get(2)?.place).toBe('%FEATURE_STRUCTURES.2');
  });

  it('tells references, numbers and places from values by the marker before the name', () => {
    const one = mention(2, { '@who': 3, '@nobody': 0, '#score': '-Infinity', '#part': 0.5, name: '3', gone: null });
    const anchored = { '%ID': 3, '%TYPE': 'x.Mention', '@sofa': 1, '^begin': 4, '^end': 6, '%FLAGS': ['a'] };
    const { cas, faults } = parse(file([sofa, one, anchored], views(2, 3)));
    expect(faults).toEqual([]);
    expect(featuresOf(cas, 2)).toEqual({
      begin: 0,
      end: 3,
      who: { ref: 3 },
      score: Number.NEGATIVE_INFINITY,
      part: 0.5,
      name: '3',
    });
    expect(featuresOf(cas, 3)).toEqual({ begin: 4, end: 6 });
  });

  it('takes elements of arrays for what the type of the array says', () => {
    const array = (id: number, type: string, elements: unknown) => ({
      '%ID': id,
      '%TYPE': type,
      '%ELEMENTS': elements,
    });
    const { cas, faults } = parse(
      file([
        array(2, 'uima.cas.FSArray', [3, null, 0]),
        array(3, 'x.Link[]', [2]),
        array(4, 'uima.cas.DoubleArray', [1, 'NaN', '-Inf']),
        array(5, 'uima.cas.StringArray', ['NaN', null, '']),
        array(6, 'uima.cas.ByteArray', 'VGg/'),
        array(7, 'uima.cas.IntegerArray', undefined),
      ]),
    );
    expect(faults).toEqual([]);
    expect([2, 3, 4, 5, 6, 7].map((id) => cas.structures.get(id)?.elements)).toEqual([
      [{ ref: 3 }, null, null],
      [{ ref: 2 }],
      [1, Number.NaN, Number.NEGATIVE_INFINITY],
      ['NaN', null, ''],
      [84, 104, 63],
      [],
    ]);
  });

  it('indexes all that belongs to a text where the views are not said', () => {
    const { cas, faults } = parse(file([sofa, mention(2), { '%ID': 3, '%TYPE': 'x.Link' }]));
    expect(faults).toEqual([]);
    expect(cas.views).toEqual([{ name: '_InitialView', sofa: 1, text: 'Ada 😀 met Bo.', members: [2] }]);
  });

  it.each([
    ['UTF-32', [4, 5], [4, 6]],
    ['UTF-8', [4, 8], [4, 6]],
    ['UTF-16', [4, 6], [4, 6]],
    ['UTF-8', [4, 7], [4, undefined]],
    ['EBCDIC', [4, 6], [4, 6]],
  ])('counts as the header says: %s', (encoding, [begin, end], expected) => {
    const { cas, faults } = parse({
      '%HEADER': { '%OFFSET_ENCODING': encoding },
      ...file([sofa, mention(2, { begin, '^end': end })], views(2)),
    });
    const { features } = cas.structures.get(2) as FeatureStructure;
    expect([features.get('begin'), features.get('end')]).toEqual(expected);
    expect(faults.map(({ place }) => place)).toEqual(
      encoding === 'EBCDIC' ? ['%HEADER'] : expected[1] === undefined ? ['%FEATURE_STRUCTURES[1].end'] : [],
    );
  });

  it('counts whatever is a place as the header says, and no other number', () => {
    const { cas } = parse({
      '%HEADER': { '%OFFSET_ENCODING': 'UTF-32' },
      ...file([sofa, mention(2, { begin: 4, end: 5, '^split': 5, rank: 5 })], views(2)),
    });
    expect(featuresOf(cas, 2)).toEqual({ begin: 4, end: 6, split: 6, rank: 5 });
  });

  it('reads types, a child before its parent, with ranges of arrays as XML has them', () => {
    const type = (name: string, above: string, features: object) => ({
      '%NAME': name,
      '%SUPER_TYPE': above,
      ...features,
    });
    const { cas, faults } = parse({
      '%TYPES': {
        'x.Child': type('x.Child', 'x.Parent', { links: { '%NAME': 'links', '%RANGE': 'x.Link[]' } }),
        'x.Parent': type('x.Parent', 'uima.tcas.Annotation', {
          all: { '%RANGE': 'uima.cas.FSArray', '%ELEMENT_TYPE': 'x.Link', '%MULTIPLE_REFERENCES_ALLOWED': true },
        }),
      },
    });
    expect(faults).toEqual([]);
    expect([...cas.types.types.values()]).toEqual([
      {
        name: 'x.Child',
        supertype: 'x.Parent',
        features: [{ name: 'links', range: 'uima.cas.FSArray', elementType: 'x.Link' }],
      },
      {
        name: 'x.Parent',
        supertype: 'uima.tcas.Annotation',
        features: [{ name: 'all', range: 'uima.cas.FSArray', elementType: 'x.Link', multipleReferencesAllowed: true }],
      },
    ]);
  });
});

describe('a JSON CAS that is not as it should be', () => {
  it('leads references to the first of two structures with one id, and takes both', () => {
    const two = [mention(2), mention(2, { begin: 4, end: 6 }), mention(3, { '@who': 2 })];
    const { cas } = parse(file([sofa, ...two], views(2, 3)));
    const [{ members } = expect.fail()] = cas.views;
    expect(members.map((id) => featuresOf(cas, id)['begin'])).toEqual([0, 4, 0]);
    expect(featuresOf(cas, 3)['who']).toEqual({ ref: 2 });
    expect(featuresOf(cas, 2)['begin']).toBe(0);
  });

  it.each([
    [
      'refers to nothing',
      file([sofa, mention(2, { '@who': 9 })]),
      '%FEATURE_STRUCTURES[1].@who',
      'there is no structure 9',
    ],
    ['indexes nothing', file([sofa], views(9)), '%VIEWS._InitialView.%MEMBERS[0]', 'there is no structure 9'],
    [
      'has an id twice',
      file([sofa, mention(2), mention(2)]),
      '%FEATURE_STRUCTURES[2]',
      'the id 2 is at %FEATURE_STRUCTURES[1] already',
    ],
    ['has no id', file([{ '%TYPE': 'x.Y' }]), '%FEATURE_STRUCTURES[0]', 'its %ID is no whole number but undefined'],
    ['has a half id', file([{ '%ID': 1.5, '%TYPE': 'x.Y' }]), '%FEATURE_STRUCTURES[0]', 'its %ID is no whole number'],
    ['has no type', file([{ '%ID': 1 }]), '%FEATURE_STRUCTURES[0]', 'it has no %TYPE'],
    ['has a number for a structure', file([7]), '%FEATURE_STRUCTURES[0]', 'it is no object but 7'],
    ['has a text for all structures', file('all'), '%FEATURE_STRUCTURES', 'it is neither a list nor an object'],
    [
      'has an object for a value',
      file([sofa, mention(2, { a: {} })]),
      '%FEATURE_STRUCTURES[1].a',
      'it is no value of a',
    ],
    [
      'has a word for a number',
      file([sofa, mention(2, { '#a': 'b' })]),
      '%FEATURE_STRUCTURES[1].#a',
      'it is no number',
    ],
    [
      'has bytes that are none',
      file([{ '%ID': 2, '%TYPE': 'uima.cas.ByteArray', '%ELEMENTS': 'ä' }]),
      '%FEATURE_STRUCTURES[0].%ELEMENTS',
      'it is not in base64',
    ],
    ['has a list for its views', { ...file([sofa]), '%VIEWS': [] }, '%VIEWS', 'it is no object but []'],
    ['has a word for its types', { '%TYPES': 'all' }, '%TYPES', 'it is no object but "all"'],
    [
      'has a text at an address',
      file([{ ...sofa, sofaURI: 'file:/etc/passwd' }]),
      '%FEATURE_STRUCTURES[0]',
      'its text is at an address, which is not opened: file:/etc/passwd',
    ],
  ])('says where it %s, and gives all else', (_what, json, place, reason) => {
    const { faults } = parse(json);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file: 'a.json', place, reason: expect.stringContaining(reason) });
  });

  it.each([
    ['half', '{"%TYPES": {', 'line 1'],
    ['empty', '', 'its end'],
    ['another JSON', '{"a": 1}', 'the file'],
    ['a list', '[]', 'the file'],
    ['with an own __proto__', '{"%TYPES": {"__proto__": {"x": 1}}}', 'the file'],
    ['nested without end', `{"%TYPES": ${'['.repeat(5000)}${']'.repeat(5000)}}`, 'the file'],
  ])('is refused with its place where it is %s', (_what, text, place) => {
    expect(parseJsonCas(text, 'a.json')).toMatchObject({
      ok: false,
      error: { code: 'import/damaged', params: { file: 'a.json', place } },
    });
  });

  it('comes in where structures lead in a circle and a text is ten megabytes long', () => {
    const text = 'x'.repeat(10 * 2 ** 20);
    const circle = [mention(2, { '@next': 3 }), mention(3, { '@next': 2 })];
    const { cas, faults } = parse(file([{ ...sofa, sofaString: text }, ...circle], views(2, 3)));
    expect([faults, cas.views[0]?.text?.length, featuresOf(cas, 3)['next']]).toEqual([[], text.length, { ref: 2 }]);
  });
});

describe('writing a JSON CAS', () => {
  const structure = (id: number, more: Partial<FeatureStructure>): FeatureStructure => ({
    id,
    type: 'x.Mention',
    features: new Map(),
    place: '',
    ...more,
  });
  const cas: Cas = {
    types: {
      types: new Map([
        [
          'x.Mention',
          {
            name: 'x.Mention',
            supertype: 'uima.tcas.Annotation',
            description: 'Who is “meant”',
            features: [
              { name: 'score', range: 'uima.cas.Double' },
              { name: 'links', range: 'uima.cas.FSArray', elementType: 'x.Link' },
              { name: 'bytes', range: 'uima.cas.ByteArray' },
            ],
          },
        ],
        ['uima.tcas.DocumentAnnotation', { name: 'uima.tcas.DocumentAnnotation', supertype: 'x', features: [] }],
      ]),
    },
    structures: new Map([
      [
        2,
        structure(2, {
          sofa: 1,
          features: new Map<string, FeatureValue>([
            ['begin', 4],
            ['end', 6],
            ['score', 2],
            ['none', null],
            ['worst', Number.NaN],
            ['links', [{ ref: 3 }, null]],
            ['bytes', [-1, 0, 127, 5]],
            ['names', ['a "b"', null]],
            ['next', { ref: 3 }],
          ]),
        }),
      ],
      [3, structure(3, { type: 'uima.cas.DoubleArray', elements: [1, 0.5, Number.POSITIVE_INFINITY] })],
    ]),
    views: [{ name: '_InitialView', sofa: 1, text: 'Ada 😀', mimeType: 'text', members: [2] }],
  };
  const text = [...writeJsonCas(cas)].join('');

  it('puts keywords first, the text before all that belongs to it, and every array by itself', () => {
    expect(JSON.parse(text)).toEqual({
      '%TYPES': {
        'x.Mention': {
          '%NAME': 'x.Mention',
          '%SUPER_TYPE': 'uima.tcas.Annotation',
          '%DESCRIPTION': 'Who is “meant”',
          score: { '%NAME': 'score', '%RANGE': 'uima.cas.Double' },
          links: { '%NAME': 'links', '%RANGE': 'x.Link[]' },
          bytes: { '%NAME': 'bytes', '%RANGE': 'uima.cas.ByteArray' },
        },
      },
      '%FEATURE_STRUCTURES': [
        {
          '%ID': 1,
          '%TYPE': 'uima.cas.Sofa',
          sofaNum: 1,
          sofaID: '_InitialView',
          mimeType: 'text',
          sofaString: 'Ada 😀',
        },
        {
          '%ID': 2,
          '%TYPE': 'x.Mention',
          '@sofa': 1,
          begin: 4,
          end: 6,
          score: 2,
          '#worst': 'NaN',
          '@links': 4,
          '@bytes': 5,
          '@names': 6,
          '@next': 3,
        },
        { '%ID': 4, '%TYPE': 'uima.cas.FSArray', '%ELEMENTS': [3, null] },
        { '%ID': 5, '%TYPE': 'uima.cas.ByteArray', '%ELEMENTS': '/wB/BQ==' },
        { '%ID': 6, '%TYPE': 'uima.cas.StringArray', '%ELEMENTS': ['a "b"', null] },
        { '%ID': 3, '%TYPE': 'uima.cas.DoubleArray', '%ELEMENTS': [1, 0.5, 'Infinity'] },
      ],
      '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': [2] } },
    });
  });

  it('gives numbers of floating point a point, without which Java takes them for none', () => {
    expect(text).toContain('"score": 2.0');
    expect(text).toContain('[1.0, 0.5, "Infinity"]');
    expect(text).toContain('"begin": 4,');
  });
});
