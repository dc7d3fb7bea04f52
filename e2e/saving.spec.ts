import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

test('an annotation that was acknowledged survives kill -9', async ({ launch, folder }) => {
  const project = join(folder, 'Killed.annotary');
  annotary('new', project, '--sample');
  for (const [index, label] of ['Work', 'Other', 'Event'].entries()) {
    const { app, page } = await launch({ args: [project] });
    const window = await new WorkbenchPage(page).ready();
    await window.article.focus();
    await page.keyboard.press('Control+End');
    for (let steps = 0; steps < index; steps += 1) await page.keyboard.press('ArrowLeft');
    await window.labels.getByRole('button', { name: label, exact: true }).click();
    await expect(window.inspector.getByRole('combobox', { name: 'Label' })).toContainText(label);
    await window.saved();
    const gone = app.waitForEvent('close');
    app.process().kill('SIGKILL');
    await gone;
  }
  // The services notice that the shell has gone, and give the project free.
  await expect
    .poll(() => labelsOfFirstDocument(project), { timeout: 10_000 })
    .toMatchObject({ work: 1, other: 1, event: 2 });
  expect(JSON.parse(annotary('check', project, '--json'))).toMatchObject({ sound: true });
});

/** Of the document that was annotated; undefined while the project is still locked. */
function labelsOfFirstDocument(project: string): unknown {
  try {
    // The shape is that of docs/command-line.md.
    const list = JSON.parse(annotary('list', project, '--json')) as { documents: { labels: unknown }[] };
    return list.documents[0]?.labels;
  } catch {
    return undefined;
  }
}
