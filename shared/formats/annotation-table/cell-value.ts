import type { AttributeValue } from '../../domain/annotation.ts';

/** A table has no types: what reads as a number or a boolean is one. A value in a list stands between semicolons. */
export function cellValue(cell: string): AttributeValue {
  if (cell === 'true' || cell === 'false') return cell === 'true';
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(cell)) return Number(cell);
  return cell;
}
