import { PropositionAnswers } from '#shared/claims/proposition-register.ts';
import { ClaimTables } from '#shared/claims/table-answers.ts';
import { claimRoles } from '#shared/domain/claim-roles.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { Link } from '#shared/domain/link.ts';
import { success } from '#shared/domain/result.ts';
import type { ClaimReader } from './claim-frames.ts';
import type { Handlers, ServiceMethod } from '../handlers.ts';
import type { OpenProject } from '../open-project.ts';
import { noProject } from '../outcome.ts';
import { Pauses } from '../pauses.ts';

type PropositionMethod = Exclude<Extract<ServiceMethod, `propositions.${string}`>, 'propositions.list'>;

/** The register of propositions and the claims behind it, a page at a time. */
export function propositionHandlers(
  project: () => OpenProject | undefined,
  reader: ClaimReader,
): Handlers<PropositionMethod> {
  const answers = new PropositionAnswers();
  const tables = new ClaimTables();
  const relations = new RelationReader();
  return {
    'propositions.register': async (input) => {
      const open = project();
      if (!open) return noProject;
      const claims = await reader.read(open);
      return success(answers.page({ claims, relations: await relations.read(open) }, input));
    },
    'propositions.entry': async ({ id }) => {
      const open = project();
      if (!open) return noProject;
      const claims = await reader.read(open);
      return success(answers.entry({ claims, relations: await relations.read(open) }, id));
    },
    'propositions.named': async (input) => {
      const open = project();
      if (!open) return noProject;
      const claims = await reader.read(open);
      return success(answers.named({ claims, relations: await relations.read(open) }, input));
    },
    'propositions.claims': async ({ offset, limit, ...question }) => {
      const open = project();
      if (!open) return noProject;
      const rows = answers.claims(await reader.read(open), question);
      return success({ total: rows.length, rows: rows.slice(offset, offset + limit) });
    },
    'propositions.claim-ids': async ({ from, to, ...question }) => {
      const open = project();
      if (!open) return noProject;
      const rows = answers.claims(await reader.read(open), question);
      return success({ ids: rows.slice(from, to + 1).map(({ annotationId }) => annotationId) });
    },
    'propositions.said-ids': async ({ from, to, ...question }) => {
      const open = project();
      if (!open) return noProject;
      const claims = await reader.read(open, question);
      const { lines } = tables.saidPage(claims, { ...question, offset: from, limit: to - from + 1 });
      return success({ ids: lines.flatMap((line) => (line.kind === 'row' ? [line.row.annotationId] : [])) });
    },
  };
}

/** The relations between claims, read once for as long as the project stays the same. */
class RelationReader {
  #last: { readonly open: OpenProject; readonly sequence: number; readonly links: Promise<Link[]> } | undefined;

  read(open: OpenProject): Promise<Link[]> {
    const sequence = open.store.sequence();
    if (this.#last?.open !== open || this.#last.sequence !== sequence)
      this.#last = { open, sequence, links: readRelations(open) };
    return this.#last.links;
  }
}

async function readRelations({ store }: OpenProject): Promise<Link[]> {
  const { read } = store;
  const pauses = new Pauses();
  const links: Link[] = [];
  for (const typeId of relationTypes(read.codebook())) {
    await pauses.take();
    for (const link of read.linksOfTypes([typeId])) links.push(link);
  }
  return links;
}

/** The types of links that join claims only, but the roles, which may do so too. */
function relationTypes({ layers, linkTypes }: Codebook): string[] {
  const labels = new Set(layers.flatMap(({ kind, labels: own }) => (kind === 'claim' ? own.map(({ id }) => id) : [])));
  const areClaims = (ids: readonly (typeof linkTypes)[number]['toLabelIds'][number][]) =>
    ids.length > 0 && ids.every((id) => labels.has(id));
  return linkTypes
    .filter(
      ({ id, fromLabelIds, toLabelIds }) =>
        !claimRoles.includes(id) && areClaims(fromLabelIds) && areClaims(toLabelIds),
    )
    .map(({ id }) => id);
}
