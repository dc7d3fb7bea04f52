import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { type DocumentId, LabelId } from '#shared/domain/ids.ts';
import { Dialogs } from '../../app/dialogs.tsx';
import { openDocumentOf } from '../../app/state/selectors.ts';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';

const event = LabelId.parse('event');

/** The first article, all of whose annotations are ticked. */
async function tickAll() {
  const api = new FakeApi(new FakeProject(sampleDocuments));
  const { workbench } = await renderWith(api, <Dialogs />);
  const shown = openDocumentOf(workbench.store.get())?.shown.sorted ?? [];
  act(() => workbench.bulk.check(shown.map(({ id }) => id)));
  const labels = () => shown.map(({ id }) => api.project?.tables.annotation.get(id)?.labelId);
  return { api, workbench, shown, labels, user: userEvent.setup() };
}

describe('another label for what is ticked in the list', () => {
  it('is asked about first where it takes attributes away', async () => {
    const { workbench, labels, user } = await tickAll();
    act(() => workbench.bulk.relabelChecked(event));
    const dialog = screen.getByRole('dialog', { name: 'Another label, and less information?' });
    expect(dialog.textContent).toContain('Attributes are lost by 1 of 3 annotations.');
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(labels()).not.toContain('event');
    act(() => workbench.bulk.relabelChecked(event));
    await user.click(screen.getByRole('button', { name: 'Change 3' }));
    await workbench.sync.settled();
    expect(labels()).toEqual(['event', 'event', 'event']);
  });

  it('is given at once where nothing is lost', async () => {
    const { workbench, labels, shown } = await tickAll();
    act(() => workbench.bulk.check(shown.filter(({ layerId }) => layerId === 'entities').map(({ id }) => id)));
    act(() => workbench.bulk.relabelChecked(event));
    expect(screen.queryByRole('dialog')).toBeNull();
    await workbench.sync.settled();
    expect(labels().filter((id) => id === 'event')).toHaveLength(2);
  });
});

it('says how many of the places to tag had the label already', async () => {
  const { workbench, shown } = await tickAll();
  const place = shown.find(({ labelId }) => labelId === 'place');
  const lines = [
    ...(place?.spans.map((span) => ({ documentId: place.documentId, span })) ?? []),
    { documentId: 'document-2' as DocumentId, span: { start: 0, end: 4 } },
  ];
  act(() => workbench.bulk.tag(lines, { labelId: LabelId.parse('place'), by: 'Harrowmere' }));
  await waitFor(() =>
    expect(workbench.store.get().notices.map(({ text }) => text)).toEqual([
      'Tagged: 1; 1 had the label already. Undo takes the new ones away.',
    ]),
  );
});
