import type { ParsedText } from '../parsed-document.ts';
import { readHtml } from '../read-html.ts';
import { safeHref } from '../safe-href.ts';
import { findArchivedPage } from './read-mail.ts';

/** The main text of a page that was saved as a web archive. Nothing of it is run or fetched. */
export async function readMhtml(bytes: Uint8Array, file: string): Promise<ParsedText & { readonly encoding: string }> {
  const { html, url, encoding } = await findArchivedPage(bytes, file);
  const read = readHtml(html);
  const { metadata } = read;
  return { ...read, metadata: { ...metadata, url: metadata.url || (safeHref(url) ?? '') }, encoding };
}
