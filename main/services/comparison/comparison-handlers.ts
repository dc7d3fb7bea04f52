import type { InputOf } from '#shared/api/contract.ts';
import type { PlainTable } from '#shared/formats/csv/plain-table.ts';
import { type Result, success } from '#shared/domain/result.ts';
import type { Comparison } from './comparison.ts';
import { passageTable, quotationTable } from './comparison-tables.ts';
import type { Handlers } from '../handlers.ts';
import { KeptWork, runSteps } from './kept-work.ts';
import type { OpenProject } from '../open-project.ts';
import { noProject } from '../outcome.ts';
import { arrangePassages, independenceRows, type PassageRows, passageRows, placesOf } from './passage-answers.ts';
import { arrangeQuotations, type QuotationRows, quotationRows, versionsOf } from './quotation-answers.ts';

type Method =
  | 'quotations.list'
  | 'quotations.versions'
  | 'passages.list'
  | 'passages.places'
  | 'passages.independence'
  | 'comparison.cancel';

/** What the comparison of the articles has found, arranged as it is asked for, a page at a time. */
export function comparisonHandlers(project: () => OpenProject | undefined, comparison: Comparison): Handlers<Method> {
  const answers = new ComparisonAnswers(comparison);
  const arrangedQuotations = lastArranged(arrangeQuotations);
  const arrangedPassages = lastArranged(arrangePassages);
  return {
    'quotations.list': async ({ offset, limit, ...question }) => {
      const open = project();
      if (!open) return noProject;
      const found = await answers.quotations(open);
      if (!found.ok) return found;
      const shown = arrangedQuotations(found.value.rows, question);
      const rows = shown.slice(offset, offset + limit).map(({ row }) => row);
      return success({ total: shown.length, tooShort: found.value.compared.tooShort, rows });
    },
    'quotations.versions': async ({ id }) => {
      const open = project();
      if (!open) return noProject;
      const found = await answers.quotations(open);
      if (!found.ok) return found;
      const wanted = found.value.rows.find(({ row }) => row.id === id);
      if (!wanted) return success({ quotation: null, total: 0, versions: [] });
      return success(versionsOf(found.value.compared, wanted, open.store.read));
    },
    'passages.list': async ({ offset, limit, ...question }) => {
      const open = project();
      if (!open) return noProject;
      const found = await answers.passages(open);
      if (!found.ok) return found;
      const shown = arrangedPassages(found.value.rows, question);
      return success({ total: shown.length, rows: shown.slice(offset, offset + limit).map(({ row }) => row) });
    },
    'passages.places': async ({ id }) => {
      const open = project();
      if (!open) return noProject;
      const found = await answers.passages(open);
      if (!found.ok) return found;
      const wanted = found.value.rows.find(({ row }) => row.id === id);
      if (!wanted) return success({ passage: null, total: 0, places: [] });
      return success(placesOf(wanted, found.value.compared.now, open.store.read));
    },
    'passages.independence': async ({ propositionId }) => {
      const open = project();
      if (!open) return noProject;
      const found = await comparison.passages(open);
      if (!found.ok) return found;
      const rows = independenceRows(found.value);
      return success(
        rows.filter((row) =>
          propositionId === null ? row.sources < row.articles : row.propositionId === propositionId,
        ),
      );
    },
    'comparison.cancel': () => {
      comparison.cancel();
      return success({});
    },
  };
}

interface TableWanted extends Pick<InputOf<'claims.table'>, 'question' | 'kind'> {
  readonly open: OpenProject;
  readonly table: 'quotations' | 'shared-passages';
}

/** A whole table, as it is exported. */
export async function comparisonTable(
  comparison: Comparison,
  { open, table, ...wanted }: TableWanted,
): Promise<Result<PlainTable>> {
  const answers = new ComparisonAnswers(comparison);
  const { read } = open.store;
  const watch = comparison.watch(open, table === 'quotations' ? 'quotations' : 'comparing');
  if (table === 'quotations') {
    const found = await answers.quotations(open);
    if (!found.ok) return found;
    const total = found.value.rows.reduce((sum, { row }) => sum + Math.max(1, row.found), 0);
    return runSteps(quotationTable(found.value, wanted, read), { total, watch });
  }
  const found = await answers.passages(open);
  if (!found.ok) return found;
  const total = found.value.rows.reduce((sum, { passage }) => sum + passage.places.length, 0);
  return runSteps(passageTable(found.value, wanted, read), { total, watch });
}

/** The rows of what was compared, kept as long as that is. */
class ComparisonAnswers {
  readonly #comparison: Comparison;
  readonly #quotations = new KeptWork<QuotationRows>();
  readonly #passages = new KeptWork<PassageRows>();

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
  }

  async quotations(open: OpenProject): Promise<Result<QuotationRows>> {
    const compared = await this.#comparison.quotations(open);
    if (!compared.ok) return compared;
    const watch = this.#comparison.watch(open, 'quotations');
    return this.#quotations.of(open, compared.value, () => quotationRows(compared.value, watch));
  }

  async passages(open: OpenProject): Promise<Result<PassageRows>> {
    const compared = await this.#comparison.passages(open);
    if (!compared.ok) return compared;
    const watch = this.#comparison.watch(open, 'comparing');
    return this.#passages.of(open, compared.value.now, () => passageRows(compared.value, watch));
  }
}

/** Arranges rows, and keeps the last arrangement: a person goes through its pages. */
function lastArranged<Row, Question>(arrange: (rows: readonly Row[], question: Question) => readonly Row[]) {
  let last: { readonly rows: readonly Row[]; readonly key: string; readonly shown: readonly Row[] } | undefined;
  return (rows: readonly Row[], question: Question): readonly Row[] => {
    const key = JSON.stringify(question);
    if (last?.rows !== rows || last.key !== key) last = { rows, key, shown: arrange(rows, question) };
    return last.shown;
  };
}
