import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

// Where the real binary is installed the specs run on it, elsewhere on the stand-in, to which electron/index.js is
// pointed. It must be set in this process: Playwright asks for the path before it starts anything.
const real = existsSync(join(import.meta.dirname, 'node_modules/electron/dist'));
if (!real) process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= join(import.meta.dirname, 'e2e/standin');

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  testIgnore: ['bench/**', 'screenshots/**'],
  outputDir: 'test-results/e2e',
  fullyParallel: false,
  workers: 1,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }], ['./e2e/host-reporter.ts']],
  metadata: { host: real ? 'Electron' : 'stand-in' },
});
