import { describe, expect, it } from 'vitest';
import { annotationRecord } from '#shared/domain/testing/records.ts';
import { edgeOf, endText, type OtherEnd } from './measure-links.ts';

const text = 'Misri met and thanked Landau.';
const spans = [
  { start: 0, end: 5 },
  { start: 14, end: 21 },
];
const annotation = annotationRecord({ id: 'a', text, spans });

function end(at: OtherEnd['at']): OtherEnd {
  return { annotation, at, types: '→ Source' };
}

describe('the other end of a link', () => {
  const view = { top: 100, bottom: 700 };

  it.each([
    ['is drawn where any of it can be seen', { top: 80, bottom: 120 }, undefined],
    ['is named above when it was scrolled away', { top: 20, bottom: 99 }, 'above'],
    ['is named below when it is not reached yet', { top: 701, bottom: 720 }, 'below'],
    ['is named where it is too far to be measured', 'below', 'below'],
    ['is named where it is in another document', 'elsewhere', 'elsewhere'],
  ] as const)('%s', (_, at, edge) => {
    expect(edgeOf(end(at), view)).toBe(edge);
  });

  it('is named by its types and its words', () => {
    expect(endText(end('above'))).toBe('→ Source “Misri … thanked”');
  });
});
