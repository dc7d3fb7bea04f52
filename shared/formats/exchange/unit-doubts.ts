import { sameValue } from '../../domain/same-value.ts';
import { type Counting, differencesIn, type ForeignUnit, placesOf } from './counting.ts';
import { hitsOf, sampleOf } from './counting-evidence.ts';
import type { QuotedSpan } from './foreign-corpus.ts';
import type { DocumentToResolve } from './resolve-offsets.ts';
import { offsetsOf, spansAt } from './words-at.ts';

/** Another unit that explains the files as well, and how many annotations would stand elsewhere, counted in it. */
export interface UnitDoubt {
  readonly unit: ForeignUnit;
  readonly annotations: number;
}

/**
 * What nothing in the files can decide: annotations without words, in texts in which two units differ, where the edges
 * of words speak for both. A person who knows the program that wrote them does.
 *
 * @param usual what such files count; of the others nothing is said
 */
export function unitDoubts(
  documents: readonly DocumentToResolve[],
  { counting, usual }: { readonly counting: Counting; readonly usual: readonly ForeignUnit[] },
): UnitDoubt[] {
  const silent = documents.map((document) => ({ ...document, annotations: document.annotations.filter(isSilent) }));
  const asked = silent.filter(({ annotations }) => annotations.length > 0);
  if (asked.length === 0) return [];
  const differing = differencesIn(asked).units;
  const sampled = sampleOf(documents);
  const explained = (one: Counting): number => sampled.reduce((sum, rows) => sum + hitsOf(rows, one).hits, 0);
  const least = explained(counting);
  return usual.flatMap((unit): UnitDoubt[] => {
    const other = { ...counting, unit };
    if (unit === counting.unit || !(differing.includes(unit) || differing.includes(counting.unit))) return [];
    if (explained(other) < least) return [];
    const annotations = asked.reduce((sum, document) => sum + countElsewhere(document, counting, other), 0);
    return annotations > 0 ? [{ unit, annotations }] : [];
  });
}

function isSilent({ quote, spans }: QuotedSpan): boolean {
  return (quote === undefined || quote === '') && spans.length > 0;
}

function countElsewhere(document: DocumentToResolve, one: Counting, other: Counting): number {
  const here = placesOf(document, one, offsetsOf(document.annotations, one));
  const there = placesOf(document, other, offsetsOf(document.annotations, other));
  return document.annotations.filter((row) => !sameValue(spansAt(row, here, one), spansAt(row, there, other))).length;
}
