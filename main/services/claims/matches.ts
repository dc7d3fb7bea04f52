import type { InputOf } from '#shared/api/contract.ts';
import type { DecidedRow, MatchRow } from '#shared/api/match-answers.ts';
import type { ClaimFrame } from '#shared/claims/frames/claim-frame.ts';
import {
  type AlikePair,
  ClaimMatcher,
  type ComparableClaim,
  likeliest,
} from '#shared/claims/matches/propose-matches.ts';
import type { Link } from '#shared/domain/link.ts';
import { type Result, success } from '#shared/domain/result.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import type { ClaimReader } from './claim-frames.ts';
import type { Handlers } from '../handlers.ts';
import { KeptWork, runSteps, type Watch } from '../comparison/kept-work.ts';
import { areAlike, comparableClaims, decisions, matchSide } from './match-claims.ts';
import { joinedBy } from './joined-by.ts';
import { matchPair } from './match-pair.ts';
import type { Emit, OpenProject } from '../open-project.ts';
import { noProject } from '../outcome.ts';
import { Pauses } from '../pauses.ts';

type Method = 'matches.list' | 'matches.pair' | 'matches.decided' | 'matches.cancel';

/** Pairs less alike than this are not kept: nobody asks for fewer than one right pair in ten. */
const LEAST = 0.1;
/** Of one claim: some more than are shown, since those that are decided make room for others. */
const KEPT_PER_CLAIM = 24;
const SHOWN_PER_CLAIM = 8;
/** Progress is told so often at most, in milliseconds. */
const TOLD_EVERY = 100;

/** The pairs that are alike, by the places of the claims: the same as long as the claims say the same. */
interface Found {
  readonly claims: readonly ComparableClaim[];
  readonly matcher: ClaimMatcher;
  readonly pairs: readonly AlikePair[];
}

export type Decided = Omit<DecidedRow, 'joined'>;

/** What was found, with the claims as they are now and without what was decided. */
export interface Queue {
  /** What was decided up to here is known; perhaps more. */
  readonly sequence: number;
  readonly found: Found;
  readonly frames: readonly ClaimFrame[];
  readonly waiting: readonly AlikePair[];
  /** Of two articles, the last decision first. */
  readonly decided: readonly Decided[];
}

interface MatchDeps {
  readonly project: () => OpenProject | undefined;
  readonly emit: Emit;
  readonly claims: ClaimReader;
}

/** Pairs of claims of different articles that may be about the same, and what was decided about them. */
export function matchHandlers(deps: MatchDeps, queues = new MatchQueues(deps)): Handlers<Method> {
  const { project } = deps;
  return {
    'matches.list': async ({ offset, limit, ...filter }) => {
      const open = project();
      if (!open) return noProject;
      const queue = await queues.of(open);
      if (!queue.ok) return queue;
      const { sequence, decided, found } = queue.value;
      const shown = waitingIn(queue.value, filter);
      const rows = shown
        .slice(offset, offset + limit)
        .flatMap((pair) => rowOf(pair, queue.value, open.store.read) ?? []);
      const { documentId, claimId } = filter;
      const done = decided.filter((row) => concerns(row, { documentId, claimId })).length;
      return success({ sequence, total: shown.length, decided: done, claims: found.claims.length, rows });
    },
    'matches.pair': async ({ fromId, toId }) => {
      const open = project();
      if (!open) return noProject;
      const { frames } = await deps.claims.read(open);
      const [from, to] = [fromId, toId].map((id) => frames.find(({ claim }) => claim.id === id));
      return success(from && to ? matchPair(from, to, open.store.read) : null);
    },
    'matches.decided': async ({ linkTypeId, documentId, claimId, offset, limit }) => {
      const open = project();
      if (!open) return noProject;
      const queue = await queues.of(open);
      if (!queue.ok) return queue;
      const rows = decidedIn(queue.value, { linkTypeId, documentId, claimId });
      const page = rows.slice(offset, offset + limit);
      return success({
        sequence: queue.value.sequence,
        total: rows.length,
        rows: page.map((row) => ({ ...row, joined: joinedBy(row, open.store.read.past) })),
      });
    },
    'matches.cancel': () => {
      queues.cancel();
      return success({});
    },
  };
}

/** Comparing all claims takes seconds, and deciding a pair does not change what they say: it is done once for both. */
export class MatchQueues {
  readonly #deps: MatchDeps;
  readonly #queues = new KeptWork<Queue>();
  #found: { readonly open: OpenProject; readonly found: Found } | undefined;
  /** Counts the cancellations: work of an earlier turn is not wanted any more. */
  #turn = 0;
  #told = 0;

  constructor(deps: MatchDeps) {
    this.#deps = deps;
  }

  cancel(): void {
    this.#turn += 1;
    this.#queues.leavePending();
  }

  of(open: OpenProject): Promise<Result<Queue>> {
    const sequence = open.store.sequence();
    return this.#queues.of(open, sequence, async () => {
      const { read } = open.store;
      const { frames } = await this.#deps.claims.read(open);
      const found = await this.#findIn(open, await comparableClaims(frames, read));
      if (!found.ok) return found;
      const decided = decidedRows(frames, decisions(read), read);
      return success({
        sequence,
        decided,
        frames,
        found: found.value,
        waiting: await waitingOf(found.value, frames, decided),
      });
    });
  }

  async #findIn(open: OpenProject, claims: readonly ComparableClaim[]): Promise<Result<Found>> {
    const last = this.#found;
    if (last?.open === open && areAlike(last.found.claims, claims)) return success(last.found);
    const work = { total: claims.length, watch: this.#watch(open) };
    const weighed = await runSteps(ClaimMatcher.inSteps(claims), work);
    if (!weighed.ok) return weighed;
    const matcher = weighed.value;
    const pairs = await runSteps(matcher.pairsInSteps({ threshold: LEAST, perClaim: KEPT_PER_CLAIM }), work);
    if (!pairs.ok) return pairs;
    const found = { claims, matcher, pairs: pairs.value };
    this.#found = { open, found };
    return success(found);
  }

  #watch(open: OpenProject): Watch {
    const turn = this.#turn;
    return {
      cancelled: () => turn !== this.#turn || this.#deps.project() !== open,
      progress: (done, total) => {
        const at = performance.now();
        if (at - this.#told < TOLD_EVERY) return;
        this.#told = at;
        this.#deps.emit('matches.progress', { done, total });
      },
    };
  }
}

/** So many pairs are looked at between two pauses. */
const PAIRS_AT_ONCE = 5000;

async function waitingOf(
  found: Found,
  frames: readonly ClaimFrame[],
  decided: readonly Decided[],
): Promise<readonly AlikePair[]> {
  const placeOf = new Map(frames.map(({ claim }, place) => [String(claim.id), place]));
  const keyOf = (one: number, other: number): number => Math.min(one, other) * frames.length + Math.max(one, other);
  const keys = new Set(
    decided.map(({ from, to }) => keyOf(placeOf.get(from.annotationId) ?? 0, placeOf.get(to.annotationId) ?? 0)),
  );
  const pauses = new Pauses();
  const open: AlikePair[] = [];
  for (const [at, pair] of found.pairs.entries()) {
    if (at % PAIRS_AT_ONCE === 0) await pauses.take();
    if (keys.has(keyOf(pair.from, pair.to))) continue;
    const proposition = frames[pair.from]?.claim.propositionId;
    if (proposition === undefined || proposition !== frames[pair.to]?.claim.propositionId) open.push(pair);
  }
  return likeliest(open, SHOWN_PER_CLAIM);
}

function decidedRows(frames: readonly ClaimFrame[], links: Iterable<Link>, read: ProjectReader): Decided[] {
  const byId = new Map(frames.map((frame) => [String(frame.claim.id), frame]));
  const rows: Decided[] = [];
  for (const { id, typeId, fromId, toId, updatedAt } of links) {
    const [from, to] = [byId.get(fromId), byId.get(toId)];
    if (!from || !to || from.document.id === to.document.id) continue;
    rows.push({ linkId: id, linkTypeId: typeId, from: matchSide(from, read), to: matchSide(to, read), at: updatedAt });
  }
  return rows.sort((a, b) => Number(a.at < b.at) - Number(a.at > b.at));
}

type Filter = Omit<InputOf<'matches.list'>, 'offset' | 'limit'>;
type DecidedFilter = Omit<InputOf<'matches.decided'>, 'offset' | 'limit'>;

export function waitingIn({ waiting, frames }: Queue, filter: Filter): AlikePair[] {
  return waiting.filter((pair) => passes(pair, frames, filter));
}

export function decidedIn({ decided }: Queue, { linkTypeId, ...filter }: DecidedFilter): Decided[] {
  return decided.filter((row) => concerns(row, filter) && (linkTypeId === null || row.linkTypeId === linkTypeId));
}

function passes({ from, to, confidence }: AlikePair, frames: readonly ClaimFrame[], filter: Filter): boolean {
  if (confidence < filter.minimum) return false;
  const [one, other] = [frames[from], frames[to]];
  if (!one || !other) return false;
  const { documentId, claimId } = filter;
  if (documentId !== null && one.document.id !== documentId && other.document.id !== documentId) return false;
  if (claimId !== null && one.claim.id !== claimId && other.claim.id !== claimId) return false;
  const { outlet } = one.document.metadata;
  return !filter.acrossOutlets || outlet === '' || outlet !== other.document.metadata.outlet;
}

function concerns({ from, to }: Decided, { documentId, claimId }: Pick<Filter, 'documentId' | 'claimId'>): boolean {
  if (documentId !== null && from.documentId !== documentId && to.documentId !== documentId) return false;
  return claimId === null || from.annotationId === claimId || to.annotationId === claimId;
}

export function rowOf(pair: AlikePair, { found, frames }: Queue, read: ProjectReader): MatchRow | undefined {
  const [from, to] = [frames[pair.from], frames[pair.to]];
  if (!from || !to) return undefined;
  const { confidence, suggestion, reasons } = found.matcher.explain(pair);
  return { from: matchSide(from, read), to: matchSide(to, read), confidence, suggestion, reasons };
}
