import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { Action } from '#shared/api/action.ts';
import { actions, type ActionName } from '#shared/api/actions.ts';
import { defaultSettings } from '#shared/api/settings.ts';
import { buildMenuTemplate } from './menu-template.ts';

type Item = MenuItemConstructorOptions;
type State = Parameters<typeof buildMenuTemplate>[0];

const state: State = {
  platform: 'linux',
  packaged: true,
  settings: defaultSettings,
  isEnabled: () => true,
  recent: [],
  invoke: () => {},
  openRecent: () => {},
  clearRecent: () => {},
};
const platforms = ['linux', 'win32', 'darwin'] as const;

/** What Electron gives its roles (lib/browser/api/menu-item-roles.ts), for those that the template uses. */
const keysOfRoles: Readonly<Record<string, string>> = {
  cut: 'CmdOrCtrl+X',
  copy: 'CmdOrCtrl+C',
  paste: 'CmdOrCtrl+V',
  selectAll: 'CmdOrCtrl+A',
  undo: 'CmdOrCtrl+Z',
  redo: 'CmdOrCtrl+Shift+Z',
  close: 'CmdOrCtrl+W',
  quit: 'CmdOrCtrl+Q',
  minimize: 'CmdOrCtrl+M',
  reload: 'CmdOrCtrl+R',
  togglefullscreen: 'F11',
  toggleDevTools: 'CmdOrCtrl+Shift+I',
};

function flatten(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
}

describe.each(platforms)('the menu on %s', (platform) => {
  const items = flatten(buildMenuTemplate({ ...state, platform, packaged: false }));

  it('holds every action that has a menu, exactly once, in its menu', () => {
    const expected = Object.entries(actions).flatMap(([name, action]: [string, Action]) => (action.menu ? [name] : []));
    const ids = items.flatMap(({ id }) => (id === undefined || id === 'recent' ? [] : [id]));
    expect(ids.toSorted()).toEqual(expected.toSorted());
  });

  it('has no key twice', () => {
    const keys = items.flatMap((item) => item.accelerator ?? keysOfRoles[item.role ?? ''] ?? []);
    expect(keys).toEqual([...new Set(keys)]);
  });

  it('leaves the keys of the window to the window', () => {
    const ofWindow = new Set(
      Object.entries(actions).flatMap(([name, { keysBelongTo }]) => (keysBelongTo === 'window' ? [name] : [])),
    );
    const caught = items.filter(
      (item) => ofWindow.has(item.id ?? '') && item.accelerator && item.registerAccelerator !== false,
    );
    expect(caught).toEqual([]);
    // There the menu would catch a key that it only shows.
    const shown = items.filter((item) => ofWindow.has(item.id ?? '') && item.accelerator);
    expect(shown.length > 0).toBe(platform !== 'darwin');
  });

  it("writes arrows in Electron's way", () => {
    expect(items.map(({ accelerator }) => accelerator ?? '').join(' ')).not.toContain('Arrow');
  });
});

describe('the menu', () => {
  it('ticks the theme that is set, and the panels that are open', () => {
    const settings = { ...defaultSettings, theme: 'dark' as const, leftOpen: false };
    const ticks = flatten(buildMenuTemplate({ ...state, settings })).filter(({ checked }) => checked !== undefined);
    expect(Object.fromEntries(ticks.map(({ id, type, checked }) => [id, [type, checked]]))).toEqual({
      'theme.system': ['radio', false],
      'theme.light': ['radio', false],
      'theme.dark': ['radio', true],
      'panel.left': ['checkbox', false],
      'panel.right': ['checkbox', true],
      'beside.scroll': ['checkbox', true],
    });
  });

  it('says which action was meant', () => {
    const invoke = vi.fn<(name: ActionName) => void>();
    const item = flatten(buildMenuTemplate({ ...state, invoke })).find(({ id }) => id === 'import.files');
    // Electron calls it with itself, the window and the event, of which ours takes none.
    (item?.click as (() => void) | undefined)?.();
    expect(invoke).toHaveBeenCalledExactlyOnceWith('import.files');
  });

  it('shows as possible only what is', () => {
    const items = flatten(buildMenuTemplate({ ...state, isEnabled: (name) => name === 'project.new' }));
    expect(items.filter(({ id, enabled }) => id !== undefined && enabled).map(({ id }) => id)).toEqual(['project.new']);
  });

  it('shows the keys that a person has chosen, and none that it would take from what is typed', () => {
    const keys = {
      'export.dialog': 'CmdOrCtrl+Shift+E',
      'project.new': '',
      'project.open': 'o',
      'project.check': 'CmdOrCtrl+ü',
      'annotation.brush': 'ü',
      'annotation.remove': 'Alt+Shift+ArrowLeft',
    };
    const items = flatten(buildMenuTemplate({ ...state, settings: { ...defaultSettings, keys } }));
    const shown = Object.keys(keys).map((name) => items.find(({ id }) => id === name)?.accelerator);
    expect(shown).toEqual(['CmdOrCtrl+Shift+E', undefined, undefined, undefined, undefined, 'Alt+Shift+Left']);
  });

  it('lists the recent projects by name, with an & as it is', () => {
    const items = flatten(buildMenuTemplate({ ...state, recent: ['/data/War & peace.annotary'] }));
    expect(items.some(({ label }) => label === 'War && peace')).toBe(true);
  });

  it('has no developer tools once it is packaged', () => {
    const roles = flatten(buildMenuTemplate(state)).map(({ role }) => role);
    expect(roles).not.toContain('toggleDevTools');
    expect(roles).not.toContain('reload');
  });
});
