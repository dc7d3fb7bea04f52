import { DocumentContent } from '#shared/domain/document.ts';
import { contains } from '#shared/domain/span.ts';

/** What is wrong with the content that a reader made: blocks lie in the text, in order and apart, and marks in blocks. */
export function findContentFault(content: DocumentContent): string | undefined {
  if (!DocumentContent.safeParse(content).success) return 'it has another shape';
  let end = 0;
  for (const { span } of content.blocks) {
    if (span.start < end || span.end > content.text.length) return `block at ${span.start}`;
    end = span.end;
  }
  const stray = content.marks.find((mark) => !content.blocks.some((block) => contains(block.span, mark.span)));
  return stray && `mark at ${stray.span.start}`;
}
