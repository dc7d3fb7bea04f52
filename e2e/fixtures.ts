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
}

interface Fixtures {
  /** The folder of the settings; a new one for each test. */
  userData: string;
  /** May be called several times: a second start finds what the first one left. */
  launch: (options?: LaunchOptions) => Promise<Workbench>;
}

const root = join(import.meta.dirname, '..');

export const test = base.extend<Fixtures>({
  userData: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'annotary-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  launch: async ({ userData }, use) => {
    const started: ElectronApplication[] = [];
    await use(async ({ args = [] } = {}) => {
      const app = await _electron.launch({
        args: ['.', `--user-data-dir=${userData}`, ...args],
        cwd: root,
        colorScheme: null,
      });
      started.push(app);
      return { app, page: await app.firstWindow() };
    });
    for (const app of started) await app.close();
  },
});
export { expect } from '@playwright/test';
