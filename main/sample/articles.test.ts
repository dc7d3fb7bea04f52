import { describe, expect, it } from 'vitest';
import { sampleArticles } from './articles.ts';
import type { SampleAnnotation, SampleArticle } from './sample-article.ts';

interface Located {
  readonly annotation: SampleAnnotation;
  readonly start: number;
  readonly end: number;
}

const claimVocabulary: Readonly<Record<string, readonly string[]>> = {
  kind: ['statement', 'figure', 'prediction', 'demand', 'promise', 'evaluation'],
  directness: ['direct', 'indirect', 'mixed', 'unattributed'],
  polarity: ['affirmed', 'negated'],
  stance: ['supports', 'opposes', 'neutral'],
  certainty: ['certain', 'probable', 'possible', 'doubtful'],
  verdict: ['true', 'mostly-true', 'mixed', 'mostly-false', 'false', 'unverifiable'],
  quantity_comparator: ['exactly', 'about', 'at-least', 'at-most', 'more-than', 'less-than', 'between'],
};
const claimAttributeTypes: Readonly<Record<string, 'string' | 'number' | 'boolean'>> = {
  source: 'string',
  cue: 'string',
  addressee: 'string',
  checkworthy: 'boolean',
  reviewer: 'string',
  reviewer_url: 'string',
  review_url: 'string',
  review_date: 'string',
  review_text: 'string',
  quantity_value: 'number',
  quantity_unit: 'string',
  event_time: 'string',
};
/** Attributes whose value is copied from the article. */
const copiedAttributes = ['source', 'cue', 'addressee'] as const;

const isHtml = (article: SampleArticle): boolean => article.fileName.endsWith('.html');

/** The words of a page without its tags, head, styles and scripts: a stand-in for the reader, boilerplate included. */
function visibleText(html: string): string {
  return html
    .replace(/<(head|style|script)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

const textOf = (article: SampleArticle): string => (isHtml(article) ? visibleText(article.source) : article.source);

/** Start offsets of every occurrence, in UTF-16 units. */
function occurrences(text: string, quote: string): readonly number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) starts.push(at);
  return starts;
}

function located(article: SampleArticle): readonly Located[] {
  const text = textOf(article);
  return article.annotations.flatMap((annotation) => {
    const start = occurrences(text, annotation.quote)[(annotation.occurrence ?? 1) - 1];
    return start === undefined ? [] : [{ annotation, start, end: start + annotation.quote.length }];
  });
}

// AAAA        and     AAAAAAAA    but not   AAAA         (nested), nor  AAAA       (apart)
//   BBBB                BBBB       crossing:  a.start < b.start < a.end < b.end
const crosses = (a: Located, b: Located): boolean => a.start < b.start && b.start < a.end && a.end < b.end;
const contains = (a: Located, b: Located): boolean =>
  a.start <= b.start && b.end <= a.end && a.end - a.start > b.end - b.start;

const byName = (fileName: string): SampleArticle => {
  const article = sampleArticles.find((candidate) => candidate.fileName === fileName);
  if (article === undefined) throw new Error(`the sample has no ${fileName}`);
  return article;
};

describe('the sample project', () => {
  it('gives each document its own file name', () => {
    const names = sampleArticles.map((article) => article.fileName);
    expect(new Set(names).size).toBe(names.length);
  });

  it('holds three text files, two Markdown files and one page', () => {
    const endings = sampleArticles.map((article) => article.fileName.replace(/^.*\./, '')).sort();
    expect(endings).toEqual(['html', 'md', 'md', 'txt', 'txt', 'txt']);
  });

  it('has CRLF line ends only in the field notes, and LF only elsewhere', () => {
    for (const article of sampleArticles) {
      const bare = article.source.replaceAll('\r\n', '');
      if (article.fileName === 'field-notes.md') expect(bare).not.toMatch(/[\r\n]/);
      else expect(article.source).not.toContain('\r');
    }
  });

  it('contains emoji of every composed form, right-to-left words and combining accents', () => {
    const text = byName('field-notes.md').source;
    expect(text).toMatch(/\p{Extended_Pictographic}\u200D\p{Extended_Pictographic}/u);
    expect(text).toMatch(/\p{Extended_Pictographic}\p{Emoji_Modifier}/u);
    expect(text).toMatch(/\p{Regional_Indicator}{2}/u);
    expect(text).toMatch(/\u{1F3F4}[\u{E0061}-\u{E007A}]+\u{E007F}/u);
    expect(text).toMatch(/\p{Script=Arabic}/u);
    expect(text).toMatch(/\p{Script=Hebrew}/u);
    expect(text).toContain('\u00A0');
    expect(text).toMatch(/\p{Letter}\p{Nonspacing_Mark}/u);
    expect(text.normalize('NFC')).not.toBe(text);
    expect(text.normalize('NFD')).not.toBe(text);
  });

  it('quotes one press release verbatim in two reports and in other words in a third', () => {
    const release =
      'The levee at Heron Bend was overtopped by a flood that no model had foreseen, and there is no evidence of neglect';
    const holders = sampleArticles.filter((article) => textOf(article).includes(release));
    expect(holders.map((article) => article.fileName)).toEqual(['tidewater-wire.txt', 'carrow-review.md']);
    expect(textOf(byName('sundholt-ledger.html'))).toContain('nothing pointed to negligence');
  });

  it('shows nested annotations and crossing claims', () => {
    const all = sampleArticles.map(located);
    const pairs = all.flatMap((spans) => spans.flatMap((a) => spans.map((b) => [a, b] as const)));
    const labels = (a: Located, b: Located): string => `${a.annotation.label} > ${b.annotation.label}`;
    const nested = pairs.filter(([a, b]) => contains(a, b)).map(([a, b]) => labels(a, b));
    expect(nested).toContain('claim > organization');
    expect(nested).toContain('organization > place');
    expect(nested).toContain('claim > claim');
    const crossing = pairs.filter(([a, b]) => crosses(a, b)).map(([a, b]) => labels(a, b));
    expect(crossing).toContain('claim > claim');
  });

  it('has a date, a byline and an outlet for each of the five reports, in order of appearance', () => {
    const reports = sampleArticles.filter((article) => article.fileName !== 'field-notes.md');
    const dates = reports.map((article) => article.metadata?.date ?? '');
    expect(dates).toEqual([...dates].sort());
    for (const { metadata } of reports) {
      expect(metadata).toMatchObject({ title: expect.any(String), byline: expect.any(String) });
      expect(metadata?.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(metadata?.url).toMatch(/^https:\/\/example\.org\//);
    }
    expect(new Set(reports.map((article) => article.metadata?.outlet)).size).toBe(reports.length);
  });
});

describe('the saved page', () => {
  const page = byName('sundholt-ledger.html');

  // What the reader drops from a page is the reader's affair, so a count of occurrences would depend on it.
  it('is quoted only in words that occur once on the page', () => {
    for (const { quote, occurrence } of page.annotations) {
      expect(occurrence, quote).toBeUndefined();
      expect(occurrences(textOf(page), quote).length, quote).toBe(1);
    }
  });

  it('is quoted only inside one paragraph', () => {
    const paragraphs = [...page.source.matchAll(/<p\b[^>]*>([\s\S]*?)<\/p>/g)].map(([, inner = '']) =>
      visibleText(inner),
    );
    for (const { quote } of page.annotations) {
      expect(paragraphs.filter((paragraph) => paragraph.includes(quote)).length, quote).toBe(1);
    }
  });

  it('states the same metadata in its head as beside it', () => {
    for (const value of Object.values(page.metadata ?? {})) expect(page.source).toContain(`"${value}`);
  });
});

describe.each(sampleArticles.map((article) => [article.fileName, article] as const))('%s', (_, article) => {
  const text = textOf(article);

  it('finds every quote at its occurrence', () => {
    for (const { quote, occurrence = 1 } of article.annotations) {
      expect(occurrences(text, quote).length, quote).toBeGreaterThanOrEqual(occurrence);
    }
  });

  it('keeps blanks and punctuation out of the edges of a quote, abbreviation dots apart', () => {
    for (const { quote } of article.annotations) {
      expect(quote.trim(), quote).toBe(quote);
      expect(quote, quote).not.toMatch(/^[\p{Punctuation}\s]|[\p{Punctuation}\s]$(?<!\ba\.m\.)/u);
    }
  });

  it('cuts no quote through a word, a surrogate pair or a combining sequence', () => {
    const segments = new Intl.Segmenter('en', { granularity: 'word' }).segment(text);
    const boundaries = new Set([...segments].map((segment) => segment.index).concat(text.length));
    for (const { annotation, start, end } of located(article)) {
      expect(boundaries.has(start), annotation.quote).toBe(true);
      expect(boundaries.has(end), annotation.quote).toBe(true);
    }
  });

  it('has no annotation twice', () => {
    const keys = located(article).map(({ annotation, start, end }) => `${annotation.label} ${start} ${end}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('gives attributes to claims only, and only those of the codebook', () => {
    for (const { label, quote, attributes = {} } of article.annotations) {
      if (label !== 'claim') expect(attributes, quote).toEqual({});
      for (const [name, value] of Object.entries(attributes)) {
        const allowed = claimVocabulary[name];
        if (allowed === undefined) expect(typeof value, `${quote}: ${name}`).toBe(claimAttributeTypes[name]);
        else expect(allowed, `${quote}: ${name}`).toContain(value);
      }
    }
  });

  it('takes source, cue and addressee from the text of the article', () => {
    const invented = article.annotations.flatMap(({ quote, attributes = {} }) =>
      copiedAttributes.flatMap((name) => {
        const value = attributes[name];
        return value === undefined || text.includes(String(value)) ? [] : [`${quote}: ${name}`];
      }),
    );
    expect(invented).toEqual([]);
  });
});
