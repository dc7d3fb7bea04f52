import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changedAt, isStale, newestChange } from './build-age.ts';
import { decideStart, hasDisplay } from './decide-start.ts';
import { errorLine, explainFailure } from './failure-reason.ts';
import { findChromium } from './find-chromium.ts';

describe('isStale', () => {
  it.each([
    ['nothing is built', 100, [undefined, undefined], true],
    ['a part is missing', 100, [200, undefined], true],
    ['a part is older than the sources', 100, [200, 99], true],
    ['all is newer', 100, [200, 101], false],
    ['all is as old as the newest source', 100, [100, 100], false],
  ])('when %s', (_when, newest, built, stale) => {
    expect(isStale(newest, built)).toBe(stale);
  });
});

describe('newestChange', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'annotary-start-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('looks into folders within folders, and ignores what is not there', () => {
    mkdirSync(join(folder, 'main', 'deep'), { recursive: true });
    writeFileSync(join(folder, 'main', 'deep', 'file.ts'), '');
    writeFileSync(join(folder, 'package.json'), '');
    for (const name of ['main/deep/file.ts', 'package.json']) utimesSync(join(folder, name), 5, name.length);
    expect(newestChange(folder, ['main', 'package.json', 'absent'])).toBe('main/deep/file.ts'.length * 1000);
    expect(changedAt(join(folder, 'absent'))).toBeUndefined();
  });
});

const missing = { kind: 'missing', reason: 'getaddrinfo ENOTFOUND github.com' } as const;
const chromium = '/usr/bin/chromium';

describe('decideStart', () => {
  it('takes Electron where it is', () => {
    const plan = decideStart({ electron: { kind: 'ready', program: '/e/electron' }, chromium, hasDisplay: false });
    expect(plan).toEqual({ kind: 'electron', program: '/e/electron' });
  });

  it('takes Chromium where there is a screen for it, and says so and why', () => {
    const plan = decideStart({ electron: missing, chromium, hasDisplay: true });
    expect(plan).toMatchObject({ kind: 'chromium', chromium });
    expect(plan).toHaveProperty('message', expect.stringContaining('ENOTFOUND github.com'));
    expect(plan).toHaveProperty('message', expect.stringContaining(chromium));
  });

  it.each([
    ['no Chromium was found', undefined, true],
    ['there is no display', chromium, false],
  ])('gives up where %s, with all that helps', (lacking, found, display) => {
    const plan = decideStart({ electron: missing, chromium: found, hasDisplay: display });
    expect(plan.kind).toBe('give-up');
    for (const part of [missing.reason, lacking, 'ELECTRON_MIRROR', 'HTTPS_PROXY', 'ELECTRON_OVERRIDE_DIST_PATH']) {
      expect(plan).toHaveProperty('message', expect.stringContaining(part));
    }
  });
});

describe('hasDisplay', () => {
  it.each([
    ['darwin', {}, true],
    ['win32', {}, true],
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ] as const)('%s with %j: %s', (platform, env, expected) => {
    expect(hasDisplay(platform, env)).toBe(expected);
  });
});

describe('explainFailure', () => {
  it('finds what happened behind "fetch failed"', () => {
    const cause = Object.assign(new Error('getaddrinfo ENOTFOUND github.com'), { code: 'ENOTFOUND' });
    const error = new TypeError('fetch failed', { cause });
    expect(explainFailure(error)).toMatch(/^getaddrinfo ENOTFOUND github\.com \(the host was not found/);
  });

  it('takes the first of several addresses that failed', () => {
    const refused = new Error('connect ECONNREFUSED 127.0.0.1:9');
    expect(explainFailure(new TypeError('fetch failed', { cause: new AggregateError([refused]) }))).toBe(
      'connect ECONNREFUSED 127.0.0.1:9 (the connection was refused)',
    );
  });

  it('leaves what it does not know in its own words', () => {
    expect(explainFailure(new Error('Response code 407 (Proxy Authentication Required)'))).toBe(
      'Response code 407 (Proxy Authentication Required)',
    );
    expect(explainFailure('ENOSPC: no space left on device, write')).toContain('the disk is full');
  });
});

describe('errorLine', () => {
  it.each([
    ['TypeError: fetch failed\n    at node:internal/deps/undici', 'TypeError: fetch failed'],
    ['Downloading…\nError: ENOSPC: no space left on device\n  at x', 'Error: ENOSPC: no space left on device'],
    ['something else\n\n', 'something else'],
    ['', undefined],
  ])('of %j', (output, line) => {
    expect(errorLine(output)).toBe(line);
  });
});

describe('findChromium', () => {
  it('takes the one that was named, or none', () => {
    expect(findChromium({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
    expect(findChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).toBeUndefined();
  });
});
