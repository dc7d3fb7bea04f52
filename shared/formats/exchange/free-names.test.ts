import { expect, it } from 'vitest';
import type { ForeignDocument } from './foreign-corpus.ts';
import { withFreeNames } from './free-names.ts';

const link = (document?: string) => ({
  place: '',
  type: 't',
  from: { key: '1' },
  to: { key: '1', ...(document === undefined ? {} : { document }) },
});
const named = (name: string, ...links: readonly ForeignDocument['links'][number][]): ForeignDocument => ({
  name,
  file: name,
  annotations: [],
  links,
});

it('gives documents of several files names of their own, and leads their links along', () => {
  const taken = new Set<string>();
  const [first, second, third] = [1, 2, 3].map(() =>
    withFreeNames([named('a', link(), link('b')), named('b', link('c'))], taken, () => false),
  );
  expect(first).toEqual([named('a', link(), link('b')), named('b', link('c'))]);
  expect(second?.map(({ name, links }) => [name, links])).toEqual([
    ['a (2)', [link(), link('b (2)')]],
    // No document of this file: that of another one, as it is called.
    ['b (2)', [link('c')]],
  ]);
  expect(third?.map(({ name }) => name)).toEqual(['a (3)', 'b (3)']);
});

it('leaves those their names of which several files say something', () => {
  const taken = new Set(['a', 'b']);
  const isShared = ({ name }: ForeignDocument): boolean => name === 'a';
  expect(withFreeNames([named('a'), named('b')], taken, isShared).map(({ name }) => name)).toEqual(['a', 'b (2)']);
});
