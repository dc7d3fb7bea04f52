import type { Block } from '../domain/document.ts';
import type { Utf16Offset } from '../domain/span.ts';
import { isRightToLeft } from './direction.ts';

/**
 * Whether the block at an offset reads from right to left: its first letter says so, which is how a page shows a block
 * whose direction is `auto`.
 */
export function blockReadsRightToLeft(
  { text, blocks }: { readonly text: string; readonly blocks: readonly Block[] },
  offset: Utf16Offset,
): boolean {
  const block = blocks.findLast(({ span }) => span.start <= offset);
  const match = block ? text.slice(block.span.start, block.span.end) : '';
  return isRightToLeft({ before: '', match, after: '' });
}
