import { BrowserWindow } from './browser-window.ts';
import { devtools, host } from './host.ts';
import { loud } from './unsupported.ts';
import type { WebContents } from './web-contents.ts';

const all = (): WebContents[] => [...host.windows].map((window) => window.webContents);
const byTarget = (targetId: string): WebContents | undefined => all().find((one) => one.targetId === targetId);

/** The `webContents` of electron. */
export const webContents = loud('webContents', {
  getAllWebContents: all,
  fromId: (id: number) => all().find((one) => one.id === id),
  /** Playwright finds the window of a page by it. */
  fromDevToolsTargetId: byTarget,
  getFocusedWebContents: () => BrowserWindow.getFocusedWindow()?.webContents ?? null,
});

/** Follows what Chromium says of its pages: closed by a person or by Playwright, retitled, opened by a page. */
export async function watchTargets(): Promise<void> {
  const browser = devtools();
  browser.on('Target.targetDestroyed', ({ targetId }) => byTarget(targetId)?.window.destroy());
  browser.on('Target.targetInfoChanged', ({ targetInfo }) =>
    byTarget(targetInfo.targetId)?.learnTitle(targetInfo.title),
  );
  browser.on('Target.targetCreated', ({ targetInfo: { targetId, openerId, type, url } }) => {
    const opener = openerId !== undefined && type === 'page' ? byTarget(openerId) : undefined;
    if (!opener) return;
    // A way to open a window that the page scripts do not know, such as a form with a target.
    browser.send('Target.closeTarget', { targetId }).catch(() => undefined); // it may be gone already
    opener.handleOpen(url, 'new-window');
  });
  await browser.send('Target.setDiscoverTargets', { discover: true });
}
