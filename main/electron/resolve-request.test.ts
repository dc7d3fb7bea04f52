import { describe, expect, it } from 'vitest';
import { contains, resolveRequest } from './resolve-request.ts';

const root = '/app/out/renderer';

describe('resolveRequest', () => {
  it.each([
    ['app://workbench/', 'index.html', 'text/html; charset=utf-8'],
    ['app://workbench/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['app://workbench/index.html?x=1#y', 'index.html', 'text/html; charset=utf-8'],
    ['app://workbench/assets/index-B4.js', 'assets/index-B4.js', 'text/javascript; charset=utf-8'],
    ['app://workbench/assets/a.css', 'assets/a.css', 'text/css; charset=utf-8'],
    ['app://workbench/assets/serif.woff2', 'assets/serif.woff2', 'font/woff2'],
    ['app://workbench/a%20b.png', 'a b.png', 'image/png'],
    // The URL parser itself takes these away: what is left lies inside.
    ['app://workbench/../index.html', 'index.html', 'text/html; charset=utf-8'],
    ['app://workbench/%2e%2e/index.html', 'index.html', 'text/html; charset=utf-8'],
  ])('serves %s', (url, file, contentType) => {
    expect(resolveRequest('GET', url, root)).toEqual({ kind: 'file', path: `${root}/${file}`, contentType });
    expect(resolveRequest('HEAD', url, root).kind).toBe('file');
  });

  it.each([
    'app://workbench/..%2findex.html',
    'app://workbench/..%2Fmain%2Findex.js',
    'app://workbench/%2e%2e%2fmain%2findex.js',
    'app://workbench/..%5cmain%5cindex.js',
    'app://workbench/a\\..\\..\\main\\index.js',
    'app://workbench/%252e%252e%252fmain%252findex.js',
    'app://workbench/index.html%00.png',
    'app://workbench/%00',
    'app://workbench//etc/passwd.html',
    'app://workbench/%2fetc/passwd.html',
    'app://workbench/C:/Windows/win.html',
    'app://workbench/index.html::$DATA',
    'app://workbench/a%0a.html',
    'app://workbench/%ff.html',
    'app://workbench/%',
    'app://workbench/assets',
    'app://workbench/assets/',
    'app://workbench/preload.cjs',
    'app://workbench/.env',
    'app://workbench/project.annotary',
    'app://workbench/index.html.map',
    'app://workbench/INDEX.HTML',
    'app://workbench/x.exe',
    'app://other/index.html',
    'app://workbench.evil/index.html',
    'app://user@workbench/index.html',
    'app://workbench:80/index.html',
    'https://workbench/index.html',
    'file:///app/out/renderer/index.html',
    'nonsense',
    '',
  ])('answers 404 to %j', (url) => {
    expect(resolveRequest('GET', url, root)).toEqual({ kind: 'refused', status: 404 });
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'get', ''])('answers 405 to the method %j', (method) => {
    expect(resolveRequest(method, 'app://workbench/', root)).toEqual({ kind: 'refused', status: 405 });
  });
});

describe('contains', () => {
  it.each([
    ['/a/b', '/a/b/c', true],
    ['/a/b', '/a/b/c/d', true],
    ['/a/b', '/a/b/..c', true],
    ['/a/b', '/a/b', false],
    ['/a/b', '/a', false],
    ['/a/b', '/a/b-evil/c', false],
    ['/a/b', '/etc/passwd', false],
  ])('%s contains %s: %s', (folder, path, expected) => {
    expect(contains(folder, path)).toBe(expected);
  });
});
