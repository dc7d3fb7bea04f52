import { describe, expect, it } from 'vitest';
import { removeAttribute } from './attribute-edits.ts';
import { Codebook } from './codebook.ts';
import { findCodebookFaults, findNewCodebookFaults, withDistinctKeys } from './codebook-faults.ts';
import { Command } from './command.ts';
import { decide } from './decide/decide.ts';
import { defaultCodebook } from './default-codebook.ts';
import { AttributeId, LayerId } from './ids.ts';
import { decisionContext, projectState } from './testing/records.ts';

function attribute(id: string, more: object = {}) {
  return { id, name: id, kind: 'text', options: [], required: false, definition: '', ...more };
}

function options(...ids: string[]) {
  return { kind: 'one-of', options: ids.map((id) => ({ id, name: id })) };
}

function shownIf(attributeId: string) {
  return { shownIf: { attributeId, values: ['x'] } };
}

/** The codebook that projects start with, with these attributes of documents. */
function withAttributes(...documentAttributes: object[]): Codebook {
  return Codebook.parse({ ...defaultCodebook, documentAttributes });
}

const broken = withAttributes(attribute('a', { ...options('x'), default: 'nosuch' }));

describe('the faults of a codebook', () => {
  it('are none in the one that projects start with', () => {
    expect(findCodebookFaults(defaultCodebook)).toEqual([]);
  });

  it.each<[string, object[], string, RegExp]>([
    ['a default that is no option', [attribute('a', { ...options('x'), default: 'y' })], '[0].default', /"y".*options/],
    ['a text as the default of a number', [attribute('a', { kind: 'number', default: '3' })], '[0].default', /number/],
    ['a default that is no day', [attribute('a', { kind: 'date', default: '2024-02-30' })], '[0].default', /date/],
    ['an option twice', [attribute('a', options('x', 'x'))], '[0].options[1].id', /"x".*twice/],
    ['a condition on nothing', [attribute('a', shownIf('b'))], '[0].shownIf', /"b", which is not there/],
    ['a condition on itself', [attribute('a', shownIf('a'))], '[0].shownIf', /has a value itself/],
    [
      'conditions in a circle',
      [attribute('a', shownIf('b')), attribute('b', shownIf('a'))],
      '[0].shownIf',
      /by way of/,
    ],
    ['a blank name', [attribute('a', { name: ' ' })], '[0].name', /blank/],
    [
      'a blank name of an option',
      [attribute('a', { kind: 'one-of', options: [{ id: 'x', name: '\t' }] })],
      '[0].options[0].name',
      /blank/,
    ],
  ])('name %s with its place', (_, attributes, path, reason) => {
    const [fault] = findCodebookFaults(withAttributes(...attributes));
    expect(fault).toEqual({ path: `documentAttributes${path}`, reason: expect.stringMatching(reason) });
  });

  it('do not count what only leads to a circle', () => {
    const list = [attribute('a', shownIf('b')), attribute('b', shownIf('c')), attribute('c', shownIf('b'))];
    expect(findCodebookFaults(withAttributes(...list)).map(({ path }) => path)).toEqual([
      'documentAttributes[1].shownIf',
      'documentAttributes[2].shownIf',
    ]);
  });

  it('are found in layers and types of links, and at their ends', () => {
    const [layer, ...layers] = defaultCodebook.layers;
    const [type, ...linkTypes] = defaultCodebook.linkTypes;
    const wrong = attribute('a', { kind: 'number', default: 'x' });
    const codebook = Codebook.parse({
      ...defaultCodebook,
      layers: [{ ...layer, name: ' ', attributes: [wrong] }, ...layers],
      linkTypes: [{ ...type, toLabelIds: ['person', 'ship'], attributes: [wrong] }, ...linkTypes],
    });
    expect(findCodebookFaults(codebook).map(({ path }) => path)).toEqual([
      'layers[0].name',
      'layers[0].attributes[0].default',
      'linkTypes[0].toLabelIds[1]',
      'linkTypes[0].attributes[0].default',
    ]);
  });
});

describe('replacing a codebook', () => {
  const replace = (from: Codebook, to: Codebook) =>
    decide(
      projectState('', { codebook: from }),
      Command.parse({ type: 'codebook.replace', codebook: to }),
      decisionContext(),
    );

  it('refuses faults, and names them', () => {
    expect(replace(defaultCodebook, broken)).toMatchObject({
      error: {
        code: 'codebook/invalid',
        params: { reason: expect.stringContaining('documentAttributes[0].default: ') },
      },
    });
  });

  it('lets a codebook that has faults already be changed and mended, but not get more', () => {
    const [fault] = broken.documentAttributes ?? [];
    if (!fault) throw new Error('There is an attribute.');
    expect(replace(broken, { ...broken, name: 'Mine' })).toMatchObject({ ok: true });
    expect(replace(broken, withAttributes(attribute('first'), fault))).toMatchObject({ ok: true });
    expect(replace(broken, defaultCodebook)).toMatchObject({ ok: true });
    const worse = withAttributes(fault, attribute('b', shownIf('c')));
    expect(findNewCodebookFaults(broken, worse)).toMatchObject([{ path: 'documentAttributes[1].shownIf' }]);
    expect(replace(broken, worse)).toMatchObject({ ok: false });
  });

  it('is never led into a circle by an edit', () => {
    const [layer, ...layers] = defaultCodebook.layers;
    const list = [
      attribute('a', { ...options('x'), ...shownIf('b') }),
      attribute('b', options('x')),
      attribute('c', { ...options('x'), ...shownIf('a') }),
    ];
    const codebook = Codebook.parse({ ...defaultCodebook, layers: [{ ...layer, attributes: list }, ...layers] });
    const address = {
      place: { kind: 'layer', layerId: LayerId.parse('entities') },
      attributeId: AttributeId.parse('b'),
    } as const;
    const edit = removeAttribute(codebook, address, AttributeId.parse('c'));
    expect(edit && findCodebookFaults(edit.codebook)).toEqual([]);
    expect(edit?.codebook.layers[0]?.attributes.map((one) => one.shownIf?.attributeId)).toEqual([undefined, 'a']);
  });
});

describe('keys of labels', () => {
  const keysOf = ({ layers }: Codebook) => layers.flatMap((layer) => layer.labels.map(({ shortcut }) => shortcut));
  const withKeys = (...keys: string[]): Codebook => {
    const [layer, ...layers] = defaultCodebook.layers;
    const labels = layer?.labels.slice(0, keys.length).map((label, at) => ({ ...label, shortcut: keys[at] }));
    return Codebook.parse({ ...defaultCodebook, layers: [{ ...layer, labels }, ...layers], linkTypes: [] });
  };

  it('are given to one label only, whether they are written large or small', () => {
    const { codebook, lost } = withDistinctKeys(withKeys('a', 'A', ' ', 'b', ''));
    expect(keysOf(codebook)).toEqual(['a', '', '', 'b', '', 'c', '', '']);
    expect(lost.map(({ id }) => id)).toEqual(['organization', 'place']);
  });

  it('stay where they differ', () => {
    const codebook = withKeys('a', 'b');
    expect(withDistinctKeys(codebook)).toEqual({ codebook, lost: [] });
  });
});
