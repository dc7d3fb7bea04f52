import { host } from './host.ts';
import { loud, unsupported } from './unsupported.ts';

type Handler = (request: Request) => Response | Promise<Response>;
const handlers = new Map<string, Handler>();
const standardSchemes = new Set<string>();
const suffix = 'standin.invalid';

/** Chromium knows no schemes of ours, so `app://workbench/x` is https://workbench.app.standin.invalid/x in the page. */
export function toBrowser(url: string): string {
  const { protocol: scheme, host: name, pathname, search, hash } = new URL(url);
  if (!standardSchemes.has(scheme.slice(0, -1))) return url;
  return `https://${name}.${scheme.slice(0, -1)}.${suffix}${pathname}${search}${hash}`;
}

export function fromBrowser(url: string): string {
  const [, name, scheme, rest = '/'] = /^https:\/\/([^/]*)\.([^./]+)\.standin\.invalid(\/.*)?$/s.exec(url) ?? [];
  if (name === undefined || scheme === undefined) return url;
  return `${scheme}://${name}${rest}`;
}

export function originOf(url: string): string {
  if (!URL.canParse(url)) return 'null';
  const { protocol: scheme, host: name, origin } = new URL(url);
  return standardSchemes.has(scheme.slice(0, -1)) ? `${scheme}//${name}` : origin;
}

/** What Fetch.enable must pause so that the handlers can answer it. */
export const interceptedPatterns = (): { urlPattern: string }[] =>
  [...standardSchemes].map((scheme) => ({ urlPattern: `https://*.${scheme}.${suffix}/*` }));

/** The handler's answer to a request under the application's own URL; an Error where Electron fails the request. */
export async function answerRequest(request: Request): Promise<Response> {
  const handler = handlers.get(new URL(request.url).protocol.slice(0, -1));
  return handler ? handler(request) : Response.error();
}

/** A header as the browser must see it: sources in the policy and redirects in their https form. */
export function headerToBrowser(name: string, value: string): string {
  if (name === 'location' && URL.canParse(value)) return toBrowser(value);
  if (!name.startsWith('content-security-policy')) return value;
  return value.replace(
    /(?<=^|[\s;])([a-z][a-z0-9+.-]*):(\/\/[^\s;/]+)?(?=[\s;/]|$)/g,
    (source, scheme: string, host?: string) => {
      if (!standardSchemes.has(scheme)) return source;
      return `https:${host ?? '//*'}.${scheme}.${suffix}`;
    },
  );
}

function checkReady(name: string): void {
  if (host.phase === 'loading') throw new Error(`protocol.${name} should be called after app is ready`);
}

export const protocol = loud('protocol', {
  registerSchemesAsPrivileged(schemes: readonly { scheme: string; privileges?: { standard?: boolean } }[]): void {
    if (host.phase !== 'loading') {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard) unsupported(`the scheme '${scheme}' without the privilege 'standard'`);
      standardSchemes.add(scheme);
    }
  },
  handle(scheme: string, handler: Handler): void {
    checkReady('handle');
    if (!standardSchemes.has(scheme)) unsupported(`the scheme '${scheme}', which was not registered as privileged,`);
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string): void {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
});
