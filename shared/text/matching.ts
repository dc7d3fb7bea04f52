import type { Span } from '../domain/span.ts';
import { type Comparison, OccurrencePattern } from './occurrences.ts';

/**
 * Where a stretch of text that was typed stands in a text, in reading order and without overlap, in UTF-16 units. An
 * accent may be part of its letter or a character of its own, in what was typed and in the text alike: both are found,
 * each exactly as it is written (`text.slice(start, end)` is the hit).
 */
export function findMatches(text: string, typed: string, comparison: Comparison, language = ''): Span[] {
  const spellings = new Set([typed, typed.normalize('NFC'), typed.normalize('NFD')]);
  const found = [...spellings].flatMap((spelling) => [
    ...new OccurrencePattern(spelling, comparison, language).findIn(text),
  ]);
  if (spellings.size === 1) return found;
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  for (const span of found) if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
}
