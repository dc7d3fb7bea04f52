import * as electron from './electron.ts';

/** Electron's module gives everything by name and, as `import electron from 'electron'`, as one object. */
export * from './electron.ts';
// oxlint-disable-next-line import/no-default-export -- electron-store imports Electron this way
export default electron;
