import type { Span } from '../../domain/span.ts';
import { sentencesOf, tokensOf } from '../../text/segmentation.ts';

/** A stretch with a label; of a list of them, no two overlap. */
export interface TaggedSpan extends Span {
  readonly label: string;
}

/** A token with the stretch that it lies in. */
export interface TaggedToken extends Span {
  readonly tagged?: TaggedSpan;
}

export interface TaggedText {
  readonly sentences: readonly (readonly TaggedToken[])[];
  /** Tokens that were cut, since an annotation begins or ends inside. */
  readonly cut: number;
  /** Sentences that were joined with the one before, since an annotation goes on over its end. */
  readonly joined: number;
  /** Annotations without a token: they cover blanks only. */
  readonly empty: number;
  /** Annotations that begin or end with a blank or an invisible character, of which no token is made. */
  readonly trimmed: number;
}

/** What programs take for a blank or an end of a line in columns: no token has one in it. */
// oxlint-disable-next-line no-control-regex -- control characters are meant
const word = /[^\s\p{Cc}\u200b\u2060]+/gu;

/** The sentences of a text as rows of tokens, cut so that every annotation begins and ends with a token. */
export function tagSentences(text: string, tagged: readonly TaggedSpan[]): TaggedText {
  const tokens: TaggedToken[] = [];
  let cut = 0;
  let at = 0;
  for (const whole of tokensOf(text))
    for (const { 0: letters, index } of text.slice(whole.start, whole.end).matchAll(word)) {
      const end = whole.start + index + letters.length;
      let start = whole.start + index;
      while ((tagged[at]?.end ?? Infinity) <= start) at += 1;
      for (let one = tagged[at]; start < end; one = tagged[at]) {
        const edge = [one?.start, one?.end].find((place) => place !== undefined && place > start && place < end) ?? end;
        const isInside = one !== undefined && one.start <= start;
        tokens.push({ start, end: edge, ...(isInside ? { tagged: one } : {}) });
        if (edge < end) cut += 1;
        start = edge;
        if (one && one.end <= start) at += 1;
      }
    }
  const { sentences, joined } = inSentences(tokens, sentencesOf(text));
  const found = new Map<TaggedSpan, Span>();
  for (const { start, end, tagged: one } of tokens)
    if (one) found.set(one, { start: found.get(one)?.start ?? start, end });
  const trimmed = [...found].filter(([one, { start, end }]) => one.start < start || end < one.end).length;
  return { sentences, cut, joined, empty: tagged.length - found.size, trimmed };
}

function inSentences(
  tokens: readonly TaggedToken[],
  sentences: readonly Span[],
): { readonly sentences: TaggedToken[][]; readonly joined: number } {
  const rows: TaggedToken[][] = [];
  let joined = 0;
  let at = 0;
  let last: TaggedToken | undefined;
  for (const token of tokens) {
    let isNew = last === undefined;
    while ((sentences[at]?.end ?? Infinity) <= token.start) {
      at += 1;
      isNew = true;
    }
    const goesOn = isNew && last?.tagged !== undefined && last.tagged === token.tagged;
    if (goesOn) joined += 1;
    if (isNew && !goesOn) rows.push([token]);
    else rows.at(-1)?.push(token);
    last = token;
  }
  return { sentences: rows, joined };
}
