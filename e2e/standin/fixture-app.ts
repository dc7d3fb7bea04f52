import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// A small Electron application for standin.spec.ts. It would run on the real Electron as it is.

const main = `
import { app, BrowserWindow, ipcMain, Menu, protocol, session } from 'electron';
import { join } from 'node:path';

const log = (globalThis.log = []);
app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
if (!app.requestSingleInstanceLock({ from: process.pid })) app.quit();
app.on('second-instance', (event, argv, cwd, data) => log.push(['second-instance', argv.at(-1), cwd, typeof data.from]));

const page = \`<!doctype html><title>Fixture</title><script>document.title = 'inline script ran'</script>
<script src="/page.js"></script><link rel="icon" href="data:,">
<a href="https://example.invalid/blank" target="_blank">new window</a> <a href="https://example.invalid/self">away</a>
<form action="https://example.invalid/form" target="_blank"><button>submit</button></form>
<textarea aria-label="notes"></textarea> <input type="file" aria-label="file"><p id="text" style="display:inline-block">some text</p>\`;
const files = {
  '/index.html': ['text/html', page],
  '/page.js': ['text/javascript', "addEventListener('dragover', (e) => e.preventDefault()); addEventListener('drop', (e) => { e.preventDefault(); window.dropped = fixture.pathOf(e.dataTransfer.files[0]); }); addEventListener('change', (e) => { if (e.target.files) window.chosen = fixture.pathOf(e.target.files[0]); });"],
  '/bytes': ['application/octet-stream', new Uint8Array([0, 128, 255, 10, 13])],
};
function serve(request) {
  const url = new URL(request.url);
  log.push(['request', request.method, request.url]);
  if (url.pathname === '/moved') return new Response(null, { status: 302, headers: { location: 'app://fixture/index.html' } });
  if (!['GET', 'HEAD'].includes(request.method)) return new Response('no', { status: 405, headers: { allow: 'GET, HEAD' } });
  const [type, body] = files[url.pathname] ?? [];
  if (!type) return new Response('not found', { status: 404 });
  const csp = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action https:; require-trusted-types-for 'script'";
  return new Response(request.method === 'HEAD' ? null : body, { headers: { 'content-type': type, 'content-security-policy': csp } });
}

ipcMain.handle('echo', (event, value) => ({ value, kind: value?.constructor.name, url: event.senderFrame.url, isMain: event.senderFrame === event.sender.mainFrame }));
ipcMain.handle('fail', () => { throw new TypeError('not today'); });
ipcMain.on('note', (event, ...args) => log.push(['note', ...args]));

app.on('web-contents-created', (event, contents) => {
  contents.on('will-navigate', (e) => { log.push(['will-navigate', e.url]); e.preventDefault(); });
  contents.on('will-redirect', (e) => log.push(['will-redirect', e.url]));
  contents.on('preload-error', (e, path, error) => log.push(['preload-error', path, error.message]));
  contents.on('console-message', (e) => log.push(['console', e.level, e.message]));
  contents.setWindowOpenHandler(({ url }) => { log.push(['open', url]); return { action: 'deny' }; });
});
app.on('window-all-closed', () => app.quit());
app.whenReady().then(async () => {
  protocol.handle('app', serve);
  const allowed = (permission) => permission === 'clipboard-sanitized-write';
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) => answer(allowed(permission)));
  session.defaultSession.setPermissionCheckHandler((contents, permission) => allowed(permission));
  const item = (id, accelerator, more) => ({ id, label: id, accelerator, click: () => log.push(['menu', id]), ...more });
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'Edit', submenu: [
    item('find', 'CmdOrCtrl+Shift+K'), item('shown-only', 'CmdOrCtrl+J', { registerAccelerator: false }),
    item('off', 'CmdOrCtrl+D', { enabled: false }), item('undo', 'CmdOrCtrl+Z'),
    { type: 'radio', label: 'a', id: 'a', checked: true }, { type: 'radio', label: 'b', id: 'b' },
  ] }]));
  const window = new BrowserWindow({ x: 40, y: 30, width: 913, height: 617, webPreferences: { preload: join(import.meta.dirname, process.env.FIXTURE_PRELOAD ?? 'preload.cjs'), spellcheck: false } });
  await window.loadURL('app://fixture/index.html').catch((error) => log.push(['load failed', error.message]));
});
`;

const preload = `
const { contextBridge, ipcRenderer, webUtils } = require('electron');
contextBridge.exposeInMainWorld('fixture', {
  echo: (value) => ipcRenderer.invoke('echo', value),
  fail: () => ipcRenderer.invoke('fail'),
  note: (...args) => ipcRenderer.send('note', ...args),
  apply: (fn, value) => fn(value),
  onTick: (listener) => { const on = (event, ...args) => listener(...args); ipcRenderer.on('tick', on); return () => ipcRenderer.off('tick', on); },
  pathOf: (file) => webUtils.getPathForFile(file),
  nested: { list: [1] },
  ipcRenderer,
});
`;

const utility = `
process.stdout.write('utility says hello');
process.parentPort.on('message', async ({ data }) => {
  if (data === 'stop') process.exit(7);
  if (data === 'electron') return process.parentPort.postMessage(await import('electron').then(() => 'imported', (error) => error.message));
  process.parentPort.postMessage({ echo: data, type: process.type, args: process.argv.slice(2), execArgv: process.execArgv.includes('--no-deprecation') });
});
`;

export interface FixtureApp {
  readonly folder: string;
  readonly userData: string;
  readonly remove: () => void;
}

/** Writes the application into a temporary folder; `mainSource` replaces its entry. */
export function writeFixtureApp(mainSource = main): FixtureApp {
  const folder = mkdtempSync(join(tmpdir(), 'fixture-app-'));
  const userData = join(folder, 'user-data');
  mkdirSync(userData);
  const manifest = JSON.stringify({ name: 'fixture-app', version: '1.2.3', type: 'module', main: 'main.mjs' });
  const files = { 'package.json': manifest, 'main.mjs': mainSource, 'preload.cjs': preload, 'utility.mjs': utility };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'preload.mjs'), "import { contextBridge } from 'electron';");
  writeFileSync(join(folder, 'dropped.txt'), 'text');
  return { folder, userData, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
