import { defaultSettings, Settings, type SettingsPatch } from '#shared/api/settings.ts';
import type { z } from 'zod';
import type { Preferences } from './preferences.ts';

const key = 'settings';

/** The settings, and whoever wants to know when they change. */
export class SettingsStore {
  readonly #preferences: Preferences;
  readonly #listeners: ((settings: Settings) => void)[] = [];
  #settings: Settings;

  constructor(preferences: Preferences) {
    this.#preferences = preferences;
    this.#settings = parseSettings(preferences.get(key));
  }

  get current(): Settings {
    return this.#settings;
  }

  change(patch: z.infer<typeof SettingsPatch>): Settings {
    this.#settings = { ...this.#settings, ...patch };
    this.#preferences.set(key, this.#settings);
    for (const listener of this.#listeners) listener(this.#settings);
    return this.#settings;
  }

  onChange(listener: (settings: Settings) => void): void {
    this.#listeners.push(listener);
  }
}

/** Each value that is missing or damaged falls back to its default, and only that one. */
export function parseSettings(stored: unknown): Settings {
  const values = typeof stored === 'object' && stored !== null ? stored : {};
  const sound = Object.entries(Settings.unwrap().shape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(Object.hasOwn(values, name) ? Reflect.get(values, name) : undefined);
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return Settings.parse({ ...defaultSettings, ...Object.fromEntries(sound) });
}
