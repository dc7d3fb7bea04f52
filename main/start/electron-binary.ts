import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Surroundings } from './decide-start.ts';
import { errorLine, explainFailure } from './failure-reason.ts';

const installLimit = 10 * 60_000;
const probeLimit = 10_000;
const usualMirror = 'https://github.com/electron/electron/releases/download/';

/** Makes sure that Electron's program file is there. Electron from version 42 on does not fetch it when installed. */
export async function findElectron(root: string): Promise<Surroundings['electron']> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const program = programIn(override);
    return program ? { kind: 'ready', program } : { kind: 'missing', reason: `${override} does not hold it` };
  }
  const folder = join(root, 'node_modules', 'electron');
  if (!existsSync(folder)) return { kind: 'missing', reason: 'the packages are not installed; run npm ci first' };
  const dist = join(folder, 'dist');
  const program = programIn(dist);
  if (program) return { kind: 'ready', program };

  console.log('Fetching Electron (about 120 MB, once)…');
  const failed = await runInstaller(join(folder, 'install.js'));
  const fetched = programIn(dist);
  if (failed === undefined && fetched) return { kind: 'ready', program: fetched };
  return { kind: 'missing', reason: await reasonOf(failed ?? 'the installer left nothing behind') };
}

function programIn(dist: string): string | undefined {
  return ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron']
    .map((name) => join(dist, name))
    .find((path) => existsSync(path));
}

/** Nothing when it worked, else what it said. Its progress is shown as it comes. */
async function runInstaller(script: string): Promise<string | undefined> {
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'inherit', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const timer = setTimeout(() => {
    child.kill();
    resolve(`it took longer than ${installLimit / 60_000} minutes`);
  }, installLimit);
  child.once('error', (error) => resolve(error.message));
  child.once('close', (code) => resolve(code === 0 ? undefined : said));
  const outcome = await promise;
  clearTimeout(timer);
  return outcome;
}

/** The installer prints "fetch failed" for every trouble of the network, so the same host is asked for the cause. */
async function reasonOf(said: string): Promise<string> {
  const line = errorLine(said) ?? 'no reason was given';
  if (!/fetch failed/i.test(said)) return explainFailure(line);
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? usualMirror;
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(probeLimit) });
    return `${line} (from ${mirror})`;
  } catch (error) {
    return `${explainFailure(error)} (from ${mirror})`;
  }
}
