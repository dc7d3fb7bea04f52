import type {
  ArticleOrder,
  ClaimTable,
  FigureRow,
  MatrixArticle,
  SaidRow,
  TableQuestion,
} from '../api/claim-answers.ts';
import type { IndependenceRow } from '../api/comparison-answers.ts';
import type { InputOf, OutputOf } from '../api/contract.ts';
import type { PlainTable } from '../formats/csv/plain-table.ts';
import { compareDates } from './article-date.ts';
import { arrangeRows, type Columns, type Line, linesOf, wordsOf } from './arrange-rows.ts';
import { type ClaimsOfProject, figureRows, matrixOf, saidRows } from './claim-rows.ts';
import { figureTable, matrixTable, saidTable } from './claim-tables.ts';

interface Arranged<Row> {
  readonly rows: readonly Row[];
  readonly lines: readonly Line<Row>[];
}

/** Answers questions to the tables of claims. What was arranged last is kept: a person goes through its pages. */
export class ClaimTables {
  readonly #said = new Kept<SaidRow>(saidRows);
  readonly #figures = new Kept<FigureRow>(figureRows);
  #matrix: { readonly claims: ClaimsOfProject; readonly whole: ReturnType<typeof matrixOf> } | undefined;

  saidPage(
    claims: ClaimsOfProject,
    { offset, limit, ...question }: InputOf<'claims.who-said-what'>,
  ): OutputOf<'claims.who-said-what'> {
    const { lines, rows } = this.#arrangedSaid(claims, question);
    const statements = rows.reduce((sum, row) => sum + (row.propositionId === null ? 0 : row.speakerIds.length), 0);
    return { total: lines.length, claims: rows.length, statements, lines: lines.slice(offset, offset + limit) };
  }

  figuresPage(
    claims: ClaimsOfProject,
    { offset, limit, ...question }: InputOf<'claims.figures'>,
  ): OutputOf<'claims.figures'> {
    const { lines, rows } = this.#arrangedFigures(claims, question);
    const slots = new Map(rows.map(({ slotId, slotDiffers }) => [slotId, slotDiffers]));
    const differing = [...slots.values()].filter(Boolean).length;
    const page = lines.slice(offset, offset + limit);
    return { total: lines.length, figures: rows.length, slots: slots.size, differing, lines: page };
  }

  matrixPage(claims: ClaimsOfProject, { filter, offset, limit }: InputOf<'claims.matrix'>): OutputOf<'claims.matrix'> {
    const { articles, rows } = this.#filteredMatrix(claims, filter);
    return { articles: articles.length, total: rows.length, rows: rows.slice(offset, offset + limit) };
  }

  matrixArticles(
    claims: ClaimsOfProject,
    { articleOrder }: InputOf<'claims.matrix-articles'>,
  ): OutputOf<'claims.matrix-articles'> {
    return inOrder(this.#filteredMatrix(claims, '').articles, articleOrder);
  }

  ofProposition(
    claims: ClaimsOfProject,
    { id, documentId }: InputOf<'claims.of-proposition'>,
  ): OutputOf<'claims.of-proposition'> {
    const all = this.#arrangedSaid(claims, { filter: '', sort: null, group: null }).rows;
    const rows = all.filter((row) => row.propositionId === id && (documentId ?? row.documentId) === row.documentId);
    const { articles, rows: propositions } = this.#filteredMatrix(claims, '');
    const titles = new Map(articles.map((article) => [article.documentId, article.title]));
    const drift = propositions.find(({ propositionId }) => propositionId === id)?.drift ?? [];
    return {
      proposition: claims.propositions.get(id)?.statement ?? '',
      rows,
      drift: drift.map(({ documentId: of, ...step }) => ({ title: titles.get(of) ?? '', ...step })),
    };
  }

  /** The whole table, as it is exported; the matrix with how many sources its propositions have, where that is known. */
  table(
    claims: ClaimsOfProject,
    { table, question }: { readonly table: ClaimTable; readonly question: TableQuestion },
    independence?: readonly IndependenceRow[],
  ): PlainTable {
    if (table === 'who-said-what') return saidTable(this.#arrangedSaid(claims, question).rows);
    if (table === 'figures') return figureTable(this.#arrangedFigures(claims, question).rows);
    const { articles, rows } = this.#filteredMatrix(claims, question.filter);
    return matrixTable(inOrder(articles, question.articleOrder), rows, independence);
  }

  #arrangedSaid(claims: ClaimsOfProject, question: TableQuestion): Arranged<SaidRow> {
    return this.#said.arranged(claims, question, groupOf);
  }

  /** Without a group of another kind, figures stand by what they are figures of. */
  #arrangedFigures(claims: ClaimsOfProject, question: TableQuestion): Arranged<FigureRow> {
    return this.#figures.arranged(claims, { ...question, group: question.group ?? 'proposition' }, (row, group) =>
      group === 'proposition' ? { key: row.slotId, name: row.slot } : groupOf(row, group),
    );
  }

  #filteredMatrix(claims: ClaimsOfProject, filter: string): ReturnType<typeof matrixOf> {
    if (this.#matrix?.claims !== claims) this.#matrix = { claims, whole: matrixOf(claims) };
    const { articles, rows } = this.#matrix.whole;
    const words = wordsOf(filter);
    return {
      articles,
      rows: rows.filter(({ proposition }) => words.every((word) => proposition.toLowerCase().includes(word))),
    };
  }
}

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Equal ones stay as they are. */
function inOrder(articles: readonly MatrixArticle[], order: ArticleOrder = 'time'): MatrixArticle[] {
  // As the heads of the columns read.
  const nameOf = ({ outlet, title }: MatrixArticle): string => outlet || title;
  return [...articles].sort((a, b) => {
    const time = compareDates(a.date, b.date);
    return order === 'time' ? time : byName.compare(nameOf(a), nameOf(b)) || time;
  });
}

type GroupOf<Row> = Parameters<typeof linesOf<Row>>[1]['groupOf'];

class Kept<Row extends Columns> {
  readonly #make: (claims: ClaimsOfProject) => Row[];
  #made: { readonly claims: ClaimsOfProject; readonly rows: readonly Row[] } | undefined;
  #last: (Arranged<Row> & { readonly claims: ClaimsOfProject; readonly key: string }) | undefined;

  constructor(make: (claims: ClaimsOfProject) => Row[]) {
    this.#make = make;
  }

  arranged(claims: ClaimsOfProject, question: TableQuestion, groupOfRow: GroupOf<Row>): Arranged<Row> {
    const key = JSON.stringify(question);
    if (this.#last?.claims === claims && this.#last.key === key) return this.#last;
    if (this.#made?.claims !== claims) this.#made = { claims, rows: this.#make(claims) };
    const rows = arrangeRows(this.#made.rows, { ...question, groupOf: groupOfRow });
    this.#last = { claims, key, rows, lines: linesOf(rows, { group: question.group, groupOf: groupOfRow }) };
    return this.#last;
  }
}

function groupOf(row: SaidRow | FigureRow, group: NonNullable<TableQuestion['group']>): { key: string; name: string } {
  switch (group) {
    case 'speaker':
      return { key: row.speakerKey, name: row.speaker };
    case 'proposition':
      return { key: row.propositionId ?? '', name: row.proposition };
    case 'article':
      return { key: row.documentId, name: row.title };
    default:
      return group satisfies never;
  }
}
