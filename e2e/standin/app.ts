import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { allSwitches, commandLine } from './command-line.ts';
import { host } from './host.ts';
import { createEvent } from './preventable-event.ts';
import { hasLock, releaseLock, requestLock } from './single-instance.ts';
import { LoudEmitter } from './unsupported.ts';

const leaveProcess = process.exit.bind(process);

function defaultPath(name: string, appName: string): string | undefined {
  const appData = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
  const userData = allSwitches().get('user-data-dir') || join(appData, appName);
  const paths: Readonly<Record<string, string>> = {
    home: homedir(),
    appData,
    userData,
    sessionData: userData,
    crashDumps: join(userData, 'Crashpad'),
    logs: join(userData, 'logs'),
    temp: tmpdir(),
    exe: process.argv[0] ?? '',
    desktop: join(homedir(), 'Desktop'),
    documents: join(homedir(), 'Documents'),
    downloads: join(homedir(), 'Downloads'),
  };
  return paths[name];
}

class App extends LoudEmitter {
  readonly #paths = new Map<string, string>();
  readonly #ready = Promise.withResolvers<void>();
  readonly isPackaged = false;
  readonly commandLine = commandLine;
  name = 'Electron';

  isReady(): boolean {
    return host.phase !== 'loading';
  }
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  /** For main.ts. */
  becomeReady(): void {
    host.phase = 'ready';
    this.emit('will-finish-launching');
    this.#ready.resolve();
    this.emit('ready', createEvent({}), {});
  }
  enableSandbox(): void {
    if (this.isReady()) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  getName(): string {
    return this.name;
  }
  setName(name: string): void {
    this.name = name;
  }
  getVersion(): string {
    return host.manifest.version ?? process.versions['electron'] ?? '';
  }
  getAppPath(): string {
    return host.appPath;
  }
  getLocale(): string {
    return commandLine.getSwitchValue('lang') || 'en-US';
  }
  getSystemLocale(): string {
    return 'en-US';
  }
  getPreferredSystemLanguages(): string[] {
    return ['en-US'];
  }
  getPath(name: string): string {
    const path = this.#paths.get(name) ?? defaultPath(name, this.name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    if (name === 'userData') mkdirSync(path, { recursive: true });
    return path;
  }
  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    if (defaultPath(name, this.name) === undefined) throw new Error(`Failed to set path`);
    mkdirSync(path, { recursive: true });
    this.#paths.set(name, path);
  }

  requestSingleInstanceLock(additionalData: unknown = null): boolean {
    return requestLock(this.getPath('userData'), additionalData, ({ argv, cwd, additionalData: data }) => {
      void this.#ready.promise.then(() => this.emit('second-instance', createEvent({}), argv, cwd, data));
    });
  }
  hasSingleInstanceLock(): boolean {
    return hasLock();
  }
  releaseSingleInstanceLock(): void {
    releaseLock();
  }

  // The desktop around the application: nothing that a test could see.
  setAboutPanelOptions(): void {}
  addRecentDocument(): void {}
  clearRecentDocuments(): void {}
  setAppUserModelId(): void {}
  focus(): void {}

  quit(): void {
    const before = createEvent({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    host.quitting = true;
    if (host.windows.size === 0) this.finishQuitting();
    for (const window of host.windows) window.close();
  }
  /** The second half of quit(), when the last window is gone. */
  finishQuitting(): void {
    const will = createEvent({});
    this.emit('will-quit', will);
    if (will.defaultPrevented) host.quitting = false;
    else this.exit(0);
  }
  exit(code = 0): void {
    if (host.phase === 'finished') return;
    host.phase = 'finished';
    for (const window of host.windows) window.destroy();
    this.emit('quit', createEvent({}), code);
    releaseLock();
    const leave = (): void => leaveProcess(code);
    Promise.all([host.closeBrowser(), ...host.unfinished]).then(leave, leave);
  }
}

export const app = new App();

app.on('window-all-closed', () => {
  // Only this listener: the application left the default to us.
  if (app.listenerCount('window-all-closed') === 1) app.quit();
});
