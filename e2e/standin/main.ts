import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { launchChromium } from './chromium.ts';
import { connectDevtools } from './devtools.ts';
import { host } from './host.ts';
import { learnScreens } from './screen.ts';
import { watchTargets } from './targets.ts';

const loadLimit = 10_000;

/** `electron [-r module]... folder [arguments]` */
function parseArguments(args: readonly string[]): { folder: string; modules: string[] } {
  const modules: string[] = [];
  const rest = [...args];
  while (rest.length > 0) {
    const arg = rest.shift() ?? '';
    if (arg === '-r' || arg === '--require') modules.push(rest.shift() ?? '');
    else if (!arg.startsWith('-')) return { folder: resolve(arg), modules };
  }
  return { folder: process.cwd(), modules };
}

/** Makes this process look like Electron's main process. */
function becomeElectron(): void {
  const { version } = createRequire(import.meta.url)('electron/package.json');
  Object.assign(process.versions, { electron: version });
  Object.assign(process, {
    argv: [join(import.meta.dirname, 'electron'), ...process.argv.slice(2)],
    type: 'browser',
    defaultApp: true,
    resourcesPath: join(import.meta.dirname, 'resources'),
    exit: (code?: number) => app.exit(code ?? Number(process.exitCode ?? 0)),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => app.quit());
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    console.error('A JavaScript error occurred in the main process');
    console.error(error);
    app.exit(1);
  });
}

async function loadApplication(folder: string): Promise<void> {
  const manifestPath = join(folder, 'package.json');
  if (!existsSync(manifestPath)) throw new Error(`stand-in: ${folder} has no package.json`);
  host.appPath = folder;
  host.manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  app.name = host.manifest.productName ?? host.manifest.name ?? 'Electron';
  const timer = setTimeout(() => {
    console.error(`stand-in: the main entry has not finished loading after ${loadLimit / 1000} s`);
    console.error('(a top-level await of whenReady() never ends in Electron, which is ready only after loading)');
    app.exit(71);
  }, loadLimit);
  await import(pathToFileURL(join(folder, host.manifest.main ?? 'index.js')).href);
  clearTimeout(timer);
}

async function startBrowser(): Promise<void> {
  const chromium = await launchChromium();
  host.closeBrowser = chromium.close;
  host.devtools = await connectDevtools(chromium.endpoint);
  host.devtools.onDisconnect(() => {
    if (host.phase === 'finished') return;
    console.error('stand-in: Chromium is gone');
    app.exit(70);
  });
  await watchTargets();
  await learnScreens();
  // Playwright waits for this line.
  process.stderr.write(`\nDevTools listening on ${chromium.endpoint}\n`);
}

const { folder, modules } = parseArguments(process.argv.slice(2));
becomeElectron();
for (const path of modules) createRequire(join(folder, 'package.json'))(path);
try {
  await loadApplication(folder);
} catch (error) {
  console.error('App threw an error during load');
  console.error(error);
  app.exit(1);
}
// The entry may have ended the application: the second instance does.
if (host.phase === 'loading') {
  await startBrowser();
  app.becomeReady();
}
