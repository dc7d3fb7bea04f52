import { spawn } from 'node:child_process';
import { isHeaded } from './host.ts';
import { loud } from './unsupported.ts';

/** Each URL given to shell.openExternal. */
const openedExternally: string[] = [];

export const shell = loud('shell', {
  openedExternally,
  async openExternal(url: string): Promise<void> {
    if (!URL.canParse(url)) throw new Error('Invalid URL');
    openedExternally.push(url);
    console.error(`stand-in: shell.openExternal ${url}`);
    if (isHeaded()) spawn('xdg-open', [url], { stdio: 'ignore', detached: true }).on('error', () => {});
  },
  showItemInFolder(path: string): void {
    console.error(`stand-in: shell.showItemInFolder ${path}`);
  },
  beep(): void {},
});
