import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnnotationId, EntityId, LabelId } from '../domain/ids.ts';
import { acronymOf, nameForm } from './name-form.ts';
import { type EntityProposal, type FreeMention, type KnownEntity, proposeEntities } from './propose-entities.ts';

const person = LabelId.parse('person');
const organization = LabelId.parse('organization');

function mentions(labelId: LabelId, quotes: readonly string[]): FreeMention[] {
  return quotes.map((quote, at) => ({ id: AnnotationId.parse(`${labelId}-${at}`), labelId, quote }));
}

function propose(free: readonly FreeMention[], known: readonly KnownEntity[] = [], rejected: readonly string[] = []) {
  return proposeEntities({ mentions: free, entities: known, rejected: new Set(rejected) });
}

/** "Donald Trump: Trump (surname)". */
function told(proposals: readonly EntityProposal[]): string[] {
  return proposals.map((proposal) => {
    if (proposal.kind === 'merge') return `${proposal.entityIds.join(' = ')} (${proposal.reason})`;
    const names = proposal.kind === 'link' ? [proposal.name] : proposal.names;
    const into = proposal.kind === 'link' ? proposal.entityId : proposal.name;
    return `${into}: ${names.map(({ text, reason, mentionIds }) => `${text} (${reason}, ${mentionIds.length})`).join(', ')}`;
  });
}

describe('a name taken apart', () => {
  it.each([
    ['US President Donald Trump', 'Donald Trump', 'us president'],
    ['US Deputy Secretary of State Christopher Landau', 'Christopher Landau', 'us deputy secretary of state'],
    ['Conrad Pellew, chief executive of the board', 'Conrad Pellew', 'chief executive of the board'],
    ['Dr. Hanne Drostby', 'Hanne Drostby', 'dr'],
    ['India’s Ministry of External Affairs', 'Ministry of External Affairs', ''],
    ['Trump’s', 'Trump', ''],
    ['the White\nHouse', 'White House', ''],
    ['Chief Justice Roberts', 'Roberts', 'chief justice'],
    ['General Motors', 'Motors', 'general'],
  ])('%j names %j', (text, name, title) => {
    expect(nameForm(text)).toMatchObject({ name, title, isRole: false });
  });

  it.each(['the foreign secretary', 'Foreign Secretary', 'the mayor', 'the Indian Prime Minister'])(
    '%j is a role',
    (text) => {
      expect(nameForm(text)).toMatchObject({ isRole: true, name: '' });
    },
  );

  it.each(['he', 'They', 'who', '—', ''])('%j names nothing', (text) => {
    expect(nameForm(text)).toBeUndefined();
  });

  it('is the same however abbreviations are written', () => {
    expect(nameForm('the U.S.')?.key).toBe(nameForm('US')?.key);
    expect(acronymOf('Ministry of External Affairs')).toBe('MEA');
  });
});

describe('proposals for the register', () => {
  it('join titles, surnames, acronyms, shorter names and roles with the fullest name', () => {
    const found = propose([
      ...mentions(person, [
        'Trump',
        'US President Donald Trump',
        'Donald Trump',
        'President Trump',
        'Trump',
        'Foreign Secretary Vikram Misri',
        'the foreign secretary',
        'Misri',
        'he',
      ]),
      ...mentions(organization, [
        'MEA',
        'India’s Ministry of External Affairs',
        'State Department',
        'US State Department',
      ]),
    ]);
    expect(told(found)).toEqual([
      'Donald Trump: US President Donald Trump (same-name, 1), Donald Trump (title, 1), Trump (surname, 2), President Trump (surname, 1)',
      'Vikram Misri: Foreign Secretary Vikram Misri (same-name, 1), Misri (surname, 1), the foreign secretary (role, 1)',
      'Ministry of External Affairs: India’s Ministry of External Affairs (same-name, 1), MEA (acronym, 1)',
      'US State Department: US State Department (same-name, 1), State Department (ending, 1)',
    ]);
  });

  it('give a surname to nobody where two persons have it', () => {
    const found = propose(mentions(person, ['Ann Smith', 'John Smith', 'Smith']));
    expect(told(found)).toEqual(
      [
        'Ann Smith: Ann Smith (same-name, 1)',
        'Smith: Smith (same-name, 1)',
        'John Smith: John Smith (same-name, 1)',
      ].sort((a, b) => a.localeCompare(b)),
    );
  });

  it('do not mix labels', () => {
    const found = propose([...mentions(person, ['Washington']), ...mentions(LabelId.parse('place'), ['Washington'])]);
    expect(found).toHaveLength(2);
  });

  it('bring mentions to the entities that are there, by name, alias and surname', () => {
    const trump: KnownEntity = {
      id: EntityId.parse('e-trump'),
      labelId: person,
      name: 'Donald Trump',
      aliases: ['the Donald'],
    };
    const found = propose(mentions(person, ['Donald Trump', 'Donald', 'Trump', 'Misri']), [trump]);
    expect(told(found)).toEqual([
      'e-trump: Donald (alias, 1)',
      'e-trump: Donald Trump (same-name, 1)',
      'Misri: Misri (same-name, 1)',
      'e-trump: Trump (surname, 1)',
    ]);
  });

  it('show entities that seem to be one, and nothing that was turned down', () => {
    const known = ['Donald Trump', 'Donald Trump', 'Trump'].map((name, at) => ({
      id: EntityId.parse(`e-${at}`),
      labelId: person,
      name,
      aliases: [],
    }));
    const found = propose([], known);
    expect(told(found)).toEqual(['e-0 = e-1 (same-name)', 'e-0 = e-2 (surname)']);
    // Two of them, then: the surname is nobody's.
    expect(told(propose([], known, [found[0]?.key ?? '']))).toEqual([]);
    const [create] = propose(mentions(person, ['Misri']));
    expect(propose(mentions(person, ['Misri']), [], [create?.key ?? ''])).toEqual([]);
  });

  it('hold every mention at most once, whatever the names are', () => {
    const word = fc.constantFrom(
      'Ann',
      'Smith',
      'the',
      'President',
      'minister',
      'US',
      'U.S.',
      'of',
      'State',
      'Bank',
      '’s',
      ',',
    );
    const quote = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(quote, { maxLength: 30 }), (quotes) => {
        const ids = propose(mentions(person, quotes)).flatMap((proposal) =>
          proposal.kind === 'create' ? proposal.names.flatMap(({ mentionIds }) => mentionIds) : [],
        );
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
