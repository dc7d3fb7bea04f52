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

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Both in microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

/** Adds one annotation by its key: until its frame is painted, and how long the main thread worked for that. */
async function addOne(page: Page, cdp: CDPSession): Promise<{ frame: number; mainThread: number }> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }): void => {
    // Chromium's trace events have these members.
    events.push(...(value as TraceEvent[]));
  };
  cdp.on('Tracing.dataCollected', collect);
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  const traceConfig = {
    includedCategories: ['devtools.timeline', 'toplevel', 'disabled-by-default-devtools.timeline'],
  };
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  await page.keyboard.press('2');
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', collect);
  const key = events.find(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown');
  if (!key) throw new Error('The trace has no key press.');
  const main = events.filter(({ pid, tid, ph }) => pid === key.pid && tid === key.tid && ph === 'X');
  const commit = main.filter(({ name, ts }) => name === 'Commit' && ts > key.ts).sort((a, b) => a.ts - b.ts)[0];
  if (!commit) throw new Error('The trace has no frame after the key press.');
  const end = commit.ts + (commit.dur ?? 0);
  const tasks = main.filter(({ name, ts, dur = 0 }) => name === 'RunTask' && ts + dur > key.ts && ts < end);
  const mainThread = tasks.reduce((sum, { ts, dur = 0 }) => sum + Math.min(ts + dur, end) - Math.max(ts, key.ts), 0);
  return { frame: (end - key.ts) / 1000, mainThread: mainThread / 1000 };
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
  const project = await makeProject(folder, 'long', { documents: [article, small], annotations: 20_000, annotated: 1 });
  const { page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  await expect(window.annotations).toBeVisible();

  const paragraphs = article.blocks.map(({ span }) => article.text.slice(span.start, span.end));
  const yardstick = await lexicalAlone(page, paragraphs);
  const opens: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    // An article that is drawn already is not drawn again.
    await openMilliseconds(window, 'Article 1');
    opens.push(await openMilliseconds(window, 'Article 0'));
  }
  report('open the article', median(opens), 500);
  report('… as a multiple of Lexical alone', median(opens) / yardstick, 3, '×');
  process.stdout.write(`        Lexical alone with the same text: ${yardstick.toFixed(1)} ms\n`);

  await window.article.focus();
  const cdp = await page.context().newCDPSession(page);
  const adds: { frame: number; mainThread: number }[] = [];
  for (let i = 0; i < 12; i += 1) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Home');
    for (let steps = 0; steps <= i; steps += 1) await page.keyboard.press('ArrowRight');
    await window.saved();
    adds.push(await addOne(page, cdp));
    await window.saved();
  }
  report('add one: until its frame is painted', median(adds.map(({ frame }) => frame)), 34);
  report('add one: main thread, painting included', median(adds.map(({ mainThread }) => mainThread)), 10);
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

  const filter = window.documents.getByRole('textbox').or(window.documents.getByRole('searchbox'));
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
                channel.port1.addEventListener('message', () => done(performance.now() - start));
                channel.port1.start();
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
