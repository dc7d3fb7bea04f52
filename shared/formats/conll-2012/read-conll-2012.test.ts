import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { resolvedOf } from '../testing/digest.ts';
import { foreignFile } from '../testing/read-back.ts';
import { conll2012Reader } from './read-conll-2012.ts';

const rows = (...lines: string[]): string =>
  lines.map((line) => (/^(?:#|$)/.test(line) ? line : `d 0 0 ${line}`)).join('\n');

function read(text: string) {
  const result = conll2012Reader.read(foreignFile('a.gold_conll', strToU8(text)), []);
  if (!result.ok) return { error: result.error.code };
  const { documents, misfits } = resolvedOf(result.value.documents, conll2012Reader.units);
  expect(misfits).toEqual([]);
  const quotes = new Map(documents.flatMap(({ annotations }) => annotations.map(({ key, quote }) => [key, quote])));
  return {
    texts: documents.map(({ name, text: words }) => [name, words]),
    faults: result.value.faults.map(({ place, reason }) => `${place}: ${reason}`),
    found: documents.flatMap(({ annotations }) => annotations.map(({ layer, label, quote }) => [layer, label, quote])),
    links: result.value.documents.flatMap(({ links }) =>
      links.map(({ type, from, to }) => [type, quotes.get(from.key), quotes.get(to.key)]),
    ),
  };
}

it('reads names, roles and coreference by their brackets', () => {
  const text = rows(
    '#begin document (wsj/1); part 000',
    'New NNP x new - - - (GPE* (ARG0* (1',
    'York NNP x york - - - *) *) 1)',
    'says VBZ x say 01 1 - * (V*) -',
    'it PRP x it - - - * (ARG1*) (1)|(2)',
    '',
    '#end document',
    '#begin document (wsj/1); part 001',
    'It PRP x it - - - * (1)',
    '#end document',
  );
  expect(read(text)).toEqual({
    texts: [
      ['wsj/1', 'New York says it\n'],
      ['wsj/1 part 1', 'It\n'],
    ],
    faults: [],
    found: [
      ['names', 'GPE', 'New York'],
      ['predicates', 'say.01', 'says'],
      ['arguments', 'ARG0', 'New York'],
      ['arguments', 'ARG1', 'it'],
      ['coreference', '', 'New York'],
      ['coreference', '', 'it'],
      ['coreference', '', 'it'],
      ['coreference', '', 'It'],
    ],
    links: [
      ['ARG0', 'says', 'New York'],
      ['ARG1', 'says', 'it'],
      ['coref', 'it', 'New York'],
    ],
  });
});

it('closes what crosses by its name, and names what is never closed or opened', () => {
  const text = rows('a x x a - - - * (1', 'b x x b - - - *) (2', 'c x x c - - - (ORG* 1)', 'd x x d - - - * 2)', 'e');
  expect(read(text)).toMatchObject({
    found: [
      ['coreference', '', 'a b c'],
      ['coreference', '', 'b c d'],
    ],
    faults: [
      'line 5: it has 4 columns, the task has at least 12',
      'line 2: “)” closes nothing',
      'line 3: “(ORG” is not closed in its sentence',
    ],
  });
});

it('believes no roles that are more or fewer than the predicates', () => {
  const text = rows('a x x a 01 - - * (A0*) - -');
  expect(read(text)).toMatchObject({
    found: [],
    faults: ['line 1: the sentence has 1 predicates and 2 columns of roles'],
  });
});

it('refuses what has no such rows', () => {
  expect(read('Hello world\n')).toEqual({ error: 'import/damaged' });
});

it.each([
  ['a row of the task', rows('#begin document (d); part 000', 'a x (NP*) a - - - * -', ''), 3],
  ['rows without a beginning', `${rows('a x (NP*) a - - - * -')}\n`, 2],
  ['columns of CoNLL-2003', 'U.N. NNP I-NP I-ORG\n', 1],
])('recognises %s', (_, head, sure) => {
  expect(conll2012Reader.recognises({ path: 'x.gold_conll', head })).toBe(sure);
});
