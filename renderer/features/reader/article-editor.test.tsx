import { expect, it } from 'vitest';
import type { Block } from '#shared/domain/document.ts';
import { drawArticle } from './article-editor.ts';

it('puts cells under their headings, also behind columns in which nothing is written', () => {
  const text = 'A B C x y z';
  const cell = (start: number, row: number, column: number): Block => ({
    kind: 'cell',
    span: { start, end: start + 1 },
    cell: { table: 0, row, column, header: row === 0 },
  });
  const blocks = [cell(0, 0, 0), cell(2, 0, 1), cell(4, 0, 2), cell(6, 1, 2), cell(8, 2, 0), cell(10, 2, 2)];
  const root = document.createElement('div');
  const article = drawArticle({ text, blocks, marks: [] }, root);
  const rows = [...root.querySelectorAll('tr')].map((row) =>
    [...row.children].map((one) => (one as HTMLTableCellElement).colSpan + (one.textContent ?? '')),
  );
  expect(rows).toEqual([
    ['1A', '1B', '1C'],
    ['2', '1x'],
    ['1y', '1', '1z'],
  ]);
  const last = root.querySelectorAll('td');
  const node = last.item(last.length - 1).firstChild?.firstChild ?? last.item(last.length - 1);
  expect(article.offsetAt(node, 0)).toBe(10);
  article.dispose();
});
