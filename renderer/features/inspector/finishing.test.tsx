import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Command } from '#shared/domain/command.ts';
import { AnnotationId, DocumentId } from '#shared/domain/ids.ts';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject, testAnnotator } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { askFor, attribute } from '../../test/with-codebook.ts';
import { useApp } from '../../app/context.tsx';
import { FinishDialog } from './finish-dialog.tsx';
import { InspectorPane } from './inspector-pane.tsx';

function Both() {
  const dialog = useApp((state) => state.dialog);
  return (
    <>
      <div data-region="inspector">
        <InspectorPane />
      </div>
      {dialog?.kind === 'finish' && <FinishDialog />}
    </>
  );
}

async function finishing({
  fields = {},
}: { readonly fields?: Readonly<Record<string, string | string[] | number>> } = {}) {
  const project = new FakeProject(sampleDocuments);
  askFor(project, {
    claims: [
      attribute({ name: 'Source', kind: 'text' }),
      attribute({ name: 'Cue', kind: 'text' }),
      attribute({ name: 'Kind', kind: 'text' }),
      attribute({ name: 'Verdict', kind: 'text', required: true }),
    ],
    documents: [attribute({ name: 'Genre', kind: 'text', required: true })],
  });
  const api = new FakeApi(project);
  if (Object.keys(fields).length > 0)
    api.runElsewhere({ type: 'document.edit', id: DocumentId.parse('document-1'), fields });
  const result = await renderWith(api, <Both />);
  await act(async () => {
    await result.workbench.finishing.toggle();
  });
  const status = () => api.project?.tables.document.get('document-1')?.status;
  return { ...result, api, status, user: userEvent.setup() };
}

describe('finishing a document', () => {
  it('asks while something is missing, and says what', async () => {
    const { status, container } = await finishing();
    const dialog = screen.getByRole('dialog', { name: 'Finish document' });
    expect(within(dialog).getByText('2 required fields are empty.')).toBeTruthy();
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map((one) => one.textContent),
    ).toEqual(['GenreDocument', 'VerdictClaimFour people died']);
    expect(await axeFindings(container)).toEqual([]);
    expect(status()).toBe('open');
  });

  it('leads to the field, and finishes when it is filled in', async () => {
    const { user, workbench, status } = await finishing();
    const dialog = screen.getByRole('dialog', { name: 'Finish document' });
    within(dialog)
      .getByRole('button', { name: /Verdict/ })
      .focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Verdict' })));
    expect(workbench.store.get().selectedId).toBe(AnnotationId.parse('made-2'));
    await user.keyboard('true{Enter}');
    act(() => workbench.annotating.clear());
    await user.click(await screen.findByRole('button', { name: /Genre/ }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Genre' })));
    await user.keyboard('report{Enter}');
    await act(async () => {
      await workbench.finishing.toggle();
    });
    await waitFor(() => expect(status()).toBe('finished'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('wants a reason to finish without, keeps it, and lets it be changed', async () => {
    const { user, status, api } = await finishing();
    await user.click(screen.getByRole('button', { name: 'Finish with this reason' }));
    expect(screen.getByRole('alert').textContent).toContain('Write down why');
    expect(status()).toBe('open');
    await user.type(screen.getByRole('textbox', { name: /Reason/ }), 'Only a caption.');
    await user.click(screen.getByRole('button', { name: 'Finish with this reason' }));
    await waitFor(() => expect(status()).toBe('finished'));
    const reason = await screen.findByRole('textbox', { name: /because/ });
    expect(reason).toHaveProperty('value', 'Only a caption.');
    await user.clear(reason);
    await user.tab();
    expect(screen.getByRole('alert').textContent).toContain('Reopen it first');
    await user.type(reason, 'A caption.');
    await user.tab();
    const memos = () => [...(api.project?.tables.memo.values() ?? [])].map(({ text }) => text);
    await waitFor(() => expect(memos()).toEqual(['A caption.']));
  });

  it('asks again for what is missing since the reason was given, and says so of a finished document', async () => {
    const { user, workbench, api, status } = await finishing();
    await user.type(screen.getByRole('textbox', { name: /^Reason/ }), 'A caption.');
    await user.click(screen.getByRole('button', { name: 'Finish with this reason' }));
    await waitFor(() => expect(status()).toBe('finished'));
    expect(screen.queryByText(/^The document is marked as finished, but/)).toBeNull();
    const command = {
      type: 'annotation.create',
      documentId: 'document-1',
      labelId: 'claim',
      annotatorId: testAnnotator,
    };
    act(() => api.runElsewhere(Command.parse({ ...command, spans: [{ start: 0, end: 5 }] })));
    expect(await screen.findByText(/^The document is marked as finished, but/)).toBeTruthy();
    await act(() => workbench.finishing.toggle());
    await waitFor(() => expect(status()).toBe('in-progress'));
    await act(() => workbench.finishing.toggle());
    expect(status()).toBe('in-progress');
    const dialog = await screen.findByRole('dialog', { name: 'Finish document' });
    expect(within(dialog).getByRole('textbox', { name: /^Reason/ })).toHaveProperty('value', 'A caption.');
    await user.click(within(dialog).getByRole('button', { name: 'Finish with this reason' }));
    await waitFor(() => expect(status()).toBe('finished'));
    expect(screen.queryByText(/^The document is marked as finished, but/)).toBeNull();
  });

  it('is the same from the list of states', async () => {
    const { user, workbench, status } = await finishing();
    act(() => workbench.closeDialog());
    await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Finished');
    expect(await screen.findByRole('dialog', { name: 'Finish document' })).toBeTruthy();
    expect(status()).toBe('open');
  });

  it('changes fields of the codebook and of the file, each as what it is', async () => {
    const { user, workbench, api, container } = await finishing({
      fields: { desk: 'Politics', page: 3, tags: ['a', 'b'] },
    });
    act(() => workbench.closeDialog());
    await settle();
    const file = screen.getByRole('region', { name: 'From the imported file' });
    expect(await axeFindings(container)).toEqual([]);
    await user.clear(within(file).getByRole('textbox', { name: 'page' }));
    await user.type(within(file).getByRole('textbox', { name: 'page' }), '4{Enter}');
    await user.type(within(file).getByRole('textbox', { name: 'tags' }), '{Enter}c');
    await user.clear(within(file).getByRole('textbox', { name: 'desk' }));
    await user.tab();
    await user.type(screen.getByRole('textbox', { name: 'Genre' }), 'report{Enter}');
    await waitFor(() =>
      expect(api.project?.tables.document.get('document-1')?.fields).toEqual({
        page: 4,
        tags: ['a', 'b', 'c'],
        genre: 'report',
      }),
    );
  });
});
