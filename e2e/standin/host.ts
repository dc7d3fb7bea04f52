import type { BrowserWindow } from './browser-window.ts';
import type { Devtools } from './devtools.ts';

interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
}

interface Host {
  appPath: string;
  manifest: Manifest;
  phase: 'loading' | 'ready' | 'finished';
  quitting: boolean;
  devtools: Devtools | undefined;
  readonly windows: Set<BrowserWindow>;
  /** What must end before this process may. */
  readonly unfinished: Set<Promise<void>>;
  /** Ends Chromium and removes its profile. */
  closeBrowser: () => Promise<void>;
}

/** What the parts of the stand-in know of this process. They meet here, so that they need not import each other. */
export const host: Host = {
  appPath: process.cwd(),
  manifest: {},
  phase: 'loading',
  quitting: false,
  devtools: undefined,
  windows: new Set(),
  unfinished: new Set(),
  closeBrowser: async () => {},
};

export const isHeaded = (): boolean => process.env['STANDIN_HEADED'] === '1';

export function devtools(): Devtools {
  if (!host.devtools) throw new Error('stand-in: Chromium is not running yet');
  return host.devtools;
}
