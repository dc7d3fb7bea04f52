import { describe, expect, it } from 'vitest';
import { restoreWindow } from './window-bounds.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const second = { x: 1440, y: 0, width: 1920, height: 1080 };
const left = { x: -1920, y: 0, width: 1920, height: 1080 };
const state = { x: 100, y: 100, width: 1200, height: 700, maximized: false };

describe('restoreWindow', () => {
  it('puts the window where it was', () => {
    expect(restoreWindow(state, [laptop])).toEqual(state);
    expect(restoreWindow({ ...state, x: 1600 }, [laptop, second])).toEqual({ ...state, x: 1600 });
    expect(restoreWindow({ ...state, x: -1800 }, [laptop, left])).toEqual({ ...state, x: -1800 });
    expect(restoreWindow({ ...state, maximized: true }, [laptop])).toEqual({ ...state, maximized: true });
  });

  it.each([
    ['on a screen that is gone', { ...state, x: 1600 }],
    ['above the screen, out of reach', { ...state, y: -300 }],
    ['below the screen', { ...state, y: 880 }],
    ['nearly beside the screen', { ...state, x: 1300 }],
    ['far away', { ...state, x: 99_999, y: -99_999 }],
  ])('keeps the size and leaves the place to the system for a window %s', (_where, stored) => {
    expect(restoreWindow(stored, [laptop])).toEqual({ width: 1200, height: 700, maximized: false });
  });

  it('makes a window fit a smaller screen, and never smaller than it can be used', () => {
    const large = { ...state, width: 5000, height: 4000 };
    expect(restoreWindow(large, [laptop])).toMatchObject({ width: 1440, height: 875 });
    expect(restoreWindow({ ...state, width: 10, height: 10 }, [laptop])).toMatchObject({ width: 900, height: 600 });
  });

  it.each([
    undefined,
    null,
    'x',
    [],
    {},
    { ...state, x: '1' },
    { ...state, width: 0 },
    { ...state, y: 1.5 },
    { ...state, maximized: 1 },
    { ...state, extra: 1 },
  ])('takes the usual size for %j', (stored) => {
    expect(restoreWindow(stored, [laptop])).toEqual({ width: 1280, height: 840, maximized: false });
    expect(restoreWindow(stored, [])).toMatchObject({ width: 1280, height: 840 });
  });
});
