import { test } from '../fixtures.ts';
import { WorkbenchPage } from '../workbench-page.ts';
import { makeArticle, makeProject, randomNumbers } from './projects.ts';
test('probe', async ({ launch, folder }) => {
  const article = makeArticle(1_000_000, randomNumbers(1));
  const project = await makeProject(folder, 'long', { documents: [article], annotations: 20_000 });
  const { page } = await launch({ args: [project] });
  await new WorkbenchPage(page).ready();
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const m = async () =>
    Object.fromEntries((await client.send('Performance.getMetrics')).metrics.map((x) => [x.name, x.value]));
  const diff = (a: any, b: any) =>
    [
      'LayoutCount',
      'LayoutDuration',
      'RecalcStyleCount',
      'RecalcStyleDuration',
      'ScriptDuration',
      'TaskDuration',
      'V8CompileDuration',
    ]
      .map((k) => `${k} ${k.endsWith('Count') ? b[k] - a[k] : ((b[k] - a[k]) * 1000).toFixed(1)}`)
      .join('  ');
  await page.waitForTimeout(2000);
  const variants = ['all', 'light-only', 'light-only', 'no-deco', 'third', 'third'];
  for (let i = 0; i < variants.length; i += 1) {
    await page.evaluate((v) => {
      const g = globalThis as any;
      g.orig ??= CSSStyleSheet.prototype.replaceSync;
      CSSStyleSheet.prototype.replaceSync = function (text: string) {
        let lines = text.split('\n');
        if (v !== 'all') lines = lines.filter((l) => !l.startsWith('@media'));
        if (v === 'no-deco') lines = lines.map((l) => l.replace(/text-decoration[^}]*/, ''));
        if (v === 'third') lines = lines.filter((l) => l.includes('-0-plain') || l.includes('-0-selected'));
        g.orig.call(this, lines.join('\n'));
      };
    }, variants[i]);
    console.log(variants[i]);
    const a = await m();
    await page.evaluate(() => performance.clearMarks());
    await page.evaluate(() =>
      (
        document.querySelector(
          'nav[aria-label="Documents"] li button, nav [role=listitem] button, nav li button',
        ) as HTMLElement
      ).click(),
    );
    await page.waitForTimeout(2500);
    const b = await m();
    console.log('open', diff(a, b));
    console.log(
      await page.evaluate(() =>
        performance
          .getEntriesByType('mark')
          .map((m) => m.name.slice(9) + ' ' + m.startTime.toFixed(0))
          .join(' | '),
      ),
    );
    const c = await m();
    await page.waitForTimeout(2500);
    const d = await m();
    console.log('idle', diff(c, d));
  }
});
