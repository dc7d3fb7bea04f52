import type { DocumentMetadata } from '#shared/domain/document.ts';
import type { PageDocument, PageElement } from './html-dom.ts';
import { readJsonLd } from './html-json-ld.ts';
import { isoDateOf } from './propose-date.ts';
import { noMetadata } from './parsed-document.ts';
import { safeHref } from './safe-href.ts';

/** What the head of a page and its first `<time>` and `<h1>` say about the article, and the article itself if it is there. */
export function readHtmlMetadata(page: PageDocument): DocumentMetadata & { readonly articleBody: string } {
  const meta = metaTags(page);
  const all = (name: string): readonly string[] => meta.get(name) ?? [];
  const said = readJsonLd([...page.querySelectorAll('script[type="application/ld+json"]')].map(textOf));
  const first = (...names: string[]) => names.map((name) => all(name)[0]).find((value) => value !== undefined) ?? '';
  const canonical = [...page.querySelectorAll('link[rel="canonical"]')][0]?.getAttribute('href') ?? '';
  const time = [...page.querySelectorAll('time[datetime]')][0]?.getAttribute('datetime') ?? '';
  const date =
    said.date ||
    first(
      'article:published_time',
      'date',
      'dc.date',
      'dcterms.date',
      'dcterms.created',
      'pubdate',
      'parsely-pub-date',
    ) ||
    time;
  const authors =
    authorTags.map((name) => all(name).map(bylineOf)).find((names) => names.some((one) => one !== '')) ?? [];
  return {
    ...noMetadata,
    title: said.title || first('og:title', 'twitter:title', 'dc.title', 'dcterms.title') || headline(page),
    byline: said.byline || [...new Set(authors)].filter((name) => name !== '').join(', '),
    outlet: said.outlet || first('og:site_name', 'application-name', 'publisher', 'dc.publisher'),
    date: isoDateOf(date) ?? date,
    url: safeHref(canonical) ?? safeHref(first('og:url')) ?? safeHref(said.url) ?? '',
    language: languageOf(page.documentElement?.getAttribute('lang') || first('language', 'og:locale')),
    articleBody: said.articleBody,
  };
}

/** In the order of their worth. A page has one tag for each author, or one for all. */
const authorTags = [
  'author',
  'article:author',
  'byl',
  'dc.creator',
  'dcterms.creator',
  'parsely-author',
  'sailthru.author',
];

/** A line with the authors without what leads to them. An address is no name, and what has a digit is a date. */
export function bylineOf(line: string): string {
  const names = line
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:(?:story|words|text|written|reported)\s+)?(?:by|von|par|por|di|door)\b:?\s+/i, '');
  return /\d|^https?:/.test(names) ? '' : names;
}

/** The values of each tag, in their order and without empty ones. */
function metaTags(page: PageDocument): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const element of page.querySelectorAll('meta[content]')) {
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop');
    const key = name?.toLowerCase() ?? '';
    const value = (element.getAttribute('content') ?? '').trim();
    if (key !== '' && value !== '') found.set(key, [...(found.get(key) ?? []), value]);
  }
  return found;
}

/**
 * The page's one `<h1>`, or the one that its `<title>` begins with; or else that `<title>`, which often has the outlet's
 * name after the headline.
 */
function headline(page: PageDocument): string {
  const headings = [...page.querySelectorAll('h1')].map(textOf);
  const [first] = page.querySelectorAll('title');
  const title = first ? textOf(first) : '';
  if (headings.length === 1 && headings[0]) return headings[0];
  return headings.find((heading) => heading.length > 10 && title.startsWith(heading)) ?? title;
}

function textOf(element: PageElement): string {
  return (element.textContent ?? '').trim();
}

function languageOf(tag: string): string {
  const candidate = tag.replace('_', '-');
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(candidate) ? candidate : '';
}
