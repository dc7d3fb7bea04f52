import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import type { IndependenceRow, PassagePlaceRow, PassageRow } from '#shared/api/comparison-answers.ts';
import { wordsOf } from '#shared/claims/arrange-rows.ts';
import { DocumentId, type PropositionId } from '#shared/domain/ids.ts';
import { type Result, success } from '#shared/domain/result.ts';
import { titleOf } from '#shared/domain/document.ts';
import type { Span } from '#shared/domain/span.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { claimThere } from '../claims/claims-by-place.ts';
import { articleCells, type ArticlesNow, type ComparedPassages } from './comparison.ts';
import { runSteps, type Watch } from './kept-work.ts';
import type { ArticlePassage } from './shared-passages.ts';
import { wordsAround } from '../search/words-around.ts';

/** So many places of one passage are shown. */
const MOST_PLACES = 300;

interface Row {
  readonly row: PassageRow;
  readonly passage: ArticlePassage;
}

export interface PassageRows {
  readonly compared: ComparedPassages;
  /** In the order of the articles and places where they stood first. */
  readonly rows: readonly Row[];
}

export async function passageRows(compared: ComparedPassages, watch: Watch): Promise<Result<PassageRows>> {
  const rows = await runSteps(rowsInSteps(compared), { total: compared.passages.all.length, watch });
  return rows.ok ? success({ compared, rows: rows.value }) : rows;
}

function* rowsInSteps({ passages, now }: ComparedPassages): Generator<number, Row[]> {
  const rows: Row[] = [];
  for (const passage of passages.all) {
    yield rows.length;
    const earliest = articleCells(now, earliestOf(passage, now));
    if (!earliest) continue;
    const { id, articles, words, similarity, text } = passage;
    const claims = passage.places.reduce((sum, place) => sum + now.claims.inside(place.id, place.span).length, 0);
    rows.push({ row: { id, articles, words, similarity, text, earliest, claims }, passage });
  }
  return rows;
}

/** The article with the earliest date, and where no article has one, the first. */
function earliestOf({ places }: ArticlePassage, { documents }: ArticlesNow): string {
  let earliest: { readonly id: string; readonly date: string } | undefined;
  for (const { id } of places) {
    const date = documents.get(id)?.metadata.date ?? '';
    if (!earliest || (date !== '' && (earliest.date === '' || date < earliest.date))) earliest = { id, date };
  }
  return earliest?.id ?? '';
}

export function arrangePassages(
  rows: readonly Row[],
  { filter, sort, direction }: Omit<InputOf<'passages.list'>, 'offset' | 'limit'>,
): readonly Row[] {
  const words = wordsOf(filter);
  const shown = rows.filter(({ row }) => {
    const text = `${row.text}\n${row.earliest.title}\n${row.earliest.outlet}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const sign = direction === 'ascending' ? 1 : -1;
  if (sort === 'date')
    return shown.sort((a, b) => {
      const [x, y] = [a.row.earliest.date, b.row.earliest.date];
      // What has no date comes last either way.
      if (x === '' || y === '') return Number(x === '') - Number(y === '');
      return x < y ? -sign : sign * Number(x > y);
    });
  return shown.sort((a, b) => sign * (a.row[sort] - b.row[sort]) || b.row.words - a.row.words);
}

export function placesOf({ row, passage }: Row, now: ArticlesNow, read: ProjectReader): OutputOf<'passages.places'> {
  const places = passage.places.slice(0, MOST_PLACES).flatMap(({ id, span, similarity }): PassagePlaceRow[] => {
    const article = articleCells(now, id);
    if (!article) return [];
    const { before, match, after } = wordsAround(read.textOf(id), span, 160);
    const claims = now.claims.inside(id, span).map(claimThere);
    const earliest = article.documentId === row.earliest.documentId;
    return [{ ...article, span, before, text: match, after, similarity, claims, earliest }];
  });
  return { passage: row, total: passage.places.length, places };
}

/** How many sources each proposition has on their own, in the order of their first claims. */
export function independenceRows({ passages, now }: ComparedPassages): IndependenceRow[] {
  const claims = new Map<PropositionId, Map<DocumentId, Span[]>>();
  for (const { frame, span } of now.claims.all()) {
    const { propositionId } = frame.claim;
    if (propositionId === undefined) continue;
    const byDocument = claims.get(propositionId) ?? new Map<DocumentId, Span[]>();
    byDocument.set(frame.document.id, [...(byDocument.get(frame.document.id) ?? []), span]);
    claims.set(propositionId, byDocument);
  }
  return [...claims].map(([propositionId, byDocument]) => {
    const { articles, sources, groups } = passages.sourcesOf(byDocument);
    const named = groups.map(({ ids, text }) => ({
      documentIds: ids.map((id) => DocumentId.parse(id)),
      titles: ids.map((id) => titleIn(now, id)),
      text,
    }));
    return { propositionId, articles, sources, groups: named };
  });
}

function titleIn({ documents }: ArticlesNow, id: string): string {
  const document = documents.get(id);
  return document ? titleOf(document) : id;
}
