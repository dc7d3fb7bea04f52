import { independence } from '#shared/comparison/independence.ts';
import { type SharedPassage, sharedPassagesInSteps } from '#shared/comparison/shared-passages.ts';
import type { Span } from '#shared/domain/span.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { copied, type ProjectTexts } from './project-texts.ts';

/** So many words in a row that say something are a passage: a quotation or a copied sentence, and no common phrase. */
const FEWEST_WORDS = 8;

/** How much of a passage is shown in a list, in UTF-16 units. */
const SHOWN = 240;

export interface ArticlePassage extends SharedPassage {
  /** By its first place. */
  readonly id: string;
  /** Its beginning, where it was found first. */
  readonly text: string;
  /** How many articles have it. */
  readonly articles: number;
}

/** Articles that count as one source for what claims say, with the beginning of a passage that they share. */
interface SourceGroup {
  readonly ids: readonly string[];
  readonly text: string;
}

interface Sources {
  readonly articles: number;
  readonly sources: number;
  /** Those of several articles. */
  readonly groups: readonly SourceGroup[];
}

/** The passages that stand in several articles of a project. */
export class ArticlePassages {
  readonly all: readonly ArticlePassage[];
  readonly #byText = new Map<string, ArticlePassage[]>();

  constructor(all: readonly ArticlePassage[]) {
    this.all = all;
    for (const passage of all)
      for (const id of new Set(passage.places.map((place) => place.id))) {
        const list = this.#byText.get(id);
        if (list) list.push(passage);
        else this.#byText.set(id, [passage]);
      }
  }

  /** How many of the articles in which claims stand say it on their own. A passage counts where it covers the claims. */
  sourcesOf(claims: ReadonlyMap<string, readonly Span[]>): Sources {
    const ids = [...claims.keys()];
    const shared = new Set(ids.flatMap((id) => this.#byText.get(id) ?? []));
    const { groups } = independence(shared, ids, claims);
    const together = groups.filter((group) => group.length > 1);
    return {
      articles: ids.length,
      sources: groups.length,
      groups: together.map((members) => ({ ids: members, text: textOf(shared, members) })),
    };
  }
}

/** The longest passage that two of the articles share. */
function textOf(shared: Iterable<ArticlePassage>, members: readonly string[]): string {
  let longest: ArticlePassage | undefined;
  for (const passage of shared) {
    const here = new Set(passage.places.map(({ id }) => id).filter((id) => members.includes(id)));
    if (here.size > 1 && passage.words > (longest?.words ?? 0)) longest = passage;
  }
  return longest?.text ?? '';
}

/** Finds them in small steps; each says how many of the texts are done. What only one article repeats is left out. */
export function* articlePassages(
  { texts, words, numbers }: ProjectTexts,
  read: ProjectReader,
): Generator<number, ArticlePassages> {
  const all: ArticlePassage[] = [];
  for (const passage of yield* sharedPassagesInSteps(words, { minimumWords: FEWEST_WORDS })) {
    yield texts.length;
    const articles = new Set(passage.places.map(({ id }) => id)).size;
    const [first] = passage.places;
    const contentId = texts[numbers.get(first?.id ?? '') ?? -1]?.contentId;
    if (articles < 2 || !first || contentId === undefined) continue;
    const { start, end } = first.span;
    const text = copied(read.content(contentId).text, { start, end: Math.min(end, start + SHOWN) });
    all.push({ ...passage, id: `${first.id}:${start}-${end}`, text, articles });
  }
  return new ArticlePassages(all);
}
