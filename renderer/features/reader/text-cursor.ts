import type { Block } from '#shared/domain/document.ts';
import type { Span, Utf16Offset } from '#shared/domain/span.ts';
import { sentencesOf, tokensOf } from '#shared/text/segmentation.ts';

export type CursorStep =
  'next' | 'previous' | 'block-start' | 'block-end' | 'text-start' | 'text-end' | 'next-sentence' | 'previous-sentence';

interface ReadableText {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** The token at an offset, or the nearest one in the same block; undefined in a text without words. */
export function tokenAt(content: ReadableText, offset: Utf16Offset): Span | undefined {
  const block = content.blocks[blockIndexAt(content.blocks, offset)];
  if (!block) return undefined;
  const tokens = wordsOf(content.text, block.span);
  return tokens.find((token) => token.end > offset) ?? tokens.at(-1);
}

/** Where the cursor stands after a step from a token; undefined where the text ends. */
export function stepCursor(content: ReadableText, from: Span, step: CursorStep): Span | undefined {
  const { text, blocks } = content;
  const index = blockIndexAt(blocks, from.start);
  const block = blocks[index];
  if (!block) return undefined;
  const tokens = wordsOf(text, block.span);
  switch (step) {
    case 'next':
      return tokens.find((token) => token.start >= from.end) ?? firstWordFrom(content, index + 1);
    case 'previous':
      return tokens.findLast((token) => token.end <= from.start) ?? lastWordBefore(content, index - 1);
    case 'block-start':
      return tokens[0];
    case 'block-end':
      return tokens.at(-1);
    case 'text-start':
      return firstWordFrom(content, 0);
    case 'text-end':
      return lastWordBefore(content, blocks.length - 1);
    case 'next-sentence':
      return sentenceStep(content, index, (start) => start > from.start) ?? firstWordFrom(content, index + 1);
    case 'previous-sentence':
      return previousSentence(content, index, from) ?? lastWordBefore(content, index - 1);
    default:
      return step satisfies never;
  }
}

function sentenceStep(
  { text, blocks }: ReadableText,
  index: number,
  wanted: (start: number) => boolean,
): Span | undefined {
  const block = blocks[index];
  if (!block) return undefined;
  const sentence = sentencesOf(text.slice(block.span.start, block.span.end), block.span.start).find((one) =>
    wanted(one.start),
  );
  return sentence && wordsOf(text, block.span).find((token) => token.start >= sentence.start);
}

function previousSentence({ text, blocks }: ReadableText, index: number, from: Span): Span | undefined {
  const block = blocks[index];
  if (!block) return undefined;
  const before = sentencesOf(text.slice(block.span.start, block.span.end), block.span.start).filter(
    (one) => one.start < from.start,
  );
  const start = before.at(-1)?.start;
  return start === undefined ? undefined : wordsOf(text, block.span).find((token) => token.start >= start);
}

function firstWordFrom({ text, blocks }: ReadableText, index: number): Span | undefined {
  for (let i = index; i < blocks.length; i += 1) {
    const block = blocks[i];
    const first = block && wordsOf(text, block.span)[0];
    if (first) return first;
  }
  return undefined;
}

function lastWordBefore({ text, blocks }: ReadableText, index: number): Span | undefined {
  for (let i = index; i >= 0; i -= 1) {
    const block = blocks[i];
    const last = block && wordsOf(text, block.span).at(-1);
    if (last) return last;
  }
  return undefined;
}

/** The tokens of a block that are words: the cursor does not stop at punctuation. */
function wordsOf(text: string, { start, end }: Span): Span[] {
  return tokensOf(text.slice(start, end), start).filter((token) =>
    /[^\p{P}]/u.test(text.slice(token.start, token.end)),
  );
}

/** The block that holds the offset, or the last one before it. */
export function blockIndexAt(blocks: readonly Block[], offset: Utf16Offset): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.span.start ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low - 1);
}
