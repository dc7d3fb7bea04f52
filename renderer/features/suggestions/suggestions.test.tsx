import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Suggestion } from '#shared/api/suggestion.ts';
import { defaultSettings } from '#shared/api/settings.ts';
import { FileHandle } from '#shared/api/answers.ts';
import { type DocumentId, LabelId } from '#shared/domain/ids.ts';
import { failure, success } from '#shared/domain/result.ts';
import { openDocumentOf } from '../../app/selectors.ts';
import { Dialogs } from '../../app/dialogs.tsx';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';
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

async function open() {
  const api = new FakeApi(new FakeProject([{ name: 'board.txt', text: TEXT }]));
  api.settings = { ...defaultSettings, suggesters: ['dates', 'money'] };
  answerSuggestions(api, (id) => [
    suggestion(id, '9 March'),
    suggestion(id, '12 April', { confidence: 0.95 }),
    suggestion(id, '$3 million', {
      labelId: LabelId.parse('money'),
      by: 'money',
      suggester: 'money',
      reason: { key: 'suggestion.reason.money', params: {} },
      confidence: 0.8,
    }),
  ]);
  const rendered = await renderWith(api, <SuggestionBar />);
  const { workbench } = rendered;
  await waitFor(() => expect(workbench.store.get().suggestions.items).toHaveLength(3));
  const bar = screen.getByRole('region', { name: 'Suggestions' });
  return { api, bar, ...rendered, user: userEvent.setup() };
}

const annotationsOf = (api: FakeApi) => [...(api.project?.tables.annotation.values() ?? [])];

/** A command is sent when the frame that shows it is painted. */
const written = (api: FakeApi) => waitFor(() => expect(annotationsOf(api).length).toBeGreaterThan(0));

describe('the bar of suggestions', () => {
  it('is not there while no suggester is on', async () => {
    await renderWith(new FakeApi(new FakeProject([{ name: 'board.txt', text: TEXT }])), <SuggestionBar />);
    expect(screen.queryByRole('region', { name: 'Suggestions' })).toBeNull();
  });

  it('steps through them, with label, quote, reason and confidence, also for those who hear them', async () => {
    const { bar, user, container } = await open();
    expect(bar.textContent).toContain('3 suggestions');
    expect(await axeFindings(container)).toEqual([]);
    await user.click(within(bar).getByRole('button', { name: 'Next suggestion' }));
    expect(bar.textContent).toContain('1 of 3');
    expect(bar.textContent).toContain('Suggestion: Date, “9 March”. Written as a date. Confidence 90%.');
    expect(await axeFindings(container)).toEqual([]);
    await user.click(within(bar).getByRole('button', { name: 'Previous suggestion' }));
    expect(bar.textContent).toContain('3 of 3');
    expect(bar.textContent).toContain('$3 million');
  });

  it('accepts one as an annotation that says where it comes from, and goes on', async () => {
    const { api, bar, user, workbench } = await open();
    act(() => workbench.suggesting.step(1));
    await user.click(within(bar).getByRole('button', { name: 'Accept' }));
    await written(api);
    expect(annotationsOf(api)).toMatchObject([
      {
        quote: '9 March',
        labelId: 'date',
        status: 'accepted',
        confidence: 0.9,
        origin: { kind: 'suggested', by: 'dates' },
      },
    ]);
    expect(bar.textContent).toContain('12 April');
    expect(bar.textContent).toContain('1 of 2');
  });

  it('rejects one: it is kept, but shown nowhere', async () => {
    const { api, bar, user, workbench } = await open();
    act(() => workbench.suggesting.step(1));
    await user.click(within(bar).getByRole('button', { name: 'Reject' }));
    await written(api);
    expect(annotationsOf(api)).toMatchObject([{ quote: '9 March', status: 'rejected' }]);
    const shown = openDocumentOf(workbench.store.get())?.shown;
    expect(shown?.size).toBe(0);
    expect(shown?.touching({ start: 0, end: TEXT.length })).toEqual([]);
    expect(shown?.find(annotationsOf(api)[0]?.id ?? '')).toBeDefined();
    expect(Object.keys(workbench.store.get().documents[0]?.counts ?? {})).toEqual([]);
  });

  it('gives one another label by that label’s key', async () => {
    const { api, workbench } = await open();
    act(() => workbench.suggesting.step(1));
    act(() => workbench.annotating.applyLabel(LabelId.parse('event')));
    await written(api);
    expect(annotationsOf(api)).toMatchObject([
      { quote: '9 March', labelId: 'event', confidence: null, origin: { kind: 'suggested' } },
    ]);
    expect(workbench.store.get().suggestions.items).toHaveLength(2);
  });

  it('accepts all that are alike in one step, which undo takes back', async () => {
    const { api, bar, user, workbench } = await open();
    act(() => workbench.suggesting.step(1));
    await user.click(within(bar).getByRole('button', { name: 'Accept alike (2)' }));
    await written(api);
    expect(annotationsOf(api).map(({ quote, confidence }) => [quote, confidence])).toEqual([
      ['9 March', 0.9],
      ['12 April', 0.95],
    ]);
    act(() => workbench.sync.undo());
    await waitFor(() => expect(annotationsOf(api)).toEqual([]));
    await waitFor(() => expect(workbench.store.get().suggestions.items).toHaveLength(3));
  });

  it('lets go of the one in focus with Esc, and when something is selected', async () => {
    const { bar, workbench } = await open();
    act(() => workbench.suggesting.step(1));
    act(() => workbench.annotating.select({ span: { start: 0, end: 3 }, kind: 'selection', exact: true }));
    expect(bar.textContent).toContain('3 suggestions');
    act(() => workbench.annotating.letGo());
    expect(bar.textContent).toContain('3 suggestions');
    act(() => workbench.suggesting.step(1));
    act(() => workbench.annotating.letGo());
    expect(bar.textContent).toContain('3 suggestions');
  });

  it('says what could not be had', async () => {
    const { api, bar, workbench, container } = await open();
    api.failing.set('suggestions.list', failure('services/stopped').error);
    await act(() => workbench.changeSettings({ suggesters: ['dates'] }));
    await waitFor(() => expect(within(bar).getByRole('alert').textContent).toContain('Suggestions could not be made'));
    expect(await axeFindings(container)).toEqual([]);
  });

  it('names the rules that could not be used', async () => {
    const { api, bar, workbench } = await open();
    const problem = failure('rule/too-slow', { name: 'Endless', seconds: 1, document: 'board.txt' }).error;
    api.handlers['suggestions.list'] = () => success({ suggestions: [], more: 0, problems: [problem] });
    await act(() => workbench.changeSettings({ suggesters: ['rules'] }));
    await waitFor(() => expect(bar.textContent).toContain('1 rule could not be used'));
    expect(bar.textContent).toContain('The rule “Endless” took longer than 1 s');
  });
});

describe('the sources of suggestions', () => {
  async function openSources() {
    const api = new FakeApi(new FakeProject([{ name: 'board.txt', text: TEXT }]));
    const rendered = await renderWith(api, <Dialogs />);
    act(() => rendered.workbench.openDialog({ kind: 'suggestion-sources' }));
    await settle();
    return { api, ...rendered, user: userEvent.setup(), dialog: screen.getByRole('dialog', { name: 'Suggestions' }) };
  }

  it('are switched on and off', async () => {
    const { api, user, dialog, container } = await openSources();
    expect(await axeFindings(container)).toEqual([]);
    await user.click(within(dialog).getByRole('checkbox', { name: /^Money/ }));
    await user.click(within(dialog).getByRole('checkbox', { name: /^Dates/ }));
    expect(api.settings.suggesters).toEqual(['dates', 'money']);
    await user.click(within(dialog).getByRole('checkbox', { name: /^Money/ }));
    expect(api.settings.suggesters).toEqual(['dates']);
  });

  it('tell what is wrong with a rule at its field', async () => {
    const { api, user, dialog, container } = await openSources();
    await user.click(within(dialog).getByRole('button', { name: 'Add a pattern' }));
    expect(document.activeElement).toBe(within(dialog).getByRole('textbox', { name: 'Name' }));
    await user.click(within(dialog).getByRole('button', { name: 'Save the rule' }));
    within(dialog).getByRole('textbox', { name: 'Name', description: 'Give the rule a name.' });
    expect(await axeFindings(container)).toEqual([]);
    const problem = failure('rule/invalid-pattern', { name: 'New rule', reason: 'Unterminated group' }).error;
    api.failing.set('rules.try', problem);
    const pattern = within(dialog).getByRole('textbox', { name: 'Regular expression' });
    await user.type(pattern, '(unclosed');
    await waitFor(() => expect(pattern.getAttribute('aria-invalid')).toBe('true'));
    within(dialog).getByRole('textbox', { name: 'Regular expression', description: /Unterminated group/ });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Boards');
    await user.click(within(dialog).getByRole('button', { name: 'Save the rule' }));
    expect(api.inputsOf('command.run')).toEqual([]);
  });

  it('save a list of names from a file, show it, switch it off, and remove it', async () => {
    const { api, user, dialog, container } = await openSources();
    api.handlers['dialog.choose-file'] = () => success({ handle: FileHandle.parse('names'), names: ['boards.txt'] });
    api.handlers['shell.read-gazetteer'] = () => success({ name: 'boards', terms: ['Velda board', 'Bend'], notes: [] });
    api.handlers['rules.try'] = () => success({ total: 1, examples: ['Velda board'] });
    await user.click(within(dialog).getByRole('button', { name: 'Add a list of names' }));
    await user.click(within(dialog).getByRole('button', { name: 'Add from a file…' }));
    expect(within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('boards');
    expect(within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Names, one per line' }).value).toBe(
      'Velda board\nBend',
    );
    await waitFor(() => expect(dialog.textContent).toContain('1 place in the open article: Velda board'));
    await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Label to suggest' }), 'Organization');
    await user.click(within(dialog).getByRole('button', { name: 'Save the rule' }));
    const list = await within(dialog).findByRole('list', { name: 'Rules of this project' });
    expect(list.textContent).toContain('boards2 namesOrganization');
    expect(await axeFindings(container)).toEqual([]);
    await user.click(within(dialog).getByRole('checkbox', { name: 'Use boards' }));
    await settle();
    expect([...(api.project?.tables.rule.values() ?? [])]).toMatchObject([{ name: 'boards', enabled: false }]);
    await user.click(within(dialog).getByRole('button', { name: 'Remove boards' }));
    await waitFor(() => expect(dialog.textContent).toContain('No rules yet'));
  });

  it('say at the field that a file could not be read', async () => {
    const { api, user, dialog } = await openSources();
    api.handlers['dialog.choose-file'] = () => success({ handle: FileHandle.parse('names'), names: ['x.bin'] });
    api.failing.set('shell.read-gazetteer', failure('import/empty', { file: 'x.bin' }).error);
    await user.click(within(dialog).getByRole('button', { name: 'Add a list of names' }));
    await user.click(within(dialog).getByRole('button', { name: 'Add from a file…' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('x.bin is empty.');
  });
});
