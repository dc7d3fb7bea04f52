import { app, dialog, session, shell, type BrowserWindow, type WebContents } from 'electron';
import { translate } from '#shared/locales/translate.ts';
import { readExternalLink } from './external-link.ts';

/** Electron grants everything unless told otherwise. */
const allowedPermissions: ReadonlySet<string> = new Set([
  // Copying text and table rows by a key.
  'clipboard-sanitized-write',
]);

/** Run once the application is ready, before the first window. */
export function setupSecurity(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionCheckHandler((_contents, permission) => allowedPermissions.has(permission));
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(allowedPermissions.has(permission));
  });
  // What leaves the application goes through the export dialog.
  defaultSession.on('will-download', (event) => event.preventDefault());
  app.on('web-contents-created', (_event, contents) => keepOnItsPage(contents));
}

/** The window shows one page for all its life. */
function keepOnItsPage(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Opens a web address in the system's browser after asking, for the address comes from a document. */
export async function openExternalLink(window: BrowserWindow, text: string): Promise<boolean> {
  const url = readExternalLink(text);
  if (url === undefined) return false;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: translate('shell.link.question', { host: url.host }),
    detail: url.href,
    buttons: [translate('shell.link.open'), translate('shell.cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return false;
  await shell.openExternal(url.href);
  return true;
}
