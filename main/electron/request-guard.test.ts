import { describe, expect, it } from 'vitest';
import { contract } from '#shared/api/contract.ts';
import { guardRequest, isTooLarge, isTrustedSender } from './request-guard.ts';

describe('isTrustedSender', () => {
  it.each([
    ['app://workbench/', true],
    ['app://workbench/index.html', true],
    ['app://workbench/?a#b', true],
    ['app://workbench', true],
    ['', false],
    ['about:blank', false],
    ['about:srcdoc', false],
    ['null', false],
    ['data:text/html,x', false],
    ['blob:app://workbench/1', false],
    ['javascript:1', false],
    ['file:///app/out/renderer/index.html', false],
    ['https://workbench/', false],
    ['http://workbench/', false],
    ['app://evil/', false],
    ['app://workbench.evil/', false],
    ['app://evil.workbench/', false],
    ['app://workbench@evil/', false],
    ['app://evil@workbench/', false],
    ['app://workbench:1/', false],
    ['app:workbench', false],
    ['app:///workbench/', false],
    ['apps://workbench/', false],
    ['devtools://devtools/bundled/x.html', false],
    ['chrome-error://chromewebdata/', false],
  ])('trusts the top frame at %j: %s', (url, trusted) => {
    expect(isTrustedSender({ frame: { url, parent: null } })).toBe(trusted);
  });

  it('trusts no frame inside a page, and none that has gone', () => {
    expect(isTrustedSender({ frame: { url: 'app://workbench/', parent: {} } })).toBe(false);
    expect(isTrustedSender({ frame: null })).toBe(false);
  });
});

describe('guardRequest', () => {
  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '',
    'nothing.like-it',
    'project.current ',
  ])('does not know %j', (name) => {
    expect(guardRequest(name, {})).toMatchObject({ ok: false, error: { code: 'request/unknown' } });
  });

  it.each([undefined, null, 7, {}, [], ['project.current'], { toString: () => 'project.current' }])(
    'does not know a name that is %j',
    (name) => {
      expect(guardRequest(name, {})).toMatchObject({ ok: false, error: { code: 'request/unknown' } });
    },
  );

  it.each(Object.entries(contract).filter(([, { caller }]) => caller === 'shell'))(
    'refuses %s, which names a path',
    (name) => {
      const input = { path: '/etc/passwd' };
      expect(guardRequest(name, input)).toMatchObject({ ok: false, error: { code: 'request/refused' } });
    },
  );

  it('has something to refuse', () => {
    expect(Object.values(contract).some(({ caller }) => caller === 'shell')).toBe(true);
  });

  it.each([
    ['project.current', undefined],
    ['project.current', null],
    ['project.current', 'text'],
    ['project.current', []],
    ['project.current', { surplus: 1 }],
    ['project.current', JSON.parse('{"__proto__": {"polluted": true}}')],
    ['document.open', {}],
    ['document.open', { id: 7 }],
    ['annotations.list', { layerId: 'x', offset: 0, limit: -1 }],
    ['annotations.list', { layerId: 'x', offset: 0, limit: 1.5 }],
    ['annotations.list', { layerId: 'x', offset: 0, limit: Number.NaN }],
    ['search.annotations', { query: { text: 'x'.repeat(1001) }, offset: 0, limit: 1 }],
    ['settings.change', { theme: 'pink' }],
    ['settings.change', { textSize: 7e9 }],
    ['shell.open-link', { url: ['https://example.com'] }],
    ['shell.open-project', { handle: { path: '/etc/passwd' } }],
    ['shell.actions-changed', { enabled: 'all' }],
    ['command.run', { id: 'x', command: { kind: 'drop-everything' } }],
  ])('refuses %s with %j', (name, input) => {
    expect(guardRequest(name, input)).toMatchObject({
      ok: false,
      error: { code: 'request/invalid', params: { name } },
    });
  });

  it('hands on what is as it must be', () => {
    const input = { layerId: 'claims', offset: 0, limit: 20 };
    expect(guardRequest('annotations.list', input)).toEqual({
      ok: true,
      value: { name: 'annotations.list', host: 'services', input },
    });
  });

  it('leaves no prototype changed', () => {
    guardRequest('settings.change', JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {}}}'));
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('isTooLarge', () => {
  const mega = 'x'.repeat(1024 * 1024);

  it('lets 64 million characters pass, and not one more', () => {
    expect(isTooLarge(Array.from({ length: 64 }, () => mega))).toBe(false);
    expect(isTooLarge([...Array.from({ length: 64 }, () => mega), 'x'])).toBe(true);
  });

  it('counts bytes too', () => {
    expect(isTooLarge({ a: new Uint8Array(65 * 1024 * 1024) })).toBe(true);
  });

  it('ends on a cycle', () => {
    const cycle: { self?: object } = {};
    cycle.self = cycle;
    expect(isTooLarge(cycle)).toBe(true);
  });

  it('counts a few objects that stand for very many as very many', () => {
    let tower: unknown = 'x';
    for (let level = 0; level < 40; level++) tower = [tower, tower];
    expect(isTooLarge(tower)).toBe(true);
  });

  it('survives a value nested deeper than the stack', () => {
    let nested: unknown = 1;
    for (let level = 0; level < 100_000; level++) nested = [nested];
    expect(isTooLarge(nested)).toBe(false);
    expect(guardRequest('command.run', { id: 'x', command: nested })).toMatchObject({
      ok: false,
      error: { code: 'request/invalid' },
    });
  });
});
