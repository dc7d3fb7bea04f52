import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DecidedRow, MatchSide } from '#shared/api/match-answers.ts';
import { AnnotationId, AnnotatorId, LinkTypeId } from '#shared/domain/ids.ts';
import { success } from '#shared/domain/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject, testAnnotator } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { DecidedList } from './decided-list.tsx';

let api: FakeApi;

beforeEach(() => {
  const names = ['first', 'second', 'third', 'fourth'];
  api = new FakeApi(
    new FakeProject(
      names.map((name) => ({
        name: `${name}.txt`,
        text: `The levee gave way, says the ${name}.`,
        annotations: [{ label: 'claim', quote: `says the ${name}`, attributes: {} }],
      })),
    ),
  );
  const [first, ...others] = [...(api.project?.tables.annotation.keys() ?? [])];
  for (const other of others)
    api.runElsewhere({
      type: 'claim.match',
      fromId: AnnotationId.parse(first),
      toId: AnnotationId.parse(other),
      linkTypeId: LinkTypeId.parse('same'),
      annotatorId: AnnotatorId.parse(testAnnotator),
    });
  api.handlers['matches.decided'] = () => {
    const rows = decided();
    return success({ sequence: api.info().sequence, total: rows.length, rows });
  };
});

function decided(): DecidedRow[] {
  const links = [...(api.project?.tables.link.values() ?? [])];
  return links.map(({ id, typeId, fromId, toId, updatedAt }) => {
    const [from, to] = [side(fromId), side(toId)];
    return { linkId: id, linkTypeId: typeId, from, to, at: updatedAt, joined: null };
  });
}

function side(id: string): MatchSide {
  const claim = api.project?.tables.annotation.get(id);
  if (!claim) throw new Error(`No claim ${id}`);
  const { id: annotationId, documentId, labelId, quote, spans } = claim;
  const span = { start: spans[0]?.start ?? 0, end: spans[0]?.end ?? 0 };
  const words = { claim: quote, speaker: '', propositionId: null, proposition: '' };
  return { annotationId, documentId, labelId, title: '', outlet: '', date: '', span, ...words };
}

function rows(): HTMLElement[] {
  return within(screen.getByRole('list', { name: 'Decided' })).getAllByRole('button');
}

describe('what was decided', () => {
  it('gives a second Delete to the next row, though no answer has come since the first', async () => {
    await renderWith(api, <DecidedList onSum={() => {}} />);
    rows()[0]?.focus();
    // Nothing is answered between the two keys.
    let open = (): void => {};
    api.gate = new Promise((resolve) => (open = resolve));
    await userEvent.keyboard('{Delete}');
    expect(rows().map((row) => row.textContent)).toEqual([
      expect.stringContaining('third'),
      expect.stringContaining('fourth'),
    ]);
    expect(document.activeElement).toBe(rows()[0]);
    await userEvent.keyboard('{Delete}');
    open();
    await expect.poll(() => decided().map(({ to }) => to.claim)).toEqual(['says the fourth']);
    expect(rows()).toHaveLength(1);
    expect(document.activeElement).toBe(rows()[0]);
  });

  it('shows a row again that could not be taken back', async () => {
    await renderWith(api, <DecidedList onSum={() => {}} />);
    rows()[0]?.focus();
    api.failing.set('command.run', { code: 'link/not-found', params: {} });
    await userEvent.keyboard('{Delete}');
    await expect.poll(() => rows()).toHaveLength(3);
  });

  it('takes back the decision that is meant where two links join a pair', async () => {
    const [{ from, to } = { from: side(''), to: side('') }] = decided();
    api.runElsewhere({
      type: 'link.add',
      fromId: from.annotationId,
      toId: to.annotationId,
      linkTypeId: LinkTypeId.parse('updates'),
      annotatorId: AnnotatorId.parse(testAnnotator),
    });
    await renderWith(api, <DecidedList onSum={() => {}} />);
    await userEvent.click(rows()[3] ?? document.body);
    await userEvent.click(screen.getByRole('button', { name: /^Take back/ }));
    await expect.poll(() => decided().map(({ linkTypeId }) => String(linkTypeId))).toEqual(['same', 'same', 'same']);
  });
});
