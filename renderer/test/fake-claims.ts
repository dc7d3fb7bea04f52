import type { InputOf, MethodName, OutputOf } from '#shared/api/contract.ts';
import { claimFrames } from '#shared/claims/claim-frame.ts';
import type { ClaimsOfProject } from '#shared/claims/claim-rows.ts';
import { ClaimTables } from '#shared/claims/table-answers.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import { type Result, success } from '#shared/domain/result.ts';
import { compareAnnotations } from '../app/annotation-index.ts';
import type { FakeProject } from './fake-project.ts';

type ClaimMethod = Extract<MethodName, `claims.${string}`> | 'propositions.list' | 'shell.export-table';
type Fakes = { [Name in ClaimMethod]: (input: InputOf<Name>) => Result<OutputOf<Name>> };

/** The tables of claims of a project in memory, made as the services make them. */
export function fakeClaims(project: () => FakeProject | null): Fakes {
  const tables = new ClaimTables();
  const read = (): ClaimsOfProject => claimsOf(project());
  return {
    'claims.who-said-what': (input) => success(tables.saidPage(read(), input)),
    'claims.figures': (input) => success(tables.figuresPage(read(), input)),
    'claims.matrix': (input) => success(tables.matrixPage(read(), input)),
    'claims.of-proposition': (input) => success(tables.ofProposition(read(), input)),
    'propositions.list': () =>
      success([...read().propositions.values()].map(({ id, statement }) => ({ id, statement }))),
    'claims.table': (input) => success(tables.table(read(), input)),
    'shell.export-table': () =>
      success({ files: [{ path: '/tmp/table.csv', bytes: 1024, rows: 12, sha256: 'a'.repeat(64) }], notes: [] }),
    'claims.export-path': () => success({ files: [], notes: [] }),
  };
}

function claimsOf(project: FakeProject | null): ClaimsOfProject {
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
