import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import { ClaimTables } from '#shared/claims/table-answers.ts';
import type { Proposition } from '#shared/domain/proposition.ts';
import { type Result, success } from '#shared/domain/result.ts';
import type { PlainTable } from '#shared/formats/csv/plain-table.ts';
import { ClaimReader } from './claim-frames.ts';
import { Comparison } from '../comparison/comparison.ts';
import { comparisonTable } from '../comparison/comparison-handlers.ts';
import { writeTable } from '../export/write-table.ts';
import type { Handlers, ServiceMethod } from '../handlers.ts';
import type { OpenProject } from '../open-project.ts';
import { noProject } from '../outcome.ts';
import { MatchQueues } from './matches.ts';
import { Relations } from './relations.ts';
import { matchTable } from './match-table.ts';
import { independenceRows } from '../comparison/passage-answers.ts';

type ClaimMethod = Extract<ServiceMethod, `claims.${string}`> | 'propositions.list';

/** The tables of claims over the project, arranged as they are asked for, a page at a time or written whole. */
export function claimHandlers(
  project: () => OpenProject | undefined,
  {
    claims: reader = new ClaimReader(),
    comparison = new Comparison({ project }),
    matches = new MatchQueues({ project, emit: () => {}, claims: reader }),
    relations = new Relations(),
  }: {
    readonly claims?: ClaimReader;
    readonly comparison?: Comparison;
    readonly matches?: MatchQueues;
    readonly relations?: Relations;
  } = {},
): Handlers<ClaimMethod> {
  const tables = new ClaimTables();
  const wholeTable = async (
    open: OpenProject,
    { table, question, kind, pairs, relations: shown }: InputOf<'claims.table'>,
  ): Promise<Result<PlainTable>> => {
    if (table === 'relations')
      return relations.table(
        open,
        shown ?? { filter: question.filter, linkTypeId: null, annotatorId: null, sort: null },
      );
    if (table === 'matches') {
      const queue = await matches.of(open);
      return queue.ok ? success(await matchTable(queue.value, { question, pairs }, open.store.read)) : queue;
    }
    if (table === 'quotations' || table === 'shared-passages')
      return comparisonTable(comparison, { open, table, question, kind });
    const claims = await reader.read(open, question);
    if (table !== 'matrix') return success(tables.table(claims, { table, question }));
    const compared = await comparison.passages(open);
    return compared.ok
      ? success(tables.table(claims, { table, question }, independenceRows(compared.value)))
      : compared;
  };
  return {
    'claims.who-said-what': async (input) => {
      const open = project();
      return open ? success(tables.saidPage(await reader.read(open, input), input)) : noProject;
    },
    'claims.figures': async (input) => {
      const open = project();
      return open ? success(tables.figuresPage(await reader.read(open, input), input)) : noProject;
    },
    'claims.matrix': async (input) => {
      const open = project();
      return open ? success(tables.matrixPage(await reader.read(open, input), input)) : noProject;
    },
    'claims.matrix-articles': async (input) => {
      const open = project();
      return open ? success(tables.matrixArticles(await reader.read(open, input), input)) : noProject;
    },
    'claims.of-proposition': async (input) => {
      const open = project();
      return open ? success(tables.ofProposition(await reader.read(open, input), input)) : noProject;
    },
    'propositions.list': () => {
      const open = project();
      return open ? success(listPropositions(open.store.read.propositions())) : noProject;
    },
    'claims.table': async (input) => {
      const open = project();
      return open ? wholeTable(open, input) : noProject;
    },
    'claims.export-path': async ({ path, format, excel, ...input }) => {
      const open = project();
      if (!open) return noProject;
      const table = await wholeTable(open, input);
      return table.ok ? writeTable(table.value, { path, format, excel, open }) : table;
    },
  };
}

const alphabetical = new Intl.Collator('en', { numeric: true });

function listPropositions(propositions: Iterable<Proposition>): OutputOf<'propositions.list'> {
  const list = Array.from(propositions, ({ id, statement }) => ({ id, statement }));
  return list.sort((a, b) => alphabetical.compare(a.statement, b.statement));
}
