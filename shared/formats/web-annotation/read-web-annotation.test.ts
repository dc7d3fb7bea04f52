import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { resolvedOf } from '../testing/digest.ts';
import { foreignFile } from '../testing/read-back.ts';
import { webAnnotationReader } from './read-web-annotation.ts';

const text = '😀 Landau met Misri. Landau & Misri left.';

function read(json: unknown, texts: Readonly<Record<string, string>> = { 'a.txt': text }) {
  const raw = typeof json === 'string' ? json : JSON.stringify(json);
  const companions = Object.entries(texts).map(([path, words]) => foreignFile(path, strToU8(words)));
  const result = webAnnotationReader.read(foreignFile('x.jsonld', strToU8(raw)), companions);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return {
    ...result.value,
    ...resolvedOf(result.value.documents, webAnnotationReader.units),
    raw: result.value.documents,
  };
}

const quote = (exact: string, prefix = '', suffix = '') => ({ type: 'TextQuoteSelector', exact, prefix, suffix });
const position = (start: number, end: number) => ({ type: 'TextPositionSelector', start, end });
const tag = (value: string) => ({ type: 'TextualBody', purpose: 'tagging', value });
const one = (target: unknown, more: object = {}) => ({
  id: 'urn:x:1',
  type: 'Annotation',
  body: [tag('Person')],
  target,
  ...more,
});

describe('reading Web Annotation', () => {
  it.each([
    ['code points', position(2, 8), 'Landau', 3],
    ['UTF-16 units, by the quote', [quote('Landau'), position(3, 9)], 'Landau', 3],
    ['words with what stands around them', quote('Landau', 'Misri. ', ' &'), 'Landau', 21],
    ['a position in a position', { ...position(2, 18), refinedBy: position(11, 16) }, 'Misri', 14],
    ['words in a position', { ...position(19, 40), refinedBy: quote('Landau') }, 'Landau', 21],
    ['words in words', { ...quote('Landau & Misri'), refinedBy: quote('Misri') }, 'Misri', 30],
    ['a position in words', { ...quote('Landau & Misri'), refinedBy: position(7, 14) }, '& Misri', 28],
    ['characters of RFC 5147', { type: 'FragmentSelector', value: 'char=2,8' }, 'Landau', 3],
    [
      'words in a part that is not known',
      { type: 'FragmentSelector', value: 'p1', refinedBy: quote('& Misri') },
      '& Misri',
      28,
    ],
  ])('finds the place by %s', (_how, selector, words, start) => {
    const { documents, misfits, faults, moved } = read(one({ source: 'a.txt', selector }));
    expect([misfits, faults, moved]).toEqual([[], [], []]);
    expect(documents[0]?.annotations.map((found) => [found.quote, found.spans[0]?.start])).toEqual([[words, start]]);
  });

  it('leaves out what refines something that is not there, or is not in it', () => {
    const selectors = [
      { ...quote('Nobody'), refinedBy: quote('Misri') },
      { ...position(2, 8), refinedBy: quote('Misri') },
      { ...quote('Landau'), refinedBy: position(3, 9) },
    ];
    for (const selector of selectors) {
      const { documents, misfits } = read(one({ source: 'a.txt', selector }));
      expect(documents.flatMap(({ annotations }) => annotations)).toEqual([]);
      expect(misfits).toMatchObject([{ reason: 'what it refines, or it itself, is not in the text' }]);
    }
  });

  it('names words that stand at several places, where nothing tells which one is meant', () => {
    const found = read(one({ source: 'a.txt', selector: quote('Landau') }));
    expect(found.documents[0]?.annotations.map(({ spans }) => spans[0]?.start)).toEqual([3]);
    expect(found.ambiguous.map(({ reason }) => reason)).toEqual([
      '“Landau” stands at 2 places, of which the first was taken',
    ]);
    expect(read(one({ source: 'a.txt', selector: quote('Landau', '. ') })).ambiguous).toEqual([]);
    expect(read(one({ source: 'a.txt', selector: [quote('Landau'), position(2, 8)] })).ambiguous).toEqual([]);
  });

  it('takes several targets in one source for fragments, and in several sources for as many annotations', () => {
    const target = (source: string, from: number, to: number) => ({ source, selector: position(from, to) });
    const { documents } = read(one([target('a.txt', 2, 8), target('a.txt', 13, 18), target('b.txt', 0, 3)]), {
      'a.txt': text,
      'b.txt': 'Who?',
    });
    expect(documents.map(({ name, annotations }) => [name, annotations.map((found) => found.quote)])).toEqual([
      ['a.txt', ['Landau Misri']],
      ['b.txt', ['Who']],
    ]);
  });

  it('reads an export of Hypothesis', () => {
    const selector = [
      { type: 'RangeSelector', startContainer: '/p[1]' },
      position(3, 9),
      quote('Landau', '😀 ', ' met'),
    ];
    const row = {
      id: 'abc',
      created: '2026-01-02T03:04:05.678+00:00',
      user: 'acct:ada@hypothes.is',
      uri: 'https://gazette.example/1',
      text: 'Who is **he**?',
      tags: ['Person', 'check'],
      target: [{ source: 'https://gazette.example/1', selector }],
    };
    const place = { target: [{ source: row.uri }] };
    const answer = { ...row, ...place, id: 'd', user: 'acct:bo@hypothes.is', text: 'He is PM.', references: ['abc'] };
    const ofPage = { ...row, ...place, id: 'e', text: 'Read twice.', tags: ['read'] };
    const { raw, faults } = read({
      export_date: '2026-01-02',
      annotations: [
        answer,
        { ...row, document: { title: ['A flood'] } },
        ofPage,
        { ...answer, id: 'f', references: ['x'] },
      ],
    });
    expect(raw).toMatchObject([
      {
        name: 'https://gazette.example/1',
        metadata: { url: 'https://gazette.example/1', title: 'A flood' },
        note: 'Read twice.',
        fields: { tags: ['read'] },
        annotations: [
          {
            label: 'Person',
            annotator: 'ada@hypothes.is',
            note: 'Who is **he**?\n\nbo@hypothes.is: He is PM.',
            attributes: { tags: ['Person', 'check'] },
            quote: 'Landau',
            prefix: '😀 ',
            spans: [{ start: 3, end: 9 }],
          },
        ],
      },
    ]);
    expect(faults).toMatchObject([
      { place: 'line 1.annotations[3]', reason: 'it answers ["x"], which is no annotation of the file' },
    ]);
  });

  it.each([
    ['the text of the same name', 'x.txt', { 'x.txt': text, 'b.txt': 'Other' }],
    ['the only text beside them', 'a.txt', { 'a.txt': text }],
    ['a document of the project otherwise', 'x.txt', {}],
  ])('takes annotations of Recogito that name no source for %s', (_what, name, texts) => {
    const found = read([one({ selector: [quote('Landau'), position(3, 9)] })], texts);
    expect(found.raw).toMatchObject([{ name, annotations: [{ quote: 'Landau', spans: [{ start: 3, end: 9 }] }] }]);
    expect(found.faults).toEqual([]);
  });

  it('reads what Recogito keeps of its own', () => {
    const target = {
      annotation: 'u1',
      creator: { id: 'u', name: 'Ada' },
      selector: [{ id: 's', quote: 'Landau', start: 3, end: 9 }],
    };
    const own = { id: 'u1', bodies: [{ id: 'b', annotation: 'u1', purpose: 'tagging', value: 'Person' }], target };
    expect(webAnnotationReader.recognises({ path: 'x.json', head: JSON.stringify([own]) })).toBe(2);
    const { documents, misfits, faults } = read([own]);
    expect([misfits, faults]).toEqual([[], []]);
    expect(documents).toMatchObject([
      { name: 'a.txt', annotations: [{ label: 'Person', quote: 'Landau', annotator: 'Ada', spans: [{ start: 3 }] }] },
    ]);
  });

  it('reads an export of Recogito with its relations', () => {
    const id = (number: number) => `#7f0c7e3a-0000-4000-8000-00000000000${number}`;
    const annotation = (number: number, from: number, to: number, body: unknown[]) => ({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: id(number),
      type: 'Annotation',
      body,
      target: { selector: [quote(text.slice(from, to)), position(from, to)], source: 'a.txt' },
    });
    const { documents, misfits, faults } = read([
      annotation(1, 3, 9, [tag('Person'), { type: 'TextualBody', purpose: 'commenting', value: 'PM' }]),
      annotation(2, 14, 19, []),
      {
        id: id(3),
        type: 'Annotation',
        motivation: 'linking',
        body: [tag('met')],
        target: [{ id: id(1) }, { id: id(2) }],
      },
    ]);
    expect([misfits, faults]).toEqual([[], []]);
    expect(documents[0]?.annotations.map(({ label, quote: words, note }) => [label, words, note])).toEqual([
      ['Person', 'Landau', 'PM'],
      ['', 'Misri', undefined],
    ]);
    const keys = documents[0]?.annotations.map(({ key }) => key) ?? [];
    expect(documents[0]?.links).toMatchObject([{ type: 'met', from: { key: keys[0] }, to: { key: keys[1] } }]);
  });

  it('keeps bad lines out of the way of good ones, and says where they are', () => {
    const good = JSON.stringify(one({ source: 'a.txt', selector: position(2, 8) }));
    const { documents, faults, misfits } = read(
      [
        good,
        '{"target": ',
        '7',
        '{"__proto__":{"x":1},"target":"a.txt"}',
        JSON.stringify(one({ source: 'a.txt', selector: [position(3, 900), { type: 'CssSelector' }] })),
      ].join('\n'),
    );
    expect(documents[0]?.annotations).toHaveLength(1);
    expect(faults.map(({ place, reason }) => `${place}: ${reason.slice(0, 40)}`)).toEqual([
      expect.stringMatching(/^line 2: it is no JSON/),
      'line 3: it is no annotation',
      'line 4: it has a key called “__proto__”',
    ]);
    expect(misfits).toMatchObject([{ place: 'line 5' }]);
  });

  it.each(['', '[]', '{"a":1}', '[[[[', 'null', '"x"'])('refuses %j', (raw) => {
    expect(webAnnotationReader.read(foreignFile('x.jsonld', strToU8(raw)), []).ok).toBe(false);
  });

  it('does not take an article of JSON for it', () => {
    const sure = (head: string, path = 'a.json') => webAnnotationReader.recognises({ path, head });
    expect([
      sure('{"text":"x"}'),
      sure('{"@context":"http://www.w3.org/ns/anno.jsonld"'),
      sure('[{"target":1,"type": "Annotation"'),
    ]).toEqual([0, 3, 2]);
    expect(sure('{}', 'a.jsonld')).toBe(1);
  });
});
