import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { unpackAnnotations } from '#shared/api/packed-annotations.ts';
import type { SuggesterId, Suggestion } from '#shared/api/suggestion.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { envelope, overlaps, type Span } from '#shared/domain/span.ts';
import { type Candidate, chooseSuggestions } from '#shared/suggest/choose.ts';
import { Gazetteer } from '#shared/suggest/gazetteer.ts';
import { Memory } from '#shared/suggest/memory.ts';
import { labelFor, type RecogniserId, recognisers } from '#shared/suggest/registry.ts';
import { TokenizedText } from '#shared/suggest/terms.ts';
import { TestProject, valueOf } from '../import/import-test-project.ts';

// What the suggesters are worth, measured on the sample project: its annotations are taken for the truth. They leave
// things out on purpose ("so that there is something left to do"), so precision is what it is at the least.

interface Article {
  readonly id: DocumentId;
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

async function sampleArticles(): Promise<Article[]> {
  await using project = new TestProject();
  await project.create('sample.annotary', true);
  const list = unpackDocuments(valueOf(await project.services.call('documents.list', {})));
  const articles: Article[] = [];
  for (const { document } of list) {
    const { content, annotations } = valueOf(await project.services.call('document.open', { id: document.id }));
    const { text } = content;
    articles.push({ id: document.id, text, annotations: unpackAnnotations(annotations, document.id, text) });
  }
  return articles;
}

const names = ['person', 'organization', 'place', 'event', 'law', 'work'];

/** What each suggester finds in an article that nobody has annotated, knowing the other articles of the project. */
function candidatesFor(suggester: SuggesterId, article: Article, others: readonly Article[]): Candidate[] {
  const known = others.flatMap(({ annotations }) => annotations);
  const text = new TokenizedText(article.text);
  if (suggester === 'memory') {
    const memory = new Memory(known.map(({ quote, labelId }) => ({ quote, labelId, kept: 1, rejected: 0 })));
    return memory.finds(text).map((find) => ({ ...find, suggester, by: suggester }));
  }
  if (suggester === 'rules')
    // Lists of names as somebody would make them: per label what has been called by its name.
    return defaultCodebook.layers.flatMap(({ labels }) =>
      labels
        .filter(({ id }) => names.includes(id))
        .flatMap(({ id: labelId }) => {
          const quotes = known.filter((one) => one.labelId === labelId && /^\p{Lu}/u.test(one.quote));
          const list = new Gazetteer({ terms: quotes.map(({ quote }) => quote), caseSensitive: true });
          return list.finds(text, 'names').map((find) => ({ ...find, labelId, suggester, by: 'names' }));
        }),
    );
  const label = labelFor(defaultCodebook, recognisers[suggester])?.label;
  if (!label) throw new Error(`The default codebook has no label for ${suggester}.`);
  return recognisers[suggester]
    .recognise(article.text)
    .map((find) => ({ ...find, labelId: label.id, suggester, by: suggester }));
}

interface Measured {
  readonly suggested: number;
  readonly annotated: number;
  /** Of the same label and the same stretch. */
  readonly exact: { readonly precision: number; readonly recall: number };
  /** Of the same label, sharing at least a character. */
  readonly touching: { readonly precision: number; readonly recall: number };
}

function measure(suggester: SuggesterId, articles: readonly Article[]): Measured {
  const labels = labelsOf(suggester);
  let suggested = 0;
  let annotated = 0;
  const hits = { exact: [0, 0], touching: [0, 0] };
  for (const article of articles) {
    const others = articles.filter((one) => one !== article);
    const place = { documentId: article.id, text: article.text, codebook: defaultCodebook, annotations: [] };
    const made = chooseSuggestions(candidatesFor(suggester, article, others), place);
    const truth = article.annotations.filter(({ labelId }) => labels.has(labelId));
    suggested += made.length;
    annotated += truth.length;
    for (const [kind, isHit] of [
      ['exact', sameSpan],
      ['touching', overlaps],
    ] as const) {
      hits[kind][0] =
        (hits[kind][0] ?? 0) + made.filter((one) => truth.some((other) => matches(one, other, isHit))).length;
      hits[kind][1] =
        (hits[kind][1] ?? 0) + truth.filter((one) => made.some((other) => matches(other, one, isHit))).length;
    }
  }
  const shares = ([right = 0, found = 0]: readonly number[]) => ({
    precision: Math.round((right / suggested) * 100),
    recall: Math.round((found / annotated) * 100),
  });
  return { suggested, annotated, exact: shares(hits.exact), touching: shares(hits.touching) };
}

function labelsOf(suggester: SuggesterId): ReadonlySet<string> {
  const all = defaultCodebook.layers.flatMap((layer) => layer.labels);
  if (suggester === 'memory') return new Set(all.map(({ id }) => id));
  if (suggester === 'rules') return new Set(names);
  const label = labelFor(defaultCodebook, recognisers[suggester satisfies RecogniserId])?.label;
  return new Set(label ? [label.id] : []);
}

const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

function matches(one: Suggestion, other: Annotation, isHit: (a: Span, b: Span) => boolean): boolean {
  return one.labelId === other.labelId && isHit(one.span, envelope(other.spans));
}

/** In percent, the least that each must reach: exact precision and recall, touching precision and recall. */
const least: Readonly<Record<SuggesterId, readonly [number, number, number, number]>> = {
  memory: [60, 30, 65, 32],
  rules: [70, 55, 75, 58],
  dates: [28, 100, 28, 100],
  money: [75, 100, 75, 100],
  quantities: [38, 100, 38, 100],
  quotations: [37, 61, 53, 85],
};

const articles = await sampleArticles();

// The keys of the table are its names.
describe.each(Object.keys(least) as SuggesterId[])('the suggester for %s', (suggester) => {
  const { suggested, annotated, exact, touching } = measure(suggester, articles);
  const measured = [exact.precision, exact.recall, touching.precision, touching.recall];

  it('is as good as it was', () => {
    expect(measured.map((value, i) => value >= (least[suggester][i] ?? 0))).toEqual([true, true, true, true]);
  });

  it('is as good as the documentation says', () => {
    const row = [suggested, annotated, ...measured.map((value) => `${value} %`)].join(' | ');
    const page = readFileSync(new URL('../../../docs/suggestions.md', import.meta.url), 'utf8');
    const rows = page.split('\n').map((line) => line.replace(/\s*\|\s*/g, ' | ').trim());
    expect(
      rows.filter((line) => line.includes(row)),
      `no row of docs/suggestions.md holds ${suggester} | ${row}`,
    ).toHaveLength(1);
  });
});
