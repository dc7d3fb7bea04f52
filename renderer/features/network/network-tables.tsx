import { type ReactNode, useMemo, useState } from 'react';
import type { NetworkAnswer, NetworkNode, NetworkTie } from '#shared/api/network-answers.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { formatNumber } from '../../ui/format.ts';
import { nextSorting } from '../../ui/next-sorting.ts';
import { type Column, type Sorting, VirtualTable } from '../../ui/virtual-table.tsx';
import { modeName, signName, weightText } from './describe-network.ts';

const nodeColumns: readonly Column[] = [
  { id: 'name', name: translate('window.network.column.name'), width: 'minmax(110px, 3fr)' },
  { id: 'mode', name: translate('window.network.column.mode'), width: '78px' },
  { id: 'statements', name: translate('window.network.column.statements'), width: '60px', align: 'end' },
  { id: 'agreements', name: translate('window.network.column.agreements'), width: '52px', align: 'end' },
  { id: 'disagreements', name: translate('window.network.column.disagreements'), width: '64px', align: 'end' },
  { id: 'documents', name: translate('window.network.column.documents'), width: '64px', align: 'end' },
  { id: 'first', name: translate('window.network.column.first'), width: '84px' },
  { id: 'last', name: translate('window.network.column.last'), width: '84px' },
];

const tieColumns: readonly Column[] = [
  { id: 'source', name: translate('window.network.column.source'), width: 'minmax(120px, 2fr)' },
  { id: 'target', name: translate('window.network.column.target'), width: 'minmax(120px, 2fr)' },
  { id: 'sign', name: translate('window.network.column.sign'), width: '104px' },
  { id: 'weight', name: translate('window.network.column.weight'), width: '64px', align: 'end' },
];

/** The same network in rows: for those who do not see it, and for looking something up. */
export function NetworkTables({ network }: { readonly network: NetworkAnswer }): ReactNode {
  const { networking } = useWorkbench();
  const names = useMemo(() => new Map(network.nodes.map(({ id, name }) => [id, name])), [network]);
  const nodeRows = useMemo(
    () => network.nodes.map((node) => ({ id: node.id, ends: [node.id], cells: nodeCells(node) })),
    [network],
  );
  const tieRows = useMemo(
    () =>
      network.ties.map((tie) => ({
        id: `${tie.source}\n${tie.target}`,
        ends: [tie.source, tie.target],
        cells: tieCells(tie, names),
      })),
    [network, names],
  );
  const open = (row: Row): void => networking.show({ behind: row.ends });
  return (
    <div className="network-tables">
      <Table label={translate('window.network.nodes')} columns={nodeColumns} rows={nodeRows} onOpen={open} />
      <Table label={translate('window.network.all-ties')} columns={tieColumns} rows={tieRows} onOpen={open} />
    </div>
  );
}

interface Row {
  readonly id: string;
  readonly ends: readonly string[];
  readonly cells: Readonly<Record<string, string | number>>;
}

interface TableProps {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly onOpen: (row: Row) => void;
}

function Table({ label, columns, rows, onOpen }: TableProps): ReactNode {
  const [sorting, setSorting] = useState<Sorting>();
  const sorted = useMemo(() => (sorting ? sortRows(rows, sorting) : rows), [rows, sorting]);
  return (
    <VirtualTable
      label={label}
      columns={columns}
      rows={sorted}
      keyOf={keyOf}
      heightOf={heightOf}
      {...(sorting ? { sorting } : {})}
      onSort={(column) => setSorting(sorting ? nextSorting(sorting, column) : { column, direction: 'ascending' })}
      renderCell={(row, column, focus) => {
        const cell = row.cells[column.id] ?? '';
        const text = typeof cell === 'number' ? numberText(column.id, cell) : cell;
        if (column.id !== columns[0]?.id) return <span title={text}>{text}</span>;
        return (
          <button
            type="button"
            className="row-button"
            data-row
            tabIndex={focus.tabIndex}
            title={text}
            dir="auto"
            onClick={() => onOpen(row)}
          >
            <span>{text}</span>
          </button>
        );
      }}
    />
  );
}

function numberText(column: string, value: number): string {
  return column === 'weight' ? weightText(value) : formatNumber(value);
}

function nodeCells(node: NetworkNode): Row['cells'] {
  const { name, mode, statements, agreements, disagreements, documents, first, last } = node;
  return { name, mode: modeName(mode), statements, agreements, disagreements, documents, first, last };
}

function tieCells(tie: NetworkTie, names: ReadonlyMap<string, string>): Row['cells'] {
  const name = (id: string): string => names.get(id) ?? id;
  return { source: name(tie.source), target: name(tie.target), sign: signName(tie), weight: tie.weight };
}

function sortRows(rows: readonly Row[], { column, direction }: Sorting): Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((one, other) => {
    const [a, b] = [one.cells[column] ?? '', other.cells[column] ?? ''];
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * String(a).localeCompare(String(b));
  });
}

function keyOf(row: Row): string {
  return row.id;
}

function heightOf(): number {
  return 36;
}
