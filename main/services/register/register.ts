import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import type { RegisterRow } from '#shared/api/register-answers.ts';
import type { EntityId, LabelId } from '#shared/domain/ids.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { mentionIdsOf, unseenPartOf, withoutMentions } from '#shared/register/proposal-part.ts';
import { mentionsOf } from '#shared/register/propose-entities.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import type { Handlers } from '../handlers.ts';
import type { OpenProject } from '../open-project.ts';
import { noProject, toOutcome } from '../outcome.ts';
import { readEntity } from './register-entity.ts';
import { matchIds } from './register-ids.ts';
import { acceptCommand, type Proposed, proposalFor, RegisterProposals } from './register-proposals.ts';

type Method =
  | 'register.entities'
  | 'register.entity'
  | 'register.proposals'
  | 'register.proposal-for'
  | 'register.proposal-mentions'
  | 'register.accept'
  | 'register.match-ids-path';

/** The register of entities over the whole project: its list, its pages, and what it could hold besides. */
export function registerHandlers(project: () => OpenProject | undefined): Handlers<Method> {
  const proposals = new RegisterProposals();
  let last:
    { readonly open: OpenProject; readonly sequence: number; readonly rows: readonly RegisterRow[] } | undefined;
  const rowsOf = (open: OpenProject): readonly RegisterRow[] => {
    const sequence = open.store.sequence();
    if (last?.open !== open || last.sequence !== sequence)
      last = { open, sequence, rows: registerRows(open.store.read) };
    return last.rows;
  };
  /** Counts the pages that were asked for: only the last one is waited for. */
  let asked = 0;
  let fileAsked = 0;

  return {
    'register.entities': (input) => {
      const open = project();
      return open ? success(listEntities(rowsOf(open), input, labelNames(open.store.read))) : noProject;
    },
    'register.entity': async ({ id }) => {
      const open = project();
      if (!open) return noProject;
      asked += 1;
      const turn = asked;
      return readEntity(open.store.read, id, () => turn === asked && project() === open);
    },
    'register.proposals': async ({ offset, limit, ...question }) => {
      const open = project();
      if (!open) return noProject;
      const proposed = await proposals.of(open, question);
      if (!proposed.ok) return proposed;
      const rows = proposed.value.map(({ row }) => row);
      const byConfidence = countsOf(proposed.value);
      const turnedDown = Array.from(open.store.read.turnedDownEntities(), ({ id }) => id);
      return success({ total: rows.length, rows: rows.slice(offset, offset + limit), byConfidence, turnedDown });
    },
    'register.proposal-mentions': async ({ key, ...question }) => {
      const open = project();
      if (!open) return noProject;
      const proposed = await proposals.of(open, question);
      if (!proposed.ok) return proposed;
      const meant = proposed.value.find(({ row }) => row.key === key);
      return success({ ids: meant ? mentionIdsOf(meant.proposal) : [] });
    },
    'register.proposal-for': ({ id }) => {
      const open = project();
      return open ? success(proposalFor(open.store.read, id)) : noProject;
    },
    'register.match-ids-path': async ({ path }) => {
      const open = project();
      if (!open) return noProject;
      fileAsked += 1;
      const turn = fileAsked;
      return matchIds(path, open, () => turn === fileAsked && project() === open);
    },
    'register.accept': (input) => accept(project(), proposals, input),
  };
}

async function accept(
  open: OpenProject | undefined,
  proposals: RegisterProposals,
  { commandId, key, confidence, without, ...question }: InputOf<'register.accept'>,
): Promise<Result<OutputOf<'register.accept'>>> {
  if (!open) return noProject;
  const all = await proposals.of(open, question);
  if (!all.ok) return all;
  if (key === undefined) {
    const sure = all.value.filter(({ row }) => row.confidence >= confidence);
    const taken = sure.flatMap(({ proposal }) => unseenPartOf(proposal) ?? []);
    return toOutcome(open.run(acceptCommand(taken), { id: commandId }));
  }
  const meant = all.value.find(({ row }) => row.key === key)?.proposal;
  const part = meant && withoutMentions(meant, new Set(without));
  if (!part) return failure('register/no-proposal');
  if (part.kind !== 'merge') return toOutcome(open.run(acceptCommand([part]), { id: commandId }));
  const [intoId, otherId] = part.entityIds;
  return toOutcome(open.run({ type: 'entity.merge', ids: [otherId], intoId }, { id: commandId }));
}

function registerRows(read: ProjectReader): RegisterRow[] {
  const counts = new Map<EntityId, { mentions: number; documents: Set<string>; byLabel: Map<LabelId, number> }>();
  for (const { entityId, labelId, documentId, mentions } of read.mentionCounts()) {
    const count = counts.get(entityId) ?? { mentions: 0, documents: new Set(), byLabel: new Map() };
    count.mentions += mentions;
    count.documents.add(documentId);
    count.byLabel.set(labelId, (count.byLabel.get(labelId) ?? 0) + mentions);
    counts.set(entityId, count);
  }
  return Array.from(read.entities(), ({ id, name, labelId, aliases, externalIds }) => {
    const count = counts.get(id);
    const mentions = count?.mentions ?? 0;
    const conflicts = mentions - (count?.byLabel.get(labelId) ?? 0);
    return { id, name, labelId, aliases, externalIds, mentions, documents: count?.documents.size ?? 0, conflicts };
  });
}

const alphabetical = new Intl.Collator('en', { numeric: true });

function listEntities(
  rows: readonly RegisterRow[],
  { filter, labelId, sort, direction, offset, limit }: InputOf<'register.entities'>,
  labelName: ReadonlyMap<string, string>,
): OutputOf<'register.entities'> {
  const words = filter.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = rows.filter((row) => (labelId === null || row.labelId === labelId) && holds(row, words));
  const nameOf = (row: RegisterRow): string => labelName.get(row.labelId) ?? row.labelId;
  const compare: Readonly<Record<typeof sort, (a: RegisterRow, b: RegisterRow) => number>> = {
    name: () => 0,
    label: (a, b) => alphabetical.compare(nameOf(a), nameOf(b)),
    mentions: (a, b) => a.mentions - b.mentions,
    documents: (a, b) => a.documents - b.documents,
  };
  const sign = direction === 'ascending' ? 1 : -1;
  const byName = sort === 'name' ? sign : 1;
  found.sort((a, b) => sign * compare[sort](a, b) || byName * alphabetical.compare(a.name, b.name));
  return { total: found.length, rows: found.slice(offset, offset + limit) };
}

function holds({ name, aliases, externalIds }: RegisterRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [name, ...aliases, ...Object.values(externalIds)].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

function labelNames(read: ProjectReader): ReadonlyMap<string, string> {
  return new Map(read.codebook().layers.flatMap(({ labels }) => labels.map(({ id, name }) => [id, name])));
}

/** What can be taken over without a look at each: names, but no roles and no merges. */
function countsOf(proposed: readonly Proposed[]): OutputOf<'register.proposals'>['byConfidence'] {
  const together = proposed.flatMap(({ proposal, row: { confidence } }) => {
    const part = unseenPartOf(proposal);
    return part ? [{ confidence, kind: part.kind, mentions: mentionsOf(part) }] : [];
  });
  return [...Map.groupBy(together, ({ confidence }) => confidence)]
    .map(([confidence, those]) => ({
      confidence,
      count: those.length,
      created: those.filter(({ kind }) => kind === 'create').length,
      mentions: those.reduce((sum, { mentions }) => sum + mentions, 0),
    }))
    .sort((a, b) => b.confidence - a.confidence);
}
