import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Codebook } from '../../domain/codebook.ts';
import { defaultCodebook } from '../../domain/default-codebook.ts';
import { adoptIds, completeFrom } from './adopt-codebook.ts';
import { parseCodebookJson, writeCodebookJson } from './codebook-json.ts';
import { guidOf, parseGuid } from '../guid.ts';
import { parseDescription, writeDescription } from './label-description.ts';
import { mergeCodebooks } from './merge-codebooks.ts';
import { parseQdc } from '../refi-qda/parse-codebook.ts';
import { QDC_NAMESPACE, refiQdaCodebook, writeQdc } from '../refi-qda/codebook.ts';

const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function qdc(inside: string, head = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>${head}\n<CodeBook xmlns="${QDC_NAMESPACE}">${inside}</CodeBook>`;
}

function read(xml: string) {
  const result = parseQdc(xml, { file: 'x.qdc', name: 'x' });
  if (!result.ok) throw new Error(String(result.error.params['reason']));
  return result.value;
}

function reasonOf(xml: string): string {
  const result = parseQdc(xml, { file: 'x.qdc', name: 'x' });
  return result.ok ? 'ok' : String(result.error.params['reason']);
}

describe('a codebook as JSON', () => {
  it('comes back as it was', () => {
    expect(parseCodebookJson(writeCodebookJson(defaultCodebook), 'x.json')).toEqual({
      ok: true,
      value: { codebook: defaultCodebook, notes: [] },
    });
  });

  it('is also read bare, and out of a project', () => {
    for (const json of [defaultCodebook, { format: 'annotary', version: 1, codebook: defaultCodebook, documents: [] }])
      expect(parseCodebookJson(JSON.stringify(json), 'x.json')).toMatchObject({
        ok: true,
        value: { codebook: defaultCodebook },
      });
  });

  it.each([
    ['no JSON', '{', 'codebook/invalid'],
    ['another shape', '{"name":"x"}', 'codebook/invalid'],
    ['a newer version', '{"format":"annotary-codebook","version":2,"codebook":{}}', 'project/newer'],
    ['a poisoned key', JSON.stringify(defaultCodebook).replace('{', '{"__proto__":{},'), 'codebook/invalid'],
  ])('is refused where it is %s', (_, json, code) => {
    expect(parseCodebookJson(json, 'x.json')).toMatchObject({ ok: false, error: { code } });
  });
});

describe('a REFI-QDA codebook', () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => /^[^\s\p{C}-](?:[^\p{C}\n]*[^\s\p{C}])?$/u.test(text));
  const anyLabels = fc.array(
    fc.record({
      name: line,
      definition: fc.oneof(fc.constant(''), line),
      examples: fc.array(line, { maxLength: 2 }),
      counterExamples: fc.array(line, { maxLength: 2 }),
      retired: fc.boolean(),
      under: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  );

  it('comes back with names, colours, descriptions, nesting and layers', () => {
    fc.assert(
      fc.property(anyLabels, anyLabels, (first, second) => {
        const labels = (list: typeof first, from: number) =>
          list.map(({ retired, under, ...one }, index) => ({
            ...one,
            id: guid(from + index),
            color: '#1f8594',
            shortcut: '',
            parentId: under && index > 0 ? guid(from + index - 1) : null,
            ...(retired ? { retired: true } : {}),
          }));
        const layer = (id: number, name: string, list: typeof first) => ({
          id: guid(id),
          name,
          kind: 'span',
          paint: 'fill',
          labels: labels(list, id + 1),
          attributes: [],
        });
        const codebook = Codebook.parse({
          version: 1,
          name: 'x',
          layers: [layer(100, 'One', first), layer(200, 'Two', second)],
          linkTypes: [],
        });
        // Depth first, as a file of nested codes reads.
        const [written] = [read(writeQdc(codebook)).codebook];
        for (const [index, { labels: own }] of codebook.layers.entries()) {
          const sorted = (list: typeof own) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
          expect(sorted(written.layers[index]?.labels ?? [])).toEqual(sorted(own));
        }
      }),
    );
  });

  it('is matched with the codebook that it came from by its GUIDs, and takes nothing away that it cannot hold', () => {
    const { codebook } = read(writeQdc(defaultCodebook));
    const adopted = adoptIds(defaultCodebook, codebook);
    expect(mergeCodebooks(defaultCodebook, adopted)).toBe(defaultCodebook);
    expect({ ...completeFrom(defaultCodebook, adopted), version: 1 }).toEqual({ ...defaultCodebook, version: 1 });
  });

  it('is matched by names where it comes from another program', () => {
    const { codebook } = read(
      qdc(
        `<Codes><Code guid="${guid(1)}" name="person" isCodable="true"/><Code guid="${guid(2)}" name="Ship" isCodable="true"/></Codes>`,
      ),
    );
    const merged = mergeCodebooks(defaultCodebook, adoptIds(defaultCodebook, codebook));
    expect(merged.layers.map(({ labels }) => labels.length)).toEqual([10, 1, 2, 1]);
  });

  it('is written with a GUID, a colour and a description for each label', () => {
    const xml = writeQdc(defaultCodebook);
    const color = defaultCodebook.layers[0]?.labels[0]?.color.toUpperCase();
    expect(xml).toContain(`<Code guid="${guidOf('person')}" name="Person" isCodable="true" color="${color}">`);
    expect(xml).toContain('<Description>A named human being');
    expect(xml).toContain('<Set guid=');
    expect(refiQdaCodebook.plan).toBeDefined();
  });

  it('escapes what would be markup, and replaces what XML cannot hold', () => {
    const [layer] = defaultCodebook.layers;
    const [label] = layer?.labels ?? [];
    if (!layer || !label) throw new Error('There is a label.');
    const hostile = { ...label, name: '<a b="&c;">\n\u0001', definition: 'x]]>\r\n\ud800' };
    const { codebook } = read(writeQdc({ ...defaultCodebook, layers: [{ ...layer, labels: [hostile] }] }));
    expect(codebook.layers[0]?.labels[0]).toMatchObject({ name: '<a b="&c;">\n\ufffd', definition: 'x]]>\r\n\ufffd' });
  });

  it('reads short colours, braces, 0 and 1, prefixes and CDATA, and notes what it leaves out', () => {
    const xml = `<q:CodeBook xmlns:q="urn:QDA-XML:codebook:1:0"><q:Codes><q:Code guid="{${guid(1).toUpperCase()}}" name=" A " isCodable="0" color="#FA0"><q:Description><![CDATA[<b>]]></q:Description><q:NoteRef targetGUID="x"/></q:Code></q:Codes></q:CodeBook>`;
    const { codebook, notes } = read(xml);
    expect(codebook.layers[0]?.labels).toMatchObject([
      { id: guid(1), name: 'A', color: '#ffaa00', definition: '<b>', retired: true },
    ]);
    expect(notes.map(({ key }) => key)).toEqual(['note.qdc.uncodable', 'note.qdc.unknown']);
  });

  it('makes one layer where the sets do not divide the codes', () => {
    const codes = [1, 2].map((n) => `<Code guid="${guid(n)}" name="${n}" isCodable="true"/>`).join('');
    const set = `<Sets><Set guid="${guid(9)}" name="S"><MemberCode guid="${guid(1)}"/></Set></Sets>`;
    const { codebook, notes } = read(qdc(`<Codes>${codes}</Codes>${set}`));
    expect(codebook.layers).toMatchObject([{ name: 'x', labels: [{ name: '1' }, { name: '2' }] }]);
    expect(notes.map(({ key }) => key)).toEqual(['note.qdc.colorless', 'note.qdc.sets-left-out']);
  });

  it('takes a code with a bad colour or without isCodable, and says so', () => {
    const codes = [
      `<Code guid="${guid(1)}" name="A" isCodable="true" color="red"/>`,
      `<Code guid="${guid(2)}" name="B" color="#112233"/>`,
      `<Code guid="${guid(3)}" name="C" isCodable="perhaps" color="#445566"/>`,
    ];
    const { codebook, notes } = read(qdc(`<Codes>${codes.join('')}</Codes>`));
    const labels = codebook.layers[0]?.labels ?? [];
    expect(labels.map(({ color }) => color)).toEqual([expect.stringMatching(/^#[0-9a-f]{6}$/), '#112233', '#445566']);
    expect(labels.filter(({ retired }) => retired)).toEqual([]);
    expect(notes).toEqual([
      { key: 'note.qdc.undecided', params: { count: 2 } },
      { key: 'note.qdc.bad-color', params: { count: 1 } },
    ]);
  });

  const code = `<Codes><Code guid="${guid(1)}" name="A" isCodable="true"/></Codes>`;
  it.each([
    [
      'a document type',
      qdc(code, '<!DOCTYPE CodeBook SYSTEM "http://example.org/x.dtd">'),
      'a document type (DTD) is not allowed',
    ],
    [
      'entities that grow',
      qdc('<Codes>&lol;</Codes>', '<!DOCTYPE l [<!ENTITY lol "lol">]>'),
      'a document type (DTD) is not allowed',
    ],
    ['an entity that nobody declared', qdc('<Codes>&xxe;</Codes>'), 'undefined entity'],
    ['an element that is not closed', qdc('<Codes>'), 'line 2, column'],
    ['text behind the end', `${qdc(code)}x`, 'line 2, column'],
    ['nothing', '', 'line 1, column 1'],
    ['another root', '<Project xmlns="urn:QDA-XML:project:1.0"/>', '<Project> is not the CodeBook'],
    ['a root of no namespace', '<CodeBook/>', '<CodeBook> is not the CodeBook'],
    ['no codes', qdc('<Codes/>'), 'there is no Code in it'],
    ['no GUID', qdc('<Codes>\n<Code name="A" isCodable="true"/></Codes>'), 'line 3, column'],
    ['a bad GUID', qdc('<Codes><Code guid="7" name="A" isCodable="true"/></Codes>'), '"7" is not a GUID'],
    ['a GUID twice', qdc(`<Codes>${code.slice(7, -8).repeat(2)}</Codes>`), 'is used twice'],
    ['endless nesting', qdc('<Codes>'.repeat(300)), 'nested more than 200 deep'],
  ])('is refused with the place where it has %s', (_, xml, reason) => {
    expect(reasonOf(xml)).toContain(reason);
    expect(reasonOf(xml)).toMatch(/^line \d+, column \d+: /);
  });
});

describe('the description of a label', () => {
  it('holds definition, examples and counter-examples, and gives them back', () => {
    const label = {
      definition: 'A date.\n\nAlso: a time.',
      examples: ['on Friday', 'two\nlines'],
      counterExamples: ['often'],
    };
    expect(parseDescription(writeDescription(label))).toEqual(label);
  });

  it('is a definition where it has no such lists', () => {
    for (const definition of ['', 'x', '- x', 'Examples: a, b', 'Examples:\nnone'])
      expect(parseDescription(definition)).toEqual({ definition, examples: [], counterExamples: [] });
  });
});

it('gives every id a GUID of its own, and a GUID itself', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(parseGuid(guidOf(a))).toBe(guidOf(a));
      expect(a === b || guidOf(a) !== guidOf(b)).toBe(true);
    }),
  );
  expect(guidOf(`{${guid(7).toUpperCase()}}`)).toBe(guid(7));
});
