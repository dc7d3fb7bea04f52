import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { ImportReport } from '#shared/api/answers.ts';
import { DocumentId } from '#shared/domain/ids.ts';
import { failure, success } from '#shared/domain/result.ts';
import { FileHandle } from '#shared/api/answers.ts';
import { Dialogs } from '../../app/dialogs.tsx';
import { axeFindings } from '../../test/axe.ts';
import { emptyReport } from '../../test/fake-answers.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { renderWith } from '../../test/render.tsx';

async function shown(report: Partial<ImportReport>) {
  const api = new FakeApi(new FakeProject(sampleDocuments));
  api.handlers['shell.import'] = () => success({ ...emptyReport, ...report });
  const view = await renderWith(api, <Dialogs />);
  await act(() => view.workbench.transfer.import(FileHandle.parse('h')));
  return screen.findByRole('dialog', { name: 'Import' });
}

const documentsOf = (file: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: DocumentId.parse(`${file}-${index}`),
    name: `${index + 1}`,
    encoding: 'utf-8',
    file,
  }));

it('tells many documents by their files, after what went wrong, and has Done in reach', async () => {
  const alone = { id: DocumentId.parse('alone'), name: 'alone.txt', encoding: 'utf-8' };
  const problems = [{ file: 'b.txt', error: failure('import/empty', { file: 'b.txt' }).error }];
  const dialog = await shown({ added: [...documentsOf('news.csv', 40), alone], problems });
  const added = within(dialog).getByRole('group', { name: /^Added/ });
  expect(added.tabIndex).toBe(0);
  expect(within(added).getByText('alone.txt')).toBeTruthy();
  const file = within(added).getByText('news.csv').closest('details');
  expect(file?.open).toBe(false);
  await userEvent.setup().click(within(added).getByText('news.csv'));
  expect(within(added).getAllByText('utf-8')).toHaveLength(41);
  const problem = within(dialog).getByText('b.txt is empty.');
  expect(problem.compareDocumentPosition(added) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  const done = within(dialog).getByRole('button', { name: 'Done' });
  expect(done.closest('.sticky-buttons')).not.toBeNull();
  expect(await axeFindings(dialog)).toEqual([]);
});

it('tells a few documents one by one', async () => {
  const dialog = await shown({ added: documentsOf('news.csv', 3) });
  expect(
    within(dialog)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['1utf-8', '2utf-8', '3utf-8']);
});
