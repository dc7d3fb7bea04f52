import { act, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#shared/api/settings.ts';
import type { Suggestion } from '#shared/api/suggestion.ts';
import { type DocumentId, LabelId } from '#shared/domain/ids.ts';
import { success } from '#shared/domain/result.ts';
import { runAction } from '../../app/actions.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { SuggestionBar } from './suggestion-bar.tsx';

const TEXT = 'The board met on 9 March and on 12 April. It cost $3 million, Ivesen said.';

function suggestion(documentId: DocumentId, quote: string, more: Partial<Suggestion> = {}): Suggestion {
  const start = TEXT.indexOf(quote);
  return {
    id: `dates/date/${start}`,
    documentId,
    labelId: LabelId.parse('date'),
    span: { start, end: start + quote.length },
    attributes: {},
    by: 'dates',
    suggester: 'dates',
    reason: { key: 'suggestion.reason.date', params: {} },
    confidence: 0.9,
    ...more,
  };
}

/** As the services answer: without what is annotated or rejected at the same place. */
function answerSuggestions(api: FakeApi, make: (documentId: DocumentId) => readonly Suggestion[]): void {
  api.handlers['suggestions.list'] = ({ documentId }) => {
    const taken = api.project?.annotationsOf(documentId).flatMap(({ spans }) => spans.map(({ start }) => start)) ?? [];
    const suggestions = make(documentId).filter(({ span }) => !taken.includes(span.start));
    return success({ suggestions, more: 0, problems: [] });
  };
}

describe('suggestions of two articles', () => {
  it('loses no key that is pressed before the suggestions of the other article are there', async () => {
    const texts = ['a.txt', 'b.txt'].map((name) => ({ name, text: TEXT }));
    const api = new FakeApi(new FakeProject(texts));
    api.settings = { ...defaultSettings, suggesters: ['dates'] };
    answerSuggestions(api, (id) => [suggestion(id, '9 March'), suggestion(id, '12 April')]);
    const { workbench } = await renderWith(api, <SuggestionBar />);
    await waitFor(() => expect(workbench.store.get().suggestions.items).toHaveLength(2));
    const [first, second] = workbench.store.get().documents.map(({ document }) => document.id);
    if (!first || !second) throw new Error('Two documents are needed.');
    // n y Alt+O n y, faster than any answer.
    await act(async () => {
      const coming = workbench.reading.openBeside(second);
      runAction('suggestion.next', workbench);
      runAction('suggestion.accept', workbench);
      await coming;
      runAction('beside.other', workbench);
      runAction('suggestion.next', workbench);
      runAction('suggestion.accept', workbench);
      await workbench.sync.settled();
    });
    await waitFor(() => expect(api.project?.annotationsOf(second)).toHaveLength(1));
    expect(api.project?.annotationsOf(first).map(({ quote }) => quote)).toEqual(['9 March']);
    expect(api.project?.annotationsOf(second).map(({ quote }) => quote)).toEqual(['9 March']);
  });
});
