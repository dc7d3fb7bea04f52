import { describe, expect, it } from 'vitest';
import { moveBoundary } from '#shared/text/boundary.ts';
import { edgeMovedBy } from './edge-keys.ts';

/** The selected part of a text after an arrow with Alt+Shift. */
function after(key: string, [before, selected, behind]: readonly [string, string, string], rightToLeft = false) {
  const text = before + selected + behind;
  const span = { start: before.length, end: before.length + selected.length };
  const [moved] = moveBoundary(text, [span], { ...edgeMovedBy(key, rightToLeft), unit: 'character' }) ?? [];
  return moved && text.slice(moved.start, moved.end);
}

describe('Alt+Shift with an arrow', () => {
  it.each([
    ['ArrowRight', 'understood '],
    ['ArrowLeft', 'understoo'],
    ['ArrowUp', ' understood'],
    ['ArrowDown', 'nderstood'],
  ])('%s moves an edge of the selected text by a character', (key, expected) => {
    expect(after(key, ['he ', 'understood', ' it'])).toBe(expected);
  });

  it.each([
    ['ArrowLeft', 'شكر '],
    ['ArrowRight', 'شك'],
    ['ArrowUp', 'كر'],
    ['ArrowDown', ' شكر'],
  ])('%s goes where it points to, where text reads from right to left', (key, expected) => {
    expect(after(key, ['قال ', 'شكر', ' له'], true)).toBe(expected);
  });
});
