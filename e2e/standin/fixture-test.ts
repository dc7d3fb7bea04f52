import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { writeFixtureApp, type FixtureApp } from './fixture-app.ts';

/** What the preload of the fixture application exposes. */
interface FixtureApi {
  echo(value: unknown): Promise<{ value: unknown; kind: string; url: string; isMain: boolean }>;
  fail(): Promise<never>;
  note(...args: unknown[]): void;
  apply(fn: (value: number) => number, value: number): number;
  onTick(listener: (...args: unknown[]) => void): () => void;
  nested: { list: number[] };
  ipcRenderer: object;
}
declare global {
  var fixture: FixtureApi;
  var dropped: string;
  var chosen: string;
  var ticks: unknown[];
  /** In the main process of the fixture application. */
  var log: unknown[][];
}

interface Fixtures {
  files: FixtureApp;
  application: ElectronApplication;
  page: Page;
}

export const launch = ({ folder, userData }: FixtureApp, env: Record<string, string> = {}) =>
  _electron.launch({
    args: [folder, `--user-data-dir=${userData}`],
    env: { ...process.env, ...env } as Record<string, string>, // true: process.env has no undefined values to iterate
    colorScheme: null,
  });

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern
  files: async ({}, use) => {
    const files = writeFixtureApp();
    await use(files);
    files.remove();
  },
  application: async ({ files }, use) => {
    const application = await launch(files);
    await use(application);
    await application.close();
  },
  page: async ({ application }, use) => {
    const page = await application.firstWindow();
    await page.waitForFunction(() => document.readyState === 'complete' && 'fixture' in window);
    await use(page);
  },
});

export const logOf = (application: ElectronApplication) => application.evaluate(() => globalThis.log);
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
// The answer of electron/index.js, which is the path of the executable.
const executable = (): string => String(createRequire(import.meta.url)('electron'));

/** Runs the executable to its end, without Playwright. */
export function run(args: readonly string[], cwd?: string): Promise<{ code: number | null; text: string }> {
  const child = spawn(executable(), args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, text })));
}
