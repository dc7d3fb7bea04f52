import { registerHooks } from 'node:module';

const standin = new URL('./electron-module.ts', import.meta.url).href;

// Both `import 'electron'` of the application and `require('electron')` of Playwright's loader come here.
registerHooks({
  resolve(specifier, context, next) {
    if (!/^electron(\/main|\/common)?$/.test(specifier)) return next(specifier, context);
    return { url: standin, format: 'module-typescript', shortCircuit: true };
  },
});
