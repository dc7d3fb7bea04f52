import type { AttributeDefinition, Codebook } from '#shared/domain/codebook.ts';
import { findLayer } from '#shared/domain/codebook.ts';
import { AttributeId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import type { AnnotationRow } from '../../app/annotating/annotation-pages.ts';
import { type CheckCells, checkCells, checkColumns } from './check-columns.ts';

export const claimColumns = [
  { id: 'quote', name: translate('window.claims.quote'), width: 'minmax(200px, 3fr)' },
  { id: 'source', name: translate('window.claims.source'), width: 'minmax(90px, 1.2fr)' },
  { id: 'cue', name: translate('window.claims.cue'), width: 'minmax(52px, 0.6fr)' },
  { id: 'kind', name: translate('window.claims.kind'), width: 'minmax(70px, 0.6fr)' },
  { id: 'directness', name: translate('window.claims.directness'), width: 'minmax(76px, 0.8fr)' },
  { id: 'stance', name: translate('window.claims.stance'), width: 'minmax(60px, 0.5fr)' },
  { id: 'certainty', name: translate('window.claims.certainty'), width: 'minmax(66px, 0.6fr)' },
  { id: 'verdict', name: translate('window.claims.verdict'), width: 'minmax(72px, 0.7fr)' },
  { id: 'document', name: translate('window.claims.document'), width: 'minmax(100px, 1.2fr)' },
] as const;

export type ClaimColumn = (typeof claimColumns)[number]['id'];

export interface ClaimRow {
  readonly row: AnnotationRow;
  /** As they are shown, and sorted. */
  readonly cells: Readonly<Record<ClaimColumn, string>> & CheckCells;
}

/** The claims with the names of the options in place of their ids. */
export function claimRows(rows: readonly AnnotationRow[], codebook: Codebook): ClaimRow[] {
  const definitions = new Map<string, AttributeDefinition>();
  const layers = new Set(rows.map(({ annotation }) => annotation.layerId));
  for (const layerId of layers)
    for (const definition of findLayer(codebook, layerId)?.attributes ?? []) definitions.set(definition.id, definition);
  return rows.map((row) => ({ row, cells: { ...cellsOf(row, definitions), ...checkCells(row, codebook) } }));
}

function cellsOf(
  row: AnnotationRow,
  definitions: ReadonlyMap<string, AttributeDefinition>,
): Readonly<Record<ClaimColumn, string>> {
  const { annotation, documentName, documentTitle } = row;
  const attribute = (id: string): string => {
    const value = annotation.attributes[AttributeId.parse(id)];
    if (value === undefined) return '';
    return definitions.get(id)?.options.find((option) => option.id === value)?.name ?? String(value);
  };
  return {
    quote: annotation.quote,
    source: attribute('source'),
    cue: attribute('cue'),
    kind: attribute('kind'),
    directness: attribute('directness'),
    stance: attribute('stance'),
    certainty: attribute('certainty'),
    verdict: attribute('verdict'),
    document: documentTitle === '' ? documentName : documentTitle,
  };
}

/** By one column; empty cells come last whichever way it goes, as nobody looks for them. */
export function sortClaims(
  rows: readonly ClaimRow[],
  { column, direction }: { readonly column: string; readonly direction: 'ascending' | 'descending' },
): ClaimRow[] {
  const id = [...claimColumns, ...checkColumns].find((one) => one.id === column)?.id ?? 'quote';
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [left, right] = [a.cells[id], b.cells[id]];
    if (left === '' || right === '') return Number(left === '') - Number(right === '');
    return sign * left.localeCompare(right);
  });
}
