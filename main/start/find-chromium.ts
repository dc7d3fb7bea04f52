import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The first of the places that exists: the same ones, in the same order, in which e2e/standin looks. */
export function findChromium(env: NodeJS.ProcessEnv): string | undefined {
  const chosen = env['CHROMIUM_PATH'];
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  const onPath = names.flatMap((name) => (env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)));
  const usualPlaces = [
    '/usr/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
      join(env[name] ?? '', 'Google/Chrome/Application/chrome.exe'),
    ),
  ];
  return [...onPath, ...usualPlaces].find((path) => existsSync(path));
}
