import { joinIds, separateIds } from '../exchange/external-ids.ts';

/** `MESH:D1,MESH:D2`; a cell that has an id without its authority is one id as a whole. Undefined for none. */
export function identifiersOf(cell: string): Record<string, string> | undefined {
  if (cell === '' || cell === '-1' || cell === '-') return undefined;
  const pairs = cell.split(',').map((one) => /^([A-Za-z][\w.-]*):(.+)$/s.exec(one.trim()));
  const named = pairs.flatMap((pair) =>
    pair?.[1] !== undefined && pair[2] !== undefined && pair[1] !== '__proto__' ? [[pair[1], pair[2]] as const] : [],
  );
  return named.length === pairs.length && named.length > 0 ? joinIds(named) : { identifier: cell };
}

/** The opposite. The only id is written without `identifier:`, which only says that it has no authority. */
export function identifierCell(externalIds: Readonly<Record<string, string>>): string {
  const all = separateIds(externalIds);
  const bare = externalIds['identifier'];
  const isOnly = bare !== undefined && Object.keys(externalIds).length === 1;
  if (isOnly && identifiersOf(bare)?.['identifier'] === bare) return bare;
  return all.map(([authority, id]) => `${authority}:${id}`).join(',');
}
