import type { Span } from '../domain/span.ts';
import { groupsInSteps } from './passage-groups.ts';
import { matchesInSteps } from './passage-matches.ts';
import { PassageWords } from './passage-words.ts';

export interface PassagePlace {
  readonly id: string;
  /** In UTF-16 units of that text, from the first word to the end of the last. */
  readonly span: Span;
  /** The share of words that are the same as in the passage's first place, which itself has 1. */
  readonly similarity: number;
}

/** A run of words that stands in several places, of several texts or of one. */
export interface SharedPassage {
  /** In the order of the texts and, in one text, of reading; at least two. */
  readonly places: readonly PassagePlace[];
  /** How many words it has in the place where it was found first. */
  readonly words: number;
  /** The least similarity of a place: 1 where the words are the same everywhere. */
  readonly similarity: number;
  /** How much it says that all this stands in two texts: roughly the number of words in it that are neither names nor common. */
  readonly rarity: number;
}

export interface PassageOptions {
  /** Fewer words that are the same are no passage. 8 finds quotations and copied sentences; at least 3. */
  readonly minimumWords: number;
  /** Less is a common phrase. */
  readonly minimumRarity?: number;
}

/** "the United States and India" has 0.4, "ongoing efforts to reduce barriers to achieve a" 4. */
const LEAST_RARITY = 2.5;

/** Below this any two texts on one subject share passages. */
const FEWEST_WORDS = 3;

/**
 * The passages that texts share, or that one text repeats: words without regard to case, punctuation, kinds of marks and
 * British or American spelling, with changes of a few words inside. A passage is as long as it goes, and has all places where it stands; what is
 * shared by more texts inside of a longer one is a passage of its own. Every run of `minimumWords` is found unless it
 * is common; the places of a near copy are those nearest to where it stood first. Ids must differ.
 *
 * 10,000 articles of 1,000 words take seconds, and sixteen bytes per word besides the words themselves.
 */
export function findSharedPassages(
  texts: Iterable<{ readonly id: string; readonly text: string }>,
  { minimumWords, minimumRarity = LEAST_RARITY }: PassageOptions,
): SharedPassage[] {
  const steps = sharedPassagesInSteps(new PassageWords(texts), { minimumWords, minimumRarity });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in small steps, so that others get their turn in between. Yields how many of the texts are done. */
export function* sharedPassagesInSteps(
  words: PassageWords,
  { minimumWords, minimumRarity = LEAST_RARITY }: PassageOptions,
): Generator<number, SharedPassage[]> {
  const fewest = Math.max(FEWEST_WORDS, Math.floor(minimumWords));
  const matches = yield* matchesInSteps(words, { minimumWords: fewest, minimumRarity });
  const passages: SharedPassage[] = [];
  for (const { origin, places } of yield* inSteps(groupsInSteps(matches, fewest), words.ids.length)) {
    yield words.ids.length;
    const length = origin.to - origin.from;
    const found = places.map(({ from, to, same }) => ({
      id: words.ids[words.documentOf(from)] ?? '',
      span: words.spanOf(from, to),
      similarity: Math.min(1, (2 * same) / (length + to - from)),
    }));
    const similarity = Math.min(...found.map((place) => place.similarity));
    passages.push({ places: found, words: length, similarity, rarity: words.rarityOf(origin.from, origin.to) });
  }
  return passages;
}

function* inSteps<Value>(steps: Generator<undefined, Value>, done: number): Generator<number, Value> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield done;
  }
}
