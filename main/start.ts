import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { changedAt, isStale, newestChange, results, sources } from './start/build-age.ts';
import { decideStart, hasDisplay, type StartPlan } from './start/decide-start.ts';
import { findElectron } from './start/electron-binary.ts';
import { findChromium } from './start/find-chromium.ts';

// `npm start [-- PROJECT]`: builds what is not built, and opens the window.

const root = join(import.meta.dirname, '..');

async function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit', env });
  // The window has the say: Ctrl+C reaches it too, and it saves first.
  process.on('SIGINT', () => {});
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}

async function build(): Promise<number> {
  const builtAt = results.map((name) => changedAt(join(root, name)));
  if (!isStale(newestChange(root, sources), builtAt)) return 0;
  console.log('Building…');
  const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const config = join(root, 'electron.config.ts');
  return run(process.execPath, [cli, 'build', root, '--config', config, '--logLevel', 'warn']);
}

function open(plan: Exclude<StartPlan, { kind: 'give-up' }>): Promise<number> {
  const args = [root, ...process.argv.slice(2)];
  if (plan.kind === 'electron') return run(plan.program, args);
  console.warn(plan.message);
  const standin = join(root, 'e2e', 'standin');
  const register = pathToFileURL(join(standin, 'register.ts')).href;
  return run(process.execPath, ['--import', register, join(standin, 'main.ts'), ...args], {
    ...process.env,
    STANDIN_HEADED: '1',
    CHROMIUM_PATH: plan.chromium,
  });
}

async function start(): Promise<number> {
  const built = await build();
  if (built !== 0) return built;
  const plan = decideStart({
    electron: await findElectron(root),
    chromium: findChromium(process.env),
    hasDisplay: hasDisplay(process.platform, process.env),
  });
  if (plan.kind !== 'give-up') return open(plan);
  console.error(plan.message);
  return 1;
}

process.exitCode = await start();
