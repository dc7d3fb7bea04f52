import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';

interface Workbench {
  readonly app: ElectronApplication;
  readonly page: Page;
}

interface LaunchOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** For a test that does what the page must refuse, of which the console tells. */
  readonly errorsAreExpected?: boolean;
}

interface Fixtures {
  /** The folder of the settings; a new one for each test. */
  userData: string;
  /** A folder for projects and files; a new one for each test. */
  folder: string;
  /** May be called several times: a second start finds what the first one left. */
  launch: (options?: LaunchOptions) => Promise<Workbench>;
}

export const root = join(import.meta.dirname, '..');

async function temporaryFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'annotary-e2e-'));
  await use(folder);
  rmSync(folder, { recursive: true, force: true });
}

export const test = base.extend<Fixtures>({
  userData: ({}, use) => temporaryFolder(use),
  folder: ({}, use) => temporaryFolder(use),
  launch: async ({ userData }, use) => {
    const started: ElectronApplication[] = [];
    const problems: string[] = [];
    await use(async ({ args = [], env = {}, errorsAreExpected = false } = {}) => {
      const app = await _electron.launch({
        args: ['.', `--user-data-dir=${userData}`, ...args],
        cwd: root,
        env: { ...process.env, ...env } as Record<string, string>,
        colorScheme: null,
      });
      started.push(app);
      const page = await app.firstWindow();
      page.on('pageerror', (error) => problems.push(`page error: ${error.stack ?? error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && !errorsAreExpected) problems.push(`page console: ${message.text()}`);
      });
      await page.waitForURL(/workbench/);
      return { app, page };
    });
    for (const app of started) await app.close();
    base.expect(problems, 'The page reported errors').toEqual([]);
  },
});
export { expect } from '@playwright/test';
