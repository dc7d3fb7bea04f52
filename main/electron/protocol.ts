import { readFile, realpath } from 'node:fs/promises';
import { protocol } from 'electron';
import { appScheme } from './app-address.ts';
import type { PrintPages } from './print-pages.ts';
import { contains, resolveRequest } from './resolve-request.ts';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const headersOfAll = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Must run before the application is ready. Without `corsEnabled`: no other origin may read our pages. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built window from `root`, and each page that is printed once. */
export function setupProtocol(root: string, pages: PrintPages): void {
  protocol.handle(appScheme, (request) => pages.answer(request) ?? answerRequest(request, root));
}

async function answerRequest({ method, url }: Request, root: string): Promise<Response> {
  const resolved = resolveRequest(method, url, root);
  if (resolved.kind === 'refused') return refuse(resolved.status);
  const content = await readInside(root, resolved.path);
  if (content === undefined) return refuse(404);
  return new Response(method === 'HEAD' ? null : content, {
    headers: { ...headersOfAll, 'content-type': resolved.contentType, 'content-length': String(content.length) },
  });
}

/** The file, unless it is missing or a link that leads out of `root`. */
async function readInside(root: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const [realRoot, realFile] = await Promise.all([realpath(root), realpath(path)]);
    return contains(realRoot, realFile) ? new Uint8Array(await readFile(realFile)) : undefined;
  } catch {
    return undefined;
  }
}

function refuse(status: 404 | 405): Response {
  const allow = status === 405 && { allow: 'GET, HEAD' };
  return new Response(null, { status, headers: { ...headersOfAll, ...allow } });
}
