import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: process.env['CI'] ? ['default', ['json', { outputFile: 'test-results/unit.json' }]] : ['default'],
    // As in main/reader.ts: pdf.js leaves promises behind that nobody listens to.
    onUnhandledError: ({ stack, message }) => !(message.includes('XRef') && stack?.includes('pdfjs')),
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['{main,shared}/**/*.test.ts'],
          testTimeout: 20_000,
          // without this vi.mock('electron') does not reach electron-store's own import
          server: { deps: { inline: ['electron-store'] } },
          // `import 'electron'` outside Electron must never start the download
          env: { ELECTRON_OVERRIDE_DIST_PATH: '/electron-is-not-used-in-unit-tests' },
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['renderer/test/setup.ts'],
        },
      },
    ],
  },
});
