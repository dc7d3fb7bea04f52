import type { ElectronApplication, Page } from '@playwright/test';
import { test, expect } from './fixtures.ts';

// Every setting of DESIGN.md section 10, asserted in the running application.

const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'";

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly size: number;
}

function ask(page: Page, path: string, method = 'GET'): Promise<Answer> {
  return page.evaluate(
    async ({ path, method }) => {
      const response = await fetch(path, { method });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        size: (await response.arrayBuffer()).byteLength,
      };
    },
    { path, method },
  );
}

/** What a script in the page gets by asking the shell. */
function call(page: Page, name: unknown, input: unknown): Promise<unknown> {
  return page.evaluate(
    ({ name, input }) => {
      // The page may call with anything: that is what is tested here.
      const { annotary } = window as unknown as { annotary: { call(name: unknown, input: unknown): Promise<unknown> } };
      return annotary.call(name, input).then((text) => JSON.parse(String(text)));
    },
    { name, input },
  );
}

/** Records what the page tried to reach, in the main process. Answers how to read it. */
async function watchNavigation(app: ElectronApplication): Promise<() => Promise<string[]>> {
  const seen = await app.evaluateHandle(({ webContents }) => {
    const urls: string[] = [];
    for (const contents of webContents.getAllWebContents()) {
      contents.on('will-frame-navigate', (event) => urls.push(event.url));
    }
    return urls;
  });
  return () => seen.evaluate((urls) => [...urls]);
}

test('every window has the safe settings', async ({ launch }) => {
  const { app } = await launch({ errorsAreExpected: true });
  const all = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Not in Electron's types, though it is what its documentation names for tests.
      return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
    }),
  );
  expect(all).toHaveLength(1);
  expect(all[0]).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    spellcheck: false,
  });
});

test('the page gets three functions and nothing of Node', async ({ launch }) => {
  const { page } = await launch({ errorsAreExpected: true });
  const seen = await page.evaluate(() => ({
    keys: Object.keys(Reflect.get(window, 'annotary')).toSorted(),
    globals: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
    changed: Reflect.set(Reflect.get(window, 'annotary'), 'call', () => 'mine'),
  }));
  expect(seen).toEqual({ keys: ['call', 'filesDropped', 'on'], globals: [], changed: false });
});

test('every response carries the headers', async ({ launch }) => {
  const { page } = await launch({ errorsAreExpected: true });
  const script = await page.evaluate(() => document.querySelector('script')?.src ?? '');
  for (const path of ['/', '/index.html', new URL(script).pathname, '/missing.html', '/..%2fx.html']) {
    const { headers } = await ask(page, path);
    expect(headers, path).toMatchObject({
      // The stand-in serves app: over https: and rewrites nothing but sources of that scheme, of which there are none.
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  }
});

test('only GET and HEAD are answered, and HEAD without a body', async ({ launch }) => {
  const { page } = await launch({ errorsAreExpected: true });
  expect(await ask(page, '/index.html')).toMatchObject({ status: 200 });
  expect(await ask(page, '/index.html', 'HEAD')).toMatchObject({ status: 200, size: 0 });
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    expect(await ask(page, '/index.html', method), method).toMatchObject({ status: 405, size: 0 });
  }
});

test('no path leads out of the folder', async ({ launch }) => {
  const { page } = await launch({ errorsAreExpected: true });
  const paths = [
    '/..%2fmain%2findex.js',
    '/..%2Fpreload%2fpreload.cjs',
    '/%2e%2e%2fmain%2findex.js',
    '/..%5cmain%5cindex.js',
    '/%252e%252e%252fmain%252findex.js',
    '/../main/index.js',
    '/index.html%00.js',
    '/%2fetc/passwd',
    '/assets/..%2f..%2fmain%2findex.js',
    '/C:/Windows/win.json',
    '/assets/',
    '/assets',
  ];
  for (const path of paths) expect(await ask(page, path), path).toMatchObject({ status: 404, size: 0 });
});

test('nothing moves the window away from its page', async ({ launch }) => {
  const { app, page } = await launch({ errorsAreExpected: true });
  const before = page.url();
  const tried = await watchNavigation(app);
  // One after the other: a second attempt calls off a first one that has not set out yet.
  const seen = (url: string) => expect.poll(tried).toContain(url);

  await page.evaluate(() => location.assign('https://example.invalid/assign'));
  await seen('https://example.invalid/assign');
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.invalid/link';
    document.body.append(link);
    link.click();
  });
  await seen('https://example.invalid/link');
  await page.evaluate(() => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'refresh';
    meta.content = '0;url=https://example.invalid/meta';
    document.head.append(meta);
  });
  await seen('https://example.invalid/meta');

  expect(page.url()).toBe(before);
  expect(await page.evaluate(() => document.title)).not.toBe('');
});

test('forms, frames and new windows are blocked', async ({ launch }) => {
  const { app, page } = await launch({ errorsAreExpected: true });
  const blocked = await page.evaluate(async () => {
    const violation = (cause: () => void): Promise<string> =>
      new Promise((resolve) => {
        addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
        cause();
      });
    return {
      form: await violation(() => {
        const form = document.createElement('form');
        form.action = 'https://example.invalid/form';
        document.body.append(form);
        form.submit();
      }),
      frame: await violation(() => {
        const frame = document.createElement('iframe');
        frame.src = 'https://example.invalid/frame';
        document.body.append(frame);
      }),
      image: await violation(() => {
        document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.invalid/i.png' }));
      }),
      request: await violation(() => void fetch('https://example.invalid/x').catch(() => {})),
      opened: window.open('https://example.invalid/window') === null,
    };
  });
  expect(blocked).toEqual({
    form: 'form-action',
    frame: 'frame-src',
    image: 'img-src',
    request: 'connect-src',
    opened: true,
  });
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('no text becomes markup or script', async ({ launch }) => {
  const { page } = await launch({ errorsAreExpected: true });
  // By a timer: code that the debugger runs itself may evaluate.
  const results = await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve));
    const outcome = (attempt: () => unknown): string => {
      try {
        attempt();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'thrown';
      }
    };
    const script = document.createElement('script');
    script.append("document.title = 'inline script ran'");
    return {
      html: outcome(() => Reflect.set(document.createElement('p'), 'innerHTML', '<b>x</b>')),
      adjacent: outcome(() => document.body.insertAdjacentHTML('beforeend', '<b>x</b>')),
      // oxlint-disable-next-line no-eval -- must be refused
      evaluated: outcome(() => window.eval('1')),
      inline: (document.head.append(script), document.title),
    };
  });
  expect(results).toMatchObject({ html: 'TypeError', adjacent: 'TypeError', evaluated: 'EvalError' });
  expect(results.inline).not.toBe('inline script ran');
});

test('permissions are refused, but for writing to the clipboard', async ({ launch }) => {
  const { page } = await launch({ errorsAreExpected: true });
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'clipboard-write'];
    const state = async (name: string): Promise<[string, string]> => [
      name,
      // Not all of the names are in the types.
      (await navigator.permissions.query({ name: name as PermissionName })).state,
    ];
    return Object.fromEntries(await Promise.all(names.map(state)));
  });
  expect(states).toEqual({
    geolocation: 'denied',
    notifications: 'denied',
    camera: 'denied',
    microphone: 'denied',
    'clipboard-read': 'denied',
    'clipboard-write': 'granted',
  });
});

test('hostile requests get coded refusals', async ({ launch }) => {
  const { page } = await launch({ errorsAreExpected: true });
  const refused = [
    ['__proto__', {}, 'request/unknown'],
    ['constructor', {}, 'request/unknown'],
    ['toString', {}, 'request/unknown'],
    ['no.such-method', {}, 'request/unknown'],
    ['', {}, 'request/unknown'],
    [null, null, 'request/unknown'],
    [{ name: 'project.current' }, {}, 'request/unknown'],
    ['project.open', { path: '/etc/passwd' }, 'request/refused'],
    ['project.create', { path: '/tmp/x', sample: false, annotator: 'x' }, 'request/refused'],
    ['import.paths', { paths: ['/etc/passwd'] }, 'request/refused'],
    ['export.path', { path: '/tmp/x', options: {} }, 'request/refused'],
    ['shell.grant-files', { paths: ['/etc/passwd'] }, 'request/refused'],
    ['shell.open-project', { handle: '/etc/passwd' }, 'request/refused'],
    ['shell.import', { handle: 'made-up' }, 'request/refused'],
    ['shell.show-exported', { handle: 'made-up' }, 'request/refused'],
    ['project.current', undefined, 'request/invalid'],
    ['project.current', { surplus: 1 }, 'request/invalid'],
    ['search.annotations', { query: 7, limit: '1' }, 'request/invalid'],
    ['settings.change', { theme: 'javascript:alert(1)' }, 'request/invalid'],
    ['shell.open-link', { url: 'x'.repeat(5000) }, 'request/invalid'],
  ] as const;
  for (const [name, input, code] of refused) {
    expect(await call(page, name, input), JSON.stringify([name, input]).slice(0, 100)).toMatchObject({
      ok: false,
      error: { code },
    });
  }
});

test('a request of more than 64 MB is refused, and the application lives on', async ({ launch }) => {
  const { page } = await launch({ errorsAreExpected: true });
  const result = await page.evaluate(() => {
    const { annotary } = window as unknown as { annotary: { call(name: string, input: unknown): Promise<unknown> } };
    return annotary
      .call('search.annotations', { query: { text: 'x'.repeat(65 * 1024 * 1024) }, offset: 0, limit: 1 })
      .then((text) => JSON.parse(String(text)));
  });
  expect(result).toMatchObject({ ok: false, error: { code: 'request/too-large' } });
  expect(await call(page, 'settings.read', {})).toMatchObject({ ok: true });
});

test('only https addresses are opened outside, and only when the person agrees', async ({ launch }) => {
  const { app, page } = await launch({ errorsAreExpected: true });
  const log = await app.evaluateHandle(({ dialog, shell }) => {
    const seen = { answer: 1, asked: [] as string[], opened: [] as string[] };
    dialog.showMessageBox = async (...args: unknown[]) => {
      const options = args.at(-1) as Electron.MessageBoxOptions;
      seen.asked.push(options.detail ?? '');
      return { response: seen.answer, checkboxChecked: false };
    };
    shell.openExternal = async (url: string) => void seen.opened.push(url);
    return seen;
  });
  for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'smb://x/y', 'https://a@b/', 'http://example.com/']) {
    expect(await call(page, 'shell.open-link', { url }), url).toEqual({ ok: true, value: { opened: false } });
  }
  expect(await log.evaluate(({ asked }) => asked)).toEqual([]);

  const url = 'https://example.com/article';
  expect(await call(page, 'shell.open-link', { url })).toEqual({ ok: true, value: { opened: false } });
  await log.evaluate((seen) => void (seen.answer = 0));
  expect(await call(page, 'shell.open-link', { url })).toEqual({ ok: true, value: { opened: true } });
  expect(await log.evaluate(({ asked, opened }) => ({ asked, opened }))).toEqual({ asked: [url, url], opened: [url] });
});
