import type { MenuItemConstructorOptions } from 'electron';
import type { Action, MenuName } from '#shared/api/action.ts';
import { actions, type ActionName } from '#shared/api/actions.ts';
import { canBeInMenu, keysOf } from '#shared/api/key-bindings.ts';
import type { Settings } from '#shared/api/settings.ts';
import { assertNever } from '#shared/domain/assert-never.ts';
import { translate } from '#shared/locales/translate.ts';
import { projectName } from './projects.ts';

interface MenuState {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  readonly settings: Settings;
  readonly isEnabled: (name: ActionName) => boolean;
  readonly recent: readonly string[];
  readonly invoke: (name: ActionName) => void;
  readonly openRecent: (path: string) => void;
  readonly clearRecent: () => void;
}

type Item = MenuItemConstructorOptions;
const separator: Item = { type: 'separator' };
const menuNames: readonly MenuName[] = ['file', 'edit', 'annotate', 'view', 'go', 'help'];

/** The menu bar: the action table, and the items that belong to the platform. */
export function buildMenuTemplate(state: MenuState): Item[] {
  const mac = state.platform === 'darwin';
  const menus = menuNames.map((name) => ({
    role: name === 'help' ? ('help' as const) : undefined,
    label: translate(`menu.${name}`),
    submenu: [...actionItems(name, state), ...platformItems(name, state)],
  }));
  const windowMenu: Item = {
    label: translate('shell.menu.window'),
    submenu: [{ role: 'minimize' }, { role: 'zoom' }, separator, { role: 'front' }],
  };
  if (!mac) return menus;
  return [{ role: 'appMenu' }, ...menus.slice(0, -1), windowMenu, ...menus.slice(-1)];
}

/** Whether a menu item shows a tick, or nothing for one that never does. */
export function tickOf(
  name: ActionName,
  { theme, leftOpen, rightOpen, scrollTogether }: Settings,
): boolean | undefined {
  if (name.startsWith('theme.')) return name === `theme.${theme}`;
  if (name === 'panel.left') return leftOpen;
  if (name === 'panel.right') return rightOpen;
  if (name === 'beside.scroll') return scrollTogether;
  return undefined;
}

function actionItems(menu: MenuName, state: MenuState): Item[] {
  return Object.entries(actions)
    .filter(([, action]: [string, Action]) => action.menu === menu)
    .flatMap(([key, action]: [string, Action]) => {
      // Object.entries() widens the table's own keys to string.
      const name = key as ActionName;
      const item = actionItem(name, action, state);
      const withSubmenu = name === 'project.open-sample' ? [item, recentItem(state)] : [item];
      return action.startsGroup ? [separator, ...withSubmenu] : withSubmenu;
    });
}

function actionItem(name: ActionName, action: Action, state: MenuState): Item {
  const tick = tickOf(name, state.settings);
  return {
    id: name,
    label: translate(action.label),
    enabled: state.isEnabled(name),
    click: () => state.invoke(name),
    ...acceleratorOf(keysOf(name, state.settings.keys), action, state.platform),
    ...(tick !== undefined && { type: name.startsWith('theme.') ? 'radio' : 'checkbox', checked: tick }),
  };
}

function acceleratorOf(keys: string | undefined, { keysBelongTo }: Action, platform: NodeJS.Platform): Item {
  // Electron throws on what it does not know, and the menu must not catch what a person types.
  if (keys === undefined || (keysBelongTo === 'menu' ? !canBeInMenu(keys) : !/^[\x21-\x7e]+$/.test(keys))) return {};
  const accelerator = keys.replace(/\bArrow(?=Left$|Right$|Up$|Down$)/, '');
  if (keysBelongTo === 'menu') return { accelerator };
  // macOS knows no accelerator that is only shown: the menu would take `.` and Tab away from every text field.
  return platform === 'darwin' ? {} : { accelerator, registerAccelerator: false };
}

function recentItem({ recent, openRecent, clearRecent }: MenuState): Item {
  const projects = recent.map((path) => ({
    // `&` marks a key in labels of menus.
    label: projectName(path).replaceAll('&', '&&'),
    sublabel: path,
    toolTip: path,
    click: () => openRecent(path),
  }));
  return {
    id: 'recent',
    label: translate('shell.menu.open-recent'),
    enabled: recent.length > 0,
    submenu: [...projects, separator, { label: translate('shell.menu.clear-recent'), click: () => clearRecent() }],
  };
}

function platformItems(menu: MenuName, { platform, packaged }: MenuState): Item[] {
  const mac = platform === 'darwin';
  switch (menu) {
    case 'file':
      return [separator, { role: mac ? 'close' : 'quit' }];
    case 'edit':
      return [separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, ...(mac ? macEditItems : [])];
    case 'view':
      return [
        separator,
        { role: 'togglefullscreen' },
        ...(packaged ? [] : ([{ role: 'reload' }, { role: 'toggleDevTools' }] satisfies Item[])),
      ];
    case 'help':
      return mac ? [] : [separator, { role: 'about' }];
    case 'annotate':
    case 'go':
      return [];
    default:
      return assertNever(menu);
  }
}

/** On macOS text fields take these keys from the menu alone. Undo stands in the menu already: ours. */
const macEditItems: readonly Item[] = [
  { role: 'selectAll' },
  { role: 'undo', visible: false },
  { role: 'redo', visible: false },
];
