import { app, Menu } from 'electron';
import { actions, isActionName, type ActionName } from '#shared/api/actions.ts';
import { sendEvent } from './ipc.ts';
import { buildMenuTemplate, tickOf } from './menu-template.ts';
import type { RecentProjects } from './recent-projects.ts';
import type { SettingsStore } from './settings.ts';

interface Options {
  readonly settings: SettingsStore;
  readonly recent: RecentProjects;
  readonly openRecent: (path: string) => void;
}

/** The menu bar. It says which action was meant; what the action does is in the window. */
export class ApplicationMenu {
  readonly #options: Options;
  // Until the window has told.
  #enabled: ReadonlySet<string> = new Set(
    Object.entries(actions).flatMap(([name, { needs }]) => (needs === 'nothing' ? [name] : [])),
  );

  constructor(options: Options) {
    this.#options = options;
    this.build();
    let { keys } = options.settings.current;
    options.settings.onChange((settings) => {
      // An accelerator cannot be exchanged either.
      if (settings.keys === keys) return this.#refresh();
      ({ keys } = settings);
      this.build();
    });
  }

  /** Anew, because a submenu cannot be exchanged: when the recent projects changed. */
  build(): void {
    const { settings, recent, openRecent } = this.#options;
    const template = buildMenuTemplate({
      platform: process.platform,
      packaged: app.isPackaged,
      settings: settings.current,
      isEnabled: (name) => this.#enabled.has(name),
      recent: recent.paths,
      invoke: (name) => this.#invoke(name),
      openRecent,
      clearRecent: () => {
        recent.forgetAll();
        this.build();
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  enable(names: readonly string[]): void {
    this.#enabled = new Set(names);
    this.#refresh();
  }

  #invoke(action: ActionName): void {
    sendEvent('action.invoked', { action });
    // The system has moved the tick; the settings say where it belongs.
    this.#refresh();
  }

  #refresh(): void {
    const menu = Menu.getApplicationMenu();
    for (const name of Object.keys(actions).filter(isActionName)) {
      const item = menu?.getMenuItemById(name);
      if (!item) continue;
      item.enabled = this.#enabled.has(name);
      const tick = tickOf(name, this.#options.settings.current);
      if (tick !== undefined && item.checked !== tick) item.checked = tick;
    }
  }
}
