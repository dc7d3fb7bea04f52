import { describe, expect, it } from 'vitest';
import { differenceOf } from '#shared/comparison/difference.ts';
import { AnnotationId, DocumentId, LabelId } from '#shared/domain/ids.ts';
import type { VersionDifference } from '#shared/api/version-methods.ts';
import { flowOf, flowRows } from './difference-rows.ts';

function difference(before: string, after: string): VersionDifference {
  return { before, after, pieces: differenceOf(before, after), touched: [] };
}

const wide = (text: string): number => text.length;
const shown = (before: string, after: string, width = 40) =>
  flowOf(difference(before, after), width, wide).lines.map(({ parts }) =>
    parts.map(({ kind, text }) => (kind === 'equal' ? text : `[${kind}:${text}]`)).join(''),
  );

describe('two versions as lines', () => {
  it('breaks between words where a line is full, and at line breaks', () => {
    expect(shown('One two three four.\n\nFive.', 'One two three four.\n\nFive.', 10)).toEqual([
      'One two ',
      'three ',
      'four.',
      '',
      'Five.',
    ]);
  });

  it('has what was taken out and what was put in on one line', () => {
    expect(shown('Six people died.', 'Seven people died.')).toEqual(['[removed:Six ][added:Seven ]people died.']);
  });

  it('folds what is the same far from any change, and shows it when it is opened', () => {
    const same = Array.from({ length: 20 }, (_, line) => `Line ${line}.`).join('\n');
    const flow = flowOf(difference(`${same}\nOld end.`, `${same}\nNew end.`), 40, wide);
    expect(flow.changes).toBe(1);
    const rows = flowRows(flow, new Set());
    expect(rows.map(({ kind }) => kind)).toEqual(['fold', 'line', 'line', 'line']);
    expect(rows[0]).toEqual({ kind: 'fold', from: 0, to: 18 });
    expect(flowRows(flow, new Set([0]))).toHaveLength(21);
  });

  it('names what a change touches below its last line', () => {
    const texts = difference('Six people\ndied there.\nEnd.', 'Seven men\ndied here.\nEnd.');
    const touched = [
      {
        piece: texts.pieces.findIndex(({ kind }) => kind !== 'equal'),
        documentId: DocumentId.parse('d'),
        annotationId: AnnotationId.parse('a'),
        labelId: LabelId.parse('claim'),
        quote: 'Six people',
        span: { start: 0, end: 10 },
        fate: 'changed' as const,
        needsLook: true,
      },
    ];
    const rows = flowRows(flowOf({ ...texts, touched }, 40, wide), new Set());
    expect(rows.map(({ kind }) => kind)).toContain('touched');
    expect(rows.findIndex(({ kind }) => kind === 'touched')).toBeLessThan(rows.length - 1);
  });
});
