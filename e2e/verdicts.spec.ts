import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { sampleWithoutPropositions } from './sample-project.ts';
import { WorkbenchPage } from './workbench-page.ts';

const statement = 'Four people died and eleven were missing by noon';

test('a claim is marked as worth checking, gets its verdict, and is exported as a ClaimReview, by keyboard', async ({
  launch,
  folder,
}) => {
  const project = join(folder, 'levee.annotary');
  sampleWithoutPropositions(project, 'Kim');
  const { app, page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const verdict = window.inspector.getByRole('region', { name: 'Check' });
  const claims = page.getByRole('table', { name: 'Claims' });
  const sum = page.getByRole('status').filter({ hasText: /of \d+ checked$/ });

  await test.step('mark a claim in its article: what it then needs is asked for', async () => {
    await window.openDocument('Levee gives way at Harrowmere, four dead and eleven missing');
    await window.entry(statement).getByRole('button').first().focus();
    await keyboard.press('Enter');
    await expect(verdict.getByRole('radio', { name: 'Yes' })).toBeChecked();
    await keyboard.press('Alt+w');
    await expect(verdict.getByRole('radio', { name: 'Unknown' })).toBeChecked();
    await keyboard.press('Alt+w');
    await expect(verdict.getByRole('radio', { name: 'Yes' })).toBeChecked();
    await verdict.getByRole('combobox', { name: 'Verdict' }).focus();
    await keyboard.press('f');
    await expect(verdict.getByRole('combobox', { name: 'Verdict' })).toHaveValue('false');
    await expect(verdict.getByRole('status')).toHaveText(
      'To be exported as a ClaimReview it needs: address of the review, reviewer, date of the review.',
    );
  });

  await test.step('say who checked it, where and when; what is no address is refused', async () => {
    await verdict.getByRole('textbox', { name: 'Reviewer', exact: true }).focus();
    await keyboard.type('Carrow Review');
    const address = verdict.getByRole('textbox', { name: 'Review’s page' });
    await address.focus();
    await keyboard.type('javascript:alert(1)');
    await keyboard.press('Enter');
    await expect(address).toHaveAccessibleDescription(/^This is no address of a page/);
    await keyboard.press('Control+a');
    await keyboard.type('https://carrow-review.example/checks/7');
    await keyboard.press('Enter');
    await expect(verdict.getByRole('status')).toHaveText(/^Can be exported as a ClaimReview/);
    await verdict.getByRole('textbox', { name: 'Review date' }).focus();
    await keyboard.type('2024-03-12');
    await keyboard.press('Enter');
    await expect(verdict.getByRole('status')).toHaveText('Complete as a ClaimReview');
    expect(await axeFindings(page)).toEqual([]);
    await window.saved();
  });

  await test.step('see what is still to be checked, and mark another claim from the list', async () => {
    await window.view('Claims').focus();
    await keyboard.press('Enter');
    const before = await sum.textContent();
    await claims.locator('[data-row]').last().focus();
    await keyboard.press('w');
    await expect(sum).not.toHaveText(before ?? '');
    await page.getByRole('combobox', { name: 'Checking' }).focus();
    await page.getByRole('combobox', { name: 'Checking' }).selectOption('Checked');
    await expect(claims.getByRole('row').filter({ hasText: statement })).toContainText('Complete');
    await expect(claims.getByRole('row').filter({ hasText: 'Needs: address of the review' }).first()).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Checking' }).selectOption('To be checked');
    await window.runByName('Undo');
    await page.getByRole('tab', { name: 'Claims' }).click();
    await expect(sum).toHaveText(before ?? '');
    await window.saved();
  });

  await test.step('the file has the review, and the report names every claim that is left out', async () => {
    await app.close();
    const file = join(folder, 'reviews.jsonld');
    const report = annotary('export', project, '--format', 'claimreview', '--out', file);
    expect(report).toContain('Left out (1): “');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject([
      {
        '@context': 'https://schema.org',
        '@type': 'ClaimReview',
        url: 'https://carrow-review.example/checks/7',
        claimReviewed: statement,
        datePublished: '2024-03-12',
        author: { '@type': 'Organization', name: 'Carrow Review' },
        reviewRating: { ratingValue: 1, bestRating: 5, worstRating: 1, alternateName: 'False' },
        itemReviewed: { '@type': 'Claim', author: { name: 'the Harrowmere Fire Brigade' } },
      },
      // The one that the sample project has from the beginning.
      { '@type': 'ClaimReview', author: { name: 'Lower Velda Fact Desk' } },
    ]);
  });
});
