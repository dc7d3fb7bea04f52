/** What counts when documents are dealt out: its labels, and what must stay together. */
export interface DealtDocument {
  readonly id: string;
  /** Documents of the same group never come into different parts: an article and its updated version. */
  readonly group: string;
  /** What is the same wherever these documents are, for the dice: never an id that is made anew. */
  readonly key: string;
  /** How many annotations of each label it has. */
  readonly labels: ReadonlyMap<string, number>;
}

export interface SplitOptions {
  /** How many shares each part gets; `[80, 10, 10]` and `[8, 1, 1]` are the same. A part with 0 stays empty. */
  readonly shares: readonly number[];
  readonly seed: number;
}

interface Group {
  readonly name: string;
  readonly ids: string[];
  readonly labels: Map<string, number>;
  readonly rank: number;
}

interface Part {
  readonly ids: Set<string>;
  /** How many documents it still should get. */
  room: number;
  /** How many annotations of each label it still should get. */
  readonly wanted: Map<string, number>;
}

/**
 * Deals documents out to parts, so that each part has its share of the documents and of every label. The same documents
 * and the same seed give the same parts, in whatever order the documents come and whatever ids they have.
 *
 * Iterative stratification (Sechidis, Tsoumakas and Vlahavas 2011): the label with the fewest annotations left is dealt
 * first, each of its documents to the part that lacks most of it, then to the part that lacks most documents, then by
 * the seed. A part that is filled gets nothing more, as long as another has room.
 */
export function splitDocuments(documents: readonly DealtDocument[], { shares, seed }: SplitOptions): Set<string>[] {
  const groups = groupsOf(documents, seed);
  const sum = shares.reduce((total, share) => total + share, 0);
  const totals = totalsOf(groups);
  const parts = shares.map((share): Part => {
    const fraction = sum === 0 ? 0 : share / sum;
    const wanted = new Map([...totals].map(([label, count]) => [label, count * fraction]));
    return { ids: new Set(), room: documents.length * fraction, wanted };
  });
  const open = parts.filter((_, index) => (shares[index] ?? 0) > 0);
  const left = new Set(groups);
  while (left.size > 0 && open.length > 0) {
    const label = rarest(left);
    const bearers = [...left].filter((group) => label === undefined || group.labels.has(label));
    for (const group of bearers.sort((a, b) => weight(b, label) - weight(a, label) || byRank(a, b))) {
      deal(group, bestPart(open, group, label));
      left.delete(group);
    }
  }
  return parts.map(({ ids }) => ids);
}

function groupsOf(documents: readonly DealtDocument[], seed: number): Group[] {
  const groups = Map.groupBy(documents, ({ group }) => group);
  return [...groups].map(([name, members]): Group => {
    const labels = new Map<string, number>();
    for (const member of members)
      for (const [label, count] of member.labels) labels.set(label, (labels.get(label) ?? 0) + count);
    const [key] = members.map((member) => member.key).sort();
    return { name, ids: members.map(({ id }) => id), labels, rank: hash(`${seed} ${key ?? name}`) };
  });
}

/** Those of the same rank mostly say the same words; their order must not depend on that of the documents either. */
function byRank(a: Group, b: Group): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  return a.name < b.name ? -1 : 1;
}

function totalsOf(groups: Iterable<Group>): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { labels } of groups)
    for (const [label, count] of labels) totals.set(label, (totals.get(label) ?? 0) + count);
  return totals;
}

/** The label with the fewest annotations among what is left; undefined where nothing is labelled. */
function rarest(left: ReadonlySet<Group>): string | undefined {
  const totals = [...totalsOf(left)];
  return totals.sort(([a, countA], [b, countB]) => countA - countB || (a < b ? -1 : 1))[0]?.[0];
}

function weight({ labels }: Group, label: string | undefined): number {
  return label === undefined ? 0 : (labels.get(label) ?? 0);
}

function bestPart(parts: readonly Part[], { ids, rank }: Group, label: string | undefined): Part | undefined {
  const withRoom = parts.filter(({ room }) => room >= ids.length / 2);
  const lacking = (part: Part) => (label === undefined ? 0 : (part.wanted.get(label) ?? 0));
  const candidates = withRoom.length > 0 ? withRoom : parts;
  return candidates
    .map((part, index) => ({ part, tie: (rank + index * 0x9e3779b9) >>> 0 }))
    .sort((a, b) => lacking(b.part) - lacking(a.part) || b.part.room - a.part.room || a.tie - b.tie)[0]?.part;
}

function deal({ ids, labels }: Group, part: Part | undefined): void {
  if (!part) return;
  for (const id of ids) part.ids.add(id);
  part.room -= ids.length;
  for (const [label, count] of labels) part.wanted.set(label, (part.wanted.get(label) ?? 0) - count);
}

/** FNV-1a over UTF-16 units with a final mix, so that names that differ in one character are far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193);
  }
  value ^= value >>> 16;
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  return value >>> 0;
}
