import type { InputOf } from '#shared/api/contract.ts';
import type { ProposalRow } from '#shared/api/register-answers.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { CommandOf } from '#shared/domain/command.ts';
import type { Entity } from '#shared/domain/entity.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { acronymOf, nameKey } from '#shared/register/name-form.ts';
import { confidenceIn } from '#shared/register/proposal-confidence.ts';
import {
  type EntityProposal,
  type FreeMention,
  mentionsOf,
  proposalSteps,
  proposeEntities,
} from '#shared/register/propose-entities.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import type { OpenProject } from '../open-project.ts';
import { Pauses } from '../pauses.ts';

/** What these name is not met again under the same name, or says nothing by being met. */
const unnamedLabels = new Set(['date', 'money', 'quantity']);

type Question = Pick<InputOf<'register.proposals'>, 'allLabels'>;

/** A proposal with what is said of it. */
export interface Proposed {
  readonly proposal: EntityProposal;
  readonly row: ProposalRow;
}

interface Kept {
  readonly open: OpenProject;
  readonly sequence: number;
  readonly asked: string;
  readonly proposed: Promise<Result<readonly Proposed[]>>;
}

/** Begins anew where the project changes meanwhile; the last attempt takes what there is. */
const ATTEMPTS = 3;

/**
 * The proposals for the register, kept as long as the project and the question are the same. They are made with pauses,
 * and given up where something else is asked for.
 */
export class RegisterProposals {
  #last: Kept | undefined;

  of(open: OpenProject, question: Question): Promise<Result<readonly Proposed[]>> {
    const sequence = open.store.sequence();
    const asked = String(question.allLabels);
    const last = this.#last;
    if (last?.open === open && last.sequence === sequence && last.asked === asked) return last.proposed;
    // The same question to a later state gives up nothing: somebody waits for the earlier answer too.
    const isWanted = (): boolean => this.#last?.open === open && this.#last.asked === asked;
    // Set first: what is proposed asks at once whether it is wanted.
    const { promise, resolve, reject } = Promise.withResolvers<Result<readonly Proposed[]>>();
    this.#last = { open, sequence, asked, proposed: promise };
    proposeAll(open, question, isWanted).then(resolve, reject);
    return promise;
  }
}

async function proposeAll(
  { store }: OpenProject,
  { allLabels }: Question,
  isWanted: () => boolean,
): Promise<Result<readonly Proposed[]>> {
  const { read } = store;
  const pauses = new Pauses();
  for (let attempt = 1; ; attempt += 1) {
    const sequence = store.sequence();
    const mentions: FreeMention[] = [];
    for (const labelId of namingLabels(read.codebook(), allLabels)) {
      await pauses.take();
      if (!isWanted()) return failure('request/cancelled');
      for (const mention of read.freeMentions([labelId])) mentions.push(mention);
    }
    const entities = new Map([...read.entities()].map((entity) => [entity.id, entity]));
    const steps = proposalSteps({ mentions, entities: entities.values(), rejected: rejectedBy(read) });
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      await pauses.take();
      if (!isWanted()) return failure('request/cancelled');
    }
    if (store.sequence() !== sequence && attempt < ATTEMPTS) continue;
    return success(step.value.map((proposal) => ({ proposal, row: rowOf(proposal, entities) })));
  }
}

/** What was turned down: of entries that are there, and of such as are none. */
function rejectedBy(read: ProjectReader): ReadonlySet<string> {
  const rejected = new Set<string>();
  for (const { unlike = [] } of read.entities()) for (const key of unlike) rejected.add(key);
  for (const { unlike = [] } of read.turnedDownEntities()) for (const key of unlike) rejected.add(key);
  return rejected;
}

/** For one mention: what the register has for it, or a new entry for it alone. */
export function proposalFor(read: ProjectReader, id: string): ProposalRow | null {
  const mention = read.annotation(id);
  if (!mention || !namingLabels(read.codebook(), true).includes(mention.labelId)) return null;
  const { labelId, quote } = mention;
  const proposed = propose(read, [{ id: mention.id, labelId, quote }], sharingWords(quote));
  return proposed.find(({ row }) => row.kind !== 'merge')?.row ?? null;
}

/** The command that takes proposals over; merges have one of their own. */
export function acceptCommand(proposals: readonly EntityProposal[]): CommandOf<'register.accept'> {
  return {
    type: 'register.accept',
    entities: proposals.flatMap((one) =>
      one.kind === 'create'
        ? [
            {
              name: one.name,
              labelId: one.labelId,
              aliases: one.names.filter(isName).map(({ text }) => text),
              mentionIds: one.names.flatMap(({ mentionIds }) => mentionIds),
            },
          ]
        : [],
    ),
    links: proposals.flatMap((one) => {
      if (one.kind !== 'link') return [];
      const { entityId, name } = one;
      return [{ entityId, mentionIds: name.mentionIds, ...(isName(name) ? { alias: name.text } : {}) }];
    }),
  };
}

/** Names are alike where they share a word, or one is made of the first letters of the other: no other one is asked. */
function sharingWords(quote: string): (entity: Entity) => boolean {
  const key = nameKey(quote);
  const words = key.split(' ');
  const isLike = (name: string): boolean => {
    const other = nameKey(name);
    return words.some((word) => other.includes(word)) || nameKey(acronymOf(name) ?? '') === key;
  };
  return ({ name, aliases }) => isLike(name) || aliases.some(isLike);
}

/** "The minister" is whoever is minister in that article: it must not become a name. */
function isName({ reason, text }: { readonly reason: string; readonly text: string }): boolean {
  return reason !== 'role' && text !== '';
}

function namingLabels({ layers }: Codebook, all: boolean): string[] {
  const labels = layers.filter(({ kind }) => kind === 'entity').flatMap((layer) => layer.labels);
  return labels.map(({ id }): string => id).filter((id) => all || !unnamedLabels.has(id));
}

function propose(
  read: ProjectReader,
  mentions: readonly FreeMention[],
  couldBe: (entity: Entity) => boolean,
): Proposed[] {
  const entities = new Map([...read.entities()].filter(couldBe).map((entity) => [entity.id, entity]));
  const rejected = rejectedBy(read);
  return proposeEntities({ mentions, entities: entities.values(), rejected }).map((proposal) => ({
    proposal,
    row: rowOf(proposal, entities),
  }));
}

function rowOf(proposal: EntityProposal, entities: ReadonlyMap<string, Entity>): ProposalRow {
  const { kind, key, labelId } = proposal;
  const nameOf = (id: string): string => entities.get(id)?.name ?? '';
  const confidence = confidenceIn(proposal);
  const shared = { kind, key, labelId, mentions: mentionsOf(proposal), confidence, entityId: null, otherId: null };
  if (proposal.kind === 'merge') {
    const [entityId, otherId] = proposal.entityIds;
    const { reason } = proposal;
    const names = [{ text: nameOf(otherId), reason, mentions: 0, example: null }];
    return { ...shared, name: nameOf(entityId), entityId, otherId, names };
  }
  const proposed = proposal.kind === 'link' ? [proposal.name] : proposal.names;
  const names = proposed.map(({ text, reason, mentionIds }) => ({
    text,
    reason,
    mentions: mentionIds.length,
    example: mentionIds[0] ?? null,
  }));
  if (proposal.kind === 'create') return { ...shared, name: proposal.name, names };
  return { ...shared, name: nameOf(proposal.entityId), entityId: proposal.entityId, names };
}
