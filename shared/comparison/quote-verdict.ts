import type { QuoteChange, QuoteReason } from './quote-changes.ts';
import type { QuoteLookup } from './quote-lookup.ts';

/**
 * What became of a quotation in a text, as it is told. `near-verbatim`: all of its words, but for case, spelling,
 * punctuation, and what a sign owns up to (brackets, an ellipsis, an interruption). The others as in `QuoteLookup`.
 */
export const quoteVerdicts = ['verbatim', 'near-verbatim', 'altered', 'partial'] as const;
export type QuoteVerdict = (typeof quoteVerdicts)[number];

/** Undefined where it was not found. */
export function verdictOf({ kind, changes }: QuoteLookup): QuoteVerdict | undefined {
  if (kind === 'absent') return undefined;
  if (kind !== 'verbatim') return kind;
  return changes.every((change) => change.kind === 'equal') ? 'verbatim' : 'near-verbatim';
}

const customary: ReadonlySet<QuoteReason> = new Set(['case', 'spelling', 'punctuation']);

/**
 * The changes that are told. Where words were changed, case, spelling and punctuation are no news and would hide them:
 * the text's own stand there as equal.
 */
export function toldChanges({ kind, changes }: QuoteLookup): readonly QuoteChange[] {
  if (kind === 'verbatim') return changes;
  return changes.flatMap((change): QuoteChange[] => {
    if (!customary.has(change.reason)) return [change];
    return change.kind === 'removed' ? [] : [{ ...change, kind: 'equal', reason: 'same' }];
  });
}

/** A piece of a quotation as it stands in another text: in both, only in that text, or only in the quotation. */
export interface QuotePart {
  readonly kind: 'equal' | 'added' | 'removed';
  readonly reason: QuoteReason;
  readonly text: string;
}

/**
 * A quotation and the text where it was found, as one line for a person to read. The signs between its words are those
 * of the text; without the removed parts it is that text, from the first word that was found to the last.
 */
export function quoteParts(quote: string, text: string, lookup: QuoteLookup): QuotePart[] {
  const parts: QuotePart[] = [];
  let at = lookup.span?.start ?? 0;
  for (const { kind, reason, before, after } of toldChanges(lookup)) {
    if (kind === 'removed') {
      parts.push({ kind, reason, text: quote.slice(before.start, before.end) });
      continue;
    }
    // What stands between two parts belongs to the text, and is no difference.
    if (after.start > at) parts.push({ kind: 'equal', reason: 'same', text: text.slice(at, after.start) });
    parts.push({ kind, reason, text: text.slice(after.start, after.end) });
    at = after.end;
  }
  return apart(parts);
}

const same = (text: string): QuotePart => ({ kind: 'equal', reason: 'same', text });

/** With a blank on either side of removed words where the text has none, and neighbours of one kind as one. */
function apart(parts: readonly QuotePart[]): QuotePart[] {
  const found: QuotePart[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    const areWords = [last, part].some((one) => one?.kind === 'removed' && one.reason !== 'punctuation');
    if (last && areWords && !/\s$/u.test(last.text) && !/^[\s,.;:!?]/u.test(part.text)) found.push(same(' '));
    const before = found.at(-1);
    if (before?.kind === part.kind && before.reason === part.reason)
      found[found.length - 1] = { ...before, text: before.text + part.text };
    else found.push(part);
  }
  return found;
}
