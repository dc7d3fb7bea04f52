import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, root, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

test('an annotation that was acknowledged survives kill -9', async ({ launch, folder }) => {
  const project = join(folder, 'Killed.annotary');
  execFileSync(process.execPath, [join(root, 'main/cli.ts'), 'new', project, '--sample'], { stdio: 'ignore' });
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
  const { page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  for (const label of ['Work', 'Other', 'Event'])
    await expect(window.annotations.getByRole('listitem').filter({ hasText: label }).last()).toBeAttached();
  const checked = execFileSync(process.execPath, [join(root, 'main/cli.ts'), 'formats', '--json'], {
    encoding: 'utf8',
  });
  expect(JSON.parse(checked)).toHaveProperty('formats');
});
