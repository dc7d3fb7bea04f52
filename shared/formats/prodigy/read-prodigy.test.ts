import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { resolvedOf } from '../testing/digest.ts';
import { foreignFile } from '../testing/read-back.ts';
import { prodigyReader } from './read-prodigy.ts';

function read(text: string) {
  const sure = prodigyReader.recognises({ path: 'x.jsonl', head: text });
  const answer = prodigyReader.read(foreignFile('x.jsonl', strToU8(text)), []);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const { documents, misfits } = resolvedOf(answer.value.documents, prodigyReader.units);
  expect(misfits).toEqual([]);
  return {
    sure,
    faults: answer.value.faults.map(({ reason }) => reason),
    documents: documents.map(({ annotations }) =>
      annotations.map(({ label, quote, annotator = '-', status = '-' }) => `${label} ${quote} ${annotator} ${status}`),
    ),
    links: documents.flatMap(({ links }) => links.map(({ type, annotator }) => [type, annotator])),
  };
}

const lines = (...rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const example = ['Ada met Bo.', { entities: [[0, 3, 'PER']] }];

describe('examples of spaCy', () => {
  it.each([
    ['lines', lines(example, example), 2],
    ['one line, which is no list of examples', lines(example), 1],
    ['a list', JSON.stringify([example, example]), 2],
    [
      'a list beside its classes, with what nobody has annotated',
      JSON.stringify({ classes: ['PER'], annotations: [example, null] }),
      1,
    ],
  ])('are read from %s', (_what, text, count) => {
    const found = read(text);
    expect(found).toMatchObject({ sure: 3, faults: [] });
    expect(found.documents).toEqual(Array.from({ length: count }, () => ['PER Ada - -']));
  });
});

describe('tasks of Prodigy', () => {
  const task = (annotator: string, spans: readonly object[], more: object = {}) => ({
    text: 'Ada met Bo.',
    _input_hash: 7,
    _annotator_id: annotator,
    answer: 'accept',
    spans,
    ...more,
  });
  const ada = { start: 0, end: 3, label: 'PER' };

  it('about one text are one document, with what each says', () => {
    const found = read(
      lines(task('a', [ada]), task('b', [ada]), task('b', [{ ...ada, label: 'ORG' }], { answer: 'reject' })),
    );
    expect(found.documents).toEqual([['PER Ada a accepted', 'PER Ada b accepted', 'ORG Ada b rejected']]);
  });

  it('stay apart where they say something of the whole text, or have no number', () => {
    const said = read(lines(task('a', [], { accept: ['news'] }), task('b', [], { accept: ['sport'] })));
    expect(said.documents).toHaveLength(2);
    const { _input_hash: _number, ...bare } = task('a', [ada]);
    expect(read(lines(bare, bare)).documents).toHaveLength(2);
  });

  it('give the words that relations end in the hand and the answer of the task', () => {
    const tokens = ['Ada', 'met', 'Bo'].map((text, id) => ({ text, id, start: id * 4, end: id * 4 + text.length }));
    const found = read(lines(task('a', [ada], { tokens, relations: [{ head: 0, child: 1, label: 'does' }] })));
    expect(found.documents).toEqual([['PER Ada a accepted', ' met a accepted']]);
    expect(found.links).toEqual([['does', 'a']]);
  });
});
