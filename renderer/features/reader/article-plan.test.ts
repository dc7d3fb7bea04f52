import { describe, expect, it } from 'vitest';
import type { Block, DocumentContent } from '#shared/domain/document.ts';
import { planArticle } from './article-plan.ts';

function paragraphs(lines: readonly string[]): DocumentContent {
  const blocks: Block[] = [];
  let at = 0;
  for (const line of lines) {
    if (line !== '') blocks.push({ kind: 'paragraph', span: { start: at, end: at + line.length } });
    at += line.length + 1;
  }
  return { text: lines.join('\n'), blocks, marks: [] };
}

describe('the plan of an article', () => {
  it('holds every character of every block once, in order', () => {
    const content = paragraphs(Array.from({ length: 40 }, (_, i) => `Paragraph ${i} `.repeat(i + 1)));
    const drawn = planArticle(content).flatMap((section) => section.blocks.flatMap((block) => block.texts));
    const texts = drawn.map(({ start, end }) => content.text.slice(start, end)).join('');
    expect(texts).toBe(content.blocks.map(({ span }) => content.text.slice(span.start, span.end)).join(''));
  });

  it('puts at most six blocks into a section', () => {
    const sections = planArticle(paragraphs(Array.from({ length: 20 }, () => 'short')));
    expect(sections.map(({ blocks }) => blocks.length)).toEqual([6, 6, 6, 2]);
  });

  it('breaks a block of a megabyte at blanks, and numbers it once', () => {
    const content = paragraphs(['word '.repeat(200_000)]);
    const blocks = planArticle(content).flatMap((section) => section.blocks);
    expect(Math.max(...blocks.map(({ start, end }) => end - start))).toBeLessThanOrEqual(6001);
    expect(blocks.filter(({ number }) => number !== undefined)).toHaveLength(1);
    expect(blocks.filter(({ continued }) => !continued)).toHaveLength(1);
  });

  it('never breaks an emoji', () => {
    const content = paragraphs(['😀'.repeat(10_000)]);
    for (const { start, end } of planArticle(content).flatMap((section) => section.blocks))
      expect(content.text.slice(start, end).isWellFormed()).toBe(true);
  });

  it('splits a text where marks begin and end', () => {
    const content: DocumentContent = {
      ...paragraphs(['one two three']),
      marks: [
        { kind: 'bold', span: { start: 0, end: 7 } },
        { kind: 'link', span: { start: 4, end: 13 }, href: 'https://example.org' },
      ],
    };
    expect(planArticle(content)[0]?.blocks[0]?.texts).toEqual([
      { start: 0, end: 4, marks: ['bold'] },
      { start: 4, end: 7, marks: ['bold', 'link'], href: 'https://example.org' },
      { start: 7, end: 13, marks: ['link'], href: 'https://example.org' },
    ]);
  });

  it('keeps the rows of a table together', () => {
    const text = 'a b c d';
    const cell = (start: number, row: number, column: number): Block => ({
      kind: 'cell',
      span: { start, end: start + 1 },
      cell: { table: 0, row, column, header: row === 0 },
    });
    const blocks = [cell(0, 0, 0), cell(2, 0, 1), cell(4, 1, 0), cell(6, 1, 1)];
    expect(planArticle({ text, blocks, marks: [] })).toHaveLength(1);
  });
});
