import { type ReactNode, useMemo, useState } from 'react';
import type { Codebook } from '#shared/domain/codebook.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { annotationPages, type AnnotationRow, type AnnotationRows } from '../../app/annotating/annotation-pages.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf, labelOf } from '../../app/state/selectors.ts';
import { useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ChevronDownIcon, ChevronRightIcon } from '../../ui/icons.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';
import { nextSorting } from '../../ui/next-sorting.ts';
import { type Column, type Sorting, VirtualTable } from '../../ui/virtual-table.tsx';
import { type EntityTableRow, groupMentions, groupOrders, sortGroups, tableRows } from './entity-groups.ts';
import { Contexts, useContextOf } from './mention-context.ts';

const columns: readonly Column[] = [
  { id: 'text', name: translate('window.entities.text'), width: 'minmax(200px, 3fr)' },
  { id: 'label', name: translate('window.entities.label'), width: 'minmax(110px, 1fr)' },
  { id: 'mentions', name: translate('window.entities.mentions'), width: '88px', align: 'end' },
  { id: 'documents', name: translate('window.entities.documents'), width: '96px', align: 'end' },
];

/** Everything that is mentioned in the project's articles, by its words. */
export function WordsPart(): ReactNode {
  const codebook = useApp(codebookOf);
  const query = useMemo(() => annotationPages(entityLayers(codebook)), [codebook]);
  const answer = useProjectQuery<AnnotationRows>(query);
  if (!codebook) return null;
  return <AnswerView answer={answer}>{(value) => <Filled value={value} codebook={codebook} />}</AnswerView>;
}

function entityLayers(codebook: Codebook | undefined): string[] {
  return (codebook?.layers ?? []).filter((layer) => layer.kind !== 'claim').map((layer) => layer.id);
}

interface FilledProps {
  readonly value: AnnotationRows;
  readonly codebook: Codebook;
}

function Filled({ value, codebook }: FilledProps): ReactNode {
  const { api } = useWorkbench();
  const [contexts] = useState(() => new Contexts(api));
  const [filter, setFilter] = useState('');
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [sorting, setSorting] = useState<Sorting>({ column: 'mentions', direction: 'descending' });
  const groups = useMemo(() => groupMentions(value.rows), [value]);
  const rows = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    const shown = groups.filter((group) => group.text.toLowerCase().includes(wanted));
    const order = groupOrders.find((name) => name === sorting.column) ?? 'text';
    return tableRows(sortGroups(shown, order, sorting.direction), expanded);
  }, [groups, filter, sorting, expanded]);

  const toggle = (key: string): void => {
    const next = new Set(expanded);
    if (!next.delete(key)) next.add(key);
    setExpanded(next);
  };

  return (
    <div className="words-part">
      <div className="words-head">
        <FilterField label={translate('window.entities.filter')} value={filter} onChange={setFilter} />
        <p className="view-sum" role="status">
          {translateCount('window.entities.entity', 'window.entities.entities', groups.length)}
          {' · '}
          {value.rows.length < value.total
            ? translate('window.loading-part', { n: formatNumber(value.rows.length), m: formatNumber(value.total) })
            : translateCount('window.entities.mention', 'window.entities.mentions-sum', value.total)}
        </p>
      </div>
      {groups.length === 0 && (
        <EmptyState title={translate('window.entities.empty')}>{translate('window.entities.empty-text')}</EmptyState>
      )}
      {groups.length > 0 && rows.length === 0 && <EmptyState>{translate('window.no-match')}</EmptyState>}
      {rows.length > 0 && (
        <VirtualTable
          label={translate('action.view.entities')}
          columns={columns}
          rows={rows}
          keyOf={(row) => row.key}
          heightOf={heightOf}
          kindOf={kindOf}
          sorting={sorting}
          onSort={(column) => setSorting(nextSorting(sorting, column))}
          renderCell={(row, column, focus) => (
            <EntityCell
              row={row}
              column={column.id}
              codebook={codebook}
              tabIndex={focus.tabIndex}
              contexts={contexts}
              onToggle={toggle}
            />
          )}
        />
      )}
    </div>
  );
}

function heightOf(): number {
  return 36;
}

function kindOf(row: EntityTableRow): string {
  return row.kind === 'group' ? 'words' : row.kind;
}

interface EntityCellProps {
  readonly row: EntityTableRow;
  readonly column: string;
  readonly codebook: Codebook;
  readonly tabIndex: 0 | -1;
  readonly contexts: Contexts;
  readonly onToggle: (key: string) => void;
}

function EntityCell({ row, column, codebook, tabIndex, contexts, onToggle }: EntityCellProps): ReactNode {
  if (row.kind === 'mention')
    return column === 'text' ? <Mention mention={row.mention} tabIndex={tabIndex} contexts={contexts} /> : null;
  const { group, expanded } = row;
  switch (column) {
    case 'text':
      return (
        <button
          type="button"
          className="row-button"
          data-row
          tabIndex={tabIndex}
          aria-expanded={expanded}
          onClick={() => onToggle(group.key)}
        >
          {expanded ? <ChevronDownIcon /> : <ChevronRightIcon />}
          <span className="entity-text" dir="auto">
            {group.text}
          </span>
        </button>
      );
    case 'label': {
      const found = labelOf(codebook, group.labelId);
      if (!found) return group.labelId;
      return <LabelChip name={found.label.name} color={found.label.color} paint={found.layer.paint} />;
    }
    case 'mentions':
      return formatNumber(group.mentions.length);
    default:
      return formatNumber(group.documents);
  }
}

interface MentionProps {
  readonly mention: AnnotationRow;
  readonly tabIndex: 0 | -1;
  readonly contexts: Contexts;
}

function Mention({ mention, tabIndex, contexts }: MentionProps): ReactNode {
  const { reading } = useWorkbench();
  const context = useContextOf(mention.annotation, contexts);
  const { annotation, documentName, documentTitle } = mention;
  const show = (): void =>
    void reading.openAt(annotation.documentId, { span: envelopeOf(annotation), annotationId: annotation.id });
  return (
    <button type="button" className="row-button entity-mention" data-row tabIndex={tabIndex} onClick={show}>
      <span className="mention-words" dir="auto">
        {context?.before}
        <strong>{annotation.quote}</strong>
        {context?.after}
      </span>
      <span className="mention-document" dir="auto">
        {documentTitle === '' ? documentName : documentTitle}
      </span>
    </button>
  );
}
