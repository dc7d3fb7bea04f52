import { randomUUID } from 'node:crypto';
import { appScheme } from './app-address.ts';

/** Not the host of the workbench: nothing that such a page asked for would be answered. */
const folder = `${appScheme}://print/`;

interface PrintPage {
  readonly html: Uint8Array<ArrayBuffer>;
  /** SHA-256 of its one style element, in base64. */
  readonly style: string;
}

/**
 * Pages that wait for the window that prints them. Each has an address that nobody can guess and that is answered
 * once, to the first who asks; only that window is told it.
 */
export class PrintPages {
  readonly #waiting = new Map<string, PrintPage>();

  /** The address of the page. */
  offer(page: PrintPage): string {
    const url = `${folder}${randomUUID()}`;
    this.#waiting.set(url, page);
    return url;
  }

  /** True where the page has not been asked for; from now on it is not answered. */
  withdraw(url: string): boolean {
    return this.#waiting.delete(url);
  }

  /** The page, or nothing for any other address. */
  answer({ method, url }: Pick<Request, 'method' | 'url'>): Response | undefined {
    const page = this.#waiting.get(url);
    if (!page || method !== 'GET') return undefined;
    this.#waiting.delete(url);
    return new Response(page.html, {
      headers: {
        'content-security-policy': policyOf(page),
        'content-type': 'text/html; charset=utf-8',
        'content-length': String(page.html.length),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    });
  }
}

/** Its own style element and nothing else: no script, nothing fetched, whatever the text of an article says. */
function policyOf({ style }: PrintPage): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${style}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
