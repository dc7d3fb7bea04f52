import type { Outcome } from '#shared/api/answers.ts';
import type { EventOf } from '#shared/api/contract.ts';
import type { DecidedRow, MatchSide } from '#shared/api/match-answers.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { changesOf } from '#shared/domain/change-set.ts';
import { allowsLink, type Codebook, findLayer, findLinkType } from '#shared/domain/codebook.ts';
import type { Command } from '#shared/domain/command.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { AnnotatorId, LinkTypeId } from '#shared/domain/ids.ts';
import { addLinkType } from '#shared/domain/link-type-edits.ts';
import type { Result } from '#shared/domain/result.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import { translate } from '#shared/locales/translate.ts';
import type { CodebookEditing } from '../codebook/codebook-editing.ts';
import { exportTable } from './export-table.ts';
import type { MatchingState, PairIds } from '../state/match-state.ts';
import type { Parts } from '../parts.ts';
import { projectOf } from '../state/selectors.ts';
import type { Travel } from '../reading/travelling.ts';

/** The relations of two claims that have a key in the queue, in the order in which they are offered. */
export const matchRelations = [
  { id: 'same', keys: ['s'] },
  { id: 'different-figure', keys: ['f'] },
  { id: 'narrower', keys: ['n'] },
  { id: 'broader', keys: ['b'] },
  { id: 'supports', keys: ['p'] },
  { id: 'contradicts', keys: ['x'] },
  { id: 'different-attribution', keys: ['d'] },
  { id: 'updates', keys: ['u'] },
  { id: 'unrelated', keys: ['r', 'Delete'] },
] as const;
export type MatchRelation = (typeof matchRelations)[number]['id'];

export const unrelatedType = LinkTypeId.parse('unrelated');

type Ends = Pick<MatchSide, 'annotationId' | 'labelId' | 'propositionId' | 'proposition' | 'claim' | 'date'>;

/** A pair as it is decided: the link leads from the first to the second. */
export interface DecidingPair {
  readonly from: Ends;
  readonly to: Ends;
  /** The link of an earlier decision, which is changed. */
  readonly link?: Pick<DecidedRow, 'linkId' | 'linkTypeId' | 'joined'>;
}

interface MatchingDeps extends Parts {
  readonly codebook: CodebookEditing;
}

/** Deciding which claims of different articles are about the same. Each decision is one command, one step to undo. */
export class Matching {
  readonly #deps: MatchingDeps;

  constructor(deps: MatchingDeps) {
    this.#deps = deps;
  }

  ask(patch: Partial<MatchingState>): void {
    this.#deps.store.update((state) => ({ ...state, matching: { ...state.matching, ...patch } }));
  }

  /** Follows how far the comparison is. Returns what ends it. */
  follow(): () => void {
    return this.#deps.api.on('matches.progress', (progress) => this.ask({ progress }));
  }

  async cancel(): Promise<void> {
    const { api, notices } = this.#deps;
    notices.reportIfFailed(await api.call('matches.cancel', {}));
  }

  /** Writes the half that is shown, with its filters and in its order, to where a person says. */
  async exportShown(): Promise<void> {
    await exportTable(this.#deps, 'matches', () => {
      const { half, minimum, acrossOutlets, documentId, claim, linkTypeId } = this.#deps.store.get().matching;
      // What is decided has no such filters on the screen.
      const likely = half === 'queue' ? { minimum, acrossOutlets } : { minimum: 0, acrossOutlets: false };
      const pairs = { half, ...likely, documentId, claimId: claim?.id ?? null, linkTypeId };
      return { question: { filter: '', sort: null, group: null }, pairs };
    });
  }

  /** The pairs of one claim, from anywhere in the window. */
  findFor(claim: Annotation): void {
    this.ask({ half: 'queue', claim: { id: claim.id, words: shownQuote(claim) }, documentId: null, current: null });
    this.#deps.store.update((state) => ({ ...state, view: 'claims', claims: { ...state.claims, part: 'matches' } }));
  }

  /** An undo or a redo is followed to the pair that it was about. */
  followTravel(travel: Travel | undefined, { changeSet }: EventOf<'project.changed'>): void {
    const { view, claims, matching } = this.#deps.store.get();
    if (!travel || !changeSet || view !== 'claims' || claims.part !== 'matches') return;
    const [link] = changesOf(changeSet, 'link').flatMap(({ before, after }) => after ?? before ?? []);
    if (!link) return;
    const current = { fromId: link.fromId, toId: link.toId, linkId: link.id };
    this.ask({ current, turned: false, cameBack: matching.cameBack + 1 });
  }

  show(current: PairIds): void {
    const { current: before } = this.#deps.store.get().matching;
    const isSame =
      before?.fromId === current.fromId && before.toId === current.toId && before.linkId === current.linkId;
    if (!isSame) this.ask({ current, turned: false });
  }

  turn(): void {
    this.ask({ turned: !this.#deps.store.get().matching.turned });
  }

  /** Says how two claims stand to each other; answers the journal's entry of it, or undefined where it was refused. */
  decide(relation: MatchRelation, pair: DecidingPair, merges: boolean): Promise<number | undefined> {
    const { store } = this.#deps;
    const { from, to } = relation === 'updates' ? laterFirst(pair) : pair;
    const { link } = pair;
    const isTogether = relation === 'same' && store.get().matching.together;
    return this.#run({
      type: 'claim.match',
      fromId: from.annotationId,
      toId: to.annotationId,
      linkTypeId: LinkTypeId.parse(relation),
      annotatorId: AnnotatorId.parse(projectOf(store.get())?.annotatorId),
      ...(link ? { linkId: link.linkId } : {}),
      ...(isTogether ? { together: { statement: wordingOf(pair), ...(merges ? { merges: true as const } : {}) } } : {}),
      // What were the same are not any more.
      ...(link?.joined && relation !== 'same' ? { apart: link.joined } : {}),
    });
  }

  /**
   * Takes away the link, and from the proposition of both the claim that the decision put there. Answers as `decide`.
   */
  async takeBack({ linkId, from, to, joined }: DecidedRow): Promise<number | undefined> {
    const taken = await this.#run({ type: 'claim.unmatch', linkId, ...(joined ? { apart: joined } : {}) });
    const areOne = from.propositionId !== null && from.propositionId === to.propositionId;
    if (taken !== undefined) this.#deps.notices.inform(noticeOf({ areOne, joined: joined !== null }));
    return taken;
  }

  /** Gives a codebook of its own the type of link that keeps a pair from being proposed again. */
  async addUnrelated(): Promise<void> {
    const { codebook, notices } = this.#deps;
    const type = findLinkType(defaultCodebook, unrelatedType);
    if (!type) return;
    const refused = await codebook.apply((before) => addLinkType(before, withOwnLabels(type, before)));
    if (!refused) notices.inform('window.matches.unrelated-added', { name: type.name });
  }

  #run(command: Command): Promise<number | undefined> {
    return new Promise((resolve) => {
      const id = this.#deps.sync.run(command, (result: Result<Outcome>) =>
        resolve(result.ok ? result.value.sequence : undefined),
      );
      if (!id) resolve(undefined);
    });
  }
}

export function isClaim(codebook: Codebook | undefined, annotation: Annotation | undefined): boolean {
  return (
    codebook !== undefined && annotation !== undefined && findLayer(codebook, annotation.layerId)?.kind === 'claim'
  );
}

/** Those of the relations that the codebook allows between the two. */
export function relationsFor(codebook: Codebook | undefined, { from, to }: Pick<DecidingPair, 'from' | 'to'>) {
  return matchRelations.flatMap(({ id, keys }) => {
    const type = codebook && findLinkType(codebook, LinkTypeId.parse(id));
    return type && allowsLink(type, from.labelId, to.labelId) ? [{ id, keys, name: type.name }] : [];
  });
}

function noticeOf({ areOne, joined }: { readonly areOne: boolean; readonly joined: boolean }) {
  if (joined) return 'window.matches.taken-back-apart';
  return areOne ? 'window.matches.taken-back-together' : 'window.matches.taken-back';
}

function withOwnLabels<Type extends Parameters<typeof addLinkType>[1]>(type: Type, codebook: Codebook): Type {
  const labels = codebook.layers.flatMap(({ kind, labels: own }) => (kind === 'claim' ? own.map(({ id }) => id) : []));
  return { ...type, from: labels, to: labels };
}

/** What is updated was right in its time: the later article's claim takes the place of the earlier one's. */
function laterFirst({ from, to }: DecidingPair): DecidingPair {
  return from.date !== '' && to.date !== '' && from.date < to.date ? { from: to, to: from } : { from, to };
}

/** The fuller words, of the earlier article where they are as long. */
function wordingOf({ from, to }: DecidingPair): string {
  const [one, other] = [from, to].map(({ claim }) => claim.replace(/\s+/gu, ' ').trim());
  if (one === undefined || other === undefined) return '';
  if (one.length !== other.length) return one.length > other.length ? one : other;
  return to.date !== '' && to.date < from.date ? other : one;
}

/** How sure the matcher is, in words for a screen reader and a title. */
export function describeConfidence(confidence: number): string {
  return translate('window.matches.confidence', { percent: Math.round(confidence * 100) });
}
