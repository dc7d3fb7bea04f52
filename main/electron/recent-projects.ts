import { existsSync } from 'node:fs';
import { app } from 'electron';
import { z } from 'zod';
import type { Preferences } from './preferences.ts';

const key = 'recentProjects';
const longest = 10;

/** Paths of the projects that were open last, the latest first. */
export class RecentProjects {
  readonly #preferences: Preferences;
  #paths: readonly string[];

  constructor(preferences: Preferences) {
    this.#preferences = preferences;
    this.#paths = parseRecent(preferences.get(key));
  }

  /** Those that are still there. */
  get paths(): readonly string[] {
    return this.#paths.filter((path) => existsSync(path));
  }

  add(path: string): void {
    this.#save([path, ...this.#paths.filter((other) => other !== path)].slice(0, longest));
    app.addRecentDocument(path);
  }

  forgetAll(): void {
    this.#save([]);
    app.clearRecentDocuments();
  }

  #save(paths: readonly string[]): void {
    this.#paths = paths;
    this.#preferences.set(key, paths);
  }
}

export function parseRecent(stored: unknown): readonly string[] {
  const list = z.array(z.unknown()).safeParse(stored);
  if (!list.success) return [];
  return list.data.filter((path): path is string => typeof path === 'string' && path !== '').slice(0, longest);
}
