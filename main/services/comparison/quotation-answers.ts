import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import type { QuotationRow, QuotationVersion } from '#shared/api/comparison-answers.ts';
import { wordsOf } from '#shared/claims/arrange-rows.ts';
import { lookUpQuote } from '#shared/comparison/quote-lookup.ts';
import { quoteParts, verdictOf } from '#shared/comparison/quote-verdict.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { claimThere, differsInSpeaker } from '../claims/claims-by-place.ts';
import { articleCells, type ComparedQuotations } from './comparison.ts';
import { runSteps, type Watch } from './kept-work.ts';
import type { Quotation } from './quotations.ts';
import { wordsAround } from '../search/words-around.ts';
import { type Result, success } from '#shared/domain/result.ts';

/** So many versions of one quotation are shown. */
const MOST_VERSIONS = 300;

export interface QuotationAndRow {
  readonly row: QuotationRow;
  readonly quotation: Quotation;
}

export interface QuotationRows {
  readonly compared: ComparedQuotations;
  /** In the order of articles and text. */
  readonly rows: readonly QuotationAndRow[];
}

export async function quotationRows(compared: ComparedQuotations, watch: Watch): Promise<Result<QuotationRows>> {
  const rows = await runSteps(rowsInSteps(compared), { total: compared.quotations.length, watch });
  return rows.ok ? success({ compared, rows: rows.value }) : rows;
}

function* rowsInSteps(compared: ComparedQuotations): Generator<number, QuotationAndRow[]> {
  const rows: QuotationAndRow[] = [];
  for (const quotation of compared.quotations) {
    yield rows.length;
    const row = rowOf(compared, quotation);
    if (row) rows.push({ row, quotation });
  }
  return rows;
}

function rowOf({ texts: { texts }, now }: ComparedQuotations, quotation: Quotation): QuotationRow | undefined {
  const { span, quote, frame, found } = quotation;
  const id = texts[quotation.text]?.id ?? '';
  const article = articleCells(now, id);
  if (!article) return undefined;
  const claim = frame ? claimThere(frame) : null;
  const counts = { verbatim: 0, 'near-verbatim': 0, altered: 0, partial: 0 };
  let otherSpeakers = 0;
  for (const place of found) {
    counts[place.verdict] += 1;
    const there = frame && now.claims.at(texts[place.text]?.id ?? '', place.span);
    if (differsInSpeaker(frame, there)) otherSpeakers += 1;
  }
  return {
    id: `${id}:${span.start}-${span.end}`,
    ...article,
    span,
    quote,
    claim,
    speaker: claim?.speaker ?? '',
    found: found.length,
    verbatim: counts.verbatim,
    nearVerbatim: counts['near-verbatim'],
    altered: counts.altered,
    partial: counts.partial,
    otherSpeakers,
  };
}

type Rows = readonly QuotationAndRow[];

/** Those that are wanted, as they are wanted. Equal ones stay in the order of articles and text. */
export function arrangeQuotations(
  rows: Rows,
  { filter, kind, sort, direction }: Omit<InputOf<'quotations.list'>, 'offset' | 'limit'>,
): Rows {
  const words = wordsOf(filter);
  const shown = rows.filter(({ row }) => isOfKind(row, kind) && holds(row, words));
  if (sort === 'text') return direction === 'ascending' ? shown : shown.toReversed();
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = shown.map((one) => ({ one, key: keyOf(one.row, sort) }));
  // Rows without a speaker come last either way.
  keyed.sort((a, b) => Number(a.key === '') - Number(b.key === '') || sign * compare(a.key, b.key));
  return keyed.map(({ one }) => one);
}

function keyOf(row: QuotationRow, sort: 'quote' | 'speaker' | 'title' | 'found' | 'altered'): string | number {
  if (sort === 'found') return row.found;
  if (sort === 'altered') return row.altered + row.partial;
  return row[sort].toLowerCase();
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function isOfKind(row: QuotationRow, kind: InputOf<'quotations.list'>['kind']): boolean {
  switch (kind) {
    case 'all':
      return true;
    case 'found':
      return row.found > 0;
    case 'altered':
      return row.altered > 0 || row.partial > 0;
    case 'other-speaker':
      return row.otherSpeakers > 0;
    default:
      return kind satisfies never;
  }
}

function holds({ quote, speaker, title, outlet }: QuotationRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [quote, speaker, title, outlet].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** What became of a quotation in other articles, place by place, in the order of the articles. */
export function versionsOf(
  { texts: { texts }, now }: ComparedQuotations,
  { row, quotation }: QuotationAndRow,
  read: ProjectReader,
): OutputOf<'quotations.versions'> {
  const versions = quotation.found.slice(0, MOST_VERSIONS).flatMap((found): QuotationVersion[] => {
    const { id, contentId } = texts[found.text] ?? {};
    const article = articleCells(now, id ?? '');
    if (id === undefined || contentId === undefined || !article) return [];
    const { text } = read.content(contentId);
    const lookup = lookUpQuote(quotation.quote, text);
    const frame = now.claims.at(id, found.span);
    const claim = frame ? claimThere(frame) : null;
    const { before, after } = wordsAround(text, found.span);
    return [
      {
        ...article,
        verdict: verdictOf(lookup) ?? found.verdict,
        coverage: found.coverage,
        span: found.span,
        before,
        after,
        parts: quoteParts(quotation.quote, text, lookup),
        claim,
        otherSpeaker: differsInSpeaker(quotation.frame, frame),
        linkTypeIds: row.claim && claim ? linksBetween(read, row.claim.annotationId, claim.annotationId) : [],
      },
    ];
  });
  return { quotation: row, total: quotation.found.length, versions };
}

function linksBetween(read: ProjectReader, a: string, b: string): string[] {
  const between = read
    .linksOf(a)
    .filter(({ fromId, toId }) => (fromId === a && toId === b) || (fromId === b && toId === a));
  return between.map(({ typeId }) => String(typeId));
}
