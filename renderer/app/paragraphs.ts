import type { Block } from '#shared/domain/document.ts';

/**
 * The number of the paragraph in which an offset lies, counted as the reader pane prints it: every block but the
 * cells of tables. Before the first block it is 1.
 */
export function paragraphNumbers(blocks: readonly Block[]): (offset: number) => number {
  const starts = blocks.filter((block) => !block.cell).map((block) => block.span.start);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return Math.max(low, 1);
  };
}
