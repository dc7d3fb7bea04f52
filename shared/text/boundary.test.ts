import { describe, expect, it } from 'vitest';
import { moveBoundary } from './boundary.ts';

const text = 'Foreign Secretary Misri, said 😀 so';
const secretary = [{ start: 8, end: 17 }];

describe('moving a boundary', () => {
  it.each([
    ['end', 'right', 'token', 'Secretary Misri'],
    ['end', 'left', 'token', undefined],
    ['start', 'left', 'token', 'Foreign Secretary'],
    ['start', 'right', 'token', undefined],
    ['end', 'left', 'character', 'Secretar'],
    ['end', 'right', 'character', 'Secretary '],
    ['start', 'left', 'character', ' Secretary'],
  ] as const)('%s to the %s by %s', (edge, direction, unit, expected) => {
    const [span] = moveBoundary(text, secretary, { edge, direction, unit }) ?? [];
    expect(span && text.slice(span.start, span.end)).toBe(expected);
  });

  it('passes over punctuation', () => {
    const [span] =
      moveBoundary(text, [{ start: 18, end: 23 }], { edge: 'end', direction: 'right', unit: 'token' }) ?? [];
    expect(span && text.slice(span.start, span.end)).toBe('Misri, said');
  });

  it('takes an emoji as one character', () => {
    const [span] =
      moveBoundary(text, [{ start: 25, end: 30 }], { edge: 'end', direction: 'right', unit: 'character' }) ?? [];
    expect(span && text.slice(span.start, span.end)).toBe('said 😀');
  });

  it('stops at the ends of the text', () => {
    const whole = [{ start: 0, end: text.length }];
    expect(moveBoundary(text, whole, { edge: 'start', direction: 'left', unit: 'character' })).toBeUndefined();
    expect(moveBoundary(text, whole, { edge: 'end', direction: 'right', unit: 'token' })).toBeUndefined();
  });

  it('moves the outer edges of a discontinuous annotation, or those of the fragment that is asked for', () => {
    const spans = [
      { start: 0, end: 7 },
      { start: 18, end: 23 },
    ];
    expect(moveBoundary(text, spans, { edge: 'start', direction: 'left', unit: 'token', fragment: 1 })).toEqual([
      { start: 0, end: 7 },
      { start: 8, end: 23 },
    ]);
    expect(moveBoundary(text, spans, { edge: 'end', direction: 'right', unit: 'token' })).toEqual([
      { start: 0, end: 7 },
      { start: 18, end: 29 },
    ]);
  });
});
