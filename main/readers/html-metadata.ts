import type { DocumentMetadata } from '#shared/domain/document.ts';
import type { PageDocument, PageElement } from './html-dom.ts';
import { readJsonLd } from './html-json-ld.ts';
import { isoDateOf } from './propose-date.ts';
import { noMetadata } from './parsed-document.ts';
import { safeHref } from './safe-href.ts';

/** What the head of a page and its first `<time>` and `<h1>` say about the article. */
export function readHtmlMetadata(page: PageDocument): DocumentMetadata {
  const meta = metaTags(page);
  const said = readJsonLd([...page.querySelectorAll('script[type="application/ld+json"]')].map(textOf));
  const first = (...names: string[]) => names.map((name) => meta.get(name) ?? '').find((value) => value !== '') ?? '';
  const canonical = [...page.querySelectorAll('link[rel="canonical"]')][0]?.getAttribute('href') ?? '';
  const time = [...page.querySelectorAll('time[datetime]')][0]?.getAttribute('datetime') ?? '';
  const date =
    said.date ||
    first('article:published_time', 'date', 'dc.date', 'dcterms.created', 'pubdate', 'parsely-pub-date') ||
    time;
  const author = first('author', 'article:author', 'byl', 'dc.creator', 'parsely-author', 'sailthru.author');
  return {
    ...noMetadata,
    title: said.title || first('og:title', 'twitter:title', 'dc.title') || headline(page),
    byline: said.byline || (/^https?:/.test(author) ? '' : author.replace(/^By\s+/i, '')),
    outlet: said.outlet || first('og:site_name', 'application-name', 'publisher', 'dc.publisher'),
    date: isoDateOf(date) ?? date,
    url: safeHref(canonical) ?? safeHref(first('og:url')) ?? safeHref(said.url) ?? '',
    language: languageOf(page.documentElement?.getAttribute('lang') || first('language', 'og:locale')),
  };
}

function metaTags(page: PageDocument): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const element of page.querySelectorAll('meta[content]')) {
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop');
    const key = name?.toLowerCase() ?? '';
    if (key !== '' && !found.has(key)) found.set(key, (element.getAttribute('content') ?? '').trim());
  }
  return found;
}

/** The page's one `<h1>`, or else its `<title>`, which often has the outlet's name after the headline. */
function headline(page: PageDocument): string {
  const headings = [...page.querySelectorAll('h1')];
  const [only] = headings.length === 1 ? headings : [];
  const title = [...page.querySelectorAll('title')][0];
  return (only && textOf(only)) || (title ? textOf(title) : '');
}

function textOf(element: PageElement): string {
  return (element.textContent ?? '').trim();
}

function languageOf(tag: string): string {
  const candidate = tag.replace('_', '-');
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(candidate) ? candidate : '';
}
