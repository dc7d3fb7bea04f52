import { describe, expect, it } from 'vitest';
import { isAppUrl } from './app-address.ts';
import { PrintPages } from './print-pages.ts';

const page = { html: new TextEncoder().encode('<p>text</p>'), style: 'c3R5bGU=' };
const get = (url: string, method = 'GET') => ({ method, url });

describe('pages to print', () => {
  it('are answered once, to whoever knows the address', async () => {
    const pages = new PrintPages();
    const url = pages.offer(page);
    const response = pages.answer(get(url));
    expect(await response?.text()).toBe('<p>text</p>');
    expect(pages.answer(get(url))).toBeUndefined();
  });

  it('have addresses that are never the same, and are none of the workbench', () => {
    const pages = new PrintPages();
    const urls = Array.from({ length: 50 }, () => pages.offer(page));
    expect(new Set(urls).size).toBe(50);
    expect(urls.filter((url) => isAppUrl(url))).toEqual([]);
  });

  it('may use their own style element and nothing else', () => {
    const pages = new PrintPages();
    const policy = pages.answer(get(pages.offer(page)))?.headers.get('content-security-policy');
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      "style-src 'sha256-c3R5bGU='",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  it.each(['app://print/', 'app://print/x', 'app://workbench/', 'https://print/'])('have nothing for %s', (url) => {
    const pages = new PrintPages();
    pages.offer(page);
    expect(pages.answer(get(url))).toBeUndefined();
  });

  it('are not given to another method, nor after they were withdrawn', () => {
    const pages = new PrintPages();
    const url = pages.offer(page);
    expect(pages.answer(get(url, 'POST'))).toBeUndefined();
    expect(pages.withdraw(url)).toBe(true);
    expect(pages.answer(get(url))).toBeUndefined();
    expect(pages.withdraw(url)).toBe(false);
  });
});
