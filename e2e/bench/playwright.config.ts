import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

export default defineConfig({
  ...base,
  testDir: import.meta.dirname,
  testMatch: '*.bench.ts',
  testIgnore: [],
  outputDir: '../../test-results/bench',
  timeout: 600_000,
  reporter: [['list']],
});
