import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

/** The electron-vite configuration. electron-vite looks for another name, so every script passes --config. */
export default defineConfig({
  main: {
    // Its build for Node declares a `require` of its own, beside the one that electron-vite puts into every chunk.
    resolve: { alias: [{ find: /^fflate$/, replacement: 'fflate/browser' }] },
    build: {
      outDir: resolve(root, 'out/main'),
      // Everything is bundled, so that the package holds no node_modules.
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: resolve(root, 'main/index.ts'),
          services: resolve(root, 'main/services.ts'),
          reader: resolve(root, 'main/reader.ts'),
          'memory-watch': resolve(root, 'main/memory-watch.ts'),
          pattern: resolve(root, 'main/pattern.ts'),
          comparison: resolve(root, 'main/comparison.ts'),
          cli: resolve(root, 'main/cli.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: resolve(root, 'out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(root, 'main/preload.ts') },
        // A sandboxed preload is one CommonJS file: no ESM, no chunks.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react()],
    build: {
      outDir: resolve(root, 'out/renderer'),
      // data: URLs for fonts would need a wider content security policy.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: resolve(root, 'renderer/index.html') } },
    },
  },
});
