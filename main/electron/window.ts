import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron';
import { startPage } from './app-address.ts';
import type { Preferences } from './preferences.ts';
import { backgroundColor } from './theme.ts';
import { restoreWindow, smallestWindow, type WindowState } from './window-bounds.ts';

const key = 'window';

interface Options {
  /** The folder of the built preload.cjs. */
  readonly preloadFolder: string;
  readonly preferences: Preferences;
}

/** What every page of ours gets, whatever it shows. */
export const safePreferences = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  spellcheck: false,
} as const satisfies WebPreferences;

const workbenchWindows = new Set<BrowserWindow>();

/** The window that people see, if there is one: not those that pages are printed in. */
export function workbenchWindow(): BrowserWindow | undefined {
  const [window] = workbenchWindows;
  return window;
}

export function createWindow({ preloadFolder, preferences }: Options): BrowserWindow {
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { maximized, ...bounds } = restoreWindow(preferences.get(key), workAreas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: app.getName(),
    show: false,
    backgroundColor: backgroundColor(),
    webPreferences: { ...safePreferences, preload: join(preloadFolder, 'preload.cjs'), devTools: !app.isPackaged },
  });
  workbenchWindows.add(window);
  window.on('closed', () => workbenchWindows.delete(window));
  showWhenDrawn(window, maximized);
  rememberBounds(window, preferences);
  followTheme(window);
  void window.loadURL(startPage);
  return window;
}

/** Brings the window to the front when somebody starts the application again. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function showWhenDrawn(window: BrowserWindow, maximized: boolean): void {
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
}

function rememberBounds(window: BrowserWindow, preferences: Preferences): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    preferences.set(key, state);
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, 500);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', save);
  app.on('before-quit', save);
  window.on('closed', () => {
    clearTimeout(timer);
    app.off('before-quit', save);
  });
}

function followTheme(window: BrowserWindow): void {
  const follow = (): void => window.setBackgroundColor(backgroundColor());
  nativeTheme.on('updated', follow);
  window.on('closed', () => nativeTheme.off('updated', follow));
}
