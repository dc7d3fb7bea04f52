import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import type { InputOf, MethodName, OutputOf } from '#shared/api/contract.ts';
import type { Result } from '#shared/domain/result.ts';
import { test, expect } from './fixtures.ts';

const root = join(import.meta.dirname, '..');
const serviceName = 'Annotary services';

function call<Name extends MethodName>(page: Page, name: Name, input: InputOf<Name>): Promise<Result<OutputOf<Name>>> {
  return page.evaluate(
    ([name, input]) => {
      const { annotary } = window as unknown as { annotary: { call(name: string, input: unknown): Promise<never> } };
      return annotary.call(name, input).then((text) => JSON.parse(String(text)));
    },
    [name, input] as const,
  );
}

async function value<Name extends MethodName>(page: Page, name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  const result = await call(page, name, input);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  return result.value;
}

const openProject = async (page: Page): Promise<string | undefined> => (await value(page, 'project.current', {}))?.name;

/** Makes an empty project at `path`, by the dialog that a person would use. */
async function createProject(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
  const chosen = await value(page, 'dialog.choose-new-project', { name: 'x' });
  if (!chosen) throw new Error('nothing chosen');
  await value(page, 'shell.create-project', { handle: chosen.handle, name: 'x', annotator: 'Ada', sample: false });
}

/** What it takes to run a second process of the same application. */
function startAgain(args: readonly string[]): Promise<unknown> {
  const executable: unknown = createRequire(import.meta.url)('electron');
  const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];
  return promisify(execFile)(String(executable), [...sandbox, '.', ...args], { cwd: root, timeout: 20_000 });
}

/** Ends the process that owns the project, as a crash or the system would. */
async function killServices(app: ElectronApplication): Promise<void> {
  const pid = await app
    .evaluate(({ app: electron }, name) => {
      const { processes } = globalThis as { processes?: { name: string; pid: number }[] };
      const all = processes ?? electron.getAppMetrics();
      return all.find((one) => one.name === name)?.pid;
    }, serviceName)
    .catch(() => undefined);
  process.kill(pid ?? childOf(app), 'SIGKILL');
}

/** The stand-in has no app.getAppMetrics(): there the services are a child of Node with their file as argument. */
function childOf(app: ElectronApplication): number {
  const parent = String(app.process().pid);
  const isServices = (pid: string): boolean => {
    try {
      const status = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
      return status === parent && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('services.js');
    } catch {
      return false;
    }
  };
  const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && isServices(name));
  if (pid === undefined) throw new Error('The services process was not found.');
  return Number(pid);
}

test('shows the sample project at the first start, and the latest project at the next', async ({
  launch,
  userData,
}) => {
  const first = await launch();
  expect(await openProject(first.page)).toBe('Sample project');
  await createProject(first.app, first.page, join(userData, 'mine.annotary'));
  await first.app.close();

  const second = await launch();
  expect(await value(second.page, 'project.current', {})).toMatchObject({ location: join(userData, 'mine.annotary') });
  const recent = await value(second.page, 'shell.recent-projects', {});
  expect(recent.map(({ name, folder }) => [name, folder])).toEqual([
    ['mine', userData],
    ['Sample project', userData],
  ]);
});

test('opens the project of the command line', async ({ launch, userData }) => {
  const first = await launch();
  const path = join(userData, 'asked for.annotary');
  await createProject(first.app, first.page, path);
  await value(first.page, 'shell.open-sample', {});
  await first.app.close();

  const second = await launch({ args: [path] });
  expect(await value(second.page, 'project.current', {})).toMatchObject({ location: path });
});

test('says so when the project of the command line is not there', async ({ launch, userData }) => {
  const { page } = await launch({ args: [join(userData, 'gone.annotary')] });
  expect(await value(page, 'project.current', {})).toBeNull();
});

test('remembers the window', async ({ launch }) => {
  const first = await launch();
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1010, height: 650 }),
  );
  await first.app.close();
  const second = await launch();
  const bounds = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  expect(bounds).toMatchObject({ width: 1010, height: 650 });
});

test('applies the theme at once and at the next start', async ({ launch }) => {
  const first = await launch();
  expect(await value(first.page, 'settings.change', { theme: 'dark' })).toMatchObject({ theme: 'dark' });
  const shown = (app: ElectronApplication): Promise<unknown> =>
    app.evaluate(({ nativeTheme, Menu }) => [
      nativeTheme.themeSource,
      Menu.getApplicationMenu()?.getMenuItemById('theme.dark')?.checked,
      Menu.getApplicationMenu()?.getMenuItemById('theme.system')?.checked,
    ]);
  expect(await shown(first.app)).toEqual(['dark', true, false]);
  await expect.poll(() => first.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  await first.app.close();
  const second = await launch();
  expect(await shown(second.app)).toEqual(['dark', true, false]);
});

test('the menu shows what is possible, and says what was meant', async ({ launch }) => {
  const { app, page } = await launch();
  await value(page, 'shell.actions-changed', { enabled: ['project.new', 'view.read'] });
  const enabled = await app.evaluate(({ Menu }) =>
    ['project.new', 'view.read', 'view.claims', 'import.files'].map(
      (id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.enabled,
    ),
  );
  expect(enabled).toEqual([true, true, false, false]);

  const invoked = await page.evaluateHandle(() => {
    const seen: unknown[] = [];
    const { annotary } = window as unknown as { annotary: { on(name: string, take: (event: unknown) => void): void } };
    annotary.on('action.invoked', (event) => seen.push(JSON.parse(String(event))));
    return seen;
  });
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('view.read')?.click());
  await expect.poll(() => invoked.evaluate((seen) => [...seen])).toEqual([{ action: 'view.read' }]);
});

test('a second start hands its project to the first and leaves', async ({ launch, userData }) => {
  const { app, page } = await launch();
  const path = join(userData, 'second.annotary');
  await createProject(app, page, path);
  await value(page, 'shell.open-sample', {});
  await startAgain([`--user-data-dir=${userData}`, path]);
  await expect.poll(async () => (await value(page, 'project.current', {}))?.location).toBe(path);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a second start with a project that is not there says so in the first window', async ({ launch, userData }) => {
  const { page } = await launch();
  const before = await value(page, 'project.current', {});
  const failures = await page.evaluateHandle(() => {
    const seen: unknown[] = [];
    const { annotary } = window as unknown as { annotary: { on(name: string, take: (event: unknown) => void): void } };
    annotary.on('project.open-failed', (event) => seen.push(JSON.parse(String(event))));
    return seen;
  });
  const path = join(userData, 'gone.annotary');
  await startAgain([`--user-data-dir=${userData}`, path]);
  await expect
    .poll(() => failures.evaluate((seen) => [...seen]))
    .toEqual([{ failure: { code: 'project/not-found', params: { path } } }]);
  expect((await value(page, 'project.current', {}))?.id).toBe(before?.id);
});

test('quitting loses no command that was sent', async ({ launch }) => {
  const first = await launch();
  const [id] = (await value(first.page, 'documents.list', {})).ids;
  if (!id) throw new Error('the sample has documents');
  await first.page.evaluate((documentId) => {
    const { annotary } = window as unknown as { annotary: { call(name: string, input: unknown): Promise<unknown> } };
    for (let number = 1; number <= 50; number++) {
      const command = { type: 'document.edit', id: documentId, name: `renamed ${number}` };
      void annotary.call('command.run', { id: crypto.randomUUID(), command });
    }
  }, id);
  const child = first.app.process();
  await first.app.close();
  expect(child.exitCode).toBe(0);

  const second = await launch();
  const { names } = await value(second.page, 'documents.list', {});
  expect(names[0]).toBe('renamed 50');
});

test('the services are started again when they die, with the same project', async ({ launch }) => {
  const { app, page } = await launch();
  const before = await value(page, 'project.current', {});
  const stopped = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const { annotary } = window as unknown as { annotary: { on(name: string, take: () => void): void } };
    annotary.on('services.stopped', () => seen.push('stopped'));
    return seen;
  });
  await killServices(app);
  await expect.poll(() => stopped.evaluate((seen) => seen.length)).toBe(1);
  await expect.poll(async () => (await call(page, 'project.current', {})).ok).toBe(true);
  expect(await value(page, 'project.current', {})).toMatchObject({ id: before?.id, location: before?.location });
});

test('closing the window ends the application, but on macOS, where it stays in the dock', async ({ launch }) => {
  const { app } = await launch();
  const ended = app.waitForEvent('close').then(() => 'ended');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => {});
  if (process.platform === 'darwin')
    await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  else expect(await ended).toBe('ended');
});
