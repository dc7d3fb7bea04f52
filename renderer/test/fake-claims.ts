import type { InputOf, MethodName, OutputOf } from '#shared/api/contract.ts';
import { claimFrames } from '#shared/claims/frames/claim-frame.ts';
import type { ClaimsOfProject } from '#shared/claims/claim-rows.ts';
import { arrangeRelations, relationRow } from '#shared/claims/relation-rows.ts';
import type { RelationQuestion, RelationRow } from '#shared/api/relation-methods.ts';
import { PropositionAnswers } from '#shared/claims/proposition-register.ts';
import { ClaimTables } from '#shared/claims/table-answers.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import { type Result, success } from '#shared/domain/result.ts';
import { compareAnnotations } from '../app/state/annotation-index.ts';
import type { FakeProject } from './fake-project.ts';

type ClaimMethod =
  Extract<MethodName, `claims.${string}` | `propositions.${string}` | `relations.${string}`> | 'shell.export-table';
type Fakes = { [Name in ClaimMethod]: (input: InputOf<Name>) => Result<OutputOf<Name>> };

/** The tables of claims of a project in memory, made as the services make them. */
export function fakeClaims(project: () => FakeProject | null): Fakes {
  const tables = new ClaimTables();
  const register = new PropositionAnswers();
  const read = (): ClaimsOfProject => claimsOf(project());
  const known = () => ({ claims: read(), relations: [] });
  return {
    'claims.who-said-what': (input) => success(tables.saidPage(read(), input)),
    'claims.figures': (input) => success(tables.figuresPage(read(), input)),
    'claims.matrix': (input) => success(tables.matrixPage(read(), input)),
    'claims.matrix-articles': (input) => success(tables.matrixArticles(read(), input)),
    'claims.of-proposition': (input) => success(tables.ofProposition(read(), input)),
    'propositions.list': () =>
      success([...read().propositions.values()].map(({ id, statement }) => ({ id, statement }))),
    'propositions.register': (input) => success(register.page(known(), input)),
    'propositions.entry': ({ id }) => success(register.entry(known(), id)),
    'propositions.named': (input) => success(register.named(known(), input)),
    'propositions.claims': ({ offset, limit, ...question }) => {
      const rows = register.claims(read(), question);
      return success({ total: rows.length, rows: rows.slice(offset, offset + limit) });
    },
    'propositions.claim-ids': ({ from, to, ...question }) =>
      success({
        ids: register
          .claims(read(), question)
          .slice(from, to + 1)
          .map(({ annotationId }) => annotationId),
      }),
    'propositions.said-ids': ({ from, to, ...question }) => {
      const { lines } = tables.saidPage(read(), { ...question, offset: from, limit: to - from + 1 });
      return success({ ids: lines.flatMap((line) => (line.kind === 'row' ? [line.row.annotationId] : [])) });
    },
    'claims.table': ({ table, question }) =>
      table === 'relations' || table === 'quotations' || table === 'shared-passages' || table === 'matches'
        ? success({ columns: [], rows: [] })
        : success(tables.table(read(), { table, question })),
    'relations.list': ({ offset, limit, ...question }) => {
      const rows = relationsOf(project(), question);
      return success({ total: rows.length, rows: rows.slice(offset, offset + limit) });
    },
    'relations.ids': ({ from, to, ...question }) =>
      success({
        ids: relationsOf(project(), question)
          .slice(from, to + 1)
          .map(({ linkId }) => linkId),
      }),
    'shell.export-table': () =>
      success({
        files: [{ path: '/tmp/table.csv', bytes: 1024, rows: 12, sha256: 'a'.repeat(64) }],
        notes: [],
        losses: [],
      }),
    'claims.export-path': () => success({ files: [], notes: [], losses: [] }),
  };
}

function relationsOf(project: FakeProject | null, question: RelationQuestion): RelationRow[] {
  if (!project) return [];
  const { tables } = project;
  const known = {
    codebook: project.state().codebook(),
    annotation: (id: string) => tables.annotation.get(id),
    document: (id: string) => tables.document.get(id),
    annotatorName: (id: string) => tables.annotator.get(id)?.name ?? id,
  };
  const rows = [...tables.link.values()].flatMap((link) => relationRow(link, known) ?? []);
  return arrangeRelations(rows, question);
}

/** The claims of a project in memory with all that is said of them. */
export function claimsOf(project: FakeProject | null): ClaimsOfProject {
  if (!project) return { frames: [], links: [], propositions: new Map(), annotatorName: (id) => id };
  const { tables } = project;
  const codebook = project.state().codebook();
  return {
    frames: [...tables.document.values()].flatMap((document) =>
      claimFrames({
        document,
        annotations: project.annotationsOf(document.id).sort(compareAnnotations),
        isClaim: ({ labelId }) => findLabel(codebook, labelId)?.layer.kind === 'claim',
        linksFrom: (id) => [...tables.link.values()].filter(({ fromId }) => fromId === id),
        annotation: (id) => tables.annotation.get(id),
        entity: (id) => tables.entity.get(id),
      }),
    ),
    links: [...tables.link.values()],
    propositions: new Map([...tables.proposition.values()].map((one) => [one.id, one])),
    annotatorName: (id) => tables.annotator.get(id)?.name ?? id,
  };
}
