import type { PropositionId } from '../../domain/ids.ts';
import { AttributeId } from '../../domain/ids.ts';
import { type ClaimFrame, type Filler, identityOf } from '../frames/claim-frame.ts';

/** What a speaker says about a proposition, counted over claims: Leifeld's statements (Discourse Network Analyzer). */
export interface Utterance {
  /** The entity's id, or the words that stand for the speaker where there is none. */
  readonly speaker: string;
  readonly propositionId: PropositionId;
  readonly agreements: number;
  readonly disagreements: number;
}

export interface SpeakerTie {
  readonly a: string;
  readonly b: string;
  /** Propositions on which both are for it, or both against it. */
  readonly congruence: number;
  /** Propositions on which one is for it and the other against it. */
  readonly conflict: number;
}

const polarity = AttributeId.parse('polarity');
const stance = AttributeId.parse('stance');

/** Whether the source of a claim is for what its proposition says: what is denied or opposed counts against it. */
export function agrees({ claim }: ClaimFrame): boolean {
  return claim.attributes[polarity] !== 'negated' && claim.attributes[stance] !== 'opposes';
}

/** The two-mode network of speakers and propositions, in the order in which the claims come. */
export function utterancesOf(
  claims: Iterable<{ readonly frame: ClaimFrame; readonly propositionId: PropositionId }>,
): Utterance[] {
  const utterances = new Map<string, { -readonly [Key in keyof Utterance]: Utterance[Key] }>();
  for (const { frame, propositionId } of claims) {
    for (const speaker of speakersOf(frame).keys()) {
      const key = `${speaker}\n${propositionId}`;
      const utterance = utterances.get(key) ?? { speaker, propositionId, agreements: 0, disagreements: 0 };
      if (agrees(frame)) utterance.agreements += 1;
      else utterance.disagreements += 1;
      utterances.set(key, utterance);
    }
  }
  return [...utterances.values()];
}

/**
 * Who says so, each once, by what a speaker is known by over all articles: the entity, or the words, as they are
 * spelled, where there is none.
 */
export function speakersOf({ sources }: ClaimFrame): ReadonlyMap<string, Filler> {
  const speakers = new Map<string, Filler>();
  for (const source of sources) {
    const key = identityOf(source);
    if (!speakers.has(key)) speakers.set(key, source);
  }
  return speakers;
}

/**
 * Equal for claims that the same speakers make, in whichever order and however their names are spelled; those who say
 * something together are a speaker of their own. Empty where nobody is named.
 */
export function speakersKey(frame: ClaimFrame): string {
  return [...speakersOf(frame).keys()].sort().join('; ');
}

/**
 * The one-mode networks of speakers: congruence and conflict as Leifeld (2016, "Discourse Network Analysis") counts
 * them, each proposition once per pair. Subtract them for the combined network.
 */
export function speakerTies(utterances: readonly Utterance[]): SpeakerTie[] {
  const byProposition = Map.groupBy(utterances, ({ propositionId }) => propositionId);
  const ties = new Map<string, { a: string; b: string; congruence: number; conflict: number }>();
  for (const list of byProposition.values()) {
    const speakers = [...list].sort((one, other) => (one.speaker < other.speaker ? -1 : 1));
    for (const [at, one] of speakers.entries())
      for (const other of speakers.slice(at + 1)) {
        const key = `${one.speaker}\n${other.speaker}`;
        const tie = ties.get(key) ?? { a: one.speaker, b: other.speaker, congruence: 0, conflict: 0 };
        tie.congruence += Number(bothSay(one, other, 'agreements')) + Number(bothSay(one, other, 'disagreements'));
        tie.conflict +=
          Number(one.agreements > 0 && other.disagreements > 0) + Number(one.disagreements > 0 && other.agreements > 0);
        ties.set(key, tie);
      }
  }
  return [...ties.values()];
}

function bothSay(one: Utterance, other: Utterance, what: 'agreements' | 'disagreements'): boolean {
  return one[what] > 0 && other[what] > 0;
}
