import type { NetworkNode, NetworkQuestion, NetworkRelation, NetworkTie } from '../../api/network-answers.ts';
import type { ClaimsOfProject } from '../claim-rows.ts';
import { nodeOf, nodesOf } from './network-nodes.ts';
import { type Statement, type Statements, statementsOf } from './network-statements.ts';
import { likeness, likenessNorm, type Profile, statementsIn } from './network-weights.ts';

/** A network of speakers and propositions, or of either alone; see docs/network.md for what its weights are. */
export interface DiscourseNetwork extends Omit<Statements, 'counted'> {
  readonly question: NetworkQuestion;
  /** Speakers before propositions, the most active first. */
  readonly nodes: readonly NetworkNode[];
  readonly ties: readonly NetworkTie[];
  readonly statements: number;
  readonly leftOut: number;
}

/** What each kind of network can count, the usual one first. */
export const relationsOf: Readonly<Record<NetworkQuestion['kind'], readonly NetworkRelation[]>> = {
  'two-mode': ['combined', 'agreement', 'disagreement', 'subtract'],
  speakers: ['subtract', 'congruence', 'conflict'],
  propositions: ['subtract', 'congruence', 'conflict'],
};

export const normalizationsOf: Readonly<Record<NetworkQuestion['kind'], readonly NetworkQuestion['normalization'][]>> =
  {
    'two-mode': ['none', 'activity', 'prominence'],
    speakers: ['none', 'average-activity', 'jaccard', 'cosine'],
    propositions: ['none', 'average-activity', 'jaccard', 'cosine'],
  };

/** The question with what its kind cannot count replaced by the usual. */
export function possibleQuestion(question: NetworkQuestion): NetworkQuestion {
  const [usual = question.relation] = relationsOf[question.kind];
  return {
    ...question,
    relation: relationsOf[question.kind].includes(question.relation) ? question.relation : usual,
    normalization: normalizationsOf[question.kind].includes(question.normalization) ? question.normalization : 'none',
  };
}

/**
 * Makes a network in small steps, since the ties of thousands of speakers take their time; each yields how many nodes are
 * done. `most` nodes of each mode are looked at, those with the most statements.
 */
export function* networkSteps(
  claims: ClaimsOfProject,
  asked: NetworkQuestion,
  most = Number.POSITIVE_INFINITY,
): Generator<number, DiscourseNetwork> {
  const question = possibleQuestion(asked);
  const { counted, ...others } = statementsOf(claims.frames, question);
  const modes = question.kind === 'two-mode' ? (['speaker', 'proposition'] as const) : [modeOf(question.kind)];
  const all = modes.flatMap((mode) => nodesOf(mode, { claims, statements: counted, isolates: question.isolates }));
  const kept = new Set(
    [...all]
      .sort((a, b) => b.statements - a.statements)
      .slice(0, most)
      .map(({ id }) => id),
  );
  const nodes = all.filter(({ id }) => kept.has(id));
  yield 0;
  const ties: NetworkTie[] = [];
  const steps = question.kind === 'two-mode' ? twoModeTies(counted, question) : oneModeTies(counted, nodes, question);
  let done = 0;
  for (const made of steps) {
    for (const tie of made)
      if (Math.abs(tie.weight) >= question.minimum && kept.has(tie.source) && kept.has(tie.target)) ties.push(tie);
    done += 1;
    yield done;
  }
  const tied = new Set(ties.flatMap(({ source, target }) => [source, target]));
  return {
    ...others,
    question,
    nodes: question.isolates ? nodes : nodes.filter(({ id }) => tied.has(id)),
    ties,
    statements: counted.length,
    leftOut: all.length - nodes.length,
  };
}

/** Runs steps to their end at once. */
export function finished<Value>(steps: Generator<unknown, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export function modeOf(kind: 'speakers' | 'propositions'): NetworkNode['mode'] {
  return kind === 'speakers' ? 'speaker' : 'proposition';
}

function* twoModeTies(statements: readonly Statement[], question: NetworkQuestion): Generator<NetworkTie[]> {
  const bySpeaker = profilesOf(statements, 'speaker');
  const byProposition = profilesOf(statements, 'proposition');
  for (const [source, profile] of bySpeaker) {
    const activity = statementsIn(profile);
    yield Array.from(profile, ([target, [positive, negative]]) => {
      const prominence = statementsIn(byProposition.get(target) ?? new Map());
      const norm = twoModeNorm(question.normalization, { activity, prominence });
      const weight = weightOf({ positive, negative }, question.relation) / norm;
      return { source, target, positive, negative, weight, sign: signOf({ positive, negative }, question.relation) };
    }).filter((tie) => counts(tie, question.relation));
  }
}

function* oneModeTies(
  statements: readonly Statement[],
  nodes: readonly NetworkNode[],
  question: NetworkQuestion,
): Generator<NetworkTie[]> {
  const profiles = profilesOf(statements, modeOf(question.kind === 'propositions' ? 'propositions' : 'speakers'));
  for (const [at, { id: source }] of nodes.entries()) {
    const profile = profiles.get(source);
    const made: NetworkTie[] = [];
    if (!profile) continue;
    for (let other = at + 1; other < nodes.length; other += 1) {
      const target = nodes[other]?.id ?? '';
      const against = profiles.get(target);
      if (!against) continue;
      const { congruence: positive, conflict: negative } = likeness(profile, against);
      if (!counts({ positive, negative }, question.relation)) continue;
      const norm = likenessNorm(profile, against, question.normalization);
      const weight = weightOf({ positive, negative }, question.relation) / norm;
      made.push({
        source,
        target,
        positive,
        negative,
        weight,
        sign: signOf({ positive, negative }, question.relation),
      });
    }
    yield made;
  }
}

function twoModeNorm(
  normalization: NetworkQuestion['normalization'],
  { activity, prominence }: { readonly activity: number; readonly prominence: number },
): number {
  if (normalization === 'activity') return activity;
  return normalization === 'prominence' ? prominence : 1;
}

type Count = Pick<NetworkTie, 'positive' | 'negative'>;

function counts({ positive, negative }: Count, relation: NetworkRelation): boolean {
  switch (relation) {
    case 'agreement':
    case 'congruence':
      return positive > 0;
    case 'disagreement':
    case 'conflict':
      return negative > 0;
    case 'combined':
    case 'subtract':
      return positive + negative > 0;
    default:
      return relation satisfies never;
  }
}

function weightOf({ positive, negative }: Count, relation: NetworkRelation): number {
  switch (relation) {
    case 'agreement':
    case 'congruence':
      return positive;
    case 'disagreement':
    case 'conflict':
      return negative;
    case 'combined':
      return positive + negative;
    case 'subtract':
      return positive - negative;
    default:
      return relation satisfies never;
  }
}

function signOf({ positive, negative }: Count, relation: NetworkRelation): NetworkTie['sign'] {
  if (relation === 'agreement' || relation === 'congruence') return 'positive';
  if (relation === 'disagreement' || relation === 'conflict') return 'negative';
  const isMixed = relation === 'subtract' ? positive === negative : positive > 0 && negative > 0;
  if (isMixed) return 'both';
  return positive > negative ? 'positive' : 'negative';
}

/** What each node of a mode says of those of the other. */
function profilesOf(statements: readonly Statement[], mode: NetworkNode['mode']): ReadonlyMap<string, Profile> {
  const other = mode === 'speaker' ? 'proposition' : 'speaker';
  const profiles = new Map<string, Map<string, [number, number]>>();
  for (const statement of statements) {
    const id = nodeOf(statement, mode);
    const about = nodeOf(statement, other);
    const profile = profiles.get(id) ?? new Map<string, [number, number]>();
    profiles.set(id, profile);
    const stances = profile.get(about) ?? [0, 0];
    stances[statement.agrees ? 0 : 1] += 1;
    profile.set(about, stances);
  }
  return profiles;
}
