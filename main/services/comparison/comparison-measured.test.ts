import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carryOver } from '#shared/comparison/carry-over.ts';
import { independence } from '#shared/comparison/independence.ts';
import { IndexedText } from '#shared/comparison/indexed-text.ts';
import { lookUpQuote } from '#shared/comparison/quote-lookup.ts';
import { findSharedPassages } from '#shared/comparison/shared-passages.ts';
import { quotationsOf } from '#shared/suggest/quotation-marks.ts';
import { PassageWords } from '#shared/comparison/passage-words.ts';
import { QuotationCandidates } from '#shared/comparison/quotation-candidates.ts';
import { verdictOf } from '#shared/comparison/quote-verdict.ts';
import { generateArticles } from '../testing/generated-articles.ts';
import { sampleArticles } from '../../sample/articles.ts';

// What the comparison of texts finds in the five real articles, which are not part of the project, and in the sample.

interface Article {
  readonly id: string;
  readonly text: string;
}

const folder = join(import.meta.dirname, '../../../../shared/articles');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
const real: Article[] = files.sort().map((name) => ({
  id: name.slice(0, 3),
  text: readFileSync(join(folder, name), 'utf8'),
}));
// The source of a page is markup; its text is made by the reader and not looked at here.
const sample: Article[] = sampleArticles
  .filter(({ fileName }) => !fileName.endsWith('.html'))
  .map(({ fileName, source }) => ({ id: fileName, text: source }));

if (real.length === 0)
  process.stdout.write(`The real articles are not in ${folder}: what they share is not looked at.\n`);

/** The same as the services find it: looked up only in the texts that have some of its words in a row. */
function quotedInCandidates(articles: readonly Article[]): string[] {
  const words = new PassageWords(articles);
  const quotations = articles.flatMap(({ id, text }, at) =>
    quotationsOf(text).map(({ inner }) => ({ id, at, inner, quote: text.slice(inner.start, inner.end) })),
  );
  const candidates = new QuotationCandidates(words, 1000);
  for (const { at, inner } of quotations) candidates.add(words.rangeIn(at, inner));
  const pairs = articles.map(({ id, text }, at) => ({ id, text, quotations: new Set(candidates.in(at)) }));
  return quotations.flatMap(({ id, quote }, number) =>
    pairs.flatMap((to) => {
      if (to.id === id || !to.quotations.has(number)) return [];
      const lookup = lookUpQuote(quote, to.text);
      if (lookup.kind === 'absent') return [];
      return [`${id} in ${to.id}: ${lookup.kind} ${Math.round(lookup.coverage * 100)} % ${quote.slice(0, 30)}`];
    }),
  );
}

/** Every quotation of one article that is found in another. */
function quotedElsewhere(articles: readonly Article[]): string[] {
  const indexed = articles.map(({ id, text }) => ({ id, text: new IndexedText(text) }));
  return articles.flatMap((from) =>
    quotationsOf(from.text).flatMap(({ inner }) => {
      const quote = from.text.slice(inner.start, inner.end);
      return indexed.flatMap((to) => {
        const { kind, coverage } = lookUpQuote(quote, to.text);
        if (to.id === from.id || kind === 'absent') return [];
        return [`${from.id} in ${to.id}: ${kind} ${Math.round(coverage * 100)} % ${quote.slice(0, 30)}`];
      });
    }),
  );
}

function passagesOf(articles: readonly Article[]): string[] {
  const texts = new Map(articles.map(({ id, text }) => [id, text]));
  return findSharedPassages(articles, { minimumWords: 8 }).map(({ places, words, similarity }) => {
    const [{ id, span } = { id: '', span: { start: 0, end: 0 } }] = places;
    const quote = texts.get(id)?.slice(span.start, span.end) ?? '';
    return `${places.map((place) => place.id).join(' ')}: ${words} words, ${Math.round(similarity * 100)} %, ${quote}`;
  });
}

describe.skipIf(real.length === 0)('the five real articles', () => {
  it('share the quotations of the two reports on one call, and no others', () => {
    expect(quotedElsewhere(real)).toEqual([
      '000 in 001: partial 66 % They discussed ongoing efforts',
      '001 in 000: verbatim 100 % ongoing efforts to reduce barr',
      "001 in 000: partial 27 % India's assistance in addressi",
    ]);
  });

  it('lose nothing by being looked up only where some words stand in a row', () => {
    expect(quotedInCandidates(real)).toEqual(quotedElsewhere(real));
  });

  it('share and repeat four passages', () => {
    expect(passagesOf(real)).toEqual([
      '000 001: 21 words, 98 %, discussed ongoing efforts to reduce barriers to achieve a fair and balanced bilateral ' +
        'trade relationship, strengthen collaboration in defense and technology',
      '000 001: 9 words, 100 %, boost security and prosperity throughout the Indo-Pacific region',
      '001 001: 11 words, 100 %, underlined the deepening convergence of India-US strategic interests, it said',
      '004 004: 18 words, 100 %, underscored the importance of fair and reciprocal market access to fostering ' +
        'economic growth and prosperity in both countries',
    ]);
  });

  it('are four sources: two of them have the statement of one spokesperson', () => {
    const passages = findSharedPassages(real, { minimumWords: 8 });
    const found = independence(
      passages,
      real.map(({ id }) => id),
    );
    expect(found).toEqual({ sources: 4, groups: [['000', '001'], ['002'], ['003'], ['004']] });
  });

  it('carry what is annotated through an update', () => {
    for (const { text } of real) {
      const spans = [...text.matchAll(/\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)*/gu)].map((match, i) => ({
        id: `a${i}`,
        spans: [{ start: match.index, end: match.index + match[0].length }],
      }));
      const paragraphs = text.split('\n');
      const update = ['UPDATE', ...paragraphs.slice(0, -2), 'One more paragraph.', ...paragraphs.slice(-2)].join('\n');
      const found = carryOver(text, update, spans);
      expect(found.filter(({ reason }) => reason !== 'same')).toEqual([]);
    }
  });
});

describe('generated articles', () => {
  const { articles, quoted, copies } = generateArticles(200);

  it('have every quotation that was put into them, and no other', () => {
    const found = quotedInCandidates(articles).map((line) => line.replace(/ \d+ %.*/, ''));
    const expected = quoted.flatMap(({ from, to, altered }) => {
      const kind = altered ? 'altered' : 'verbatim';
      return [`${from} in ${to}: ${kind}`, `${to} in ${from}: ${kind}`];
    });
    expect(found.sort()).toEqual(expected.sort());
  });

  it('have every passage that was copied', () => {
    const shared = findSharedPassages(articles, { minimumWords: 8 }).map(({ places }) => places.map(({ id }) => id));
    for (const copy of copies) expect(shared).toContainEqual(copy);
    expect(shared).toHaveLength(copies.length + quoted.length);
  });

  it('tell a quotation that was changed from one that was not', () => {
    const [first] = quoted.filter(({ altered }) => altered);
    const text = (id: string | undefined) => articles.find((one) => one.id === id)?.text ?? '';
    const [quotation] = quotationsOf(text(first?.from));
    const quote = text(first?.from).slice(quotation?.inner.start, quotation?.inner.end);
    expect(verdictOf(lookUpQuote(quote, text(first?.to)))).toBe('altered');
  });
});

describe('the sample project', () => {
  it('has one article that quotes a statement of the wire, word by word', () => {
    expect(quotedElsewhere(sample)).toEqual([
      'tidewater-wire.txt in carrow-review.md: verbatim 100 % The levee at Heron Bend was ov',
    ]);
    expect(passagesOf(sample)).toEqual([
      'tidewater-wire.txt carrow-review.md: 22 words, 100 %, The levee at Heron Bend was overtopped by a flood that ' +
        'no model had foreseen, and there is no evidence of neglect',
    ]);
  });
});
