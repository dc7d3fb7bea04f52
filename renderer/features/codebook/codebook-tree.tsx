import {
  type CSSProperties,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Codebook, Label, Layer } from '#shared/domain/codebook.ts';
import type { CodebookUsage } from '#shared/domain/codebook-usage.ts';
import { type LabelPlace, placeLabel, stepLabel } from '#shared/domain/label-edits.ts';
import { stepLayer } from '#shared/domain/layer-edits.ts';
import { stepLinkType } from '#shared/domain/link-type-edits.ts';
import { translate } from '#shared/locales/translate.ts';
import type { CodebookEditing, MakeEdit } from '../../app/codebook/codebook-editing.ts';
import { type CodebookPart, keyOfPart } from '../../app/state/codebook-part.ts';
import { useWorkbench } from '../../app/context.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { BookIcon, ChevronDownIcon, ChevronRightIcon, LayersIcon, LinkIcon } from '../../ui/icons.tsx';
import { Swatch } from '../../ui/label-chip.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { type CodebookRow, codebookRows } from './codebook-rows.ts';
import { parentRow, type ShownRow, shownRows } from './shown-rows.ts';

const ROW_HEIGHT = 30;

interface CodebookTreeProps {
  readonly codebook: Codebook;
  readonly usage: CodebookUsage;
  readonly part: CodebookPart;
}

type Drop = 'before' | 'inside' | 'after';

/** The parts of the codebook. Labels are moved by dragging, or by Alt with the arrow keys. */
export function CodebookTree({ codebook, usage, part }: CodebookTreeProps): ReactNode {
  const { codebook: editing } = useWorkbench();
  const helpId = useId();
  const [filter, setFilter] = useState('');
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(() => codebookRows(codebook, usage), [codebook, usage]);
  const rows = useMemo(() => shownRows(all, { filter, collapsed }), [all, filter, collapsed]);
  const list = useRef<HTMLDivElement>(null);
  const selected = keyOfPart(part);
  const selectedIndex = rows.findIndex((row) => keyOfPart(row.part) === selected);
  const [dragged, setDragged] = useState<CodebookRow>();
  const [over, setOver] = useState<{ readonly key: string; readonly drop: Drop }>();

  const setExpanded = (row: ShownRow, expanded: boolean): void => {
    const key = keyOfPart(row.part);
    setCollapsed(new Set(expanded ? [...collapsed].filter((one) => one !== key) : [...collapsed, key]));
  };
  const onKey = (event: KeyboardEvent, row: ShownRow): void => {
    onRowKey(event, row, editing);
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const above = event.key === 'ArrowLeft' && row.expanded !== true ? parentRow(rows, row) : undefined;
    if (event.key === 'ArrowLeft' && row.expanded === true) setExpanded(row, false);
    else if (event.key === 'ArrowRight' && row.expanded === false) setExpanded(row, true);
    else if (above) list.current?.querySelector<HTMLElement>(`[data-part="${CSS.escape(rowKey(above))}"]`)?.focus();
    else return;
    event.preventDefault();
  };

  const dragOver = (event: DragEvent, row: CodebookRow): void => {
    const drop = dragged && dropOn(event, row, dragged);
    if (!drop) return;
    event.preventDefault();
    const key = keyOfPart(row.part);
    if (over?.key !== key || over.drop !== drop) setOver({ key, drop });
  };
  const dropped = (event: DragEvent, row: CodebookRow): void => {
    const drop = dragged && dropOn(event, row, dragged);
    setOver(undefined);
    setDragged(undefined);
    if (!drop || !dragged?.label) return;
    event.preventDefault();
    dropLabel(editing, { moving: dragged.label, row, drop });
  };

  return (
    <>
      <p id={helpId} className="visually-hidden">
        {translate('window.codebook.tree-help')}
      </p>
      <FilterField label={translate('window.codebook.filter')} value={filter} onChange={setFilter} />
      {rows.length === 0 && (
        <p className="codebook-none" role="status">
          {translate('window.no-match')}
        </p>
      )}
      <div ref={list} className="codebook-list">
        <VirtualList
          label={translate('window.codebook.parts')}
          className="codebook-tree"
          items={rows}
          keyOf={rowKey}
          heightOf={rowHeight}
          selectedIndex={selectedIndex}
          onItemKeyDown={onKey}
          renderItem={(row, focus) => {
            const key = keyOfPart(row.part);
            return (
              <button
                type="button"
                data-row
                data-part={key}
                className="codebook-row"
                data-kind={row.part.kind}
                data-retired={row.label?.retired ?? row.linkType?.retired}
                data-first={row.linkType && row.linkType === codebook.linkTypes[0] ? true : undefined}
                data-drop={over?.key === key ? over.drop : undefined}
                style={indent(row.depth)}
                tabIndex={focus.tabIndex}
                aria-current={key === selected}
                aria-expanded={row.expanded ?? undefined}
                aria-describedby={row.label ? helpId : undefined}
                draggable={row.label !== undefined}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'move';
                  event.dataTransfer.setData('text/plain', row.name);
                  setDragged(row);
                }}
                onDragOver={(event) => dragOver(event, row)}
                onDragLeave={() => setOver(undefined)}
                onDrop={(event) => dropped(event, row)}
                onDragEnd={() => {
                  setDragged(undefined);
                  setOver(undefined);
                }}
                onClick={() => editing.select(row.part)}
              >
                {row.expanded !== null && (
                  // For the mouse; on the keyboard the arrows do it.
                  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
                  <span
                    className="codebook-twisty"
                    aria-hidden="true"
                    onClick={(event) => {
                      event.stopPropagation();
                      setExpanded(row, row.expanded === false);
                    }}
                  >
                    {row.expanded ? <ChevronDownIcon /> : <ChevronRightIcon />}
                  </span>
                )}
                <RowIcon row={row} />
                <span className="codebook-row-name" dir="auto">
                  {row.name}
                </span>
                {row.label?.shortcut && <kbd aria-hidden="true">{row.label.shortcut}</kbd>}
                {row.uses !== null && row.uses > 0 && (
                  <span className="codebook-row-uses" title={translate('window.codebook.uses', { count: row.uses })}>
                    {formatNumber(row.uses)}
                  </span>
                )}
              </button>
            );
          }}
        />
      </div>
    </>
  );
}

function RowIcon({ row }: { readonly row: CodebookRow }): ReactNode {
  if (row.label && row.layer) return <Swatch color={row.label.color} paint={row.layer.paint} />;
  if (row.linkType) return <LinkIcon />;
  return row.layer ? <LayersIcon /> : <BookIcon />;
}

function rowKey(row: CodebookRow): string {
  return keyOfPart(row.part);
}

function rowHeight(): number {
  return ROW_HEIGHT;
}

function indent(depth: number): CSSProperties {
  // A custom property, which React's type does not know.
  return { '--depth': depth } as CSSProperties;
}

function onRowKey(event: KeyboardEvent, { part }: CodebookRow, editing: CodebookEditing): void {
  if (event.key === 'Delete' && part.kind !== 'codebook') {
    event.preventDefault();
    void editing.requestRemoval(part);
    return;
  }
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const make = stepOf(event.key, part);
  if (make === undefined) return;
  event.preventDefault();
  void editing.step(make);
}

/** What Alt with an arrow key does to a part; undefined for keys that mean nothing here. */
function stepOf(key: string, part: CodebookPart): MakeEdit | undefined {
  const steps = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' } as const;
  const step = Object.entries(steps).find(([name]) => name === key)?.[1];
  if (!step) return undefined;
  return (codebook) => {
    if (part.kind === 'label') return stepLabel(codebook, part.labelId, step);
    if (step === 'in' || step === 'out') return undefined;
    if (part.kind === 'layer') return stepLayer(codebook, part.layerId, step);
    return part.kind === 'link-type' ? stepLinkType(codebook, part.linkTypeId, step) : undefined;
  };
}

/** Where on a row the dragged label would land: the upper part, the middle or the lower part of it. */
function dropOn(event: DragEvent, row: CodebookRow, dragged: CodebookRow): Drop | undefined {
  if (!dragged.label || row.label?.id === dragged.label.id) return undefined;
  if (row.part.kind === 'layer') return 'inside';
  // Between layers values may be lost, which is asked for: that is what dropping on the layer itself is for.
  if (!row.label || row.layer?.id !== dragged.layer?.id) return undefined;
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const share = (event.clientY - top) / height;
  if (share < 0.3) return 'before';
  return share > 0.7 ? 'after' : 'inside';
}

function dropLabel(
  editing: CodebookEditing,
  { moving, row, drop }: { readonly moving: Label; readonly row: CodebookRow; readonly drop: Drop },
): void {
  const { layer, label: target } = row;
  if (!layer) return;
  if (!target && !layer.labels.some(({ id }) => id === moving.id)) {
    void editing.moveToLayer(moving.id, layer.id);
    return;
  }
  const place = target ? placeBy(layer, target, drop) : { layerId: layer.id, parentId: null, beforeId: null };
  void editing.step((codebook) => placeLabel(codebook, moving.id, place));
}

function placeBy(layer: Layer, target: Label, drop: Drop): LabelPlace {
  if (drop === 'inside') return { layerId: layer.id, parentId: target.id, beforeId: null };
  if (drop === 'before') return { layerId: layer.id, parentId: target.parentId, beforeId: target.id };
  const siblings = layer.labels.filter(({ parentId }) => parentId === target.parentId);
  const next = siblings[siblings.findIndex(({ id }) => id === target.id) + 1];
  return { layerId: layer.id, parentId: target.parentId, beforeId: next?.id ?? null };
}
