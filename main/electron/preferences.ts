import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';

/** What the shell remembers between sessions: one JSON file, read once, written at each change. */
export interface Preferences {
  /** As it is in the file: whoever asks parses it. */
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

const fileName = 'settings';

/**
 * The preferences in `folder`. A damaged file is put aside as `settings.damaged-<time>.json`, because electron-store's
 * constructor throws on it (research/RELIABILITY.md, R17) and its way out (`clearInvalidConfig`) wipes it.
 */
export function openPreferences(folder: string, now: () => Date): Preferences {
  const values = new Map<string, unknown>(Object.entries(readOrPutAside(folder, now)));
  return {
    get: (key) => values.get(key),
    set: (key, value) => {
      values.set(key, value);
      try {
        // Opened anew each time: conf reads the file before it writes, and another program may have damaged it.
        readOrPutAside(folder, now);
        new ElectronStore({ name: fileName, cwd: folder }).set(Object.fromEntries(values));
      } catch (error) {
        // Settings that cannot be saved must not keep anyone from working.
        console.error('The settings could not be saved:', error);
      }
    },
  };
}

function readOrPutAside(folder: string, now: () => Date): object {
  const file = join(folder, `${fileName}.json`);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return {};
  }
  const content = parseObject(text);
  if (content !== undefined) return content;
  const time = now().toISOString().replaceAll(/[:.]/g, '-');
  try {
    renameSync(file, join(folder, `${fileName}.damaged-${time}.json`));
  } catch (error) {
    console.error('The damaged settings could not be put aside:', error);
  }
  return {};
}

function parseObject(text: string): object | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === 'object' && content !== null && !Array.isArray(content) ? content : undefined;
  } catch {
    return undefined;
  }
}
