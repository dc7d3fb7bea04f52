import { app, BrowserWindow, dialog, powerMonitor } from 'electron';
import { translate } from '#shared/locales/translate.ts';
import type { ServicesProcess } from './services-process.ts';
import type { UnsavedWork } from './unsaved-work.ts';
import { workbenchWindow } from './window.ts';

const closingLimit = 10_000;

interface Parts {
  readonly services: ServicesProcess;
  readonly unsaved: UnsavedWork;
  readonly openWindow: () => void;
}

/** Nothing that was typed or clicked is lost by leaving: first the window saves, then the services close, then we go. */
export function setupLifecycle({ services, unsaved, openWindow }: Parts): void {
  let phase: 'running' | 'leaving' | 'left' = 'running';

  const leave = async (): Promise<void> => {
    const window = workbenchWindow();
    if (window && !(await mayClose(window, unsaved))) {
      phase = 'running';
      return;
    }
    await services.close(closingLimit);
    phase = 'left';
    for (const one of BrowserWindow.getAllWindows()) one.destroy();
    app.quit();
  };

  app.on('before-quit', (event) => {
    if (phase === 'left') return;
    event.preventDefault();
    if (phase === 'leaving') return;
    phase = 'leaving';
    void leave();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (phase === 'running' && !workbenchWindow()) openWindow();
  });
  powerMonitor.on('shutdown', () => app.quit());
}

/** Closing the window waits for its unsaved work too. */
export function guardClosing(window: BrowserWindow, unsaved: UnsavedWork): void {
  let asking = false;
  const ask = async (): Promise<void> => {
    asking = true;
    if (await mayClose(window, unsaved)) window.destroy();
    asking = false;
  };
  window.on('close', (event) => {
    event.preventDefault();
    if (!asking) void ask();
  });
  window.on('closed', () => unsaved.forget());
  // A page that crashed holds nothing any more; what was acknowledged is in the project.
  window.webContents.on('render-process-gone', () => {
    unsaved.forget();
    if (!window.isDestroyed()) window.webContents.reload();
  });
}

async function mayClose(window: BrowserWindow, unsaved: UnsavedWork): Promise<boolean> {
  if (window.isDestroyed() || (await unsaved.saved())) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: translate('shell.quit.question'),
    detail: translate('shell.quit.detail'),
    buttons: [translate('shell.quit.wait'), translate('shell.quit.anyway')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/** A bug in the shell: say so, let the services finish, and leave, for nobody knows what still works. */
export function setupCrashBox(services: () => ServicesProcess | undefined): void {
  let leaving = false;
  const leave = async (error: unknown): Promise<void> => {
    console.error(error);
    if (leaving) return;
    leaving = true;
    const closed = services()?.close(closingLimit);
    const reason = error instanceof Error ? error.message : String(error);
    dialog.showErrorBox(translate('shell.crash.title'), translate('shell.crash.detail', { reason }));
    await closed;
    app.exit(1);
  };
  process.on('uncaughtException', (error) => void leave(error));
  process.on('unhandledRejection', (reason) => void leave(reason));
}
