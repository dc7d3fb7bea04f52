import { describe, expect, it } from 'vitest';
import { unpackAnnotations } from '#shared/api/packed-annotations.ts';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import type { InputOf } from '#shared/api/contract.ts';
import { Command } from '#shared/domain/command.ts';
import { CommandId } from '#shared/domain/ids.ts';
import { TestProject, valueOf } from '../import/import-test-project.ts';

const everything = {
  minimum: 0.1,
  acrossOutlets: false,
  documentId: null,
  claimId: null,
  offset: 0,
  limit: 1000,
};
const allDecided = { linkTypeId: null, documentId: null, claimId: null, offset: 0, limit: 1000 };

async function sampleProject() {
  const project = new TestProject();
  await project.create('sample.annotary', true);
  const info = valueOf(await project.services.call('project.current', {}));
  if (!info) throw new Error('No project.');
  return {
    project,
    annotatorId: info.annotators[0]?.id ?? '',
    list: async (patch: Partial<InputOf<'matches.list'>> = {}) =>
      valueOf(await project.services.call('matches.list', { ...everything, ...patch })),
    decided: async () => valueOf(await project.services.call('matches.decided', allDecided)),
    run: async (command: object) => {
      const id = CommandId.parse(crypto.randomUUID());
      return valueOf(await project.services.call('command.run', { id, command: Command.parse(command) }));
    },
  };
}

describe('the queue of pairs', () => {
  it('leaves out what is decided, tells how much that is, and takes a pair back in when it is undone', async () => {
    const { project, annotatorId, list, decided, run } = await sampleProject();
    await using _ = project;
    const before = await list();
    const links = await decided();
    expect(before.decided).toBe(links.total);
    expect(before.total).toBeGreaterThan(10);
    const [first] = before.rows;
    if (!first) throw new Error('No pair.');
    const [from, to] = [first.from.annotationId, first.to.annotationId];
    const command = { type: 'claim.match', fromId: from, toId: to, linkTypeId: 'unrelated', annotatorId };
    await run(command);
    const after = await list();
    expect(after.decided).toBe(before.decided + 1);
    expect(after.rows.some((row) => row.from.annotationId === from && row.to.annotationId === to)).toBe(false);
    expect((await decided()).rows[0]).toMatchObject({ linkTypeId: 'unrelated' });
    valueOf(await project.services.call('history.undo', { id: CommandId.parse(crypto.randomUUID()) }));
    expect((await list()).rows[0]).toMatchObject({ from: { annotationId: from }, to: { annotationId: to } });
  });

  it('tells which claim a decision put into their proposition, and that older memberships are not its doing', async () => {
    const { project, annotatorId, list, decided, run } = await sampleProject();
    await using _ = project;
    const pair = (await list()).rows.find(({ from, to }) => from.propositionId === null && to.propositionId === null);
    if (!pair) throw new Error('No pair.');
    const ids = { fromId: pair.from.annotationId, toId: pair.to.annotationId };
    const same = { type: 'claim.match', ...ids, linkTypeId: 'same', annotatorId, together: { statement: 'One' } };
    await run(same);
    const [row] = (await decided()).rows;
    expect(row).toMatchObject({ joined: ids.toId });
    await run({ type: 'claim.match', ...ids, linkId: row?.linkId, linkTypeId: 'contradicts', annotatorId });
    expect((await decided()).rows[0]).toMatchObject({ linkTypeId: 'contradicts', joined: null });
    // Both made one proposition before they are called the same again.
    await run({ ...same, linkId: row?.linkId });
    expect((await decided()).rows[0]).toMatchObject({ linkTypeId: 'same', joined: null });
    await run({ type: 'claim.assign', ids: [ids.fromId], propositionId: null });
    await run({ type: 'claim.unmatch', linkId: row?.linkId });
    await run({ ...same, fromId: ids.fromId, toId: ids.toId });
    expect((await decided()).rows[0]).toMatchObject({ linkTypeId: 'same', joined: ids.fromId });
  });

  it('is a table as it stands on the screen, and so is what was decided', async () => {
    const { project, annotatorId, list, run } = await sampleProject();
    await using _ = project;
    const table = async (pairs?: InputOf<'claims.table'>['pairs']) => {
      const question = { filter: '', sort: null, group: null };
      const asked = { table: 'matches', question, ...(pairs ? { pairs } : {}) } as const;
      const { columns, rows } = valueOf(await project.services.call('claims.table', asked));
      return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
    };
    const { rows } = await list({ minimum: 0.2 });
    const shown = { minimum: 0.2, acrossOutlets: false, documentId: null, claimId: null, linkTypeId: null };
    const queue = await table({ ...shown, half: 'queue' });
    expect(queue.map((row) => [row['from_annotation_id'], row['to_annotation_id']])).toEqual(
      rows.map(({ from, to }) => [from.annotationId, to.annotationId]),
    );
    expect(queue[0]).toMatchObject({ decision: null, from_document_name: expect.stringMatching(/\.(txt|md)$/) });
    const [first] = rows;
    const ids = { fromId: first?.from.annotationId, toId: first?.to.annotationId };
    await run({ type: 'claim.match', ...ids, linkTypeId: 'contradicts', annotatorId });
    const [decided] = await table({ ...shown, half: 'decided' });
    const score = Math.round((first?.confidence ?? 0) * 1000) / 1000;
    expect(decided).toMatchObject({ decision: 'contradicts', score, from_annotation_id: ids.fromId });
    const { total, decided: done } = await list();
    expect(await table()).toHaveLength(total + done);
  });

  it('compares the claims once for all decisions', async () => {
    const { project, annotatorId, list, run } = await sampleProject();
    await using _ = project;
    let told = 0;
    project.services.on('matches.progress', () => (told += 1));
    const [first] = (await list()).rows;
    expect(told).toBeGreaterThan(0);
    told = 0;
    const command = {
      type: 'claim.match',
      fromId: first?.from.annotationId,
      toId: first?.to.annotationId,
      linkTypeId: 'same',
      annotatorId,
      together: { statement: 'One' },
    };
    await run(command);
    await list();
    expect(told).toBe(0);
  });

  it('can be narrowed to one claim, to one article and across outlets', async () => {
    const { project, list } = await sampleProject();
    await using _ = project;
    const [first] = (await list()).rows;
    if (!first) throw new Error('No pair.');
    const claimId = first.from.annotationId;
    const ofClaim = (await list({ claimId })).rows;
    expect(ofClaim.length).toBeGreaterThan(0);
    expect(ofClaim.every(({ from, to }) => [from.annotationId, to.annotationId].includes(claimId))).toBe(true);
    const across = (await list({ acrossOutlets: true })).rows;
    expect(across.every(({ from, to }) => from.outlet !== to.outlet || from.outlet === '')).toBe(true);
  });

  it('shows a pair in its paragraphs, with marks at the very words', async () => {
    const { project, list } = await sampleProject();
    await using _ = project;
    const row = (await list()).rows.find(({ suggestion }) => suggestion === 'different-figure');
    if (!row) throw new Error('No pair.');
    const ids = { fromId: row.from.annotationId, toId: row.to.annotationId };
    const pair = valueOf(await project.services.call('matches.pair', ids));
    const documents = unpackDocuments(valueOf(await project.services.call('documents.list', {})));
    expect(documents.length).toBeGreaterThan(1);
    for (const side of [pair?.from, pair?.to]) {
      if (!side) throw new Error('No pair.');
      const { content, annotations } = valueOf(await project.services.call('document.open', { id: side.documentId }));
      expect(content.text.slice(side.textStart, side.textStart + side.text.length)).toBe(side.text);
      const claim = unpackAnnotations(annotations, side.documentId, content.text).find(
        ({ id }) => id === side.annotationId,
      );
      expect(claim?.quote).toBe(content.text.slice(side.span.start, side.span.end));
      const numbers = side.marks.filter(({ kind }) => kind === 'other-number');
      expect(numbers.length).toBeGreaterThan(0);
      for (const { span } of side.marks)
        expect(span.start >= side.span.start && span.end <= side.span.end && span.start < span.end).toBe(true);
    }
  });
});
