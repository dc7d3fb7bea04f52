import { expect } from '@playwright/test';
import { join } from 'node:path';
import { logOf, test } from './fixture-test.ts';

test('binary data and maps survive the way to the main process and back', async ({ page }) => {
  const result = await page.evaluate(async () => {
    const bytes = await fixture.echo(new Uint8Array([0, 127, 255]));
    const big = await fixture.echo(new Uint8Array(3_000_000).fill(9));
    const map = await fixture.echo(new Map([['key', new Date(5)]]));
    const nested = (await fixture.echo({ list: [1, undefined, null, -0, NaN, 12n], when: new Date(0) })).value;
    return {
      bytes: bytes.value instanceof Uint8Array && [bytes.kind, ...bytes.value],
      big: big.value instanceof Uint8Array && [big.value.length, big.value[2_999_999]],
      map: map.value instanceof Map && [map.kind, map.value.get('key').getTime()],
      nested: String(Object.entries(nested as object).map(([name, value]) => [name, typeof value])),
      sender: [bytes.url, bytes.isMain],
    };
  });
  expect(result.bytes).toEqual(['Uint8Array', 0, 127, 255]);
  expect(result.big).toEqual([3_000_000, 9]);
  expect(result.map).toEqual(['Map', 5]);
  expect(result.nested).toBe('list,object,when,object');
  expect(result.sender).toEqual(['app://fixture/index.html', true]);
});

test('a handler that throws rejects the call, and what cannot be cloned is refused', async ({ page }) => {
  await expect(page.evaluate(() => fixture.fail())).rejects.toThrow(
    "Error invoking remote method 'fail': TypeError: not today",
  );
  await expect(page.evaluate(() => fixture.echo({ list: [() => 1] }))).rejects.toThrow('could not be cloned');
});

test('the context bridge passes callbacks both ways, frozen and without prototypes', async ({ page, application }) => {
  await page.evaluate(() => {
    globalThis.ticks = [];
    fixture.onTick((...args) => globalThis.ticks.push(args));
  });
  await application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('tick', 1, new Uint8Array([2])),
  );
  await expect.poll(() => page.evaluate(() => JSON.stringify(globalThis.ticks))).toBe('[[1,{"0":2}]]');
  expect(await page.evaluate(() => fixture.apply((value) => value + 1, 2))).toBe(3);
  expect(await page.evaluate(() => Object.isFrozen(fixture) && Object.isFrozen(fixture.nested.list))).toBe(true);
  expect(await page.evaluate(() => 'send' in fixture.ipcRenderer)).toBe(false);
  expect(await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in window))).toEqual([]);
});

test('the handler of a scheme answers with its own status, headers and bytes', async ({ page, application }) => {
  expect(await page.title()).toBe('Fixture'); // the policy of the response blocked the inline script
  await expect.poll(async () => JSON.stringify(await logOf(application))).toContain('Content Security Policy');
  const answers = await page.evaluate(async () => ({
    bytes: [...new Uint8Array(await (await fetch('/bytes')).arrayBuffer())],
    missing: (await fetch('/missing')).status,
    posted: (await fetch('/bytes', { method: 'POST', body: 'x' })).headers.get('allow'),
    head: (await fetch('/bytes', { method: 'HEAD' })).headers.get('content-type'),
  }));
  const bytes = [0, 128, 255, 10, 13];
  expect(answers).toEqual({ bytes, missing: 404, posted: 'GET, HEAD', head: 'application/octet-stream' });
  expect(await logOf(application)).toContainEqual(['request', 'POST', 'app://fixture/bytes']);
  expect(await application.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getURL())).toBe(
    'app://fixture/index.html',
  );
});

test('permissions are denied and granted as the handlers say', async ({ page }) => {
  const state = (name: string) =>
    page.evaluate(async (permission) => {
      const query = { name: permission } as PermissionDescriptor; // true: Chromium knows more names than TypeScript
      return (await navigator.permissions.query(query)).state;
    }, name);
  expect(await state('geolocation')).toBe('denied');
  expect(await state('camera')).toBe('denied');
  expect(await state('clipboard-write')).toBe('granted');
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  const code = await page.evaluate(
    () => new Promise((resolve) => navigator.geolocation.getCurrentPosition(resolve, (error) => resolve(error.code))),
  );
  expect(code).toBe(1);
});

test('a window has the size it was given, and zooming enlarges its text', async ({ page, application }) => {
  const sizeOf = () => page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]);
  const pngSize = async () => {
    const png = await page.screenshot();
    return [png.readUInt32BE(16), png.readUInt32BE(20)];
  };
  await expect.poll(sizeOf).toEqual([913, 617, 1]);
  expect(await pngSize()).toEqual([913, 617]);
  const window = await application.browserWindow(page);
  await window.evaluate((w) => w.setBounds({ width: 800, height: 500 }));
  await expect.poll(sizeOf).toEqual([800, 500, 1]);
  await window.evaluate((w) => w.webContents.setZoomFactor(1.25));
  await expect.poll(sizeOf).toEqual([640, 400, 1.25]);
  expect(await window.evaluate((w) => [w.webContents.getZoomFactor(), w.getBounds().width])).toEqual([1.25, 800]);
  await page.getByLabel('notes').click();
  await expect(page.getByLabel('notes')).toBeFocused();
  await window.evaluate((w) => w.webContents.setZoomFactor(1));
  await window.evaluate((w) => w.maximize());
  expect(await window.evaluate((w) => [w.isMaximized(), w.getNormalBounds().width])).toEqual([true, 800]);
});

// Electron's own accelerators do not hear Playwright's keys (microsoft/playwright#8004): this one is the stand-in's.

test('the keys of a menu item run it, when neither the page nor Chromium takes them', async ({ page, application }) => {
  const press = async (keys: string) => page.keyboard.press(keys);
  for (const keys of ['Control+Shift+K', 'Control+J', 'Control+D']) await press(keys);
  await page.getByLabel('notes').pressSequentially('typed');
  await press('Control+Z'); // Chromium undoes the typing
  await expect(page.getByLabel('notes')).toHaveValue('');
  await page.evaluate(() => fixture.note('keys were pressed'));
  await expect.poll(() => logOf(application)).toContainEqual(['note', 'keys were pressed']);
  expect((await logOf(application)).filter(([name]) => name === 'menu')).toEqual([['menu', 'find']]);
  await page.getByText('some text').click();
  await page.evaluate(() => addEventListener('keydown', (event) => event.key === 'K' && event.preventDefault()));
  await press('Control+Shift+K');
  await page.evaluate(() => fixture.note('pressed again'));
  await expect.poll(() => logOf(application)).toContainEqual(['note', 'pressed again']);
  expect((await logOf(application)).filter(([name]) => name === 'menu')).toEqual([['menu', 'find']]);
});

test('menu items can be found, clicked and checked', async ({ page, application }) => {
  await page.title();
  const result = await application.evaluate(({ Menu }) => {
    const item = (id: string) => Menu.getApplicationMenu()?.getMenuItemById(id);
    item('find')?.click();
    item('b')?.click();
    return [item('a')?.checked, item('b')?.checked, item('none')];
  });
  expect(result).toEqual([false, true, null]);
  expect(await logOf(application)).toContainEqual(['menu', 'find']);
});

test('the page cannot navigate away, and its redirects are seen', async ({ page, application }) => {
  await page.getByRole('link', { name: 'away' }).click({ noWaitAfter: true });
  await expect.poll(() => logOf(application)).toContainEqual(['will-navigate', 'https://example.invalid/self']);
  // The browser shows where it would go until the stand-in has stopped it.
  await expect(page).toHaveTitle('Fixture');
  await expect(page).toHaveURL(/fixture.*index\.html$/);
  const events = (await logOf(application)).filter(([name]) => name === 'will-navigate');
  expect(events).toHaveLength(1); // not for the application's own loadURL
  const window = await application.browserWindow(page);
  await window.evaluate((w) => w.loadURL('app://fixture/moved'));
  expect(await logOf(application)).toContainEqual(['will-redirect', 'app://fixture/index.html']);
});

test('no way to open a window opens one', async ({ page, application }) => {
  expect(await page.evaluate(() => window.open('https://example.invalid/script'))).toBeNull();
  await page.getByRole('link', { name: 'new window' }).click();
  await page.getByRole('button', { name: 'submit' }).click();
  for (const way of ['script', 'blank', 'form']) {
    await expect.poll(async () => JSON.stringify(await logOf(application))).toContain(`example.invalid/${way}`);
  }
  await expect.poll(() => application.windows().length).toBe(1);
  expect(await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a dialog answers as the test stubbed it', async ({ page, application }) => {
  await page.title();
  await application.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/chosen'] });
  });
  expect(await application.evaluate(({ dialog }) => dialog.showOpenDialog({}))).toMatchObject({
    filePaths: ['/chosen'],
  });
});

test('the theme of the application is the colour scheme of its pages', async ({ page, application }) => {
  const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  for (const source of ['dark', 'light'] as const) {
    const updated = application.evaluate(async ({ nativeTheme }, theme) => {
      nativeTheme.themeSource = theme;
      return nativeTheme.shouldUseDarkColors;
    }, source);
    expect(await updated).toBe(source === 'dark');
    await expect.poll(isDark).toBe(source === 'dark');
  }
});

test('a dropped file and a chosen file have their paths', async ({ page, files }) => {
  const path = join(files.folder, 'dropped.txt');
  await page.getByLabel('file').setInputFiles(path);
  await expect.poll(() => page.evaluate(() => globalThis.chosen)).toBe(path);
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  }
  await expect.poll(() => page.evaluate(() => globalThis.dropped)).toBe(path);
});

test('a hidden page without scripts is printed on the paper that was asked for', async ({ page, application }) => {
  await expect(page).toHaveTitle('Fixture');
  const printed = await application.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { javascript: false } });
    await window.loadURL('app://fixture/index.html');
    const requests = globalThis.log.filter(([kind, , url]) => kind === 'request' && url === 'app://fixture/page.js');
    const options = { generateTaggedPDF: true, displayHeaderFooter: true, headerTemplate: '<b>at the head</b>' };
    const a4 = await window.webContents.printToPDF({ ...options, pageSize: 'A4', margins: { top: 1 } });
    const letter = await window.webContents.printToPDF({});
    window.destroy();
    return { scripts: requests.length, a4: a4.toString('latin1'), letter: letter.toString('latin1') };
  });
  // The page in the window that can be seen has asked for its script.
  expect(printed.scripts).toBe(1);
  expect(printed.a4).toMatch(/^%PDF-1\.\d/);
  const boxes = [printed.a4, printed.letter].map((pdf) => /\/MediaBox \[([^\]]*)\]/.exec(pdf ?? '')?.[1]);
  expect(
    boxes.map((box) =>
      box
        ?.trim()
        .split(/\s+/)
        .map((side) => Math.round(Number(side))),
    ),
  ).toEqual([
    // 8.27 × 11.7 inches, as Electron has it too, in whole points.
    [0, 0, 596, 843],
    [0, 0, 612, 792],
  ]);
  expect(printed.a4).toContain('/StructTreeRoot');
});

test('security preferences can be read back', async ({ page, application }) => {
  const window = await application.browserWindow(page);
  const preferences = await window.evaluate((w) =>
    // True on Electron too, whose type definitions leave this method out.
    (w.webContents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
  );
  const safe = { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, spellcheck: false };
  expect(preferences).toMatchObject(safe);
});
