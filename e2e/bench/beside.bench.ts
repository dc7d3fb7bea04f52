import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { WorkbenchPage } from '../workbench-page.ts';
import { makeArticle, makeProject, randomNumbers } from './projects.ts';

// Two long articles with many links between them: what scrolling both costs, beside what scrolling one costs.

function report(what: string, value: number, goal: number): void {
  process.stdout.write(`${value <= goal ? 'met   ' : 'MISSED'}  ${what}: ${value.toFixed(1)} ms (goal ${goal})\n`);
}

/** How long the page's own work took in each frame of a scroll by the wheel, the longest last. */
async function frameTimes(page: Page, steps: number): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    const look = (start: number): void => {
      // From the beginning of the frame until everything that was asked for in it is done.
      queueMicrotask(() => setTimeout(() => times.push(performance.now() - start)));
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(globalThis, { frameTimes: times });
  });
  for (let i = 0; i < steps; i += 1) {
    await page.mouse.wheel(0, 160);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  const times = await page.evaluate(() => (globalThis as unknown as { frameTimes: number[] }).frameTimes);
  return times.toSorted((a, b) => a - b);
}

const at = (times: readonly number[], share: number): number => times[Math.floor((times.length - 1) * share)] ?? NaN;

test('two articles side by side', async ({ launch, folder }) => {
  test.setTimeout(600_000);
  const random = randomNumbers(3);
  const documents = [makeArticle(1_000_000, random), makeArticle(1_000_000, random)];
  const project = await makeProject(folder, 'beside', { documents, annotations: 40_000, links: 5_000 });
  const { page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  await window.article.hover();
  await frameTimes(page, 20);
  const one = await frameTimes(page, 60);
  report('Frame of a scroll, one article, median', at(one, 0.5), 16);
  report('Frame of a scroll, one article, 95 %', at(one, 0.95), 16);
  const start = Date.now();
  await page.keyboard.press('Alt+b');
  await page.keyboard.press('Enter');
  await expect(window.article).toHaveCount(2);
  await expect(page.locator('.between-lines path').first()).toHaveAttribute('d', /M/);
  report('Opening the second article, until its lines are drawn', Date.now() - start, 2000);
  await window.article.first().hover();
  const both = await frameTimes(page, 60);
  report('Frame of a scroll, both articles, median', at(both, 0.5), 16);
  report('Frame of a scroll, both articles, 95 %', at(both, 0.95), 33);
});
