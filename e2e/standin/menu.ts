import type { MenuItemConstructorOptions } from 'electron';
import { parseAccelerator, type Accelerator } from './accelerator.ts';
import type { BrowserWindow } from './browser-window.ts';
import { host } from './host.ts';
import { roleOf } from './menu-roles.ts';
import { LoudEmitter, unsupported } from './unsupported.ts';

type Template = readonly (MenuItemConstructorOptions | MenuItem)[];
// Electron's own type says `Function`-like with its BrowserWindow, for which ours stands in.
type Click = (item: MenuItem, window: BrowserWindow | undefined, event: object) => void;

export class MenuItem extends LoudEmitter {
  readonly id: string | undefined;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly registerAccelerator: boolean;
  readonly submenu: Menu | undefined;
  readonly click: (event?: object, window?: BrowserWindow) => void;
  label: string;
  sublabel: string;
  toolTip: string;
  enabled: boolean;
  visible: boolean;
  /** The menu that has this item. */
  menu: Menu | undefined;
  #checked: boolean;

  constructor(options: MenuItemConstructorOptions) {
    super();
    for (const key of ['before', 'after', 'beforeGroupContaining', 'afterGroupContaining']) {
      if (key in options) unsupported(`the menu item option '${key}'`);
    }
    const role = options.role === undefined ? undefined : roleOf(options.role);
    const submenu = options.submenu ?? role?.submenu?.map((name) => new MenuItem(roleOption(name)));
    if (options.type === 'submenu' && !submenu) throw new Error('Invalid submenu');
    // True because the application can only build menus with our Menu, or templates.
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as Menu | undefined);
    this.id = options.id;
    this.type = options.type ?? (submenu ? 'submenu' : 'normal');
    this.role = options.role?.toLowerCase();
    this.label = options.label ?? role?.label ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.accelerator = options.accelerator ?? role?.accelerator;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.#checked = options.checked ?? false;
    const click = options.click as Click | undefined; // see Click
    this.click = (event = {}, window) => {
      if (this.type === 'checkbox' || this.type === 'radio') this.checked = this.type === 'radio' || !this.checked;
      if (role?.run) role.run(window);
      else click?.(this, window, event);
    };
  }

  get checked(): boolean {
    return this.#checked;
  }
  set checked(checked: boolean) {
    this.#checked = checked;
    if (this.type !== 'radio' || !checked) return;
    for (const peer of this.menu?.radioGroupOf(this) ?? []) if (peer !== this) peer.#checked = false;
  }
}

// True because roleOf refuses a name that is no role.
const roleOption = (name: string) => ({ role: name as NonNullable<MenuItemConstructorOptions['role']> });

export class Menu extends LoudEmitter {
  static #application: Menu | null = null;
  readonly items: MenuItem[] = [];

  static buildFromTemplate(template: Template): Menu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array');
    const menu = new Menu();
    for (const item of template as Template) {
      if (!['label', 'role', 'type'].some((key) => key in item)) {
        throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
      }
      menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    }
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
    for (const { webContents } of host.windows) webContents.sendShortcuts();
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }

  append(item: MenuItem): void {
    this.insert(this.items.length, item);
  }
  insert(position: number, item: MenuItem): void {
    item.menu = this;
    this.items.splice(position, 0, item);
  }
  getMenuItemById(id: string): MenuItem | null {
    return [...allItems(this)].find((item) => item.id === id) ?? null;
  }
  /** Neighbours without a separator, of which one is checked. */
  radioGroupOf(item: MenuItem): MenuItem[] {
    const at = this.items.indexOf(item);
    const isRadio = (index: number): boolean => this.items[index]?.type === 'radio';
    let [first, last] = [at, at];
    while (isRadio(first - 1)) first -= 1;
    while (isRadio(last + 1)) last += 1;
    return this.items.slice(first, last + 1);
  }
}

function* allItems(menu: Menu): Generator<MenuItem> {
  for (const item of menu.items) {
    yield item;
    if (item.submenu) yield* allItems(item.submenu);
  }
}

function itemsWithShortcut(): { item: MenuItem; accelerator: Accelerator }[] {
  const menu = Menu.getApplicationMenu();
  return (menu ? [...allItems(menu)] : []).flatMap((item) =>
    item.accelerator !== undefined && item.registerAccelerator
      ? [{ item, accelerator: parseAccelerator(item.accelerator) }]
      : [],
  );
}

export const applicationShortcuts = (): Accelerator[] => itemsWithShortcut().map(({ accelerator }) => accelerator);

/** A page saw the keys of the shortcut with this index. */
export function runShortcut(index: number, window: BrowserWindow): void {
  const item = itemsWithShortcut()[index]?.item;
  if (item?.enabled) item.click({ triggeredByAccelerator: true }, window);
}
