import { createBridge } from './page-bridge.ts';
import { createFilePaths } from './page-files.ts';
import { createEmitter, createIpcRenderer } from './page-ipc.ts';
import type { FromPage, ToPage } from './page-messages.ts';
import { createShortcuts } from './page-shortcuts.ts';
import { createCodec } from './structured-clone.ts';

/** Electron's own name for the world of the preload. */
export const worldName = 'Electron Isolated Context';
export const bindingName = '__standinSend';
export const receiverName = '__standinReceive';

interface PreloadInfo {
  readonly secret: string;
  readonly isHeaded: boolean;
  readonly preloadPath: string;
  readonly process: Readonly<Record<string, unknown>>;
}
type Preload = (
  require: (name: string) => unknown,
  process: object,
  global: object,
  module: { exports: object },
  exports: object,
) => void;

/** The names that the main process and this world share as globals. */
interface World {
  [bindingName]?: (message: string) => void;
  [receiverName]?: { readonly take: (message: ToPage) => void; readonly fileAt: (id: number, at: number) => unknown };
}

/** Runs in the page's own world, before its scripts. */
function mainWorld(secret: string): void {
  if (window !== window.top) return;
  const bridge = createBridge(secret, 'page', 'preload');
  const open = (url: string | URL = '', target = '_blank'): null => {
    const absolute = new URL(url, document.baseURI).href;
    if (/^_(self|top|parent)$/.test(target)) location.assign(absolute);
    else bridge.post('open', { url: absolute, disposition: 'new-window' });
    return null;
  };
  Object.defineProperty(window, 'open', { value: open, writable: true, configurable: true, enumerable: true });
}

/** Runs in the isolated world: gives the preload its `electron` module and starts it. */
function isolatedWorld(info: PreloadInfo, preload: Preload): void {
  if (window !== window.top) return;
  // True because the stand-in adds the binding to this world before any document.
  const world = globalThis as World;
  const binding = world[bindingName];
  const post = (message: FromPage): void => binding?.(JSON.stringify(message));
  const bridge = createBridge(info.secret, 'preload', 'page');
  const { ipcRenderer, receive } = createIpcRenderer(post, createCodec());
  const files = createFilePaths(post);
  const shortcuts = createShortcuts(post);
  const take = (message: ToPage): void => [receive, files.receive, shortcuts.receive].forEach((fn) => fn(message));
  world[receiverName] = { take, fileAt: files.fileAt };

  bridge.on('open', (detail) => post({ type: 'open', ...detail }));
  const isElsewhere = (target: string): boolean => target !== '' && !/^_(self|top|parent)$/.test(target);
  const followLink = (event: MouseEvent): void => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link?.href || event.defaultPrevented || event.button > 1) return;
    if (!isElsewhere(link.target) && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) return;
    event.preventDefault();
    post({ type: 'open', url: link.href, disposition: 'foreground-tab' });
  };
  window.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented || !isElsewhere(form.target)) return;
    event.preventDefault();
    post({ type: 'open', url: form.action, disposition: 'foreground-tab' });
  });
  window.addEventListener('click', followLink);
  window.addEventListener('auxclick', followLink);
  if (info.isHeaded) {
    window.addEventListener('resize', () =>
      post({ type: 'bounds', x: screenX, y: screenY, width: innerWidth, height: innerHeight }),
    );
  }

  const contextBridge = { exposeInMainWorld: bridge.expose };
  const electron = { contextBridge, ipcRenderer, webUtils: { getPathForFile: files.getPathForFile } };
  const require = (name: string): unknown => {
    if (/^electron(\/renderer|\/common)?$/.test(name)) return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  try {
    preload(require, Object.assign(createEmitter(), info.process), globalThis, module, module.exports);
  } catch (error) {
    console.error(`Unable to load preload script: ${info.preloadPath}`);
    console.error(error);
    post({ type: 'preload-error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** The functions travel as text, side by side, so that they find each other by name in the page as they do here. */
export function pageScripts(info: PreloadInfo, preloadSource: string) {
  const shared = [createCodec, createEmitter, createBridge, createIpcRenderer, createFilePaths, createShortcuts];
  const constants = Object.entries({ bindingName, receiverName }).map(([k, v]) => `const ${k} = ${JSON.stringify(v)};`);
  // The preload stands outside, where it does not see them.
  const preload = `function (require, process, global, module, exports) {\n${preloadSource}\n}`;
  const [bridge, ofPage, ofPreload] = [createBridge, mainWorld, isolatedWorld].map(String);
  return {
    main: `(() => { ${bridge}\n(${ofPage})(${JSON.stringify(info.secret)}); })();`,
    isolated: `((preload) => { ${constants.join('')} ${shared.join('\n')}\n(${ofPreload})(${JSON.stringify(info)}, preload); })(${preload});`,
  };
}
