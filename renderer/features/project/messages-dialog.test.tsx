import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { DocumentId } from '#shared/domain/ids.ts';
import { runAction } from '../../app/actions.ts';
import { Dialogs } from '../../app/dialogs.tsx';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';

async function start() {
  const { workbench } = await renderWith(new FakeApi(new FakeProject(sampleDocuments)), <Dialogs />);
  const open = () => act(() => runAction('messages.show', workbench));
  const dialog = () => screen.getByRole('dialog', { name: 'Messages' });
  const messages = () => within(dialog()).getAllByRole('listitem');
  return { workbench, open, dialog, messages };
}

describe('the messages', () => {
  it('can be read again when they have gone, the latest first, with their time', async () => {
    const { workbench, open, dialog, messages } = await start();
    act(() => {
      workbench.notices.informOf('First');
      workbench.notices.report({ code: 'annotation/no-text', params: {} });
      while (workbench.notices.dismissLatest());
    });
    expect(workbench.store.get().notices).toEqual([]);
    open();
    expect(messages().map((one) => one.querySelector('p')?.textContent)).toEqual([
      expect.stringMatching(/^Problem: ./),
      'First',
    ]);
    for (const message of messages())
      expect(Date.parse(message.querySelector('time')?.dateTime ?? '')).toBeLessThanOrEqual(Date.now());
    expect(await axeFindings(dialog())).toEqual([]);
    await userEvent.setup().keyboard('{Enter}');
    expect(workbench.store.get().dialog).toBeNull();
  });

  it('are the last twenty', async () => {
    const { workbench, open, messages } = await start();
    act(() => {
      for (let i = 1; i <= 25; i += 1) workbench.notices.informOf(`Message ${i}`);
    });
    open();
    expect(messages()).toHaveLength(20);
    expect(messages()[0]?.textContent).toContain('Message 25');
  });

  it('stay when another project is opened, and lead only to what is in it', async () => {
    const { workbench, open, messages } = await start();
    act(() => {
      workbench.notices.informOf('Here', { documentId: DocumentId.parse('document-2') });
      workbench.notices.informOf('Elsewhere', { documentId: DocumentId.parse('document-99') });
    });
    await act(() => workbench.projects.openSample());
    open();
    const [elsewhere, here] = messages();
    expect(elsewhere?.querySelector('button')).toBeNull();
    await userEvent.setup().click(within(here ?? document.body).getByRole('button', { name: 'Show' }));
    expect(workbench.store.get()).toMatchObject({
      dialog: null,
      reading: { open: { document: { id: 'document-2' } } },
    });
  });

  it('are said to be none where there were none', async () => {
    const { open, dialog } = await start();
    open();
    expect(dialog().textContent).toContain('No messages yet');
  });
});
