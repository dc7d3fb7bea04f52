import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { compileFunction } from 'node:vm';
import type { DevtoolsSession } from './devtools.ts';
import { isHeaded } from './host.ts';
import { bindingName, pageScripts, worldName } from './page-scripts.ts';

function readPreload(path: string): string {
  if (path === '') return '';
  if (!isAbsolute(path)) throw new Error('preload script must have absolute path');
  const source = readFileSync(path, 'utf8');
  // Only for its syntax error: Chromium drops a script that does not parse without a word.
  compileFunction(source, [], { filename: path });
  return source;
}

interface PreloadOptions {
  readonly path: string;
  readonly argv: readonly string[];
  readonly onError: (error: unknown) => void;
}

/** Lets the preload run in its isolated world before the scripts of each document. */
export async function installPreload(page: DevtoolsSession, { path, argv, onError }: PreloadOptions): Promise<void> {
  let source = '';
  try {
    source = readPreload(path);
  } catch (error) {
    console.error(`Unable to load preload script: ${path}\n${String(error)}`);
    onError(error);
  }
  const { platform, arch, versions } = process;
  const world = { type: 'renderer', sandboxed: true, contextIsolated: true, env: {} };
  const info = {
    secret: randomUUID(),
    isHeaded: isHeaded(),
    preloadPath: path,
    process: { ...world, platform, arch, versions: { ...versions }, argv },
  };
  const { main, isolated } = pageScripts(info, source);
  await page.send('Runtime.addBinding', { name: bindingName, executionContextName: worldName });
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: main });
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName });
}
