import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Command } from '#shared/domain/command.ts';
import { EntityId } from '#shared/domain/ids.ts';
import { newId } from '../../store/testing/fixture.ts';
import { TestProject, valueOf } from '../import/import-test-project.ts';

async function opened(project: TestProject) {
  await project.create();
  const run = async (command: object) => {
    const id = newId();
    valueOf(await project.services.call('command.run', { id, command: Command.parse(command) }));
    return EntityId.parse(id);
  };
  const ada = await run({ type: 'entity.create', name: 'Ada Lovelace', labelId: 'person' });
  const trade = await run({
    type: 'entity.create',
    name: 'Ministry of Trade',
    labelId: 'organization',
    aliases: ['MoT'],
  });
  const match = (name: string, content: string | Uint8Array) => {
    const path = project.path(name);
    writeFileSync(path, content);
    return project.services.call('register.match-ids-path', { path });
  };
  return { run, ada, trade, match };
}

describe('ids from a file', () => {
  it('are found for entries of the register, bad lines are named, and all are given in one step of undo', async () => {
    await using project = new TestProject();
    const { run, ada, trade, match } = await opened(project);
    const found = valueOf(
      await match('ids.csv', '\uFEFFname,id,aliases\r\nADA LOVELACE,Q7259,\r\n\r\nMoT,Q1,\r\nMoT,Q2,\r\nNobody,x,\r\n'),
    );
    expect(found).toMatchObject({
      rows: 4,
      known: 0,
      cut: false,
      faultCount: 1,
      faults: [{ line: 6, fault: 'no-id' }],
      proposals: [
        { entityId: ada, sure: true, candidates: [{ authority: 'wikidata', id: 'Q7259', reason: 'same-name' }] },
        { entityId: trade, sure: false, candidates: [{ id: 'Q1' }, { id: 'Q2' }] },
      ],
    });
    await run({
      type: 'entity.identify',
      ids: [
        { entityId: ada, authority: 'wikidata', id: 'Q7259' },
        { entityId: trade, authority: 'wikidata', id: 'Q2' },
      ],
    });
    const idsOf = async () =>
      valueOf(
        await project.services.call('register.entities', {
          filter: '',
          labelId: null,
          sort: 'name',
          direction: 'ascending',
          offset: 0,
          limit: 10,
        }),
      ).rows.map(({ externalIds }) => externalIds);
    expect(await idsOf()).toEqual([{ wikidata: 'Q7259' }, { wikidata: 'Q2' }]);
    expect(valueOf(await match('again.jsonl', '[\n{"id":"Q7259","name":"Ada Lovelace"},\n]\n'))).toMatchObject({
      rows: 1,
      known: 1,
      proposals: [],
    });
    valueOf(await project.services.call('history.undo', { id: newId() }));
    expect(await idsOf()).toEqual([{}, {}]);
  });

  it('are not read from what is no table of ids, no UTF-8, or not there', async () => {
    await using project = new TestProject();
    const { match } = await opened(project);
    expect(await match('list.txt', 'Ada Lovelace\nCharles Babbage\n')).toMatchObject({
      error: { code: 'register/no-id-columns', params: { file: 'list.txt' } },
    });
    const bytes = Buffer.concat([Buffer.from('name,id\nAda,Q1\n'), Buffer.from([0xff, 0xfe, 0x0a])]);
    expect(await match('latin.csv', bytes)).toMatchObject({ error: { code: 'import/not-readable' } });
    expect(await project.services.call('register.match-ids-path', { path: project.path('nothing.csv') })).toMatchObject(
      { error: { code: 'import/not-found' } },
    );
  });

  it('are read on behind a line that is too long', async () => {
    await using project = new TestProject();
    const { match } = await opened(project);
    expect(
      valueOf(await match('long.csv', `name,id\nAda ${'x'.repeat(3_000_000)}\nAda Lovelace,Q7259\n`)),
    ).toMatchObject({
      rows: 2,
      faults: [{ line: 2, fault: 'too-long' }],
      proposals: [{ sure: true }],
    });
  });
});
