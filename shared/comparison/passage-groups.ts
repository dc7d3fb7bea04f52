import { type Match, rangesOf, sameWords, type WordRange } from './passage-matches.ts';

export interface GroupPlace extends WordRange {
  /** How many of its words are the same as in the first place. */
  readonly same: number;
}

/** A stretch of words where it stood first, and all places where it stands, that one included. */
export interface Group {
  readonly origin: WordRange;
  readonly places: readonly GroupPlace[];
}

/** Two stretches that share so much of what they cover together are one. */
const ALIKE = 0.8;

/** How many words of a stretch another one may lack at either end and still hold it. */
const SLACK = 2;

/**
 * Matches with the same origin as one group each. What stands in three documents inside of what two of them share is a
 * group of its own:
 *
 *     first    ├──────── a ────────┤
 *     second   ├──────── a ────────┤      a group of two
 *     third        ├── b ──┤              and one of three: b, in all of them
 *
 * Yields between groups.
 */
export function* groupsInSteps(matches: readonly Match[], minimumWords: number): Generator<undefined, Group[]> {
  const sorted = matches.toSorted((x, y) => x.origin.from - y.origin.from || y.origin.to - x.origin.to);
  const groups: Group[] = [];
  for (let from = 0; from < sorted.length;) {
    let end = sorted[from]?.origin.to ?? 0;
    let to = from + 1;
    for (let next = sorted[to]; next && next.origin.from < end; next = sorted[to]) {
      end = Math.max(end, next.origin.to);
      to += 1;
    }
    groups.push(...groupsOf(sorted.slice(from, to), minimumWords));
    from = to;
    yield undefined;
  }
  return yield* withoutRepeats(groups);
}

/** The groups of matches whose origins hang together. */
function groupsOf(matches: readonly Match[], minimumWords: number): Group[] {
  const leaders: WordRange[] = [];
  const groups: Group[] = [];
  for (const { origin } of matches) if (!leaders.some((leader) => alike(leader, origin) >= ALIKE)) leaders.push(origin);
  for (const leader of leaders) {
    const places: GroupPlace[] = [{ ...leader, same: leader.to - leader.from }];
    for (const match of matches) {
      const place = placeIn(match, leader);
      if (place && place.same >= minimumWords) places.push(place);
    }
    const apart = withoutOverlap(places);
    if (apart.length > 1) groups.push({ origin: leader, places: apart });
  }
  return groups;
}

/** Which part of a copy stands for a stretch of the origin; undefined where the copy does not hold that stretch. */
function placeIn({ origin, copy, runs }: Match, wanted: WordRange): GroupPlace | undefined {
  if (alike(origin, wanted) >= ALIKE) return { ...copy, same: sameWords(runs) };
  if (origin.from > wanted.from + SLACK || origin.to < wanted.to - SLACK) return undefined;
  const inside = runs.flatMap(({ a, b, length }) => {
    const from = Math.max(b, wanted.from);
    const to = Math.min(b + length, wanted.to);
    return from < to ? [{ a: a + from - b, b: from, length: to - from }] : [];
  });
  return inside.length > 0 ? { ...rangesOf(inside).copy, same: sameWords(inside) } : undefined;
}

function alike(x: WordRange, y: WordRange): number {
  const both = Math.min(x.to, y.to) - Math.max(x.from, y.from);
  return Math.max(0, both) / (Math.max(x.to, y.to) - Math.min(x.from, y.from));
}

/** In reading order; of places that overlap the one with more of the words. */
function withoutOverlap(places: readonly GroupPlace[]): GroupPlace[] {
  const kept: GroupPlace[] = [];
  for (const place of places.toSorted((x, y) => x.from - y.from || y.to - x.to)) {
    const last = kept.at(-1);
    if (!last || last.to <= place.from) kept.push(place);
    else if (place.same > last.same) kept[kept.length - 1] = place;
  }
  return kept;
}

/** A group all of whose places are those of a larger one is the same passage, found from another origin. */
function* withoutRepeats(groups: readonly Group[]): Generator<undefined, Group[]> {
  const kept: Group[] = [];
  /** Places of the groups that are kept, by every hundredth word that they touch. */
  const near = new Map<number, { readonly place: GroupPlace; readonly group: number }[]>();
  const groupsAt = (place: GroupPlace): Set<number> =>
    new Set(
      (near.get(Math.floor((place.from + place.to) / 200)) ?? [])
        .filter((one) => alike(one.place, place) >= ALIKE)
        .map(({ group }) => group),
    );
  for (const group of groups.toSorted((x, y) => y.places.length - x.places.length || x.origin.from - y.origin.from)) {
    yield undefined;
    let common: Set<number> | undefined;
    for (const place of group.places) {
      const here = groupsAt(place);
      common = common ? new Set([...common].filter((one) => here.has(one))) : here;
      if (common.size === 0) break;
    }
    if (common && common.size > 0) continue;
    for (const place of group.places)
      for (let i = Math.floor(place.from / 100); i <= Math.floor(place.to / 100); i += 1) {
        const list = near.get(i);
        const entry = { place, group: kept.length };
        if (list) list.push(entry);
        else near.set(i, [entry]);
      }
    kept.push(group);
  }
  return kept.sort((x, y) => x.origin.from - y.origin.from || y.origin.to - x.origin.to);
}
