import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Command } from '#shared/domain/command.ts';
import { newId } from '../../store/testing/fixture.ts';
import { TestProject, valueOf } from './import-test-project.ts';

interface Written {
  readonly codebook: { version: number };
  readonly entities: {
    id: string;
    name: string;
    labelId: string;
    externalIds: Record<string, string>;
  }[];
  readonly annotations: { readonly id: string; readonly layerId: string }[];
  readonly propositions: readonly unknown[];
  readonly links: { typeId: string; fromId: string; toId: string }[];
}

/** A project with entries and a link, written as `p.json` after it was changed by hand. */
async function written(project: TestProject, change: (file: Written) => void): Promise<void> {
  await project.create('p.annotary', true);
  const { services } = project;
  const run = async (command: object) =>
    valueOf(await services.call('command.run', { id: newId(), command: Command.parse(command) }));
  for (const name of ['Ada', 'Bo', 'Cy', 'Di'])
    await run({ type: 'entity.create', name, labelId: 'person', externalIds: { wikidata: 'Q1' } });
  await run({ type: 'proposition.create', statement: 'It rains.' });
  const page = async (layerId: string) =>
    valueOf(await services.call('annotations.list', { layerId, offset: 0, limit: 2 })).rows[0]?.annotation;
  const [claim, mention] = [await page('claims'), await page('entities')];
  const annotatorId = claim?.annotatorId;
  await run({ type: 'link.add', linkTypeId: 'source', fromId: claim?.id, toId: mention?.id, annotatorId });
  valueOf(await project.export('p.json', 'json'));
  const file = JSON.parse(project.text('p.json')) as Written;
  change(file);
  writeFileSync(project.path('p.json'), JSON.stringify(file));
  await project.create('q.annotary');
}

describe('entries of the register in our own JSON', () => {
  it('come in as they are, and what is doubtful is said with its place', async () => {
    await using project = new TestProject();
    let wrong = '';
    await written(project, ({ codebook, entities, links }) => {
      const [a, b, c, d] = entities;
      if (a && b && c && d) {
        a.labelId = 'claim';
        b.labelId = 'dragon';
        c.name = ' ';
        d.externalIds = { wikidata: 'Harrowmere' };
      }
      // The codebook was changed since the link was made.
      codebook.version = 2;
      const at = links.findIndex(({ typeId }) => typeId === 'source');
      const link = links[at];
      if (link) [link.fromId, link.toId] = [link.toId, link.fromId];
      wrong = `links[${at}]`;
    });
    const report = await project.importFiles('p.json');
    expect(report.problems).toEqual([]);
    expect(report.doubts?.first.map(({ file, place, kind }) => `${file} ${place} ${kind}`)).toEqual([
      'p.json entities[0].labelId label-of-no-entity',
      'p.json entities[1].labelId label-unknown',
      'p.json entities[2].name name-blank',
      'p.json entities[3].externalIds.wikidata wikidata-form',
      `p.json ${wrong} link-ends`,
    ]);
    const check = valueOf(await project.services.call('project.check', {}));
    expect(check.sound).toBe(true);
    expect(check.findings.filter(({ code }) => code === 'entity')).toHaveLength(4);
  });

  it('say nothing where all is well', async () => {
    await using project = new TestProject();
    let came = {};
    await written(project, ({ entities, propositions, links }) => {
      came = { entities: entities.length, propositions: propositions.length, links: links.length };
    });
    const report = await project.importFiles('p.json');
    expect(report).not.toHaveProperty('doubts');
    expect(report.came).toEqual(came);
    expect(came).toMatchObject({ entities: 4 });
  });
});
