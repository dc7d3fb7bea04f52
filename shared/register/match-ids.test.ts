import { expect, it } from 'vitest';
import { EntityId, LabelId } from '../domain/ids.ts';
import type { IdRow } from './id-file.ts';
import { type IdentifiableEntity, IdMatcher } from './match-ids.ts';

const entity = (id: string, name: string, more: object = {}): IdentifiableEntity => ({
  id: EntityId.parse(id),
  labelId: LabelId.parse('person'),
  name,
  aliases: [],
  externalIds: {},
  ...more,
});

const row = (name: string, id: string, more: Partial<IdRow> = {}): IdRow => ({
  name,
  aliases: [],
  authority: 'wikidata',
  id,
  type: '',
  ...more,
});

const labels = [
  { id: LabelId.parse('person'), name: 'Person' },
  { id: LabelId.parse('place'), name: 'Place' },
];

function matched(entities: readonly IdentifiableEntity[], rows: readonly IdRow[]) {
  const matcher = new IdMatcher(labels);
  for (const one of entities) matcher.know(one);
  for (const one of rows) matcher.add(one);
  return {
    known: matcher.known,
    found: matcher.proposals().map(({ name, sure, candidates }) => ({
      name,
      sure,
      ids: candidates.map(({ id, reason, fits }) => `${id} ${reason}${fits ? '' : ' misfit'}`),
    })),
  };
}

it('finds an entry by its name and by other names of either side', () => {
  const entities = [
    entity('a', 'Vikram Misri'),
    entity('b', 'MEA', { aliases: ['the Ministry of External Affairs'] }),
    entity('c', 'Nobody'),
  ];
  const rows = [
    row('VIKRAM MISRI', 'Q1', { aliases: ['Misri'] }),
    row('Ministry of External Affairs', 'Q2'),
    row('Somebody', 'Q3'),
  ];
  expect(matched(entities, rows).found).toEqual([
    { name: 'Vikram Misri', sure: true, ids: ['Q1 same-name'] },
    { name: 'MEA', sure: true, ids: ['Q2 alias'] },
  ]);
});

it('leaves the choice where several fit, the best first, and what is sure before', () => {
  const entities = [entity('a', 'Paris'), entity('b', 'Ada')];
  const rows = [row('Other', 'Q1', { aliases: ['Paris'] }), row('Paris', 'Q2'), row('Paris', 'Q2'), row('Ada', 'Q3')];
  expect(matched(entities, rows).found).toEqual([
    { name: 'Ada', sure: true, ids: ['Q3 same-name'] },
    { name: 'Paris', sure: false, ids: ['Q2 same-name', 'Q1 alias'] },
  ]);
});

it('takes no id of another kind of thing for sure, and lets the kind decide between two', () => {
  const entities = [entity('a', 'Paris'), entity('b', 'London')];
  const rows = [
    row('Paris', 'Q90', { type: 'city' }),
    row('Paris', 'Q167646', { type: 'Q5' }),
    row('London', 'Q84', { type: 'Place' }),
  ];
  expect(matched(entities, rows).found).toEqual([
    { name: 'Paris', sure: true, ids: ['Q167646 same-name', 'Q90 same-name misfit'] },
    { name: 'London', sure: false, ids: ['Q84 same-name misfit'] },
  ]);
  expect(matched([entity('a', 'Paris')], [row('Paris', 'Q1', { type: 'mythical creature' })]).found).toMatchObject([
    { sure: true },
  ]);
});

it('proposes nothing to an entry that has an id of that register, and counts those that have this one', () => {
  const entities = [
    entity('a', 'Ada', { externalIds: { wikidata: 'Q7259' } }),
    entity('b', 'Bob', { externalIds: { viaf: '1' } }),
  ];
  const rows = [row('Ada', 'Q7259'), row('Ada', 'Q9'), row('Bob', 'Q8')];
  expect(matched(entities, rows)).toEqual({
    known: 1,
    found: [{ name: 'Bob', sure: true, ids: ['Q8 same-name'] }],
  });
});

it('has no place for any number of namesakes', () => {
  const rows = Array.from({ length: 500 }, (_, at) => row('John Smith', `Q${at + 1}`));
  expect(matched([entity('a', 'John Smith')], rows).found[0]?.ids).toHaveLength(20);
});
