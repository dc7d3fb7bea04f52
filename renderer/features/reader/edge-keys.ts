import type { BoundaryMove } from '#shared/text/boundary.ts';

/**
 * What an arrow held with Alt+Shift moves: to the sides the end, up and down the start. As a person sees it: where text
 * reads from right to left, to the left is onwards.
 */
export function edgeMovedBy(key: string, rightToLeft: boolean): BoundaryMove {
  const toTheRight = key === 'ArrowRight' || key === 'ArrowDown';
  const edge = key === 'ArrowUp' || key === 'ArrowDown' ? 'start' : 'end';
  return { edge, direction: toTheRight === rightToLeft ? 'left' : 'right' };
}
