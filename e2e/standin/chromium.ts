import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { allSwitches } from './command-line.ts';
import { isHeaded } from './host.ts';

/** Where the screen is made up: the size that `screen` then reports. */
const headlessScreen = '{1920x1080}';

function findChromium(): string {
  const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) =>
    (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)),
  );
  const usualPlaces = [
    '/usr/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
      join(process.env[name] ?? '', 'Google/Chrome/Application/chrome.exe'),
    ),
  ];
  const found = process.env['CHROMIUM_PATH'] ?? [...onPath, ...usualPlaces].find((path) => existsSync(path));
  if (found === undefined) throw new Error('stand-in: no Chromium found; set CHROMIUM_PATH');
  return found;
}

function chromiumArguments(profile: string): string[] {
  const switches = new Map(allSwitches());
  // Meant for Electron's Node, and the sandbox of Chromium is kept unless it cannot work.
  for (const name of ['inspect', 'inspect-brk', 'no-sandbox']) switches.delete(name);
  const quiet = ['no-first-run', 'no-default-browser-check', 'no-startup-window', 'disable-sync'];
  const offline = ['disable-background-networking', 'disable-component-update', 'disable-popup-blocking'];
  const steady = [
    'disable-background-timer-throttling',
    'disable-backgrounding-occluded-windows',
    'disable-renderer-backgrounding',
  ];
  for (const name of [...quiet, ...offline, ...steady, 'disable-gpu']) switches.set(name, '');
  // Chromium refuses to run its sandbox as root.
  if (process.getuid?.() === 0) switches.set('no-sandbox', '');
  if (!isHeaded()) {
    switches.set('headless', '');
    switches.set('hide-scrollbars', '');
    switches.set('screen-info', headlessScreen);
  }
  switches.set('user-data-dir', profile);
  switches.set('remote-debugging-port', '0');
  switches.set('remote-debugging-pipe', '');
  return Array.from(switches, ([name, value]) => (value ? `--${name}=${value}` : `--${name}`));
}

export interface Chromium {
  readonly endpoint: string;
  /** Ends the browser and removes its profile. */
  readonly close: () => Promise<void>;
}

export async function launchChromium(): Promise<Chromium> {
  const profile = mkdtempSync(join(tmpdir(), 'standin-'));
  const child = spawn(findChromium(), chromiumArguments(profile), {
    // The last two are the debugging pipe. It carries nothing, but Chromium ends when it closes: however we end.
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
    // Its helpers end a moment later and may still write.
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  const endpoint = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const found = /^DevTools listening on (ws:\/\/\S+)/m.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`stand-in: Chromium exited with ${code}\n${text}`)));
  });
  child.stderr?.removeAllListeners('data').resume();
  return { endpoint, close };
}
