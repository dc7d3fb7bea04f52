import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Block, Mark } from '#shared/domain/document.ts';
import { compareSpans } from '#shared/domain/span.ts';
import { findFrontMatter } from './front-matter.ts';
import { MarkdownBlocks } from './markdown-blocks.ts';
import { isTooMuchMarkdown } from './markdown-cost.ts';
import { noMetadata, type ParsedText } from './parsed-document.ts';
import { proposeFromHead, tidyMetadata } from './propose-metadata.ts';
import { readTxt } from './read-txt.ts';
import { rawLines } from './text-lines.ts';

/**
 * The text is the file as it is, markers included; blocks and marks say where its parts are. Front matter is blanked
 * out for the parser character by character, so that every offset it gives is one into the file. What would ask too much
 * of the parser is read as plain text.
 */
export function readMarkdown(text: string): ParsedText {
  if (isTooMuchMarkdown(text)) return { ...readTxt(text), notes: [{ key: 'reader.note.markdown-too-much' }] };
  const frontMatter = findFrontMatter(text);
  const found = new MarkdownBlocks(text);
  if (frontMatter) {
    const span = { start: 0, end: text.slice(0, frontMatter.end).trimEnd().length };
    found.blocks.push({ kind: 'code', span });
    found.marks.push(...fences(text, span.end));
  }
  const visible = text.slice(0, frontMatter?.end ?? 0).replace(/[^\r\n]/g, ' ') + text.slice(frontMatter?.end ?? 0);
  // The parser drops a first U+FEFF without counting it (the byte order mark is gone already: this one is text).
  const parsed = visible.startsWith('\ufeff') ? ` ${visible.slice(1)}` : visible;
  found.add(fromMarkdown(parsed, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }));

  const blocks = apart(found.blocks.sort((a, b) => compareSpans(a.span, b.span)));
  const marks = found.marks.sort((a, b) => compareSpans(a.span, b.span));
  const readable = blocks
    .filter((block) => block.kind !== 'code')
    .slice(0, 10)
    .map(({ span }) => withoutSyntax(text, span, marks));
  const firstHeading = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  const metadata = {
    ...noMetadata,
    ...proposeFromHead(readable),
    title: firstHeading ? withoutSyntax(text, firstHeading.span, marks) : '',
    ...frontMatter?.metadata,
  };
  return { content: { text, blocks, marks }, metadata: tidyMetadata(metadata) };
}

/**
 * Blocks never overlap. The parser lets a heading that is underlined begin at the link definitions above it, which are
 * blocks of their own.
 */
function apart(blocks: readonly Block[]): Block[] {
  let end = 0;
  return blocks.filter(({ span }) => {
    const free = span.start >= end;
    if (free) end = span.end;
    return free;
  });
}

function fences(text: string, end: number): Mark[] {
  const lines = [...rawLines(text.slice(0, end))];
  return [lines[0], lines.at(-1)].flatMap((line) =>
    line && line.start < line.end ? [{ kind: 'syntax', span: line } satisfies Mark] : [],
  );
}

function withoutSyntax(text: string, block: { start: number; end: number }, marks: readonly Mark[]): string {
  let read = '';
  let from = block.start;
  for (const { kind, span } of marks) {
    if (kind !== 'syntax' || span.start < from || span.end > block.end) continue;
    read += text.slice(from, span.start);
    from = span.end;
  }
  return (read + text.slice(from, block.end)).trim();
}
