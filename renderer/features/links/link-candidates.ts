import type { Annotation } from '#shared/domain/annotation.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';

export interface Candidates {
  readonly found: readonly Annotation[];
  /** How many more there are than fit the list. */
  readonly more: number;
}

/** More than this nobody reads; another letter narrows them better. */
const MOST = 40;

/**
 * The annotations that hold all of the words, in any order: those of the open document in reading order, then those
 * that were seen last elsewhere. Without words all of them.
 */
export function findCandidates(
  query: string,
  {
    here,
    elsewhere,
    except,
    nameOf,
  }: {
    readonly here: readonly Annotation[];
    readonly elsewhere: readonly Annotation[];
    /** The annotation at which the link begins. */
    readonly except: string;
    readonly nameOf: (labelId: string) => string;
  },
): Candidates {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const documentId = here[0]?.documentId;
  const all = [
    ...here,
    ...new Map(elsewhere.filter((one) => one.documentId !== documentId).map((one) => [one.id, one])).values(),
  ];
  const found = all.filter((annotation) => {
    if (annotation.id === except) return false;
    const text = `${shownQuote(annotation)} ${nameOf(annotation.labelId)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return { found: found.slice(0, MOST), more: Math.max(0, found.length - MOST) };
}
