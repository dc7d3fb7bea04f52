import { describe, expect, it } from 'vitest';
import { AnnotationId, EntityId, LabelId } from '../domain/ids.ts';
import { confidenceIn } from './proposal-confidence.ts';
import { mentionIdsOf, unseenPartOf, withoutMentions } from './proposal-part.ts';
import { type EntityProposal, proposeEntities } from './propose-entities.ts';

const person = LabelId.parse('person');

/** Persons and roles in five articles of one week, as they stand there, and who is meant (by hand). */
const inArticles: readonly (readonly [quote: string, meant: string])[] = [
  // 1
  ['President Donald Trump', 'Trump'],
  ['Foreign Secretary Vikram Misri', 'Misri'],
  ['US Deputy Secretary of State Christopher Landau', 'Landau'],
  ['US State Department spokesperson Tammy Bruce', 'Bruce'],
  ['President Trump', 'Trump'],
  ['Bruce', 'Bruce'],
  ['Landau', 'Landau'],
  ['Trump', 'Trump'],
  // 2
  ['US President Donald Trump', 'Trump'],
  ['Foreign Secretary Vikram Misri', 'Misri'],
  ['US Deputy Secretary of State Christopher Landau', 'Landau'],
  ['Misri', 'Misri'],
  ['Landau', 'Landau'],
  ['US State Department Spokesperson Tammy Bruce', 'Bruce'],
  ['US Assistant Trade Representative Brendan Lynch', 'Lynch'],
  ['Trump', 'Trump'],
  ['Bruce', 'Bruce'],
  ['Deputy Secretary Landau', 'Landau'],
  ['the foreign secretary', 'Misri'],
  ['Misri', 'Misri'],
  // 3
  ['US President Donald Trump', 'Trump'],
  ['Indian Prime Minister Narendra Modi', 'Modi'],
  ['Trump', 'Trump'],
  ['Modi', 'Modi'],
  ['Rani Mullen', 'Mullen'],
  ['the President', 'Trump'],
  ['the Indian leader', 'Modi'],
  ['the US president', 'Trump'],
  ['India’s Foreign Secretary Vikram Misri', 'Misri'],
  ['the Indian Prime Minister', 'Modi'],
  // 4
  ['Modi', 'Modi'],
  ['Trump', 'Trump'],
  ['Prime Minister Narendra Modi', 'Modi'],
  ['President Donald Trump', 'Trump'],
  ['Russian President Vladimir Putin', 'Putin'],
  ['President Trump', 'Trump'],
  ['PM Modi', 'Modi'],
  ['U.S. Trade Representative Jamieson Greer', 'Greer'],
  ['U.S. Embassy spokesperson', 'nobody'],
  ['The Under Secretary', 'nobody'],
  // 5
  ['U.S. Deputy Secretary of State Christopher Landau', 'Landau'],
  ['Indian Foreign Secretary Vikram Misri', 'Misri'],
  ['Landau', 'Landau'],
  ['State Department spokesperson Tammy Bruce', 'Bruce'],
  ['the Deputy Secretary of State', 'Landau'],
  ['President Donald Trump', 'Trump'],
  ['Trump', 'Trump'],
  ['Indian Commerce Minister Piyush Goyal', 'Goyal'],
  ['Commerce Secretary Howard Lutnick', 'Lutnick'],
  ['Treasury Secretary Scott Bessent', 'Bessent'],
  ['U.S. Trade Representative Jamieson Greer', 'Greer'],
  ['Misri', 'Misri'],
  ['Prime Minister Narendra Modi', 'Modi'],
  ['Bruce', 'Bruce'],
];

function mentionsOf(quotes: readonly string[]) {
  return quotes.map((quote, at) => ({ id: AnnotationId.parse(String(at)), labelId: person, quote }));
}

function propose(quotes: readonly string[], names: readonly string[] = []): EntityProposal[] {
  const entities = names.map((name) => ({ id: EntityId.parse(name), labelId: person, name, aliases: [] }));
  return proposeEntities({ mentions: mentionsOf(quotes), entities, rejected: new Set() });
}

/** To whom a role goes: the name of the new entry, or of the one that is there. */
function holderOf(role: string, others: readonly string[], known: readonly string[] = []): string | undefined {
  const found = propose([role, ...others], known).find((one) => mentionIdsOf(one).some((id) => id === '0'));
  return found && (found.kind === 'create' ? found.name : found.kind === 'link' ? found.entityId : undefined);
}

describe('a role', () => {
  it.each([
    ['the foreign secretary', ['Deputy Secretary Landau'], undefined],
    ['the foreign secretary', ['Deputy Secretary Landau', 'Foreign Secretary Vikram Misri'], 'Vikram Misri'],
    ['the Deputy Secretary of State', ['US Deputy Secretary of State Christopher Landau'], 'Christopher Landau'],
    ['the deputy secretary', ['US Deputy Secretary of State Christopher Landau'], 'Christopher Landau'],
    ['the Under Secretary', ['US Deputy Secretary of State Christopher Landau'], undefined],
    ['the secretary', ['Deputy Secretary Landau'], undefined],
    ['the secretary', ['Commerce Secretary Howard Lutnick'], 'Howard Lutnick'],
    ['the secretary', ['Commerce Secretary Howard Lutnick', 'Treasury Secretary Scott Bessent'], undefined],
    ['the president', ['Vice President JD Vance'], undefined],
    ['the vice president', ['President Donald Trump'], undefined],
    ['the minister', ['Prime Minister Narendra Modi'], undefined],
    ['the Indian Prime Minister', ['PM Modi'], 'Modi'],
    ['the US president', ['Russian President Vladimir Putin'], undefined],
    ['the US president', ['Russian President Vladimir Putin', 'President Donald Trump'], 'Donald Trump'],
    ['the president', ['Russian President Vladimir Putin', 'President Donald Trump'], undefined],
    ['the president of the Commission', ['President Donald Trump'], undefined],
    ['the chief executive', ['Conrad Pellew, chief executive of the board'], 'Conrad Pellew'],
  ])('“%s” beside %j is %j', (role, others, holder) => {
    expect(holderOf(role, others)).toBe(holder);
  });

  it('is nobody’s where an entry has it and somebody who is none yet', () => {
    const known = ['Foreign Secretary David Lammy'];
    expect(holderOf('the foreign secretary', [], known)).toBe(known[0]);
    expect(holderOf('the foreign secretary', ['Foreign Secretary Vikram Misri'], known)).toBeUndefined();
  });

  it('is right in five articles wherever it is proposed', () => {
    const roles = inArticles.filter(([quote]) => /^(?:the|U\.S\. Embassy)/iu.test(quote));
    const found = propose(inArticles.map(([quote]) => quote));
    const given = new Map<string, string>();
    for (const one of found)
      for (const id of mentionIdsOf(one))
        given.set(id, one.kind === 'create' ? (one.name.split(' ').at(-1) ?? '') : '');
    const told = inArticles.map(([quote, meant], at) => ({ quote, meant, given: given.get(String(at)) ?? 'nobody' }));
    expect(told.filter((one) => one.given !== one.meant)).toEqual([
      // Trump and Putin are presidents; "leader" is an office that nobody is said to hold.
      { quote: 'the President', meant: 'Trump', given: 'nobody' },
      { quote: 'the Indian leader', meant: 'Modi', given: 'nobody' },
    ]);
    expect(roles).toHaveLength(8);
  });
});

describe('what is taken over without a look', () => {
  it('has names, but neither roles nor what several could be called', () => {
    const [misri] = propose(['Foreign Secretary Vikram Misri', 'the foreign secretary']);
    expect(misri && confidenceIn(misri)).toBe(0.95);
    expect(misri && unseenPartOf(misri)).toMatchObject({ names: [{ text: 'Foreign Secretary Vikram Misri' }] });
    const [link] = propose(['the foreign secretary'], ['Foreign Secretary Vikram Misri']);
    expect(link && [confidenceIn(link), unseenPartOf(link)]).toEqual([0.5, undefined]);
    const smith = propose(['Ann Smith', 'Smith'], ['John Smith']).find((one) => one.key === 'person smith');
    expect(smith && [confidenceIn(smith), unseenPartOf(smith)]).toEqual([0.5, undefined]);
  });

  it('makes no third entry of a name that two have', () => {
    const two = ['a', 'b'].map((id) => ({ id: EntityId.parse(id), labelId: person, name: 'Ann Smith', aliases: [] }));
    const found = proposeEntities({ mentions: mentionsOf(['Ann Smith']), entities: two, rejected: new Set() });
    expect(found.map(({ kind }) => kind)).toEqual(['merge']);
  });
});

describe('a part of a proposal', () => {
  it('has only the mentions that are left, and the names that these have', () => {
    const [trump] = propose(['Donald Trump', 'Trump', 'Trump']);
    const part = (...ids: string[]) =>
      trump && withoutMentions(trump, new Set(ids.map((id) => AnnotationId.parse(id))));
    expect(part('1')).toMatchObject({ names: [{ mentionIds: ['0'] }, { mentionIds: ['2'] }] });
    expect(part('1', '2')).toMatchObject({ name: 'Donald Trump', names: [{ text: 'Donald Trump' }] });
    expect(part('0', '1', '2')).toBeUndefined();
  });
});
