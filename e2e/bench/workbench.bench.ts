import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { build } from 'vite';
import { expect, root, test } from '../fixtures.ts';
import { WorkbenchPage } from '../workbench-page.ts';
import { makeArticle, makeProject, randomNumbers } from './projects.ts';

// Measures the built application. It reports, and fails only where something does not work: a busy machine must not
// turn the tests red. Times of this machine are compared with other times of the same run.

interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number;
}

const rows: Row[] = [];

function report(what: string, value: number, goal: number, unit = 'ms'): void {
  rows.push({ what, value: Math.round(value * 10) / 10, unit, goal });
  process.stdout.write(`${value <= goal ? 'met   ' : 'MISSED'}  ${what}: ${value.toFixed(1)} ${unit} (goal ${goal})\n`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

test.afterAll(() => {
  mkdirSync(join(root, 'test-results'), { recursive: true });
  writeFileSync(join(root, 'test-results/bench.json'), JSON.stringify(rows, null, 2));
});

/** From the request for a document to the first frame with its annotations painted. */
async function openMilliseconds(window: WorkbenchPage, title: string): Promise<number> {
  const { page } = window;
  await page.evaluate(() => {
    performance.clearMarks();
    Object.assign(globalThis, {
      painted: new Promise<number>((done) => {
        const look = (): void => {
          const drawn = performance.getEntriesByName('annotary:document-drawn').at(-1)?.startTime;
          const painted = performance
            .getEntriesByName('annotary:painted')
            .find(({ startTime }) => drawn !== undefined && startTime > drawn);
          // The frame after the highlights were set is the one that shows them.
          if (painted) requestAnimationFrame(() => done(performance.now()));
          else requestAnimationFrame(look);
        };
        look();
      }),
    });
  });
  await window.documents.getByRole('button', { name: title }).first().click();
  return page.evaluate(async () => {
    const end = await (globalThis as unknown as { painted: Promise<number> }).painted;
    const start = performance.getEntriesByName('annotary:document-asked').at(-1)?.startTime ?? Number.NaN;
    return end - start;
  });
}

async function taskMilliseconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

/** Adds one annotation by its key: until the frame that shows it, and what that cost the main thread. */
async function addOne(page: Page, cdp: CDPSession): Promise<{ frame: number; mainThread: number }> {
  await page.evaluate(() => {
    performance.clearMarks('annotary:painted');
    Object.assign(globalThis, {
      shown: new Promise<number>((done) => {
        document.addEventListener(
          'keydown',
          () => {
            const start = performance.now();
            const look = (): void => {
              if (performance.getEntriesByName('annotary:painted').length > 0) done(performance.now() - start);
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          },
          { capture: true, once: true },
        );
      }),
    });
  });
  const before = await taskMilliseconds(cdp);
  await page.keyboard.press('2');
  const frame = await page.evaluate(() => (globalThis as unknown as { shown: Promise<number> }).shown);
  const after = await taskMilliseconds(cdp);
  return { frame, mainThread: after - before };
}

async function longestScrollFrame(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const scroller = document.querySelector('[data-reader-scroller]');
    if (!scroller) throw new Error('There is nothing to scroll.');
    let longest = 0;
    let last = performance.now();
    scroller.scrollTop = 0;
    await new Promise<void>((done) => {
      const step = (now: number): void => {
        longest = Math.max(longest, now - last);
        last = now;
        scroller.scrollTop += 400;
        if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1) done();
        else requestAnimationFrame(step);
      };
      requestAnimationFrame((now) => {
        last = now;
        requestAnimationFrame(step);
      });
    });
    return longest;
  });
}

async function lexicalAlone(page: Page, paragraphs: readonly string[]): Promise<number> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: join(root, 'e2e/bench/lexical-alone.ts'), formats: ['iife'], name: 'alone' },
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const output = Array.isArray(made) ? made[0] : made;
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('The yardstick was not built.');
  const blank = await page.context().newPage();
  await blank.addScriptTag({ content: chunk.code });
  const times: number[] = [];
  for (let i = 0; i < 5; i += 1)
    times.push(await blank.evaluate((texts) => window.drawWithLexicalAlone(texts), paragraphs));
  await blank.close();
  return median(times);
}

test('an article of 1 MB with 20,000 annotations', async ({ launch, folder }) => {
  const article = makeArticle(1_000_000, randomNumbers(1));
  const small = makeArticle(3000, randomNumbers(2));
  const project = await makeProject(folder, 'long', { documents: [article], annotations: 20_000 });
  writeFileSync(join(folder, 'small.txt'), small.text);
  const { page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  await expect(window.annotations).toBeVisible();

  const paragraphs = article.blocks.map(({ span }) => article.text.slice(span.start, span.end));
  const yardstick = await lexicalAlone(page, paragraphs);
  const opens: number[] = [];
  for (let i = 0; i < 5; i += 1) opens.push(await openMilliseconds(window, 'Article 0'));
  report('open the article', median(opens), 500);
  report('… as a multiple of Lexical alone', median(opens) / yardstick, 3, '×');
  process.stdout.write(`        Lexical alone with the same text: ${yardstick.toFixed(1)} ms\n`);

  await window.article.click({ position: { x: 300, y: 60 } });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const adds: { frame: number; mainThread: number }[] = [];
  for (let i = 0; i < 12; i += 1) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Home');
    for (let steps = 0; steps <= i; steps += 1) await page.keyboard.press('ArrowRight');
    await window.saved();
    adds.push(await addOne(page, cdp));
    await window.saved();
  }
  report('add one: until the frame that shows it', median(adds.map(({ frame }) => frame)), 34);
  report('add one: main thread', median(adds.map(({ mainThread }) => mainThread)), 10);
  const scrolls = [await longestScrollFrame(page), await longestScrollFrame(page), await longestScrollFrame(page)];
  report('longest frame while scrolling', median(scrolls), 40);
});

test('a project of 10,000 documents with 200,000 annotations', async ({ launch, folder }) => {
  const random = randomNumbers(3);
  const documents = Array.from({ length: 10_000 }, () => makeArticle(2500, random));
  const project = await makeProject(folder, 'large', { documents, annotations: 200_000 });
  const { page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  const usable = await page.evaluate(() => performance.getEntriesByName('annotary:project-shown')[0]?.startTime ?? 0);
  report('window usable (from the start of its page)', usable, 1000);

  const filter = window.documents.getByRole('searchbox');
  await filter.click();
  const filters: number[] = [];
  for (const text of ['Article 99', 'Article 500', 'outlet 7', 'Article 1', '']) {
    const took = page.evaluate(
      () =>
        new Promise<number>((done) => {
          document.addEventListener(
            'input',
            () => {
              const start = performance.now();
              requestAnimationFrame(() => {
                const channel = new MessageChannel();
                channel.port1.onmessage = () => done(performance.now() - start);
                channel.port2.postMessage(null);
              });
            },
            { capture: true, once: true },
          );
        }),
    );
    await filter.fill(text);
    filters.push(await took);
  }
  report('filter the list of documents', Math.max(...filters), 50);
});
