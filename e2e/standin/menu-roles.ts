import type { BrowserWindow } from './browser-window.ts';
import { app } from './app.ts';

interface Role {
  readonly label: string;
  readonly accelerator?: string;
  /** Left out where Chromium does it by itself (editing) or where there is no such thing (services). */
  readonly run?: (window: BrowserWindow | undefined) => void;
  readonly submenu?: readonly string[];
}

const zoomBy = (step: number) => (window: BrowserWindow | undefined) =>
  window?.webContents.setZoomLevel(window.webContents.getZoomLevel() + step);

/** By their names in lower case. */
const roles: Readonly<Record<string, Role>> = {
  about: { label: 'About' },
  undo: { label: 'Undo' },
  redo: { label: 'Redo' },
  cut: { label: 'Cut' },
  copy: { label: 'Copy' },
  paste: { label: 'Paste' },
  pasteandmatchstyle: { label: 'Paste and Match Style' },
  delete: { label: 'Delete' },
  selectall: { label: 'Select All' },
  quit: { label: 'Quit', accelerator: 'CmdOrCtrl+Q', run: () => app.quit() },
  close: { label: 'Close Window', accelerator: 'CmdOrCtrl+W', run: (window) => window?.close() },
  minimize: { label: 'Minimize', accelerator: 'CmdOrCtrl+M', run: (window) => window?.minimize() },
  zoom: { label: 'Zoom', run: (window) => (window?.isMaximized() ? window.unmaximize() : window?.maximize()) },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', run: (window) => window?.reload() },
  forcereload: { label: 'Force Reload', accelerator: 'Shift+CmdOrCtrl+R', run: (window) => window?.reload() },
  toggledevtools: { label: 'Toggle Developer Tools', run: (window) => window?.webContents.toggleDevTools() },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: process.platform === 'darwin' ? 'Control+Command+F' : 'F11',
    run: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  resetzoom: {
    label: 'Actual Size',
    accelerator: 'CmdOrCtrl+0',
    run: (window) => window?.webContents.setZoomLevel(0),
  },
  zoomin: { label: 'Zoom In', accelerator: 'CmdOrCtrl+Plus', run: zoomBy(0.5) },
  zoomout: { label: 'Zoom Out', accelerator: 'CmdOrCtrl+-', run: zoomBy(-0.5) },
  services: { label: 'Services' },
  hide: { label: 'Hide' },
  hideothers: { label: 'Hide Others' },
  unhide: { label: 'Show All' },
  front: { label: 'Bring All to Front' },
  window: { label: 'Window' },
  help: { label: 'Help' },
  appmenu: { label: 'Application', submenu: ['about', 'services', 'hide', 'hideOthers', 'unhide', 'quit'] },
  filemenu: { label: 'File', submenu: [process.platform === 'darwin' ? 'close' : 'quit'] },
  editmenu: { label: 'Edit', submenu: ['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll'] },
  viewmenu: {
    label: 'View',
    submenu: ['reload', 'forceReload', 'toggleDevTools', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'],
  },
  windowmenu: { label: 'Window', submenu: ['minimize', 'zoom', 'close'] },
};

export function roleOf(name: string): Role {
  const role = roles[name.toLowerCase()];
  if (!role) throw new Error(`stand-in: the menu role '${name}' is not supported`);
  return role;
}
