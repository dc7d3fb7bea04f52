import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AnnotationId } from '#shared/domain/ids.ts';
import { commitDrafts } from '../../ui/drafts.ts';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';
import { writeNote } from '../../test/note.ts';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { InspectorPane } from './inspector-pane.tsx';

const claim = AnnotationId.parse('made-2');
const person = AnnotationId.parse('made-3');

async function inspect(id: AnnotationId | null) {
  const api = new FakeApi(new FakeProject(sampleDocuments));
  const result = await renderWith(api, <InspectorPane />);
  if (id) result.workbench.annotating.selectAnnotation(id);
  await settle();
  const attributesOf = (one: AnnotationId) => api.project?.tables.annotation.get(one);
  return { api, ...result, stored: attributesOf };
}

describe('InspectorPane', () => {
  it('shows the document where no annotation is selected, and changes what is known of it', async () => {
    const { api, container } = await inspect(null);
    expect(await axeFindings(container)).toEqual([]);
    const user = userEvent.setup();
    await user.clear(screen.getByRole('textbox', { name: 'Outlet' }));
    await user.type(screen.getByRole('textbox', { name: 'Outlet' }), 'The Gazette{Enter}');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'In progress');
    await waitFor(() => {
      const document = api.project?.tables.document.get('document-1');
      expect(document?.metadata.outlet).toBe('The Gazette');
      expect(document?.status).toBe('in-progress');
    });
  });

  it('takes only a day, a month or a year for the date, and leaves what a file brought along', async () => {
    const { api } = await inspect(null);
    const user = userEvent.setup();
    const dateOf = () => api.project?.tables.document.get('document-1')?.metadata.date;
    const field = screen.getByRole('textbox', { name: 'Date' });
    await user.clear(field);
    await user.type(field, 'last Friday{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('“last Friday” is not a date. Write it as 2024-03-09');
    expect(dateOf()).toBe('2024-03-09');
    await user.clear(field);
    await user.type(field, ' 2024-03 {Enter}');
    await waitFor(() => expect(dateOf()).toBe('2024-03'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows a claim with its attributes', async () => {
    const { container } = await inspect(claim);
    expect(await axeFindings(container)).toEqual([]);
    expect(screen.getByText('Four people died').tagName).toBe('BLOCKQUOTE');
    expect(screen.getByRole('combobox', { name: 'Label' })).toHaveProperty('value', 'claim');
    expect(screen.getByRole('textbox', { name: 'Source' })).toHaveProperty('value', 'the fire brigade');
    expect(screen.getByRole('radio', { name: 'Yes' })).toHaveProperty('checked', true);
  });

  it('leads from a claim to the pairs of it', async () => {
    const { workbench } = await inspect(claim);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Find matches' }));
    expect(workbench.store.get()).toMatchObject({ view: 'claims', claims: { part: 'matches' } });
    expect(workbench.store.get().matching.claim).toMatchObject({ id: claim });
  });

  it('shows an attribute only where its condition holds', async () => {
    const { stored } = await inspect(claim);
    const user = userEvent.setup();
    await user.clear(screen.getByRole('textbox', { name: 'Value' }));
    await user.tab();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Promise');
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Value' })).toBeNull());
    await waitFor(() => expect(stored(claim)?.attributes).toMatchObject({ kind: 'promise' }));
    expect(stored(claim)?.attributes).not.toHaveProperty('quantity_value');
  });

  it('says at the field what is no number, and stores what is one', async () => {
    const { stored } = await inspect(claim);
    const user = userEvent.setup();
    const value = screen.getByRole('textbox', { name: 'Value' });
    await user.clear(value);
    await user.type(value, 'many{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('many');
    await user.clear(value);
    await user.type(value, '1,200{Enter}');
    await waitFor(() => expect(stored(claim)?.attributes).toMatchObject({ quantity_value: 1200 }));
  });

  it('keeps a note that is being typed when another annotation is selected', async () => {
    const { stored, workbench } = await inspect(claim);
    writeNote('Note', 'check this');
    workbench.annotating.selectAnnotation(person);
    await settle();
    expect(screen.getByRole('textbox', { name: 'Note' }).textContent).toBe('Speaks for the board.');
    await waitFor(() => expect(stored(claim)?.note).toBe('check this'));
    expect(stored(person)?.note).toBe('Speaks for the board.');
  });

  it('gives another label, and deletes', async () => {
    const { stored, workbench } = await inspect(person);
    const user = userEvent.setup();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Label' }), 'Organization');
    await waitFor(() => expect(stored(person)?.labelId).toBe('organization'));
    await user.click(screen.getByRole('button', { name: 'Delete annotation' }));
    await workbench.sync.settled();
    expect(stored(person)).toBeUndefined();
  });

  it('says how the annotation came to be, and shows its history', async () => {
    const { workbench, stored } = await inspect(person);
    expect(screen.getByText('By hand').tagName).toBe('DD');
    expect(screen.getByText('Version 1').tagName).toBe('DD');
    const user = userEvent.setup();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Accepted');
    await waitFor(() => expect(stored(person)?.status).toBe('accepted'));
    await user.click(screen.getByRole('button', { name: 'History' }));
    expect(workbench.store.get().dialog).toEqual({ kind: 'annotation-history', id: person });
  });

  it('keeps a note on the document', async () => {
    const { api } = await inspect(null);
    writeNote('Note on the document', 'Reported **twice**');
    act(() => commitDrafts());
    await waitFor(() =>
      expect([...(api.project?.tables.memo.values() ?? [])]).toMatchObject([
        { purpose: 'note', text: 'Reported \\*\\*twice\\*\\*' },
      ]),
    );
  });

  it('follows a mention to its annotation, and says where it is gone', async () => {
    const { workbench } = await inspect(claim);
    act(() =>
      workbench.annotating.edit(claim, { note: '[Ruth](annotary:annotation/made-3) [x](annotary:annotation/gone)' }),
    );
    const user = userEvent.setup();
    await user.click(await screen.findByRole('link', { name: 'x' }));
    expect(workbench.store.get().notices.at(-1)?.text).toContain('not in this document');
    await user.click(screen.getByRole('link', { name: 'Ruth' }));
    expect(workbench.store.get().selectedId).toBe(person);
  });

  it('says what to do where nothing is open', async () => {
    const { container } = await renderWith(new FakeApi(new FakeProject()), <InspectorPane />);
    expect(container.textContent).toContain('Open an article');
    expect(await axeFindings(container)).toEqual([]);
  });
});
