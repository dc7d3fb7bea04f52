import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '#shared/api/settings.ts';
import { openPreferences } from './preferences.ts';
import { parseSettings, SettingsStore } from './settings.ts';

let folder: string;
const now = (): Date => new Date('2026-11-22T10:20:30.400Z');
const aside = 'settings.damaged-2026-11-22T10-20-30-400Z.json';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'annotary-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('parseSettings', () => {
  it.each([undefined, null, 7, 'text', [], [1, 2], {}])('falls back to the defaults for %j', (stored) => {
    expect(parseSettings(stored)).toEqual(defaultSettings);
  });

  it('falls back for each damaged value and for that one only', () => {
    const stored = { theme: 'pink', textSize: '120', leftWidth: -1, rightWidth: 400, annotator: 'Ada', foreign: 1 };
    expect(parseSettings(stored)).toEqual({ ...defaultSettings, rightWidth: 400, annotator: 'Ada' });
  });

  it('takes nothing from a prototype', () => {
    expect(parseSettings(JSON.parse('{"__proto__": {"theme": "dark"}}'))).toEqual(defaultSettings);
  });
});

describe('openPreferences', () => {
  it('remembers what was set', () => {
    openPreferences(folder, now).set('window', { x: 1 });
    openPreferences(folder, now).set('settings', { theme: 'dark' });
    const again = openPreferences(folder, now);
    expect([again.get('window'), again.get('settings')]).toEqual([{ x: 1 }, { theme: 'dark' }]);
  });

  it.each(['', '{', '{"settings": {"theme": "dark"', '[]', 'null', '7', '\0\0\0\0', 'settings'])(
    'puts the damaged file %j aside and starts with nothing',
    (content) => {
      writeFileSync(join(folder, 'settings.json'), content);
      const preferences = openPreferences(folder, now);
      expect(preferences.get('settings')).toBeUndefined();
      expect(readFileSync(join(folder, aside), 'utf8')).toBe(content);
      preferences.set('settings', { theme: 'dark' });
      expect(openPreferences(folder, now).get('settings')).toEqual({ theme: 'dark' });
    },
  );

  it('also puts a file aside that was damaged while the application ran', () => {
    const preferences = openPreferences(folder, now);
    preferences.set('settings', { theme: 'dark' });
    writeFileSync(join(folder, 'settings.json'), '{"sett');
    preferences.set('window', { x: 1 });
    expect(readFileSync(join(folder, aside), 'utf8')).toBe('{"sett');
    expect(openPreferences(folder, now).get('settings')).toEqual({ theme: 'dark' });
  });

  it('goes on where the folder cannot be written', () => {
    writeFileSync(join(folder, 'file'), '');
    const complaint = vi.spyOn(console, 'error').mockReturnValue();
    const preferences = openPreferences(join(folder, 'file', 'inside'), now);
    preferences.set('settings', { theme: 'dark' });
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
    expect(preferences.get('settings')).toEqual({ theme: 'dark' });
  });

  it('leaves a sound file where it is', () => {
    writeFileSync(join(folder, 'settings.json'), '{"foreign": 1}');
    openPreferences(folder, now).set('window', 1);
    expect(readdirSync(folder)).toEqual(['settings.json']);
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toEqual({ foreign: 1, window: 1 });
  });
});

describe('SettingsStore', () => {
  it('tells of a change and finds it again after a restart', () => {
    const store = new SettingsStore(openPreferences(folder, now));
    const heard: string[] = [];
    store.onChange(({ theme }) => heard.push(theme));
    store.change({ theme: 'dark' });
    expect(heard).toEqual(['dark']);
    expect(new SettingsStore(openPreferences(folder, now)).current).toEqual({ ...defaultSettings, theme: 'dark' });
  });
});
