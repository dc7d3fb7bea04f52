import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Suggestion } from '#shared/api/suggestion.ts';
import { defaultSettings } from '#shared/api/settings.ts';
import { FileHandle } from '#shared/api/answers.ts';
import { AnnotatorId, type DocumentId, LabelId } from '#shared/domain/ids.ts';
import { failure, success } from '#shared/domain/result.ts';
import { openDocumentOf } from '../../app/state/selectors.ts';
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

  it('puts the focus on what an undo brings back', async () => {
    const { api, bar, user, workbench } = await open();
    act(() => workbench.suggesting.step(1));
    await user.click(within(bar).getByRole('button', { name: 'Accept' }));
    await user.click(within(bar).getByRole('button', { name: 'Reject' }));
    await waitFor(() => expect(annotationsOf(api)).toHaveLength(2));
    await waitFor(() => expect(workbench.store.get().suggestions.items).toHaveLength(1));
    expect(bar.textContent).toContain('$3 million');
    act(() => workbench.sync.undo());
    await waitFor(() => expect(bar.textContent).toContain('“12 April”'));
    act(() => workbench.sync.undo());
    await waitFor(() => expect(bar.textContent).toContain('“9 March”'));
    expect(bar.textContent).toContain('1 of 3');
  });

  it('goes on suggesting where another annotator has labelled', async () => {
    const { api, workbench } = await open();
    const documentId = openDocumentOf(workbench.store.get())?.document.id;
    if (!documentId) throw new Error('No article is open.');
    const all = workbench.store.get().suggestions.items;
    api.handlers['suggestions.list'] = () => success({ suggestions: all, more: 0, problems: [] });
    act(() => api.runElsewhere({ type: 'annotator.add', name: 'Bo' }));
    const bo = [...(api.project?.tables.annotator.values() ?? [])].find(({ name }) => name === 'Bo');
    const asked = api.inputsOf('suggestions.list').length;
    for (const { span, labelId } of all.slice(0, 1))
      act(() =>
        api.runElsewhere({
          type: 'annotation.create',
          documentId,
          labelId,
          spans: [span],
          annotatorId: bo?.id ?? AnnotatorId.parse('nobody'),
        }),
      );
    await waitFor(() => expect(api.inputsOf('suggestions.list').length).toBeGreaterThan(asked));
    await settle();
    expect(openDocumentOf(workbench.store.get())?.shown.size).toBe(1);
    expect(workbench.store.get().suggestions.items).toHaveLength(3);
  });

  it('shows what needs no rule before the rules have answered', async () => {
    const api = new FakeApi(new FakeProject([{ name: 'board.txt', text: TEXT }]));
    api.settings = { ...defaultSettings, suggesters: ['dates', 'rules'] };
    let answerRules = (): void => {};
    const slow = new Promise<void>((resolve) => {
      answerRules = resolve;
    });
    api.handlers['suggestions.list'] = async ({ documentId, suggesters }) => {
      const date = suggestion(documentId, '9 March');
      if (!suggesters.includes('rules')) return success({ suggestions: [date], more: 0, problems: [] });
      await slow;
      const rule = suggestion(documentId, 'Ivesen', { id: 'rules/1', by: 'Names', suggester: 'rules' });
      return success({ suggestions: [date, rule], more: 0, problems: [] });
    };
    await renderWith(api, <SuggestionBar />);
    const bar = await screen.findByRole('region', { name: 'Suggestions' });
    await waitFor(() => expect(bar.textContent).toContain('1 suggestion'));
    expect(bar.textContent).toContain('The rules are still at work…');
    answerRules();
    await waitFor(() => expect(bar.textContent).toContain('2 suggestions'));
    expect(bar.textContent).not.toContain('still at work');
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
    const pattern = within(dialog).getByRole('textbox', { name: 'Regular expression' });
    await user.type(pattern, '(unclosed');
    await waitFor(() => expect(pattern.getAttribute('aria-invalid')).toBe('true'));
    within(dialog).getByRole('textbox', { name: 'Regular expression', description: /Unterminated group/ });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Boards');
    await user.click(within(dialog).getByRole('button', { name: 'Save the rule' }));
    expect(api.inputsOf('command.run')).toEqual([]);
  });

  it('save no pattern that cannot be compiled, however quickly, and one that was mended at once', async () => {
    const { api, user, dialog } = await openSources();
    await user.click(within(dialog).getByRole('button', { name: 'Add a pattern' }));
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'bad');
    const pattern = within(dialog).getByRole('textbox', { name: 'Regular expression' });
    await user.type(pattern, '(unclosed{Enter}');
    within(dialog).getByRole('textbox', {
      name: 'Regular expression',
      description: /“bad” cannot .* Unterminated group/,
    });
    expect(document.activeElement).toBe(pattern);
    expect(api.inputsOf('command.run')).toEqual([]);
    await user.clear(pattern);
    await user.type(pattern, 'Velda{Enter}');
    await waitFor(() => expect([...(api.project?.tables.rule.values() ?? [])]).toMatchObject([{ name: 'bad' }]));
  });

  it('ask before what was written is thrown away', async () => {
    const { user, dialog, workbench, container } = await openSources();
    const add = within(dialog).getByRole('button', { name: 'Add a pattern' });
    await user.click(add);
    await user.keyboard('{Escape}');
    // Nothing was written: back to the list, and no further.
    expect(workbench.store.get().dialog).toEqual({ kind: 'suggestion-sources' });
    await user.click(within(dialog).getByRole('button', { name: 'Add a pattern' }));
    const name = within(dialog).getByRole('textbox', { name: 'Name' });
    await user.type(name, 'Titles');
    await user.keyboard('{Escape}');
    expect(document.activeElement?.textContent).toBe('Go on editing');
    expect(await axeFindings(container)).toEqual([]);
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(name);
    await user.click(within(dialog).getByRole('button', { name: 'Back' }));
    await user.click(within(dialog).getByRole('button', { name: 'Throw away' }));
    within(dialog).getByRole('button', { name: 'Add a pattern' });
    expect(workbench.store.get().dialog).toEqual({ kind: 'suggestion-sources' });
  });

  it('show how a file of names was read, and read it otherwise', async () => {
    const { api, user, dialog, container } = await openSources();
    api.handlers['dialog.choose-file'] = () => success({ handle: FileHandle.parse('names'), names: ['x.csv'] });
    api.handlers['shell.read-gazetteer'] = ({ choice = { column: 0, heading: true } }) =>
      success({
        name: 'x',
        terms: choice.column === 1 ? ['river'] : ['Velda'],
        notes: [],
        choice,
        rows: [
          ['name', 'kind'],
          ['Velda', 'river'],
        ],
      });
    await user.click(within(dialog).getByRole('button', { name: 'Add a list of names' }));
    const terms = within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: 'Names, one per line' });
    await user.type(terms, 'Bend');
    await user.click(within(dialog).getByRole('button', { name: 'Add from a file…' }));
    expect(terms.value).toBe('Bend\nVelda');
    expect(dialog.textContent).toContain('1 name from x.');
    expect(within(dialog).getByRole('region', { name: 'First rows of x' }).textContent).toBe('namekindVeldariver');
    expect(await axeFindings(container)).toEqual([]);
    await user.selectOptions(within(dialog).getByRole('combobox', { name: 'The names are in' }), 'Column 2: kind');
    expect(terms.value).toBe('Bend\nriver');
    await user.click(within(dialog).getByRole('checkbox', { name: 'The first row is a heading' }));
    expect(api.inputsOf('shell.read-gazetteer').map(({ choice }) => choice)).toEqual([
      undefined,
      { column: 1, heading: true },
      { column: 1, heading: false },
    ]);
    await user.type(terms, '!');
    expect(within(dialog).queryByRole('region', { name: 'First rows of x' })).toBeNull();
  });

  it('tell which pattern was stopped, and try it again', async () => {
    const { api, user, dialog, workbench, container } = await openSources();
    const source = { kind: 'pattern', pattern: '(a+)+$', caseSensitive: true } as const;
    act(
      () =>
        void workbench.suggesting.saveRule({
          name: 'Endless',
          labelId: LabelId.parse('person'),
          enabled: true,
          source,
        }),
    );
    const list = api.handlers['rules.list'];
    let stoppedOn: string | null = 'board.txt';
    api.handlers['rules.list'] = async (input) => {
      const rules = await list(input);
      return rules.ok ? success(rules.value.map((rule) => ({ ...rule, stoppedOn }))) : rules;
    };
    await waitFor(() => expect(dialog.textContent).toContain('Stopped: it took too long on “board.txt”'));
    expect(await axeFindings(container)).toEqual([]);
    stoppedOn = null;
    await user.click(within(dialog).getByRole('button', { name: 'Try Endless again' }));
    await waitFor(() => expect(dialog.textContent).not.toContain('Stopped'));
    expect(api.inputsOf('rules.retry')).toHaveLength(1);
  });

  it('save a list of names from a file, show it, switch it off, and remove it', async () => {
    const { api, user, dialog, container } = await openSources();
    api.handlers['dialog.choose-file'] = () => success({ handle: FileHandle.parse('names'), names: ['boards.txt'] });
    api.handlers['shell.read-gazetteer'] = () =>
      success({
        name: 'boards',
        terms: ['Velda board', 'Bend'],
        notes: [],
        choice: { column: 0, heading: false },
        rows: [['Velda board'], ['Bend']],
      });
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
    expect(document.activeElement?.textContent).toBe('Add a list of names');
    await waitFor(() => expect(dialog.textContent).toContain('No rules yet'));
    expect(document.activeElement?.textContent).toBe('Add a list of names');
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
