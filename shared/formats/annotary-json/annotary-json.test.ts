import { describe, expect, it } from 'vitest';
import { findOwnProto } from '../json/own-proto.ts';
import { stableJson } from '../json/stable-json.ts';
import { mergeCodebooks } from '../codebook/merge-codebooks.ts';
import { defaultCodebook } from '../../domain/default-codebook.ts';
import { Codebook } from '../../domain/codebook.ts';

describe('stableJson', () => {
  it('writes equal records as equal lines', () => {
    expect(stableJson({ b: 1, a: { d: [2, { y: 1, x: undefined }], c: null } })).toBe(
      '{"a":{"c":null,"d":[2,{"y":1}]},"b":1}',
    );
  });
});

describe('findOwnProto', () => {
  it.each([
    ['{"a":[{"__proto__":1}]}', 'a[0]'],
    ['{"__proto__":{}}', 'the project'],
    ['{"a":"__proto__"}', undefined],
  ])('finds the place in %s', (json, place) => {
    expect(findOwnProto(JSON.parse(json))).toBe(place);
  });
});

describe('mergeCodebooks', () => {
  const [entities, ...others] = defaultCodebook.layers;
  const [person, ...labels] = entities?.labels ?? [];
  const withoutPerson = Codebook.parse({ ...defaultCodebook, layers: [{ ...entities, labels }, ...others] });

  it('adds what is missing and counts the version up', () => {
    const merged = mergeCodebooks(withoutPerson, defaultCodebook);
    expect(merged.version).toBe(2);
    expect(merged.layers[0]?.labels.at(-1)).toEqual(person);
  });

  it('takes over link types and attributes of documents', () => {
    const genre = { id: 'genre', name: 'Genre', kind: 'text', options: [], required: false, definition: '' };
    const type = { id: 'names', name: 'Names', definition: '', fromLabelIds: [], toLabelIds: [] };
    const other = Codebook.parse({ ...defaultCodebook, linkTypes: [type], documentAttributes: [genre] });
    expect(mergeCodebooks(defaultCodebook, other)).toMatchObject({
      linkTypes: expect.arrayContaining([type]),
      documentAttributes: [genre],
    });
  });

  it('is the same codebook where nothing is missing', () => {
    expect(mergeCodebooks(defaultCodebook, withoutPerson)).toBe(defaultCodebook);
  });
});
