import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findLabel, findLinkType } from '#shared/domain/codebook.ts';
import { Command } from '#shared/domain/command.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { LinkTypeId } from '#shared/domain/ids.ts';
import { success } from '#shared/domain/result.ts';
import { runAction } from '../../app/actions.ts';
import { Dialogs } from '../../app/dialogs.tsx';
import { saveStateOf } from '../../app/state/selectors.ts';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject, testAnnotator } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { askFor, attribute } from '../../test/with-codebook.ts';
import { CodebookView } from './codebook-view.tsx';

async function show(api = new FakeApi(new FakeProject(sampleDocuments))) {
  const user = userEvent.setup();
  const result = await renderWith(
    api,
    <>
      <CodebookView />
      <Dialogs />
    </>,
  );
  const codebook = () => api.info().codebook;
  const row = (name: string) =>
    within(screen.getByRole('list', { name: 'Parts of the codebook' })).getByRole('button', {
      name: new RegExp(`^${name}`),
    });
  return { ...result, api, user, codebook, row };
}

describe('the codebook view', () => {
  it('lists every part, with how often it is used, and opens the first label', async () => {
    const { api, container, row } = await show();
    expect(row('Person').getAttribute('aria-current')).toBe('true');
    await waitFor(() => expect(row('Person').textContent).toBe(`Person1${used(api, 'person')}`));
    expect(screen.getByRole('heading', { name: 'Person' })).toBeTruthy();
    expect(screen.getByText(/^Contrast 6\.6 : 1 on the light page, 5\.1 : 1 on the dark one/)).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
  });

  it('renames a label as one step that undo takes back', async () => {
    const { user, codebook, workbench } = await show();
    const field = screen.getByRole('textbox', { name: 'Name' });
    await user.clear(field);
    await user.type(field, ' People {Enter}');
    await waitFor(() => expect(findLabel(codebook(), 'person')?.label.name).toBe('People'));
    workbench.sync.undo();
    await waitFor(() => expect(findLabel(codebook(), 'person')?.label.name).toBe('Person'));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'Person'));
  });

  it('warns of another label of the layer with the same name, and says which formats write it', async () => {
    const { user, codebook, container } = await show();
    expect(screen.getByText(/^Used .* Written in CSV by its name, in JSON as/).textContent).toContain('person');
    const field = screen.getByRole('textbox', { name: 'Name' });
    await user.clear(field);
    await user.type(field, 'place{Enter}');
    await waitFor(() => expect(findLabel(codebook(), 'person')?.label.name).toBe('place'));
    expect(await screen.findByText(/Another label of this layer is called “place” too/)).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
  });

  it('says at the field that a name is needed, and saves nothing', async () => {
    const { user, codebook, container } = await show();
    const field = screen.getByRole('textbox', { name: 'Name' });
    await user.clear(field);
    await user.keyboard('{Enter}');
    await user.type(field, 'P');
    expect(screen.queryByRole('alert')).toBeNull();
    await user.keyboard('{Backspace}{Enter}');
    expect(screen.getByRole('alert').textContent).toBe('A name is needed.');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(findLabel(codebook(), 'person')?.label.name).toBe('Person');
    expect(await axeFindings(container)).toEqual([]);
  });

  it('keeps what was typed where the codebook was changed meanwhile, and saves it on the next try', async () => {
    const { user, api, codebook } = await show();
    api.failing.set('command.run', { code: 'codebook/changed', params: { version: 7 } });
    const field = screen.getByRole('textbox', { name: 'Definition' });
    await user.clear(field);
    await user.type(field, 'A human being.');
    await user.tab();
    await waitFor(() => expect(screen.getByText(/^Not saved: The codebook was changed/)).toBeTruthy());
    expect(field).toHaveProperty('value', 'A human being.');
    api.failing.clear();
    await user.click(field);
    await user.tab();
    await waitFor(() => expect(findLabel(codebook(), 'person')?.label.definition).toBe('A human being.'));
    expect(screen.queryByText(/^Not saved/)).toBeNull();
  });

  it('hands back in a message what could not be saved once its field is gone', async () => {
    const { user, api, row, workbench } = await show();
    await user.type(screen.getByRole('textbox', { name: 'Definition' }), ' More.');
    api.failing.set('command.run', { code: 'codebook/changed', params: { version: 7 } });
    await user.click(row('Organization'));
    await waitFor(() =>
      expect(workbench.store.get().notices.some(({ text }) => text.includes('stands for one. More.'))).toBe(true),
    );
  });

  it('saves two fields that are left at once one after the other', async () => {
    const { user, codebook } = await show();
    await user.type(screen.getByRole('textbox', { name: 'Definition' }), '!');
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 's');
    await user.tab();
    await waitFor(() => expect(findLabel(codebook(), 'person')?.label.name).toBe('Persons'));
    expect(findLabel(codebook(), 'person')?.label.definition).toMatch(/!$/);
  });

  it('counts what is typed as unsaved, and holds the window until the codebook has it', async () => {
    const { user, api, codebook, workbench } = await show();
    expect(saveStateOf(workbench.store.get())).toBe('saved');
    await user.type(screen.getByRole('textbox', { name: 'Definition' }), ' More.');
    expect(saveStateOf(workbench.store.get())).toBe('typing');
    act(() => api.emit('window.closing', {}));
    expect(api.inputsOf('shell.unsaved').at(-1)?.pending).toBeGreaterThan(0);
    await waitFor(() => expect(api.inputsOf('shell.unsaved').at(-1)).toEqual({ pending: 0 }));
    expect(findLabel(codebook(), 'person')?.label.definition).toMatch(/ More\.$/);
    await waitFor(() => expect(saveStateOf(workbench.store.get())).toBe('saved'));
  });

  it('undoes what is still being typed, and not the edit before it', async () => {
    const { user, codebook, workbench } = await show();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 's{Enter}');
    await waitFor(() => expect(findLabel(codebook(), 'person')?.label.name).toBe('Persons'));
    await user.type(screen.getByRole('textbox', { name: 'Definition' }), ' More.');
    act(() => runAction('history.undo', workbench));
    await act(() => workbench.sync.settled());
    expect(findLabel(codebook(), 'person')?.label).toMatchObject({ name: 'Persons' });
    expect(findLabel(codebook(), 'person')?.label.definition).not.toMatch(/More/);
  });

  it('warns where a key belongs to another label or to an action', async () => {
    const { user } = await show();
    const field = screen.getByRole('textbox', { name: 'Key' });
    await user.clear(field);
    await user.type(field, '2{Enter}');
    expect(
      await screen.findByText('“Organization” has this key too; it goes to the label that comes first.'),
    ).toBeTruthy();
    await user.clear(field);
    await user.type(field, 's{Enter}');
    expect(await screen.findByText(/^This is also the key of “.*sentence.*”/i)).toBeTruthy();
    await user.clear(field);
    await user.type(field, 'ab{Enter}');
    expect(await screen.findByText('One character that a key writes (no emoji), or nothing.')).toBeTruthy();
  });

  it('adds a label with a colour of its own and opens it', async () => {
    const { user, codebook } = await show();
    await user.type(screen.getByRole('textbox', { name: 'Name of the new one' }), 'Legal act{Enter}');
    expect(await screen.findByRole('heading', { name: 'Legal act' })).toBeTruthy();
    const added = findLabel(codebook(), 'legal-act');
    expect(added?.layer.id).toBe('entities');
    const colors = defaultCodebook.layers.flatMap(({ labels }) => labels.map(({ color }) => color));
    expect(colors).not.toContain(added?.label.color);
  });

  it('is filtered by typing, and hides and shows what stands under a row by the arrows', async () => {
    const { user, row, container } = await show();
    const list = () => within(screen.getByRole('list', { name: 'Parts of the codebook' }));
    row('Place').focus();
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toBe(row('Entities$'));
    await user.keyboard('{ArrowLeft}');
    expect(row('Entities$').getAttribute('aria-expanded')).toBe('false');
    expect(list().queryByRole('button', { name: /^Place/ })).toBeNull();
    expect(await axeFindings(container)).toEqual([]);
    await user.keyboard('{ArrowRight}');
    expect(row('Place')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Filter the codebook' }), 'plac');
    expect(list().queryByRole('button', { name: /^Person/ })).toBeNull();
    expect([row('Entities$'), row('Place')]).toHaveLength(2);
    await user.keyboard('zz');
    expect(screen.getByText('Nothing matches.', { exact: false })).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(row('Person')).toBeTruthy();
  });

  it('moves labels with Alt and the arrow keys', async () => {
    const { user, codebook, row } = await show();
    const order = () =>
      codebook()
        .layers[0]?.labels.slice(0, 3)
        .map(({ id, parentId }) => [id, parentId]);
    row('Organization').focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() => expect(order()?.[0]).toEqual(['organization', null]));
    row('Person').focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await waitFor(() => expect(order()?.[1]).toEqual(['person', 'organization']));
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await waitFor(() => expect(order()?.[1]).toEqual(['person', null]));
  });

  it('asks what becomes of a used label, with counts, and merges it', async () => {
    const { user, api, codebook, container, row } = await show();
    const persons = used(api, 'person');
    const counted = persons === 1 ? '1 annotation' : `${persons} annotations`;
    row('Person').focus();
    await user.keyboard('{Delete}');
    const dialog = await screen.findByRole('dialog', { name: 'Remove “Person”' });
    expect(dialog.textContent).toContain(counted);
    await waitFor(() => expect(dialog.textContent).toContain(`This would change ${counted}.`));
    expect(await axeFindings(container)).toEqual([]);
    await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Merge into' }), 'organization');
    const before = used(api, 'organization');
    await user.click(within(dialog).getByRole('button', { name: 'Merge' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(findLabel(codebook(), 'person')).toBeUndefined();
    expect(used(api, 'organization')).toBe(before + persons);
  });

  it('takes numbers and dates for a default as the inspector takes them', async () => {
    const project = new FakeProject(sampleDocuments);
    const claims = [attribute({ name: 'Count', kind: 'number' }), attribute({ name: 'When', kind: 'date' })];
    askFor(project, { claims });
    const { user, row, codebook, workbench } = await show(new FakeApi(project));
    const defaults = () => codebook().layers[1]?.attributes.map((one) => one.default);
    for (const [name, text] of [
      ['Count', '1,200'],
      ['When', '2024-03'],
    ] as const) {
      await user.click(row('Claims'));
      await user.click(await screen.findByRole('button', { name: new RegExp(`^${name}`) }));
      await user.type(screen.getByRole('textbox', { name: 'Default' }), `${text}{Enter}`);
    }
    await waitFor(() => expect(defaults()).toEqual([1200, '2024-03']));
    await waitFor(() => expect(saveStateOf(workbench.store.get())).toBe('saved'));
  });

  it('offers an attribute only what can hold its values, and counts what would be lost', async () => {
    const project = new FakeProject(sampleDocuments);
    const names = ['Speaker', 'Town', 'Since', 'Until', 'Rank'] as const;
    const kinds = { Speaker: 'text', Town: 'text', Since: 'date', Until: 'date', Rank: 'number' } as const;
    askFor(project, { claims: names.map((name) => attribute({ name, kind: kinds[name] })) });
    const api = new FakeApi(project);
    const claim = [...project.tables.annotation.values()].find(({ layerId }) => layerId === 'claims')?.id;
    if (!claim) throw new Error('The sample has a claim.');
    const attributes = { since: '2024', until: '2025', speaker: 'Ruth', town: 'Harrowmere' };
    api.runElsewhere(Command.parse({ type: 'annotation.edit', ids: [claim], attributes }));
    const { user, row, container } = await show(api);
    const values = () => project.tables.annotation.get(claim)?.attributes;
    const openAttribute = async (name: string) => {
      await user.click(row('Claims'));
      await user.click(await screen.findByRole('button', { name: new RegExp(`^${name}`) }));
      await user.click(screen.getByRole('button', { name: 'Remove or merge…' }));
      return screen.findByRole('dialog', { name: `Remove “${name}”` });
    };
    const heirsIn = (dialog: HTMLElement) =>
      within(within(dialog).getByRole('combobox', { name: 'Merge into' }))
        .getAllByRole('option')
        .map(({ textContent }) => textContent);

    const dates = await openAttribute('Until');
    expect(heirsIn(dates)).toEqual(['Speaker', 'Town', 'Since']);
    await user.selectOptions(within(dates).getByRole('combobox', { name: 'Merge into' }), 'since');
    await waitFor(() => expect(dates.textContent).toContain('1 value would be lost: another one is in its place'));
    expect(await axeFindings(container)).toEqual([]);
    await user.click(within(dates).getByRole('button', { name: 'Cancel' }));

    const texts = await openAttribute('Town');
    expect(heirsIn(texts)).toEqual(['Speaker']);
    await waitFor(() => expect(texts.textContent).toContain('Where both have a text, both are kept'));
    await user.click(within(texts).getByRole('button', { name: 'Merge' }));
    await waitFor(() => expect(values()).toMatchObject({ speaker: 'Ruth; Harrowmere', since: '2024', until: '2025' }));

    await user.click(row('Claims'));
    await user.click(await screen.findByRole('button', { name: /^Speaker/ }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'number');
    const kind = await screen.findByRole('dialog', { name: 'Change the kind of “Speaker”' });
    await waitFor(() => expect(kind.textContent).toContain('1 value would be lost: it cannot be turned'));
  });

  it('says before how many links a type would not allow any more, and marks the number after', async () => {
    const api = new FakeApi(new FakeProject(sampleDocuments));
    const [from, to] = [...(api.project?.tables.annotation.values() ?? [])].filter(
      ({ layerId }) => layerId === 'entities',
    );
    api.runElsewhere(Command.parse({ type: 'annotation.edit', ids: [from?.id, to?.id], labelId: 'person' }));
    const command = {
      type: 'link.add',
      linkTypeId: 'related',
      fromId: from?.id,
      toId: to?.id,
      annotatorId: testAnnotator,
    };
    api.runElsewhere(Command.parse(command));
    const { user, codebook, workbench } = await show(api);
    act(() => workbench.codebook.select({ kind: 'link-type', linkTypeId: LinkTypeId.parse('related') }));
    const ends = screen.getByRole('group', { name: 'May go from' });
    await user.click(within(ends).getByRole('checkbox', { name: 'Person' }));
    const dialog = await screen.findByRole('dialog', { name: 'Allow fewer ends for “Related to”' });
    expect(dialog.textContent).toContain('1 link would join labels that its type does not allow');
    await user.click(within(dialog).getByRole('button', { name: 'Allow only these' }));
    await waitFor(() => expect(findLinkType(codebook(), 'related')?.fromLabelIds).not.toContain('person'));
    expect(await screen.findByText(/^1 link of this type joins labels that it does not allow/)).toBeTruthy();
  });

  it('keeps the dialog and the choice open where the removal is refused', async () => {
    const { user, api, row, codebook } = await show();
    row('Person').focus();
    await user.keyboard('{Delete}');
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('radio', { name: /^Keep it/ }));
    api.failing.set('command.run', { code: 'codebook/changed', params: { version: 9 } });
    await user.click(within(dialog).getByRole('button', { name: 'Retire' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('changed in the meantime');
    api.failing.clear();
    await user.click(within(dialog).getByRole('button', { name: 'Retire' }));
    await waitFor(() => expect(findLabel(codebook(), 'person')?.label.retired).toBe(true));
  });

  it('edits attributes: options, condition, default, kind', async () => {
    const { user, codebook, container, row } = await show();
    await user.click(row('Claims'));
    await user.type(screen.getByRole('textbox', { name: 'New attribute' }), 'Tone of voice{Enter}');
    expect(await screen.findByRole('heading', { name: 'Tone of voice' })).toBeTruthy();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'one-of');
    const option = await screen.findByRole('textbox', { name: 'New option' });
    await user.type(option, 'Calm{Enter}');
    await screen.findByRole('textbox', { name: 'Option 1' });
    await user.type(option, 'Angry{Enter}');
    await screen.findByRole('textbox', { name: 'Option 2' });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Default' }), 'angry');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Shown' }), 'kind');
    await screen.findByRole('group', { name: 'Shown where Kind is' });
    await user.click(screen.getByRole('button', { name: 'Move up: Angry' }));
    const tone = () => codebook().layers[1]?.attributes.find(({ id }) => id === 'tone_of_voice');
    await waitFor(() => expect(tone()?.options.map(({ id }) => id)).toEqual(['angry', 'calm']));
    expect(tone()).toMatchObject({ default: 'angry', shownIf: { attributeId: 'kind', values: ['statement'] } });
    expect(await axeFindings(container)).toEqual([]);
  });

  it('shows what a file would change before anything is taken, and asks where what is in use goes', async () => {
    const api = new FakeApi(new FakeProject(sampleDocuments));
    const [entities, claims] = defaultCodebook.layers;
    if (!entities || !claims) throw new Error('The default codebook has two layers.');
    const codebookInFile = {
      ...defaultCodebook,
      layers: [{ ...entities, labels: entities.labels.filter(({ id }) => id !== 'person') }, claims],
    };
    api.handlers['dialog.choose-file'] = () => success({ handle: handleOf(api), names: ['theirs.json'] });
    api.handlers['shell.read-codebook'] = () =>
      success({ codebook: codebookInFile, labelsOnly: false, notes: ['A remark.'] });
    const { user, codebook, container } = await show(api);
    await user.click(screen.getByRole('button', { name: 'Import…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Import the codebook of theirs.json' });
    expect(dialog.textContent).toContain('Nothing would change.');
    expect(dialog.textContent).toContain('A remark.');
    await user.click(within(dialog).getByRole('radio', { name: /^Put it in the place/ }));
    const loss = await within(dialog).findByRole('combobox', { name: /^Person \(Entities\)/ });
    expect(dialog.textContent).toContain('Changed label “Person”');
    expect(await axeFindings(container)).toEqual([]);
    await user.selectOptions(loss, 'Merge into Other');
    expect(dialog.textContent).toContain('Without label “Person”');
    await user.click(within(dialog).getByRole('button', { name: 'Take it over' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(findLabel(codebook(), 'person')).toBeUndefined();
    expect(used(api, 'person')).toBe(0);
  });

  it('says what is different between two versions', async () => {
    const api = new FakeApi(new FakeProject(sampleDocuments));
    const at = '2026-11-22T08:30:00.000Z';
    api.handlers['codebook.versions'] = () =>
      success([
        { sequence: 9, at, by: 'Kim', kind: 'do', version: 2 },
        { sequence: 1, at, by: '', kind: 'do', version: 1 },
      ]);
    api.handlers['codebook.version'] = ({ sequence }) =>
      success(sequence === 1 ? { ...defaultCodebook, name: 'Old' } : defaultCodebook);
    const { user, container } = await show(api);
    await user.click(screen.getByRole('button', { name: 'Versions…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Versions of the codebook' });
    await waitFor(() => expect(dialog.textContent).toContain('Changed codebook “Entities and claims”'));
    expect(dialog.textContent).toContain('Name: Old → Entities and claims');
    expect(dialog.textContent).toContain('Kim');
    expect(await axeFindings(container)).toEqual([]);
  });
});

function used(api: FakeApi, labelId: string): number {
  return [...(api.project?.tables.annotation.values() ?? [])].filter((one) => one.labelId === labelId).length;
}

function handleOf(api: FakeApi) {
  const chosen = api.handlers['dialog.choose-project']({});
  if (chosen instanceof Promise || !chosen.ok || !chosen.value) throw new Error('The fake always chooses a file.');
  return chosen.value.handle;
}
