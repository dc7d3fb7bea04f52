import type { Sorting } from './virtual-table.tsx';

/** A press on the column that sorts already turns it round. */
export function nextSorting(sorting: Sorting, column: string): Sorting {
  const turned = sorting.column === column && sorting.direction === 'ascending';
  return { column, direction: turned ? 'descending' : 'ascending' };
}
