import { describe, expect, it } from 'vitest';
import { type Box, linesOf } from './boxes.ts';
import { barsOf, drawLinks, fewTags, footOf, framesOf, gapsOf, signsOf, spreadTags } from './link-geometry.ts';

const LINE = 30;

/** A word on the nth line of text. */
function word(line: number, left: number, right: number): Box {
  return { left, right, top: line * LINE, bottom: line * LINE + 22 };
}

const page = { margin: 614, height: 900, incoming: false };

/** The places that a path goes through, for telling where a line runs. */
function placesOf(path: string): { x: number[]; y: number[] } {
  const x: number[] = [];
  const y: number[] = [];
  for (const [, command, numbers] of path.matchAll(/([MLHVQ])([^MLHVQa-z]*)/g)) {
    const values = (numbers ?? '')
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (command === 'H') x.push(...values);
    else if (command === 'V') y.push(...values);
    else values.forEach((value, i) => (i % 2 === 0 ? x : y).push(value));
  }
  return { x, y };
}

describe('lines of text', () => {
  it('take boxes of one line together, also where they differ in height', () => {
    const italic = { left: 60, right: 90, top: 3, bottom: 20 };
    expect(linesOf([word(1, 0, 40), italic, word(0, 0, 50)])).toEqual([
      { left: 0, right: 90, top: 0, bottom: 22 },
      word(1, 0, 40),
    ]);
  });
});

describe('the lines of links', () => {
  it('leave below the last letters of the last line', () => {
    expect(footOf([word(0, 100, 600), word(1, 0, 80)])).toEqual({ x: 74, y: LINE + 25 });
    expect(footOf([word(0, 10, 14)])).toEqual({ x: 12, y: 25 });
    expect(footOf([])).toBeUndefined();
  });

  it('run in the gap below a line to the margin, and never through words', () => {
    const { lines } = drawLinks([word(0, 100, 160)], [{ place: [word(5, 40, 90)], target: true }], page);
    const { x, y } = placesOf(lines);
    expect(Math.max(...x)).toBe(page.margin);
    for (const place of y) {
      const inGap = Math.abs(place - 25) <= 4 || Math.abs(place - (5 * LINE + 25)) <= 4;
      expect(inGap).toBe(true);
    }
  });

  it('stay in the gap where both ends are on one line', () => {
    const { lines } = drawLinks([word(2, 0, 60)], [{ place: [word(2, 200, 260)], target: true }], page);
    expect(lines).toBe(`M54 ${2 * LINE + 25}L254 ${2 * LINE + 25}`);
  });

  it('go to the edge of what is drawn where the other end lies beyond it', () => {
    const up = placesOf(drawLinks([word(9, 0, 60)], [{ place: 'above', target: true }], page).lines);
    expect(Math.min(...up.y)).toBe(0);
    const down = placesOf(drawLinks([word(9, 0, 60)], [{ place: 'below', target: true }], page).lines);
    expect(Math.max(...down.y)).toBe(page.height);
  });

  it('have one head at each end: an arrow where a link arrives, a dot where it begins', () => {
    const focus = [word(0, 100, 160)];
    const ends = [
      { place: [word(3, 0, 50)], target: true },
      { place: [word(5, 0, 50)], target: false },
    ];
    const arrows = (path: string) => path.split('z').filter((part) => part.includes('l')).length;
    const dots = (path: string) => path.split('z').filter((part) => part.includes('a')).length;
    const both = drawLinks(focus, ends, { ...page, incoming: true }).heads;
    expect([arrows(both), dots(both)]).toEqual([2, 1]);
    const out = drawLinks(focus, ends.slice(0, 1), page).heads;
    expect([arrows(out), dots(out)]).toEqual([1, 1]);
  });

  it('draw nothing for an annotation that has no place', () => {
    expect(drawLinks([], [{ place: 'above', target: true }], page)).toEqual({ lines: '', heads: '' });
  });
});

describe('tags above the ends', () => {
  it('stay where they are with room between them', () => {
    const tags = [
      { id: 'a', x: 0, y: 0, text: '→ Source' },
      { id: 'b', x: 300, y: 0, text: '→ Cue' },
    ];
    expect(spreadTags(tags, [])).toEqual(tags);
  });

  it('move to the right where one would lie on another, also on the name of the focus', () => {
    const name = { id: 'focus', x: 0, y: 30, text: 'Person' };
    const [first, second] = spreadTags(
      [
        { id: 'a', x: 10, y: 30, text: '→ Source' },
        { id: 'b', x: 12, y: 31, text: '→ Cue' },
      ],
      [name],
    );
    expect(first?.x).toBeGreaterThanOrEqual(50);
    expect(second?.x).toBeGreaterThan((first?.x ?? 0) + 40);
  });
});

describe('many tags', () => {
  const tag = (id: string, line: number, x: number) => ({ id, x, y: line * LINE, text: '→ Cue' });
  const many = (count: number, line = 0) => Array.from({ length: count }, (_, i) => tag(`${line}-${i}`, line, i * 50));

  it('are all shown where they have room', () => {
    expect(fewTags(many(3), 600)).toEqual({ tags: many(3), more: [] });
  });

  it('are one on a line where nearly every line has some', () => {
    const { tags, more } = fewTags(spreadTags([...many(60), ...many(60, 1)], []), 600);
    expect(tags.map(({ id }) => id)).toEqual(['0-0', '1-0']);
    expect(more.map(({ count }) => count)).toEqual([59, 59]);
  });

  it('are three on a line, and the number of the others behind them', () => {
    const { tags, more } = fewTags(spreadTags([...many(20), ...many(4, 1)], []), 600);
    expect(tags.map(({ id }) => id)).toEqual(['0-0', '0-1', '0-2', '1-0', '1-1', '1-2']);
    expect(more.map(({ count, y }) => [count, y])).toEqual([
      [17, 0],
      [1, LINE],
    ]);
    for (const [i, { x }] of more.entries()) expect(x).toBeGreaterThan(tags[3 * i + 2]?.x ?? Infinity);
  });

  it('are fewer where the line ends, but one at least', () => {
    const ending = [tag('a', 0, 480), tag('b', 0, 530), tag('c', 0, 580)];
    expect(fewTags(ending, 620)).toMatchObject({ tags: [{ id: 'a' }, { id: 'b' }], more: [{ count: 1 }] });
    expect(fewTags(ending, 500)).toMatchObject({ tags: [{ id: 'a' }], more: [{ count: 2 }] });
    expect(fewTags([tag('a', 0, 590)], 600)).toMatchObject({ tags: [{ id: 'a' }], more: [] });
  });
});

describe('marks', () => {
  it('frame every line of an annotation', () => {
    expect(framesOf([word(0, 100, 600), word(1, 0, 80)]).match(/M/g)).toHaveLength(2);
  });

  it('put one ring at each linked annotation', () => {
    expect(signsOf([word(0, 0, 10), word(4, 0, 10)]).match(/z/g)).toHaveLength(2);
    expect(signsOf([])).toBe('');
  });

  it('bridge the gap between two fragments on one line, and not between lines', () => {
    expect(gapsOf([[word(0, 0, 40)], [word(0, 100, 140)]])).toBe('M40 21H100');
    expect(gapsOf([[word(0, 0, 40)], [word(1, 100, 140)]])).toBe('');
  });

  it('give fragments on one line one bar, and others their own', () => {
    expect(barsOf([[word(0, 0, 40)], [word(0, 100, 140)], [word(3, 0, 9)], []])).toEqual([
      { top: 0, height: 22 },
      { top: 90, height: 22 },
    ]);
  });
});
