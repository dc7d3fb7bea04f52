import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AnnotationId, AttributeId, EntityId, LabelId } from '#shared/domain/ids.ts';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject, testNow } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { askFor, attribute } from '../../test/with-codebook.ts';
import { InspectorPane } from './inspector-pane.tsx';

const claim = AnnotationId.parse('made-2');
const options = [
  { id: 'trade', name: 'Trade' },
  { id: 'travel', name: 'Travel' },
  { id: 'visas', name: 'Visas' },
];

const kinds = [
  attribute({ name: 'Source', kind: 'text', required: true }),
  attribute({ name: 'Count', kind: 'number', required: true }),
  attribute({ name: 'Quoted', kind: 'boolean', required: true }),
  attribute({ name: 'Topic', kind: 'one-of', options, required: true }),
  attribute({ name: 'Topics', kind: 'many-of', options, required: true }),
  attribute({ name: 'When', kind: 'date', required: true }),
  attribute({ name: 'Speaker', kind: 'entity', required: true }),
];

async function inspect(asked: readonly object[] = kinds) {
  const project = new FakeProject(sampleDocuments);
  askFor(project, { claims: asked });
  const api = new FakeApi(project);
  const result = await renderWith(api, <InspectorPane />);
  result.workbench.annotating.selectAnnotation(claim);
  await settle();
  const stored = () => api.project?.tables.annotation.get(claim)?.attributes ?? {};
  return { ...result, api, stored, user: userEvent.setup() };
}

describe('the fields of attributes', () => {
  it('have names, say what is required, and no faults', async () => {
    const { container } = await inspect();
    expect(await axeFindings(container)).toEqual([]);
    for (const name of ['Source', 'Count', 'When', 'Speaker'])
      expect(screen.getByLabelText(new RegExp(`^${name}`)).getAttribute('aria-required')).toBe('true');
    expect(screen.getByRole('combobox', { name: 'Topic' }).getAttribute('aria-required')).toBe('true');
    expect(screen.getByRole('radiogroup', { name: 'Quoted' }).getAttribute('aria-required')).toBe('true');
    expect(screen.getByRole('group', { name: /^Topics.*required/ })).toBeTruthy();
  });

  it('are filled in with Tab, letters and Space alone', async () => {
    const { user, stored } = await inspect();
    screen.getByRole('textbox', { name: 'Source' }).focus();
    await user.clear(document.activeElement ?? document.body);
    await user.keyboard('Misri{Tab}1200{Tab}');
    await user.keyboard('n{Tab}{Tab}');
    expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Trade' }));
    await user.keyboard('t{ }v{ }{ArrowUp}{ArrowUp}{ }{Tab}');
    await user.keyboard('2024-03{Tab}Ruth{Tab}');
    await waitFor(() =>
      expect(stored()).toMatchObject({
        source: 'Misri',
        count: 1200,
        quoted: false,
        topics: ['trade', 'travel', 'visas'],
        when: '2024-03',
        speaker: 'Ruth',
      }),
    );
  });

  it('tick and untick with undo, and go on from what undo has left', async () => {
    const { user, workbench, stored } = await inspect();
    const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
    await user.click(box('Trade'));
    await user.click(box('Visas'));
    await waitFor(() => expect(stored()).toMatchObject({ topics: ['trade', 'visas'] }));
    workbench.sync.undo();
    await waitFor(() => expect(stored()).toMatchObject({ topics: ['trade'] }));
    await waitFor(() => expect(box('Visas').checked).toBe(false));
    await user.click(box('Travel'));
    await waitFor(() => expect(stored()).toMatchObject({ topics: ['trade', 'travel'] }));
  });

  it('say where a value does not apply any more, and clear it', async () => {
    const { user, workbench, stored } = await inspect([
      attribute({ name: 'Quoted', kind: 'boolean' }),
      attribute({
        name: 'Source',
        kind: 'text',
        required: true,
        shownIf: { attributeId: AttributeId.parse('quoted'), values: ['true'] },
      }),
    ]);
    act(() => workbench.annotating.edit(claim, { attributes: { quoted: true, source: 'Ruth' } }));
    await settle();
    expect(screen.getByRole('textbox', { name: /^Source/ }).getAttribute('aria-required')).toBe('true');
    expect(screen.queryByText(/does not apply/)).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'No' }));
    expect(await screen.findByText(/does not apply/)).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Source' }).getAttribute('aria-required')).not.toBe('true');
    await user.click(screen.getByRole('button', { name: 'Clear Source' }));
    await waitFor(() => expect(stored()).not.toHaveProperty('source'));
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Source' })).toBeNull());
  });

  it('say at the field what is no date, and keep what was typed', async () => {
    const { user, stored, container } = await inspect();
    const when = screen.getByRole('textbox', { name: 'When' });
    await user.type(when, 'last Friday{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('“last Friday” is not a date');
    expect(when).toHaveProperty('value', 'last Friday');
    expect(await axeFindings(container)).toEqual([]);
    expect(stored()).not.toHaveProperty('when');
    await user.clear(when);
    await user.type(when, '2024-03-09{Enter}');
    expect(screen.queryByRole('alert')).toBeNull();
    await waitFor(() => expect(stored()).toMatchObject({ when: '2024-03-09' }));
  });

  it('choose an entity of the register by its name', async () => {
    const { api, user, stored } = await inspect([attribute({ name: 'Speaker', kind: 'entity' })]);
    expect(screen.getByText(/register has no entries/)).toBeTruthy();
    api.runElsewhere({
      type: 'project.merge',
      records: [
        {
          kind: 'entity',
          record: {
            id: EntityId.parse('e-1'),
            name: 'Ruth Ivesen',
            labelId: LabelId.parse('person'),
            aliases: [],
            externalIds: {},
            note: '',
            createdAt: testNow,
            updatedAt: testNow,
          },
        },
      ],
    });
    await waitFor(() => expect(screen.queryByText(/register has no entries/)).toBeNull());
    await user.type(screen.getByRole('combobox', { name: 'Speaker' }), 'ruth ivesen{Enter}');
    await waitFor(() => expect(stored()).toMatchObject({ speaker: 'e-1' }));
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'Speaker' })).toHaveProperty('value', 'Ruth Ivesen'),
    );
    await user.type(screen.getByRole('combobox', { name: 'Speaker' }), ' jr.{Enter}');
    await waitFor(() => expect(stored()).toMatchObject({ speaker: 'Ruth Ivesen jr.' }));
    expect(await screen.findByText(/Not in the register/)).toBeTruthy();
  });

  it('show a value that is no option any more, and leave it until another is chosen', async () => {
    const { user, stored } = await inspect([
      attribute({ name: 'Kind', kind: 'one-of', options }),
      attribute({ name: 'Cue', kind: 'text' }),
    ]);
    expect(screen.getByRole('combobox', { name: 'Kind' })).toHaveProperty('value', 'figure');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Trade');
    await waitFor(() => expect(stored()).toMatchObject({ kind: 'trade' }));
  });
});
