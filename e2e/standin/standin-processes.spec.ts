// oxlint-disable unicorn/require-post-message-target-origin -- a process is no window and has no origin
import { expect } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFixtureApp } from './fixture-app.ts';
import { isAlive, launch, logOf, run, test } from './fixture-test.ts';

test('a utility process echoes, refuses functions, and ends with its own code', async ({
  page,
  application,
  files,
}) => {
  await page.title();
  const result = await application.evaluate(
    async ({ utilityProcess }, path) => {
      const child = utilityProcess.fork(path, ['one'], { execArgv: ['--no-deprecation'], stdio: 'pipe' });
      const next = () => new Promise<unknown>((resolve) => child.once('message', resolve));
      const output = new Promise((resolve) => child.stdout?.once('data', (chunk) => resolve(String(chunk))));
      child.postMessage(new Map([['bytes', new Uint8Array([1, 2])]]));
      const reply = await next();
      let refused = '';
      try {
        child.postMessage({ fn: () => 1 });
      } catch (error) {
        refused = String(error);
      }
      child.postMessage('electron');
      const imported = await next();
      const { pid } = child;
      child.postMessage('stop');
      const code = await new Promise((resolve) => child.once('exit', resolve));
      const { echo, ...rest } = reply as { echo: Map<string, Uint8Array> }; // true: utility.mjs answers so
      const bytes = [...(echo.get('bytes') ?? [])];
      return { bytes, rest, refused, imported, code, output: await output, hadPid: typeof pid, pid: child.pid };
    },
    join(files.folder, 'utility.mjs'),
  );
  expect(result).toMatchObject({ bytes: [1, 2], rest: { type: 'utility', args: ['one'], execArgv: true }, code: 7 });
  expect(result).toMatchObject({ output: 'utility says hello', hadPid: 'number' });
  expect(result.pid).toBeUndefined();
  expect(result.refused).toContain('could not be cloned');
});

test('killing the main process takes its utility process and its browser along', async ({ files }) => {
  const application = await launch(files);
  const path = join(files.folder, 'utility.mjs');
  await application.firstWindow();
  const pid = await application.evaluate(async ({ utilityProcess }, module) => {
    const child = utilityProcess.fork(module);
    await new Promise<void>((resolve) => child.once('spawn', () => resolve()));
    return child.pid ?? 0;
  }, path);
  const main = application.process().pid ?? 0;
  const children = readFileSync(`/proc/${main}/task/${main}/children`, 'utf8').trim().split(' ').map(Number);
  expect(children).toContain(pid);
  process.kill(main, 'SIGKILL');
  await expect.poll(() => [pid, ...children].filter(isAlive)).toEqual([]);
});

test('a second instance hands over its arguments and leaves', async ({ page, application, files }) => {
  await page.title();
  const args = [files.folder, `--user-data-dir=${files.userData}`, 'other.annotary'];
  expect((await run(args, files.folder)).code).toBe(0);
  await expect
    .poll(() => logOf(application))
    .toContainEqual(['second-instance', 'other.annotary', files.folder, 'number']);
});

test('a window can refuse to close, and the last one ends the application', async ({ files }) => {
  const application = await launch(files);
  const page = await application.firstWindow();
  const window = await application.browserWindow(page);
  await window.evaluate((w) => {
    w.once('close', (event: { preventDefault(): void }) => event.preventDefault());
    w.close();
  });
  expect(await window.evaluate((w) => w.isDestroyed())).toBe(false);
  const main = application.process();
  const closed = application.waitForEvent('close');
  await page.close();
  await closed;
  expect(main.exitCode).toBe(0);
});

test('a preload that is a module is reported', async ({ files }) => {
  const application = await launch(files, { FIXTURE_PRELOAD: 'preload.mjs' });
  await application.firstWindow();
  await expect.poll(async () => (await logOf(application)).map(([name]) => name)).toContain('preload-error');
  await application.close();
});

test('an entry that throws ends the application with code 1', async () => {
  const files = writeFixtureApp("throw new Error('broken entry');");
  const { code, text } = await run([files.folder]);
  files.remove();
  expect([code, /App threw an error during load[\s\S]*broken entry/.test(text)]).toEqual([1, true]);
});

test.describe('of the stand-in alone', () => {
  test('an entry that waits for ready ends with code 71', async () => {
    const files = writeFixtureApp("import { app } from 'electron'; await app.whenReady();");
    const { code, text } = await run([files.folder]);
    files.remove();
    expect([code, text.includes('has not finished loading')]).toEqual([71, true]);
  });

  test('what is not there says so', async ({ page, application }) => {
    await page.title();
    const attempt = application.evaluate(({ app }) => app.getAppMetrics());
    await expect(attempt).rejects.toThrow('stand-in: App.getAppMetrics is not supported');
    await expect(application.evaluate(({ Tray }) => new Tray(''))).rejects.toThrow('stand-in: Tray is not supported');
  });

  test('quitting removes the profile of the browser', async ({ files }) => {
    const application = await launch(files);
    await application.firstWindow();
    const main = application.process().pid ?? 0;
    const children = readFileSync(`/proc/${main}/task/${main}/children`, 'utf8').trim().split(' ');
    const commands = children.map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8')).join('\0');
    const profile = /--user-data-dir=([^\0]+)/.exec(commands)?.[1] ?? '';
    expect(existsSync(profile)).toBe(true);
    const closed = application.waitForEvent('close');
    process.kill(main, 'SIGTERM');
    await closed;
    expect(existsSync(profile)).toBe(false);
  });
});
