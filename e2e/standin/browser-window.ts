import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { app } from './app.ts';
import { devtools, host, isHeaded } from './host.ts';
import { createEvent } from './preventable-event.ts';
import { screen } from './screen.ts';
import { LoudEmitter } from './unsupported.ts';
import { WebContents } from './web-contents.ts';

function initialBounds({ x, y, width = 800, height = 600 }: BrowserWindowConstructorOptions): Rectangle {
  const { workArea } = screen.getPrimaryDisplay();
  const centred = (start: number, room: number, size: number): number =>
    start + Math.max(0, Math.round((room - size) / 2));
  return {
    x: x ?? centred(workArea.x, workArea.width, width),
    y: y ?? centred(workArea.y, workArea.height, height),
    width,
    height,
  };
}

/** A window without a frame of its own: its bounds are those of the page in it. */
export class BrowserWindow extends LoudEmitter {
  static #focused: BrowserWindow | null = null;
  static getAllWindows(): BrowserWindow[] {
    return [...host.windows];
  }
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.#focused;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return contents.isDestroyed() ? null : contents.window;
  }
  static fromId(id: number): BrowserWindow | null {
    return [...host.windows].find((window) => window.id === id) ?? null;
  }

  readonly id: number;
  readonly webContents: WebContents;
  #bounds: Rectangle;
  #normalBounds: Rectangle;
  #title: string;
  #visible: boolean;
  #mode: 'normal' | 'maximized' | 'fullscreen' = 'normal';
  #minimized = false;
  #readyToShow = false;
  #destroyed = false;
  #documentEdited = false;
  #representedFilename = '';

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (host.phase === 'loading') throw new Error('Cannot create BrowserWindow before app is ready');
    this.#normalBounds = initialBounds(options);
    this.#bounds = { ...this.#normalBounds };
    this.#title = options.title ?? app.name;
    this.#visible = options.show ?? true;
    this.webContents = new WebContents(this, options.webPreferences ?? {});
    this.id = this.webContents.id;
    host.windows.add(this);
    if (options.fullscreen) this.setFullScreen(true);
    if (this.#visible) BrowserWindow.#focused = this;
    app.emit('web-contents-created', createEvent({}), this.webContents);
    app.emit('browser-window-created', createEvent({}), this);
  }
  #alive(): this {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    return this;
  }

  loadURL(url: string): Promise<void> {
    return this.#alive().webContents.loadURL(url);
  }
  reload(): void {
    this.#alive().webContents.reload();
  }
  /** For window.open, when the application allows it. */
  openAnother(url: string): void {
    const another = new BrowserWindow();
    this.webContents.emit('did-create-window', another, { url });
    void another.loadURL(url);
  }
  /** For page-events.ts. */
  becomeReadyToShow(): void {
    if (this.#readyToShow) return;
    this.#readyToShow = true;
    this.emit('ready-to-show');
  }

  show(): void {
    this.#alive().#visible = true;
    this.emit('show');
    this.focus();
  }
  showInactive(): void {
    this.#alive().#visible = true;
    this.emit('show');
  }
  hide(): void {
    this.#alive().#visible = false;
    this.emit('hide');
    this.blur();
  }
  isVisible(): boolean {
    return this.#alive().#visible;
  }
  focus(): void {
    this.#alive();
    if (BrowserWindow.#focused === this) return;
    BrowserWindow.#focused?.blur();
    BrowserWindow.#focused = this;
    this.emit('focus');
    app.emit('browser-window-focus', createEvent({}), this);
  }
  blur(): void {
    if (BrowserWindow.#focused !== this) return;
    BrowserWindow.#focused = null;
    this.emit('blur');
    app.emit('browser-window-blur', createEvent({}), this);
  }
  isFocused(): boolean {
    return BrowserWindow.#focused === this;
  }
  moveTop(): void {}

  getBounds(): Rectangle {
    return { ...this.#alive().#bounds };
  }
  getNormalBounds(): Rectangle {
    return { ...this.#alive().#normalBounds };
  }
  getContentBounds(): Rectangle {
    return this.getBounds();
  }
  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height];
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.#alive();
    this.#move({ ...this.#bounds, ...bounds });
    if (this.#mode === 'normal') this.#normalBounds = { ...this.#bounds };
    void this.applyBounds().then(() => this.webContents.applyZoom());
  }
  #move(bounds: Rectangle): void {
    const before = this.#bounds;
    this.#bounds = bounds;
    if (before.width !== bounds.width || before.height !== bounds.height) this.emit('resize');
    if (before.x !== bounds.x || before.y !== bounds.y) this.emit('move');
  }
  /** Gives the bounds to Chromium: with the id of a page that is not attached yet, or at any later time without. */
  async applyBounds(targetId = this.webContents.targetId): Promise<void> {
    if (targetId === '') return; // applied when the page exists
    const { x: left, y: top, width, height } = this.#bounds;
    try {
      const { windowId } = await devtools().send('Browser.getWindowForTarget', { targetId });
      await devtools().send('Browser.setWindowBounds', { windowId, bounds: { left, top } });
      await devtools().send('Browser.setContentsSize', { windowId, width, height });
    } catch (error) {
      if (!this.#destroyed) throw error; // a window that closes has no bounds
    }
  }
  /** A person moved or resized the window. */
  learnBounds({ x, y, width, height }: Rectangle, zoom: number): void {
    if (!isHeaded()) return;
    this.#move({ x, y, width: Math.round(width * zoom), height: Math.round(height * zoom) });
    if (this.#mode === 'normal') this.#normalBounds = { ...this.#bounds };
  }

  #setMode(mode: 'normal' | 'maximized' | 'fullscreen'): void {
    this.#alive();
    const before = this.#mode;
    if (mode === before) return;
    this.#mode = mode;
    const display = screen.getDisplayMatching(this.#normalBounds);
    const areas = { normal: this.#normalBounds, maximized: display.workArea, fullscreen: display.bounds };
    this.setBounds({ ...areas[mode] });
    if (before === 'fullscreen') this.emit('leave-full-screen');
    if (before === 'maximized') this.emit('unmaximize');
    if (mode === 'fullscreen') this.emit('enter-full-screen');
    if (mode === 'maximized') this.emit('maximize');
  }
  maximize(): void {
    this.#setMode('maximized');
  }
  unmaximize(): void {
    if (this.#mode === 'maximized') this.#setMode('normal');
  }
  isMaximized(): boolean {
    return this.#mode === 'maximized';
  }
  setFullScreen(on: boolean): void {
    if (on) this.#setMode('fullscreen');
    else if (this.#mode === 'fullscreen') this.#setMode('normal');
  }
  isFullScreen(): boolean {
    return this.#mode === 'fullscreen';
  }
  /** Only remembered: Chromium stops drawing a minimized page, and no test could look at it. */
  minimize(): void {
    this.#alive().#minimized = true;
    this.emit('minimize');
    this.blur();
  }
  restore(): void {
    if (!this.#alive().#minimized) return this.unmaximize();
    this.#minimized = false;
    this.emit('restore');
    this.focus();
  }
  isMinimized(): boolean {
    return this.#alive().#minimized;
  }

  getTitle(): string {
    return this.#alive().#title;
  }
  setTitle(title: string): void {
    this.#alive().#title = title;
  }
  setRepresentedFilename(name: string): void {
    this.#representedFilename = name;
  }
  getRepresentedFilename(): string {
    return this.#representedFilename;
  }
  setDocumentEdited(edited: boolean): void {
    this.#documentEdited = edited;
  }
  isDocumentEdited(): boolean {
    return this.#documentEdited;
  }
  // There is no taskbar, no menu bar and no frame to show these on.
  setProgressBar(): void {}
  setBackgroundColor(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setMinimumSize(): void {}
  flashFrame(): void {}

  isDestroyed(): boolean {
    return this.#destroyed;
  }
  close(): void {
    if (this.#destroyed) return;
    const event = createEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) host.quitting = false;
    else setImmediate(() => this.destroy()); // not at once, as in Electron
  }
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.blur();
    host.windows.delete(this);
    this.webContents.destroy();
    this.emit('closed');
    if (host.windows.size > 0 || host.phase === 'finished') return;
    if (host.quitting) app.finishQuitting();
    else app.emit('window-all-closed');
  }
}
