import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { PreloadApi } from '#shared/api/preload-api.ts';
import { failure } from '#shared/domain/result.ts';

// Runs sandboxed: only 'electron' can be required here, and only types of the contract may be imported (it is zod).

/** What it must have, and nothing besides; the values pass through unlooked-at. */
type Api = Record<keyof PreloadApi, unknown>;
type Listener = (event: unknown) => void;
const listeners = new Map<string, Set<Listener>>();

ipcRenderer.on('api:event', (_event, name: string, event: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(event);
});

function on(name: string, listener: Listener): () => void {
  const sameName = listeners.get(name) ?? new Set();
  listeners.set(name, sameName.add(listener));
  return () => sameName.delete(listener);
}

function call(name: string, input: unknown): Promise<unknown> {
  // Grants access to paths, which a page must not be able to choose.
  if (name === 'shell.grant-files') return Promise.resolve(JSON.stringify(failure('request/refused', { name })));
  return ipcRenderer.invoke('api', name, input);
}

function filesDropped(files: readonly object[]): Promise<unknown> {
  // For anything but a File it throws; a file that a page made up has no path.
  const paths = files.map((file) => webUtils.getPathForFile(file as File)).filter((path) => path !== '');
  if (paths.length === 0) return Promise.resolve(JSON.stringify({ ok: true, value: null }));
  return ipcRenderer.invoke('api', 'shell.grant-files', { paths });
}

// The shell checks every message against the contract, so that here names and values are passed on as they come.
contextBridge.exposeInMainWorld('annotary', { call, on, filesDropped } satisfies Api);
