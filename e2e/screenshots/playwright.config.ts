import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

export default defineConfig({
  ...base,
  testDir: import.meta.dirname,
  testMatch: '*.shots.ts',
  testIgnore: [],
  outputDir: '../../test-results/screenshots-run',
  timeout: 300_000,
  reporter: [['list']],
});
