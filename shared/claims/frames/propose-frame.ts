import type { Annotation } from '../../domain/annotation.ts';
import { envelope, overlaps, type Span } from '../../domain/span.ts';
import { sentencesOf, tokensOf } from '../../text/segmentation.ts';
import { type Cue, cuesIn } from './attribution-cues.ts';
import { type SpeakerKind, speakersIn } from './speakers-in-text.ts';

/** Words near a claim that may take a part in it. */
export interface RoleCandidate {
  readonly span: Span;
  /** `text.slice(span.start, span.end)`. */
  readonly quote: string;
  /** The mention that stands there already. */
  readonly annotationId: Annotation['id'] | null;
  /** What the words seem to name, where they are no mention yet. */
  readonly kind: SpeakerKind;
  /** The higher the likelier; comparable within one list only. */
  readonly score: number;
}

/** Who may say a claim, by which words and to whom, each the likeliest first. */
export interface ProposedFrame {
  readonly sources: readonly RoleCandidate[];
  readonly cues: readonly RoleCandidate[];
  readonly addressees: readonly RoleCandidate[];
}

export interface FrameQuestion {
  readonly text: string;
  readonly claim: Span;
  /** Mentions of people, bodies and places; only those near the claim count. */
  readonly mentions: readonly Pick<Annotation, 'id' | 'labelId' | 'spans'>[];
  /** The source, once it is known: the cue is then the one that goes with it. */
  readonly source?: Span | undefined;
  /** The cue, once it is known: who is told stands behind it. */
  readonly cue?: Span | undefined;
}

/** More than these nobody reads through: who is not among them is quicker found in the text. */
const MOST = 6;
/** Of the best one's score: a source that is less likely is only in the way. */
const LEAST = 0.06;
/** In UTF-16 units on either side: the paragraph, where it is not longer. */
const REACH = 3000;

/**
 * What the frame of a claim may be, by the order in which English news attribute: the reporting word nearest to the
 * claim in its sentence, its subject before it (or behind it, where the claim stands first), then the sentences around.
 * Takes time in proportion to the paragraph.
 */
export function proposeFrame({ text, claim, mentions, source, cue: chosen }: FrameQuestion): ProposedFrame {
  const scene = sceneOf(text, claim);
  const speakers = speakersOf(scene, mentions);
  const cues = scene.cues.map((cue) => ({ cue, score: cueScore(cue, scene) })).filter(({ score }) => score > 0);
  const sources = speakers.map((speaker) => ({
    ...speaker,
    score: Math.max(nearness(speaker, scene), ...cues.map(({ cue, score }) => score * bond(speaker, cue, scene))),
  }));
  const telling = cues.filter(({ cue }) =>
    chosen ? overlaps(cue.span, chosen) : sentencesBetween(cue.span, scene) === 0,
  );
  const known = source && { span: source, annotationId: null, kind: 'person' as const, weight: 1 };
  return {
    sources: best(withAntecedents(sources, scene), text, LEAST),
    cues: best(
      cues.map(({ cue, score }) => ({
        span: cue.span,
        annotationId: null,
        kind: 'person' as const,
        score: known ? score * (0.1 + bond(known, cue, scene)) : score * strongest(speakers, cue, scene),
      })),
      text,
    ),
    addressees: best(addresseesOf(speakers, telling, scene), text),
  };
}

/** "he": whoever has been named last before is meant, most likely, and a name is worth more than a pronoun. */
function withAntecedents<Scored extends Speaker & { readonly score: number }>(
  speakers: readonly Scored[],
  { text }: Scene,
): Scored[] {
  const isPronoun = ({ span }: Scored): boolean => /^(?:he|she|they|it)$/iu.test(text.slice(span.start, span.end));
  const scores = new Map(speakers.map((one) => [one, one.score]));
  for (const one of speakers.filter(isPronoun)) {
    const named = speakers
      .filter((other) => other.span.end <= one.span.start && other.kind === one.kind && !isPronoun(other))
      .sort((a, b) => b.span.start - a.span.start)
      .find((other) => other.annotationId !== null || /^\p{Lu}/u.test(text.slice(other.span.start)));
    if (named) scores.set(named, Math.max(scores.get(named) ?? 0, one.score * ANTECEDENT));
  }
  return speakers.map((one) => ({ ...one, score: scores.get(one) ?? one.score }));
}

const ANTECEDENT = 0.7;

interface Speaker {
  readonly span: Span;
  readonly annotationId: Annotation['id'] | null;
  readonly kind: SpeakerKind;
  readonly weight: number;
}

interface Scene {
  readonly text: string;
  readonly claim: Span;
  readonly sentences: readonly Span[];
  /** The sentences that the claim touches: from the first to the last. */
  readonly own: Span;
  readonly cues: readonly Cue[];
}

function sceneOf(text: string, claim: Span): Scene {
  const paragraph = text.lastIndexOf('\n', Math.max(0, claim.start - 1)) + 1;
  // A quotation that stands alone is introduced by the paragraph before it.
  const before = text.slice(0, paragraph).trimEnd();
  const start = Math.max(before.lastIndexOf('\n') + 1, claim.start - REACH);
  const next = text.indexOf('\n', claim.end);
  const end = Math.min(next < 0 ? text.length : next, claim.end + REACH);
  const sentences = sentencesOf(text.slice(start, end), start);
  const touched = sentences.filter((one) => overlaps(one, claim));
  return {
    text,
    claim,
    sentences,
    own: touched.length > 0 ? envelope(touched) : claim,
    cues: cuesIn(text.slice(start, end), start),
  };
}

/** Mentions before words that merely look like some. */
function speakersOf({ text, sentences }: Scene, mentions: FrameQuestion['mentions']): Speaker[] {
  const whole = sentences.length > 0 ? envelope(sentences) : undefined;
  if (!whole) return [];
  const marked = mentions
    .map((one) => ({ ...one, span: envelope(one.spans) }))
    .filter(({ span }) => overlaps(span, whole))
    .map(({ id, labelId, span }): Speaker => ({
      span,
      annotationId: id,
      kind: labelId === 'person' ? 'person' : 'organization',
      weight: labelId === 'place' ? PLACE : 1,
    }));
  const words = speakersIn(text.slice(whole.start, whole.end), whole.start).map((one): Speaker => ({
    ...one,
    annotationId: null,
  }));
  return [...marked, ...words.filter(({ span }) => !marked.some((one) => overlaps(one.span, span)))];
}

const PLACE = 0.7;
const OTHER_SENTENCE = 0.45;
const INSIDE = 0.3;
const AT_THE_EDGE = 0.75;
/** As many tokens from an end of the claim as "Pellew said" takes. */
const EDGE = 3;
/** Below it a cue is rather a noun. */
const WEAK = 0.4;

function cueScore(cue: Cue, scene: Scene): number {
  const { claim } = scene;
  const away = sentencesBetween(cue.span, scene);
  if (away > 1) return 0;
  const near = cue.weight * (away === 0 ? 1 : OTHER_SENTENCE);
  if (overlaps(cue.span, claim)) {
    const fromEdge = Math.min(gap(claim.start, cue.span.start, scene), gap(cue.span.end, claim.end, scene));
    return near * (fromEdge < EDGE ? AT_THE_EDGE : INSIDE) * (cue.span.end === claim.end || fromEdge === 0 ? 1 : 0.7);
  }
  const [from, to] = cue.span.end <= claim.start ? [cue.span.end, claim.start] : [claim.end, cue.span.start];
  const between = gap(from, to, scene);
  // The word right before the claim reports it; one further out reports that.
  const nearer = scene.cues.filter(({ span, weight }) => weight > WEAK && span.start >= from && span.end <= to).length;
  // Behind "according to" stands the source, often a long one, and the comma after it.
  return near / ((1 + between * (cue.kind === 'after' ? 0.04 : 0.12)) * (1 + 0.6 * nearer));
}

/** How much a speaker belongs to a cue, from 0 to about 1. */
function bond(speaker: Speaker, cue: Cue, scene: Scene): number {
  const { text, claim } = scene;
  const { span } = speaker;
  if (overlaps(span, cue.span) || sentenceAt(span, scene) !== sentenceAt(cue.span, scene)) return 0;
  const outside = overlaps(span, claim) && !overlaps(cue.span, claim) ? 0.15 : 1;
  const weight = speaker.weight * outside;
  const isPossessive = /^[’']s(?!\p{L})/u.test(text.slice(span.end, span.end + 3));
  const follows = span.start >= cue.span.end;
  if (cue.kind === 'after' && !follows) return 0.05;
  if (cue.kind === 'after')
    return (weight * (isPossessive ? 0.3 : 1)) / (1 + 0.25 * gap(cue.span.end, span.start, scene));
  if (follows)
    return isInverted(cue, scene) && gap(cue.span.end, span.start, scene) <= 2 ? weight * 1.05 : weight * 0.06;
  const { distance, apposed } = subjectDistance(span, cue.span, scene);
  const isObject =
    /(?:^|\s)(?:in|at|of|for|with|between|to|from|by|on|about|against)(?:\s(?:the|a|an|its|his|her|their))?\s$/iu.test(
      text.slice(Math.max(0, span.start - 16), span.start),
    );
  return (weight * (isObject ? 0.5 : 1) * (isPossessive ? 0.3 : 1) * (apposed ? 0.5 : 1)) / (1 + 0.15 * distance);
}

/** “…,” said the mayor: the verb stands right behind the claim or a comma, and its subject behind it. */
function isInverted({ span }: Cue, { text }: Scene): boolean {
  return /[,”"’?!»]\s*$/u.test(text.slice(Math.max(0, span.start - 4), span.start));
}

/**
 * Tokens between a subject and its verb. What stands between two commas is said of the subject, and does not count:
 * "Rani Mullen, a fellow at the Centre in New Delhi, stated".
 */
function subjectDistance(
  subject: Span,
  verb: Span,
  scene: Scene,
): { readonly distance: number; readonly apposed: boolean } {
  const between = scene.text.slice(subject.end, verb.start);
  const plain = { distance: gap(subject.end, verb.start, scene), apposed: false };
  if (!/,\s*(?:\p{L}+\s)?$/u.test(between)) return plain;
  const open = between.indexOf(',');
  if (open < between.lastIndexOf(','))
    return { distance: gap(subject.end, subject.end + open, scene) + 1, apposed: false };
  return { distance: plain.distance, apposed: true };
}

/** Without any cue, whoever stands nearest before the claim. */
function nearness({ span, weight }: Speaker, scene: Scene): number {
  if (overlaps(span, scene.claim)) return 0;
  const away = sentencesBetween(span, scene);
  if (away > 2) return 0;
  const between =
    span.end <= scene.claim.start
      ? gap(span.end, scene.claim.start, scene)
      : gap(scene.claim.end, span.start, scene) + 4;
  return (0.12 * weight) / (1 + away + 0.05 * between);
}

function strongest(speakers: readonly Speaker[], cue: Cue, scene: Scene): number {
  return 0.5 + 0.5 * Math.min(1, Math.max(0, ...speakers.map((one) => bond(one, cue, scene))));
}

/** Who stands right behind a verb of telling: "told reporters", "informed the council". */
function addresseesOf(
  speakers: readonly Speaker[],
  cues: readonly { readonly cue: Cue; readonly score: number }[],
  scene: Scene,
): Omit<RoleCandidate, 'quote'>[] {
  return cues
    .filter(({ cue }) => cue.tells)
    .flatMap(({ cue, score }) =>
      speakers
        .filter(({ span }) => span.start >= cue.span.end && gap(cue.span.end, span.start, scene) <= 1)
        .filter(({ span }) => !isInverted(cue, scene) || !overlaps(span, scene.claim))
        .map(({ span, annotationId, kind, weight }) => ({ span, annotationId, kind, score: score * weight })),
    );
}

/** How many sentences lie between the claim's and the one of a place; 0 in the claim's own. */
function sentencesBetween(span: Span, { sentences, own }: Scene): number {
  if (overlaps(span, own)) return 0;
  const at = sentences.findIndex((one) => overlaps(one, span));
  const from = sentences.findIndex((one) => overlaps(one, own));
  const to = sentences.findLastIndex((one) => overlaps(one, own));
  return at < from ? from - at : at - to;
}

function sentenceAt(span: Span, { sentences }: Scene): number {
  return sentences.findIndex((one) => overlaps(one, span));
}

/** Words and marks between two places. */
function gap(from: number, to: number, { text }: Scene): number {
  return from < to ? tokensOf(text.slice(from, to)).length : 0;
}

/** The likeliest first; of words that overlap the likelier. */
function best(candidates: readonly Omit<RoleCandidate, 'quote'>[], text: string, share = 0): RoleCandidate[] {
  const chosen: RoleCandidate[] = [];
  const likely = candidates
    .filter(({ score }) => score > 0.01)
    .sort((a, b) => b.score - a.score || a.span.start - b.span.start);
  const least = share * (likely[0]?.score ?? 0);
  for (const { span, annotationId, kind, score } of likely)
    if (score >= least && !chosen.some((one) => overlaps(one.span, span)))
      chosen.push({ span, quote: text.slice(span.start, span.end), annotationId, kind, score });
  return chosen.slice(0, MOST);
}
