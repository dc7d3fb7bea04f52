import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ComparableClaim } from '#shared/claims/matches/propose-matches.ts';
import { pairKey, proposeMatches } from '#shared/claims/matches/propose-matches.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { AnnotationId, DocumentId } from '#shared/domain/ids.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import { LabelId } from '#shared/domain/ids.ts';
import { sampleArticles } from '../sample/articles.ts';
import { findEnd } from '../sample/find-end.ts';
import { sampleLinks } from '../sample/links.ts';
import { articleClaims, articlePairs } from './article-pairs.ts';
import { alsoPaired } from './sample-pairs.ts';

// What the proposals for pairs of claims are worth, against pairs that were judged by hand.

/** Where the five real articles lie on a machine that has them; they are not part of the project. */
const articlesFolder = fileURLToPath(new URL('../../../shared/articles', import.meta.url));

export interface JudgedClaims {
  readonly claims: readonly ComparableClaim[];
  /** By `pairKey`: the pairs that belong together. */
  readonly gold: ReadonlySet<string>;
}

export interface MatchScore {
  readonly threshold: number;
  readonly proposed: number;
  /** Both in whole percent. */
  readonly precision: number;
  readonly recall: number;
}

export interface MatchMeasure {
  readonly claims: number;
  readonly pairs: number;
  /** How many pairs of claims of two articles there are to choose from. */
  readonly possible: number;
  readonly byThreshold: readonly MatchScore[];
  /** Of the first k proposals, k being the number of pairs that belong together: precision and recall are then one. */
  readonly atPairs: number;
  /** Average precision over the whole queue, in percent: the mean of the precisions at each pair that is found. */
  readonly average: number;
}

const thresholds = [0.1, 0.15, 0.2, 0.3, 0.4, 0.5];

/** How well the queue finds the pairs. */
export function measureMatches({ claims, gold }: JudgedClaims): MatchMeasure {
  const matches = proposeMatches({ claims, decided: new Set(), threshold: 0.02, perClaim: 100 });
  const isRight = matches.map(({ fromId, toId }) => gold.has(pairKey(fromId, toId)));
  const rightOf = (count: number): number => isRight.slice(0, count).filter(Boolean).length;
  const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 100));
  const byDocument = Map.groupBy(claims, ({ documentId }) => documentId);
  const inOne = [...byDocument.values()].reduce((sum, list) => sum + (list.length * (list.length - 1)) / 2, 0);
  let found = 0;
  let sum = 0;
  for (const [at, right] of isRight.entries())
    if (right) {
      found += 1;
      sum += found / (at + 1);
    }
  return {
    claims: claims.length,
    pairs: gold.size,
    possible: (claims.length * (claims.length - 1)) / 2 - inOne,
    byThreshold: thresholds.map((threshold) => {
      const proposed = matches.filter(({ confidence }) => confidence >= threshold).length;
      const right = rightOf(proposed);
      return { threshold, proposed, precision: percent(right, proposed), recall: percent(right, gold.size) };
    }),
    atPairs: percent(rightOf(gold.size), gold.size),
    average: percent(sum, gold.size),
  };
}

/** The claims of the sample project; the pairs are its links across articles and those that were left to be found. */
export function sampleClaims(): JudgedClaims {
  const claims = sampleArticles.flatMap(({ fileName, annotations }) =>
    annotations
      .filter(({ label }) => isClaim(label))
      .map(({ quote }) => claimOf(`${fileName} ${quote}`, fileName, quote)),
  );
  const gold = new Set<string>();
  for (const { type, from, to } of [...sampleLinks, ...alsoPaired.map(([from, to]) => ({ type: 'same', from, to }))]) {
    const [one, other] = [findEnd(sampleArticles, from), findEnd(sampleArticles, to)];
    if (!one || !other) throw new Error(`No claim “${from[1]}” or “${to[1]}” in the sample project.`);
    if (from[0] === to[0] || type === 'unrelated' || !isClaim(one.label) || !isClaim(other.label)) continue;
    gold.add(pairKey(`${from[0]} ${one.quote}`, `${to[0]} ${other.quote}`));
  }
  return { claims, gold };
}

/** The claims of the five real articles; undefined where the articles are not at hand. */
export function realClaims(): JudgedClaims | undefined {
  const names = existsSync(articlesFolder) ? readdirSync(articlesFolder).sort() : [];
  if (names.length < articleClaims.length) return undefined;
  const claims = articleClaims.flatMap((list, at) => {
    const name = names[at] ?? '';
    const text = readFileSync(join(articlesFolder, name), 'utf8');
    return Object.entries(list).map(([id, quote]) => {
      if (!text.includes(quote)) throw new Error(`${name} does not say “${quote}”.`);
      return claimOf(id, name, quote);
    });
  });
  return { claims, gold: new Set(articlePairs.map(([one, other]) => pairKey(one, other))) };
}

function claimOf(id: string, document: string, text: string): ComparableClaim {
  const documentId = DocumentId.parse(document);
  return { id: AnnotationId.parse(id), documentId, text, entities: [], speakerIds: [] };
}

function isClaim(label: string): boolean {
  return findLabel(defaultCodebook, LabelId.parse(label))?.layer.kind === 'claim';
}
