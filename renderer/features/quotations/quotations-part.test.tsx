import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ClaimThere, QuotationRow, QuotationVersion } from '#shared/api/comparison-answers.ts';
import { AnnotationId, DocumentId, PropositionId } from '#shared/domain/ids.ts';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { ToolsSlot } from '../../ui/view-tools.tsx';
import { QuotationsPart } from './quotations-part.tsx';

const quote = 'We will never raise the tariffs';
let api: FakeApi;

function claim(documentName: string, speaker: string, propositionId: PropositionId | null = null): ClaimThere {
  const found = annotationIn(documentName);
  return { annotationId: found.id, span: { start: 9, end: 40 }, quote, speaker, speakerIds: [null], propositionId };
}

function documentNamed(name: string): DocumentId {
  const found = [...(api.project?.tables.document.values() ?? [])].find((one) => one.name === name);
  return DocumentId.parse(found?.id);
}

function annotationIn(name: string): { readonly id: AnnotationId } {
  const documentId = documentNamed(name);
  const found = [...(api.project?.tables.annotation.values() ?? [])].find((one) => one.documentId === documentId);
  return { id: AnnotationId.parse(found?.id ?? '00000000-0000-4000-8000-000000000000') };
}

function row(patch: Partial<QuotationRow> = {}): QuotationRow {
  const article = { documentId: documentNamed('first.txt'), title: 'First report', outlet: 'Gazette', date: '' };
  const counts = { found: 1, verbatim: 0, nearVerbatim: 0, altered: 1, partial: 0, otherSpeakers: 0 };
  const claimed = claim('first.txt', 'the minister');
  return {
    id: 'q1',
    ...article,
    span: { start: 9, end: 40 },
    quote,
    claim: claimed,
    speaker: 'the minister',
    ...counts,
    ...patch,
  };
}

function version(patch: Partial<QuotationVersion> = {}): QuotationVersion {
  return {
    documentId: documentNamed('second.txt'),
    title: 'Second report',
    outlet: 'Wire',
    date: '2024-03-12',
    verdict: 'altered',
    coverage: 0.8,
    span: { start: 9, end: 40 },
    before: 'He said: ',
    after: '.',
    parts: [
      { kind: 'equal', reason: 'same', text: 'We will never ' },
      { kind: 'removed', reason: 'words', text: 'raise' },
      { kind: 'equal', reason: 'same', text: ' ' },
      { kind: 'added', reason: 'words', text: 'lower' },
      { kind: 'equal', reason: 'same', text: ' the tariffs' },
    ],
    claim: null,
    otherSpeaker: false,
    linkTypeIds: [],
    ...patch,
  };
}

beforeEach(() => {
  const text = (verb: string) => `He said: We will never ${verb} the tariffs.`;
  const annotated = (words: string) => [{ label: 'claim', quote: words, attributes: {} }];
  api = new FakeApi(
    new FakeProject([
      { name: 'first.txt', text: text('raise'), annotations: annotated(quote) },
      { name: 'second.txt', text: text('lower'), annotations: annotated('We will never lower the tariffs') },
    ]),
  );
});

async function show() {
  const slot = document.createElement('div');
  document.body.append(slot);
  const rendered = await renderWith(
    api,
    <ToolsSlot value={slot}>
      <QuotationsPart />
    </ToolsSlot>,
  );
  return { user: userEvent.setup(), ...rendered };
}

describe('quotations', () => {
  it('say what there is to find where there are none', async () => {
    await show();
    expect(await screen.findByText('No quotations yet')).toBeTruthy();
  });

  it('show with marks and in words what another article has changed', async () => {
    api.comparison.quotations = [{ row: row(), versions: [version()] }];
    const { user, container } = await show();
    await user.click(await screen.findByRole('button', { name: /We will never raise the tariffs.*1 altered/ }));
    const article = await screen.findByRole('article', { name: 'Second report' });
    expect(article.querySelector('del')?.textContent).toBe(' [only here: raise] ');
    expect(article.querySelector('ins')?.textContent).toBe(' [only there: lower] ');
    expect(within(article).getByText('Altered')).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
  });

  it('tell of another speaker, and link the two claims', async () => {
    const there = claim('second.txt', 'the opposition');
    api.comparison.quotations = [{ row: row(), versions: [version({ claim: there, otherSpeaker: true })] }];
    const { user } = await show();
    await user.click(await screen.findByRole('button', { name: /We will never raise/ }));
    expect(await screen.findByText('Another speaker: the opposition')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Link as different attribution' }));
    expect([...(api.project?.tables.link.values() ?? [])]).toMatchObject([
      { typeId: 'different-attribution', fromId: annotationIn('first.txt').id, toId: there.annotationId },
    ]);
  });

  it('tag what stands elsewhere as a claim of the same proposition, in one step', async () => {
    api.runElsewhere({
      type: 'proposition.create',
      statement: 'No tariffs',
      claimIds: [annotationIn('first.txt').id],
    });
    const [proposition] = [...(api.project?.tables.proposition.values() ?? [])];
    const id = PropositionId.parse(proposition?.id);
    const own = row({ claim: claim('first.txt', 'the minister', id) });
    api.comparison.quotations = [{ row: own, versions: [version()] }];
    const { user } = await show();
    const before = api.project?.tables.annotation.size ?? 0;
    await user.click(await screen.findByRole('button', { name: /We will never raise/ }));
    await user.click(await screen.findByRole('button', { name: 'Tag as claim of the same proposition' }));
    expect(api.project?.tables.annotation.size).toBe(before + 1);
    expect([...(api.project?.tables.annotation.values() ?? [])].at(-1)).toMatchObject({
      quote: 'We will never lower the tariffs',
      propositionId: id,
      attributes: { directness: 'direct' },
      origin: { kind: 'propagated', by: 'quotations' },
    });
  });

  it('can be stopped while they are looked up, and say that they were', async () => {
    api.failing.set('quotations.list', { code: 'request/cancelled', params: {} });
    await show();
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});

describe('shared passages', () => {
  it('show the passage in each article, and that they are one source', async () => {
    const article = { documentId: documentNamed('first.txt'), title: 'First report', outlet: '', date: '' };
    const passage = { id: 'p1', articles: 2, words: 9, similarity: 1, text: quote, earliest: article, claims: 1 };
    const place = { ...article, span: { start: 9, end: 40 }, before: 'He said: ', text: quote, after: '.' };
    api.comparison.passages = [
      {
        row: passage,
        places: [{ ...place, similarity: 1, claims: [claim('first.txt', 'the minister')], earliest: true }],
      },
    ];
    const { user, container } = await show();
    await user.click(screen.getByRole('radio', { name: 'Shared passages' }));
    await user.click(await screen.findByRole('button', { name: /We will never raise the tariffs.*2 articles/ }));
    expect(await screen.findByText(/These 2 articles count as one source/)).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Claims in it' })).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
  });
});
