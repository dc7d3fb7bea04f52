import type { Normalization } from '../../api/network-answers.ts';

/** How often one is for, and how often against, something: `[for, against]`. */
export type Stances = readonly [number, number];

/** What somebody says of everything: by propositions for a speaker, by speakers for a proposition. */
export type Profile = ReadonlyMap<string, Stances>;

export interface Likeness {
  readonly congruence: number;
  readonly conflict: number;
}

/**
 * How far two agree: for everything of which both speak, the products of how often each is for it and of how often each
 * is against it (congruence), and of how often one is for it and the other against it (conflict).
 *
 * Source: Leifeld, Discourse Network Analyzer, one-mode networks of a binary qualifier (`computeOneModeMatrix` of its
 * exporter). Where each statement counts once, this is the number of things on which they agree, and differ.
 */
export function likeness(a: Profile, b: Profile): Likeness {
  let [congruence, conflict] = [0, 0];
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const [about, [pro, contra]] of small) {
    const other = large.get(about);
    if (!other) continue;
    congruence += pro * other[0] + contra * other[1];
    conflict += pro * other[1] + contra * other[0];
  }
  return { congruence, conflict };
}

/**
 * By what the ties between two are divided. `average-activity`: the mean of how many statements each has. `jaccard`: what
 * only one says plus the products of what both say, as Discourse Network Analyzer has it. `cosine`: the product of the
 * lengths of both profiles (Discourse Network Analyzer divides by the product of their sums there).
 */
export function likenessNorm(a: Profile, b: Profile, normalization: Normalization): number {
  switch (normalization) {
    case 'average-activity':
      return (statementsIn(a) + statementsIn(b)) / 2;
    case 'jaccard':
      return onlyIn(a, b) + onlyIn(b, a) + likeness(a, b).congruence;
    case 'cosine':
      return lengthOf(a) * lengthOf(b);
    case 'none':
    case 'activity':
    case 'prominence':
      return 1;
    default:
      return normalization satisfies never;
  }
}

export function statementsIn(profile: Profile): number {
  let sum = 0;
  for (const [pro, contra] of profile.values()) sum += pro + contra;
  return sum;
}

function onlyIn(profile: Profile, other: Profile): number {
  let sum = 0;
  for (const [about, [pro, contra]] of profile) {
    const [otherPro, otherContra] = other.get(about) ?? [0, 0];
    sum += (otherPro === 0 ? pro : 0) + (otherContra === 0 ? contra : 0);
  }
  return sum;
}

function lengthOf(profile: Profile): number {
  let sum = 0;
  for (const [pro, contra] of profile.values()) sum += pro * pro + contra * contra;
  return Math.sqrt(sum);
}
