import { extname, join, relative, isAbsolute, sep } from 'node:path';
import { isAppUrl } from './app-address.ts';

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
]);

export type ResolvedRequest =
  | { readonly kind: 'refused'; readonly status: 404 | 405 }
  | { readonly kind: 'file'; readonly path: string; readonly contentType: string };

/** Which file of `root` answers a request, if any. Looks at the names only: links are for the caller to check. */
export function resolveRequest(method: string, url: string, root: string): ResolvedRequest {
  if (!isAppUrl(url)) return { kind: 'refused', status: 404 };
  if (method !== 'GET' && method !== 'HEAD') return { kind: 'refused', status: 405 };
  const name = decodeName(new URL(url).pathname);
  if (name === undefined) return { kind: 'refused', status: 404 };
  const path = join(root, name === '/' ? 'index.html' : name);
  const contentType = contentTypes.get(extname(path));
  if (contentType === undefined || !contains(root, path)) return { kind: 'refused', status: 404 };
  return { kind: 'file', path, contentType };
}

/** Not `startsWith(root)`, which would let `root-of-evil/` through. */
export function contains(root: string, path: string): boolean {
  const inside = relative(root, path);
  return inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}

/** The decoded path, or nothing where it is malformed or holds what no file of ours has in its name. */
function decodeName(pathname: string): string | undefined {
  // An encoded slash or backslash is one segment for the URL and two for the disk.
  if (/%2f|%5c/i.test(pathname)) return undefined;
  try {
    const name = decodeURIComponent(pathname);
    // `:` is a drive or a hidden stream on Windows, `%` a second encoding.
    return /[\p{Cc}\\:%]|\/\/|(^|\/)\.\.?(\/|$)/u.test(name) ? undefined : name;
  } catch {
    return undefined;
  }
}
