import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/api/contract.ts';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { Command } from '#shared/domain/command.ts';
import { AnnotationId, CommandId, EntityId } from '#shared/domain/ids.ts';
import { newId } from '../../store/testing/fixture.ts';
import { TestProject, valueOf } from '../import/import-test-project.ts';

const ARTICLE =
  'US President Donald Trump met Vikram Misri on 9 March.\n\n“It ended,” Trump said. Misri thanked the MEA, the Ministry of External Affairs.';

const all = { allLabels: false, offset: 0, limit: 1000 } as const;
const list = { filter: '', labelId: null, sort: 'name', direction: 'ascending', offset: 0, limit: 100 } as const;

class Register {
  readonly project: TestProject;
  documentId = '';
  annotatorId = '';

  constructor(project: TestProject) {
    this.project = project;
  }

  async run(command: object) {
    return valueOf(await this.project.services.call('command.run', { id: newId(), command: Command.parse(command) }));
  }

  async label(labelId: string, quote: string, occurrence = 1): Promise<AnnotationId> {
    let start = -1;
    for (let i = 0; i < occurrence; i += 1) start = ARTICLE.indexOf(quote, start + 1);
    const id = newId();
    const spans = [{ start, end: start + quote.length }];
    const { documentId, annotatorId } = this;
    const command = Command.parse({ type: 'annotation.create', documentId, labelId, spans, annotatorId });
    valueOf(await this.project.services.call('command.run', { id, command }));
    return AnnotationId.parse(id);
  }

  async proposals(question: Partial<InputOf<'register.proposals'>> = {}) {
    return valueOf(await this.project.services.call('register.proposals', { ...all, ...question }));
  }

  async entities(question: Partial<InputOf<'register.entities'>> = {}) {
    return valueOf(await this.project.services.call('register.entities', { ...list, ...question })).rows;
  }

  accept(question: Partial<InputOf<'register.accept'>> = {}) {
    const { services } = this.project;
    const asked = { commandId: newId(), allLabels: false, confidence: 0, ...question };
    return services.call('register.accept', asked);
  }

  undo() {
    return this.project.services.call('history.undo', { id: CommandId.parse(newId()) });
  }

  async page(name: string) {
    const [entity] = await this.entities({ filter: name });
    return valueOf(await this.project.services.call('register.entity', { id: entity?.id ?? EntityId.parse('none') }));
  }
}

async function labelled(project: TestProject): Promise<Register> {
  await project.create();
  writeFileSync(project.path('a.txt'), ARTICLE);
  await project.importFiles('a.txt');
  const register = new Register(project);
  const documents = unpackDocuments(valueOf(await project.services.call('documents.list', {})));
  register.documentId = documents[0]?.document.id ?? '';
  register.annotatorId = valueOf(await project.services.call('project.current', {}))?.annotatorId ?? '';
  await register.label('person', 'US President Donald Trump');
  await register.label('person', 'Trump', 2);
  await register.label('person', 'Vikram Misri');
  await register.label('person', 'Misri', 2);
  await register.label('organization', 'MEA');
  await register.label('organization', 'Ministry of External Affairs');
  await register.label('date', '9 March');
  return register;
}

describe('the register', () => {
  it('proposes entries for the mentions that belong to none, and dates only when it is asked to', async () => {
    await using project = new TestProject();
    const register = await labelled(project);
    const { rows, byConfidence } = await register.proposals();
    expect(rows.map(({ kind, name, mentions, confidence }) => [kind, name, mentions, confidence])).toEqual([
      ['create', 'Ministry of External Affairs', 2, 0.8],
      ['create', 'Donald Trump', 2, 0.75],
      ['create', 'Vikram Misri', 2, 0.75],
    ]);
    expect(byConfidence).toEqual([
      { confidence: 0.8, count: 1, created: 1, mentions: 2 },
      { confidence: 0.75, count: 2, created: 2, mentions: 4 },
    ]);
    expect((await register.proposals({ allLabels: true })).total).toBe(4);
    expect((await register.proposals({ offset: 1, limit: 1 })).rows.map(({ name }) => name)).toEqual(['Donald Trump']);
  });

  it('takes over those that are sure enough in one step, which undo takes back', async () => {
    await using project = new TestProject();
    const register = await labelled(project);
    valueOf(await register.accept({ confidence: 0.75 }));
    expect(
      (await register.entities()).map(({ name, mentions, documents, aliases }) => [name, mentions, documents, aliases]),
    ).toEqual([
      ['Donald Trump', 2, 1, ['US President Donald Trump', 'Trump']],
      ['Ministry of External Affairs', 2, 1, ['MEA']],
      ['Vikram Misri', 2, 1, ['Misri']],
    ]);
    expect((await register.proposals()).total).toBe(0);
    valueOf(await register.undo());
    expect(await register.entities()).toEqual([]);
    expect((await register.proposals()).total).toBe(3);
  });

  it('takes over one of them, links what comes later to it, and makes no proposal again that was turned down', async () => {
    await using project = new TestProject();
    const register = await labelled(project);
    const [, trump] = (await register.proposals()).rows;
    valueOf(await register.accept({ key: trump?.key ?? '' }));
    const again = await register.accept({ key: trump?.key ?? '' });
    expect(again).toMatchObject({ ok: false, error: { code: 'register/no-proposal' } });
    const id = await register.label('person', 'Donald Trump');
    const [link] = (await register.proposals()).rows.filter(({ kind }) => kind === 'link');
    expect(link).toMatchObject({ name: 'Donald Trump', names: [{ text: 'Donald Trump', example: id }] });
    const one = valueOf(await project.services.call('register.proposal-for', { id }));
    expect(one).toMatchObject({ kind: 'link', entityId: link?.entityId });
    await register.run({ type: 'entity.edit', id: link?.entityId, unlike: [link?.key] });
    // A new entry of the same name can still be meant.
    const rest = (await register.proposals()).rows.find(({ name }) => name === 'Donald Trump');
    expect(rest?.kind).toBe('create');
    const { name, labelId, key: turnedDown } = rest ?? {};
    await register.run({ type: 'entity.create', name, labelId, turnedDown });
    const { rows } = await register.proposals();
    expect(rows.map(({ name }) => name)).toEqual(['Ministry of External Affairs', 'Vikram Misri']);
  });

  it.each([
    ['organization', 'MEA', 'Ministry of External Affairs'],
    ['organization', 'Ministry of External Affairs', 'the Ministry of External Affairs'],
    ['person', 'US President Donald Trump', 'D. Trump'],
    ['person', 'Misri', 'V. Misri'],
  ])('proposes for the %s “%s” the entry “%s” alone', async (labelId, quote, name) => {
    await using project = new TestProject();
    const register = await labelled(project);
    await register.run({ type: 'entity.create', name, labelId, aliases: ['Donald Trump'] });
    await register.run({ type: 'entity.create', name: 'Somebody Else', labelId });
    const id = await register.label(labelId, quote);
    const proposed = valueOf(await project.services.call('register.proposal-for', { id }));
    expect(proposed).toMatchObject({ kind: 'link', name });
  });

  it('merges two entries that seem to be one', async () => {
    await using project = new TestProject();
    const register = await labelled(project);
    for (const name of ['Donald Trump', 'Trump'])
      await register.run({ type: 'entity.create', name, labelId: 'person' });
    const merge = (await register.proposals()).rows.find(({ kind }) => kind === 'merge');
    expect(merge).toMatchObject({ name: 'Donald Trump', names: [{ text: 'Trump', reason: 'surname' }] });
    valueOf(await register.accept({ key: merge?.key ?? '' }));
    expect((await register.entities()).map(({ name, aliases }) => [name, aliases])).toEqual([
      ['Donald Trump', ['Trump']],
    ]);
  });

  it('tells of mentions with another label, sorts, and filters by other names', async () => {
    await using project = new TestProject();
    const register = await labelled(project);
    valueOf(await register.accept());
    const [ministry] = await register.entities({ filter: 'mea' });
    const id = await register.label('place', 'MEA');
    await register.run({ type: 'mention.link', ids: [id], entityId: ministry?.id });
    const sorted = await register.entities({ sort: 'mentions', direction: 'descending' });
    expect(sorted.map(({ name, mentions, conflicts }) => [name, mentions, conflicts])).toEqual([
      ['Ministry of External Affairs', 3, 1],
      ['Donald Trump', 2, 0],
      ['Vikram Misri', 2, 0],
    ]);
    expect((await register.entities({ labelId: ministry?.labelId ?? null })).length).toBe(1);
    const page = await register.page('ministry');
    expect(page.labels).toEqual([
      { labelId: 'organization', mentions: 2 },
      { labelId: 'place', mentions: 1 },
    ]);
  });

  it('keeps what was turned down as a new entry, shows it nowhere, and takes it along in our own JSON', async () => {
    await using project = new TestProject();
    const register = await labelled(project);
    const [first, ...others] = (await register.proposals()).rows;
    const { name, labelId, key: turnedDown } = first ?? {};
    await register.run({ type: 'entity.create', name, labelId, turnedDown });
    const left = async () => (await register.proposals()).rows.map((row) => row.name);
    expect(await left()).toEqual(others.map((row) => row.name));
    expect(await register.entities()).toEqual([]);
    valueOf(await project.export('tables', 'csv'));
    valueOf(await project.export('all.json', 'json'));
    await project.create('other.annotary');
    const report = await project.importFiles('all.json');
    expect(report).not.toHaveProperty('came');
    expect(await register.entities()).toEqual([]);
    const { turnedDown: ids } = await register.proposals();
    expect(await left()).toEqual(others.map((row) => row.name));
    await register.run({ type: 'entity.remove', ids });
    expect(await left()).toHaveLength(others.length + 1);
    valueOf(await register.undo());
    expect(await left()).toHaveLength(others.length);
  });

  it('takes over a part of a proposal, and roles only where they are asked for', async () => {
    await using project = new TestProject();
    const register = await labelled(project);
    const [first] = (await register.proposals()).rows;
    const { ids } = valueOf(
      await project.services.call('register.proposal-mentions', { key: first?.key ?? '', allLabels: false }),
    );
    expect(ids).toHaveLength(2);
    valueOf(await register.accept({ key: first?.key ?? '', without: ids.slice(0, 1) }));
    expect((await register.entities()).map(({ mentions }) => mentions)).toEqual([1]);
    const none = await register.accept({ key: first?.key ?? '', without: ids });
    expect(none).toMatchObject({ ok: false, error: { code: 'register/no-proposal' } });
  });

  it('goes through our own JSON unchanged, with what was turned down', async () => {
    await using project = new TestProject();
    const register = await labelled(project);
    valueOf(await register.accept());
    const [trump] = await register.entities();
    await register.run({
      type: 'entity.edit',
      id: trump?.id,
      externalIds: { wikidata: 'Q22686' },
      unlike: ['some key'],
    });
    const before = (await register.page('trump')).entity;
    const rows = await register.entities();
    valueOf(await project.export('all.json', 'json'));
    await project.create('other.annotary');
    expect(await register.entities()).toEqual([]);
    await project.importFiles('all.json');
    expect((await register.page('trump')).entity).toEqual(before);
    expect(await register.entities()).toEqual(rows);
  });

  it('gathers on the page of an entry what it says, what is said of it, and who stands beside it', async () => {
    await using project = new TestProject();
    const register = await labelled(project);
    valueOf(await register.accept());
    const said = await register.label('claim', 'It ended');
    const thanks = await register.label('claim', 'Misri thanked the MEA');
    const trump = valueOf(
      await project.services.call('search.annotations', { query: { text: 'Trump' }, offset: 0, limit: 10 }),
    ).rows.at(-1)?.annotation.id;
    const link = { type: 'link.add', linkTypeId: 'source', annotatorId: register.annotatorId };
    await register.run({ ...link, fromId: said, toId: trump });
    const page = await register.page('trump');
    expect(page.claimsBy).toMatchObject({ total: 1, rows: [{ annotation: { id: said }, source: 'Donald Trump' }] });
    expect(page.claimsAbout.total).toBe(0);
    expect(page.together.map(({ name, documents, paragraphs }) => [name, documents, paragraphs])).toEqual([
      ['Vikram Misri', 1, 2],
      ['Ministry of External Affairs', 1, 1],
    ]);
    expect(page.timeline).toMatchObject([{ title: 'a.txt', mentions: 2 }]);
    const about = await register.page('misri');
    expect(about.claimsAbout).toMatchObject({ total: 1, rows: [{ annotation: { id: thanks } }] });
    const gone = await project.services.call('register.entity', { id: EntityId.parse('nobody') });
    expect(gone).toMatchObject({ ok: false, error: { code: 'entity/not-found' } });
  });
});
