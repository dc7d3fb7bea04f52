import type { PrintToPDFOptions, WebPreferences } from 'electron';
import { app } from './app.ts';
import type { BrowserWindow } from './browser-window.ts';
import type { DevtoolsSession } from './devtools.ts';
import { devtools, host } from './host.ts';
import { applicationShortcuts } from './menu.ts';
import { nativeTheme } from './native-theme.ts';
import { PageChannel } from './page-channel.ts';
import { listenToPage } from './page-events.ts';
import type { ToPage } from './page-messages.ts';
import { installPreload } from './preload.ts';
import { createEvent } from './preventable-event.ts';
import { printParameters } from './print.ts';
import { fromBrowser, toBrowser } from './protocol.ts';
import { interceptRequests } from './requests.ts';
import { type Session, session } from './session.ts';
import { createCodec } from './structured-clone.ts';
import { LoudEmitter } from './unsupported.ts';
import { WebFrameMain } from './web-frame.ts';

type OpenHandler = (details: { url: string; frameName: string; features: string; disposition: string }) => {
  action: 'allow' | 'deny';
};
interface Attached {
  readonly page: DevtoolsSession;
  readonly channel: PageChannel;
}

const codec = createCodec();
const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');
let lastId = 0;

/** Electron's defaults of the preferences that matter for security. */
const defaultPreferences: WebPreferences = {
  allowRunningInsecureContent: false,
  contextIsolation: true,
  devTools: true,
  experimentalFeatures: false,
  images: true,
  javascript: true,
  navigateOnDragDrop: false,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  plugins: false,
  sandbox: true,
  spellcheck: true,
  webSecurity: true,
  webviewTag: false,
};

export class WebContents extends LoudEmitter {
  readonly id: number;
  readonly mainFrame: WebFrameMain;
  readonly window: BrowserWindow;
  readonly session: Session = session.defaultSession;
  /** As Chromium has it, with the https form of the application's scheme. */
  browserUrl = '';
  targetId = '';
  readonly #attached: Promise<Attached>;
  readonly #preferences: WebPreferences;
  readonly #expected = new Set<string>();
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #zoom = 1;
  #title = '';
  #loading = false;
  #destroyed = false;

  constructor(window: BrowserWindow, preferences: WebPreferences) {
    super();
    lastId += 1;
    this.id = lastId;
    this.window = window;
    this.#preferences = { ...defaultPreferences, ...preferences };
    const { nodeIntegration, contextIsolation, sandbox, webSecurity, webviewTag } = this.#preferences;
    if (nodeIntegration || !contextIsolation || !sandbox || !webSecurity || webviewTag) {
      throw new Error('stand-in: only sandboxed, isolated pages without Node and webviews are supported');
    }
    this.mainFrame = new WebFrameMain(this);
    this.#attached = this.#attach();
    this.#attached.catch((error: unknown) => {
      if (this.#destroyed || host.phase === 'finished') return;
      console.error('stand-in: a window could not be opened', error);
      app.exit(70);
    });
  }

  async #attach(): Promise<Attached> {
    const { targetId } = await devtools().send('Target.createTarget', { url: 'about:blank', newWindow: true });
    this.targetId = targetId;
    const { sessionId } = await devtools().send('Target.attachToTarget', { targetId, flatten: true });
    const page = devtools().session(sessionId);
    const { frameTree } = await page.send('Page.getFrameTree');
    const frameId = frameTree.frame.id;
    const channel = new PageChannel(this, page, frameId);
    listenToPage(this, page, frameId);
    await Promise.all([page.send('Page.enable'), page.send('Runtime.enable'), page.send('Log.enable')]);
    await installPreload(page, {
      path: this.preloadPath,
      argv: this.#preferences.additionalArguments ?? [],
      onError: (error) => this.emit('preload-error', createEvent({}), this.preloadPath, error),
    });
    if (this.#preferences.javascript === false)
      await page.send('Emulation.setScriptExecutionDisabled', { value: true });
    await interceptRequests(this, page, frameId);
    await this.#followTheme(page);
    await this.window.applyBounds(targetId);
    return { page, channel };
  }

  async #followTheme(page: DevtoolsSession): Promise<void> {
    const apply = async (): Promise<void> => {
      const value = nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
      const features = [{ name: 'prefers-color-scheme', value }];
      // The page may close meanwhile.
      await page.send('Emulation.setEmulatedMedia', { features }).catch(() => undefined);
    };
    const follow = (): void => void apply();
    nativeTheme.on('updated', follow);
    this.once('destroyed', () => nativeTheme.off('updated', follow));
    await apply();
  }

  get preloadPath(): string {
    return this.#preferences.preload ?? '';
  }
  getLastWebPreferences(): WebPreferences {
    return { ...this.#preferences };
  }

  /** For window.open and links to new windows. */
  handleOpen(browserUrl: string, disposition: string): void {
    const url = fromBrowser(browserUrl);
    const { action } = this.#openHandler({ url, frameName: '', features: '', disposition });
    if (action === 'allow') this.window.openAnother(url);
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    this.#deliver({ type: 'event', channel, args: codec.encode(args) });
  }
  /** For Menu.setApplicationMenu. */
  sendShortcuts(): void {
    this.#deliver({ type: 'shortcuts', accelerators: applicationShortcuts() });
  }
  #deliver(message: ToPage): void {
    // A window that could not be opened has said so already.
    this.#attached.then(({ channel }) => channel.deliver(message)).catch(() => undefined);
  }

  async loadURL(url: string): Promise<void> {
    const target = toBrowser(url);
    const { page } = await this.#attached;
    const loaded = new Promise((done) => this.once('did-finish-load', done));
    this.#expected.add(withoutFragment(target));
    this.#loading = true;
    const { errorText, loaderId } = await page.send('Page.navigate', { url: target });
    if (errorText !== undefined) {
      this.#loading = false;
      this.emit('did-fail-load', createEvent({}), -2, errorText, url, true);
      throw Object.assign(new Error(`${errorText} loading '${url}'`), { code: errorText, url });
    }
    // Without a loader the navigation stayed in the document (a fragment), which has finished loading already.
    if (loaderId !== undefined) await loaded;
    this.#loading = false;
  }
  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    const { page } = await this.#attached;
    const { data } = await page.send('Page.printToPDF', printParameters(options));
    return Buffer.from(data, 'base64');
  }
  reload(): void {
    this.#expected.add(withoutFragment(this.browserUrl));
    void this.#attached.then(({ page }) => page.send('Page.reload'));
  }
  reloadIgnoringCache(): void {
    this.reload();
  }
  /** For requests.ts: whether the application itself, not the page, asked for this navigation. */
  takeExpected(browserUrl: string): boolean {
    return this.#expected.delete(browserUrl);
  }
  /** For page-events.ts. */
  finishLoading(): void {
    this.#loading = false;
    this.emit('did-finish-load', createEvent({}));
    this.emit('did-stop-loading', createEvent({}));
  }
  isLoading(): boolean {
    return this.#loading;
  }
  getURL(): string {
    return this.browserUrl === 'about:blank' ? '' : fromBrowser(this.browserUrl);
  }
  getTitle(): string {
    return this.#title;
  }
  /** For targets.ts: the title of the document changed. */
  learnTitle(title: string): void {
    if (title === this.#title || title === '' || !this.getURL()) return;
    this.#title = title;
    this.emit('page-title-updated', createEvent({}), title, true);
    const event = createEvent({});
    this.window.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.window.setTitle(title);
  }

  /** A page grows as in a browser: fewer and larger CSS pixels in a window of the same size. */
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.#zoom = factor;
    void this.#attached.then(() => this.applyZoom());
  }
  /** Again after each change of the window's size. */
  async applyZoom(): Promise<void> {
    const { page } = await this.#attached;
    const { width, height } = this.window.getBounds();
    if (this.#zoom === 1) return void (await page.send('Emulation.clearDeviceMetricsOverride'));
    await page.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(width / this.#zoom),
      height: Math.round(height / this.#zoom),
      deviceScaleFactor: this.#zoom,
      mobile: false,
    });
  }
  getZoomFactor(): number {
    return this.#zoom;
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level);
  }
  getZoomLevel(): number {
    return Math.log(this.#zoom) / Math.log(1.2);
  }

  // Playwright is the developer tools here.
  openDevTools(): void {}
  closeDevTools(): void {}
  toggleDevTools(): void {}
  isDevToolsOpened(): boolean {
    return false;
  }

  focus(): void {
    this.window.focus();
  }
  close(): void {
    this.window.close();
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  /** For BrowserWindow.destroy. */
  destroy(): void {
    this.#destroyed = true;
    void this.#closeTarget();
    this.emit('destroyed');
  }
  async #closeTarget(): Promise<void> {
    await this.#attached.catch(() => undefined);
    if (host.phase === 'finished') return;
    // It may have closed by itself, which is how we heard of it.
    await devtools()
      .send('Target.closeTarget', { targetId: this.targetId })
      .catch(() => undefined);
  }
}
