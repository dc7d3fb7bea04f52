import { type KeyboardEvent, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { TouchedAnnotation, VersionDifference } from '#shared/api/version-methods.ts';
import { titleOf } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf, labelOf } from '../../app/state/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDay, formatNumber } from '../../ui/format.ts';
import { ArrowDownIcon, ArrowUpIcon } from '../../ui/icons.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';
import { type RowFocus, VirtualList } from '../../ui/virtual-list.tsx';
import { type FlowLine, type FlowRow, flowOf, flowRows } from './difference-rows.ts';
import { measureText } from './measure-text.ts';
import './versions.css';

const LINE_HEIGHT = 26;
const GAP_HEIGHT = 12;
const MARK_HEIGHT = 28;
/** Left of the lines, and for the bar that scrolls. */
const ROOM = 64;

/** What differs between a document and the version before it, with the annotations that each change touches. */
export function DifferencesDialog({ id }: { readonly id: DocumentId }): ReactNode {
  const workbench = useWorkbench();
  const load = useMemo(() => asking('versions.difference', { id }), [id]);
  const answer = useProjectQuery(load);
  const previousId = useApp((state) => state.versions.rows.get(id)?.previousId ?? null);
  return (
    <Dialog
      title={translate('window.versions.difference-title')}
      width={1100}
      focusLater
      onClose={() => workbench.closeDialog()}
    >
      <div className="version-difference">
        <AnswerView answer={answer}>
          {(difference) =>
            previousId === null ? (
              <EmptyState>{translate('window.versions.not-a-version')}</EmptyState>
            ) : (
              <Difference id={id} previousId={previousId} difference={difference} />
            )
          }
        </AnswerView>
      </div>
    </Dialog>
  );
}

interface DifferenceProps {
  readonly id: DocumentId;
  readonly previousId: DocumentId;
  readonly difference: VersionDifference;
}

function Difference({ id, previousId, difference }: DifferenceProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const [at, setAt] = useState(0);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const look = (): void => setWidth(box.clientWidth - ROOM);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  const flow = useMemo(() => (width > 0 ? flowOf(difference, width, measureText()) : undefined), [difference, width]);
  const rows = useMemo(() => (flow ? flowRows(flow, opened) : []), [flow, opened]);
  const changes = flow?.changes ?? 0;
  const selectedIndex = rows.findIndex((row) => row.kind === 'line' && row.change === at);
  const step = (by: 1 | -1): void => setAt((now) => (changes === 0 ? 0 : (now + by + changes) % changes));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || (event.key !== 'n' && event.key !== 'p')) return;
    event.preventDefault();
    step(event.key === 'n' ? 1 : -1);
  };
  return (
    // The keys of its buttons, wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="version-flow-frame" ref={ref} onKeyDown={onKeyDown}>
      <div className="version-tools">
        <Names id={id} previousId={previousId} />
        <span className="version-place" role="status">
          {changes > 0 && translate('window.versions.change-at', { n: formatNumber(at + 1), m: formatNumber(changes) })}
        </span>
        <IconButton
          label={translate('window.versions.previous-change')}
          icon={<ArrowUpIcon />}
          keys="p"
          disabled={changes === 0}
          onClick={() => step(-1)}
        />
        <IconButton
          label={translate('window.versions.next-change')}
          icon={<ArrowDownIcon />}
          keys="n"
          disabled={changes === 0}
          onClick={() => step(1)}
        />
      </div>
      <Legend />
      {flow && changes === 0 && (
        <EmptyState title={translate('window.versions.same-text')}>
          {translate('window.versions.same-text-text')}
        </EmptyState>
      )}
      {flow && changes > 0 && (
        <VirtualList
          label={translate('window.versions.flow')}
          className="version-flow"
          items={rows}
          keyOf={keyOf}
          heightOf={heightOf}
          selectedIndex={selectedIndex}
          renderItem={(row, focus) => (
            <Row
              row={row}
              focus={focus}
              current={row.kind === 'line' && row.change === at}
              onOpen={(from) => setOpened(new Set([...opened, from]))}
            />
          )}
        />
      )}
    </div>
  );
}

function Names({ id, previousId }: Pick<DifferenceProps, 'id' | 'previousId'>): ReactNode {
  const documents = useApp((state) => state.documents);
  const nameOf = (wanted: DocumentId): string => {
    const document = documents.find((item) => item.document.id === wanted)?.document;
    if (!document) return '';
    const day = formatDay(document.metadata.date);
    return day === '' ? document.name : `${day} · ${document.name}`;
  };
  const document = documents.find((item) => item.document.id === id)?.document;
  return (
    <div className="version-names">
      <strong dir="auto">{document ? titleOf(document) : ''}</strong>
      <span>{translate('window.versions.difference-of', { before: nameOf(previousId), after: nameOf(id) })}</span>
    </div>
  );
}

function Legend(): ReactNode {
  return (
    <p className="version-legend" aria-hidden="true">
      <ins>{translate('window.versions.key.added')}</ins>
      <del>{translate('window.versions.key.removed')}</del>
      <del data-moved>{translate('window.versions.key.moved-from')}</del>
      <ins data-moved>{translate('window.versions.key.moved-to')}</ins>
    </p>
  );
}

interface RowProps {
  readonly row: FlowRow;
  readonly focus: RowFocus;
  readonly current: boolean;
  readonly onOpen: (from: number) => void;
}

function Row({ row, focus, current, onOpen }: RowProps): ReactNode {
  switch (row.kind) {
    case 'line':
      return <Line line={row} focus={focus} current={current} />;
    case 'fold':
      return (
        <button
          type="button"
          className="version-fold"
          data-row
          tabIndex={focus.tabIndex}
          onClick={() => onOpen(row.from)}
        >
          {translateCount('window.versions.fold-one', 'window.versions.fold', row.to - row.from)}
        </button>
      );
    case 'touched':
      return <Touched annotation={row.annotation} focus={focus} />;
    default:
      return row satisfies never;
  }
}

function Line({ line, focus, current }: { line: FlowLine; focus: RowFocus; current: boolean }): ReactNode {
  return (
    <div
      className="version-line"
      data-row
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- nothing to press, but the arrows read through it
      tabIndex={focus.tabIndex}
      data-current={current || undefined}
      dir="auto"
    >
      {line.parts.map(({ kind, text }, index) => {
        if (kind === 'equal') return <span key={index}>{text}</span>;
        const Tag = kind === 'added' || kind === 'moved-to' ? 'ins' : 'del';
        const said = <span className="visually-hidden">{` ${translate(`window.versions.key.${kind}`)}: `}</span>;
        return (
          <Tag key={index} data-moved={kind.startsWith('moved') || undefined}>
            {said}
            {text}
          </Tag>
        );
      })}
    </div>
  );
}

function Touched({ annotation, focus }: { annotation: TouchedAnnotation; focus: RowFocus }): ReactNode {
  const workbench = useWorkbench();
  const found = labelOf(useApp(codebookOf), annotation.labelId);
  const { fate, quote, needsLook, documentId, annotationId, span } = annotation;
  return (
    <button
      type="button"
      className="version-touched"
      data-row
      tabIndex={focus.tabIndex}
      data-look={needsLook || undefined}
      onClick={() => {
        workbench.closeDialog();
        void workbench.reading.openAt(documentId, { span, annotationId });
      }}
    >
      {found && <LabelChip color={found.label.color} paint={found.layer.paint} name={found.label.name} />}
      <q dir="auto">{quote}</q>
      <span className="version-fate">
        {translate(`window.versions.fate.${fate}`)}
        {needsLook && ` · ${translate('window.versions.needs-look')}`}
      </span>
    </button>
  );
}

function keyOf(row: FlowRow): string {
  if (row.kind === 'line') return `line ${row.number}`;
  return row.kind === 'fold' ? `fold ${row.from}` : `touched ${row.annotation.annotationId} ${row.annotation.piece}`;
}

function heightOf(row: FlowRow): number {
  if (row.kind === 'line') return row.parts.length === 0 ? GAP_HEIGHT : LINE_HEIGHT;
  return MARK_HEIGHT;
}
