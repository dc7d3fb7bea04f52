import { type ReactNode, useCallback, useId, useMemo, useState } from 'react';
import { type TrashItem, TrashKind } from '#shared/api/answers.ts';
import { type OutputOf } from '#shared/api/contract.ts';
import { DocumentId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import type { Restorable } from '../../app/history.ts';
import { openDocumentOf } from '../../app/state/selectors.ts';
import { useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { CarryOutBar } from './carry-out-bar.tsx';
import { describeCounts, whoDid } from '../../app/describe/describe-entry.ts';
import { trashPages } from './trash-pages.ts';
import { TrashRow } from './trash-row.tsx';
import { usePrepared } from './use-prepared.ts';
import './history.css';

const ROW_HEIGHT = 52;
/** As many as the contract takes in one question. */
const MOST_CHOSEN = 10_000;

/** Whatever was deleted and is not there now, to bring back one, some or a whole step of it. */
export function TrashDialog({ documentId }: { readonly documentId: DocumentId | null }): ReactNode {
  const workbench = useWorkbench();
  const [done, setDone] = useState('');
  const [together, setTogether] = useState(false);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Restorable>>(new Map());

  const question = useMemo(
    () => (chosen.size === 0 ? null : { items: [...chosen.values()], together }),
    [chosen, together],
  );
  const ask = useCallback(
    (wanted: NonNullable<typeof question>) => workbench.history.prepare(wanted.items, wanted.together),
    [workbench],
  );
  const prepared = usePrepared(question, ask);
  const restore = async ({ command, counts }: OutputOf<'history.restore-command'>): Promise<void> => {
    setChosen(new Map());
    await workbench.history.carryOut(command);
    setDone(translate('window.trash.restored', { what: describeCounts(counts) }));
  };
  return (
    <Dialog title={translate('window.trash')} width={860} onClose={() => workbench.closeDialog()}>
      <div className="trash">
        <TrashList
          documentId={documentId}
          chosen={chosen}
          onChoose={(items) => {
            setDone('');
            setChosen(items);
          }}
        />
        <Choice type="checkbox" label={translate('window.trash.with-step')} checked={together} onChange={setTogether} />
        <CarryOutBar
          prepared={prepared}
          idle={done === '' ? translate('window.trash.nothing-chosen') : done}
          loading={translate('window.trash.preparing')}
          describe={({ counts }) => translate('window.trash.comes-back', { what: describeCounts(counts) })}
          button={translate('window.trash.restore')}
          onCarryOut={(value) => void restore(value)}
        />
      </div>
    </Dialog>
  );
}

interface TrashListProps {
  readonly documentId: DocumentId | null;
  readonly chosen: ReadonlyMap<string, Restorable>;
  readonly onChoose: (chosen: ReadonlyMap<string, Restorable>) => void;
}

function TrashList({ documentId, chosen, onChoose }: TrashListProps): ReactNode {
  const openId = useApp((state) => openDocumentOf(state)?.document.id);
  const [scope, setScope] = useState(documentId);
  const [kind, setKind] = useState<TrashKind | null>(null);
  const [filter, setFilter] = useState('');
  const [undone, setUndone] = useState(false);
  const [by, setBy] = useState<string | null>(null);
  const [day, setDay] = useState('');
  const [pages, setPages] = useState(1);
  const dayId = useId();
  const load = useMemo(
    () => trashPages({ documentId: scope, kind, filter, undone, by, ...hoursOf(day), pages }),
    [scope, kind, filter, undone, by, day, pages],
  );
  const answer = useProjectQuery(load);
  const people = useMemo(
    () => [...new Set([...(by === null ? [] : [by]), ...(answer.kind === 'ready' ? answer.value.people : [])])],
    [answer, by],
  );
  const narrowed = filter !== '' || kind !== null || scope !== null || by !== null || day !== '';
  const tick = (item: TrashItem, wanted: boolean): void => {
    const next = new Map(chosen);
    if (wanted) next.set(keyOf(item), { kind: item.kind, id: item.id });
    else next.delete(keyOf(item));
    onChoose(next);
  };
  return (
    <>
      <div className="trash-tools">
        <FilterField label={translate('window.trash.filter')} value={filter} onChange={setFilter} />
        <SelectField
          label={translate('window.trash.kind')}
          value={kind ?? ''}
          options={[
            { id: '', name: translate('window.trash.kind.all') },
            ...TrashKind.options.map((one) => ({ id: one, name: translate(`window.trash.kind.${one}`) })),
          ]}
          onChange={(id) => setKind(TrashKind.safeParse(id).data ?? null)}
        />
        <SelectField
          label={translate('window.trash.by')}
          value={by === null ? '' : `by ${by}`}
          options={[
            { id: '', name: translate('window.trash.by.all') },
            ...people.map((one) => ({ id: `by ${one}`, name: whoDid(one) })),
          ]}
          onChange={(id) => setBy(id === '' ? null : id.slice(3))}
        />
        <div className="field">
          <label htmlFor={dayId}>{translate('window.trash.day')}</label>
          <input
            id={dayId}
            className="control"
            type="date"
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        </div>
        {openId !== undefined && (
          <Segmented
            label={translate('window.trash.scope')}
            value={scope === null ? 'project' : 'document'}
            options={[
              { id: 'project', name: translate('window.trash.project') },
              { id: 'document', name: translate('window.trash.document') },
            ]}
            onChange={(id) => setScope(id === 'document' ? openId : null)}
          />
        )}
        <Choice type="checkbox" label={translate('window.trash.undone')} checked={undone} onChange={setUndone} />
      </div>
      <AnswerView answer={answer}>
        {({ total, items }) =>
          items.length === 0 ? (
            <TrashEmpty narrowed={narrowed} />
          ) : (
            <>
              <VirtualList
                label={translate('window.trash.list')}
                className="history-scroller"
                items={items}
                keyOf={keyOf}
                heightOf={heightOf}
                renderItem={(item, focus) => (
                  <TrashRow
                    item={item}
                    focus={focus}
                    chosen={chosen.has(keyOf(item))}
                    onChoose={(wanted) => tick(item, wanted)}
                  />
                )}
              />
              <div className="trash-sum">
                <span>
                  {translate('window.trash.shown', { n: formatNumber(items.length), m: formatNumber(total) })}
                </span>
                {items.length < total && (
                  <Button tone="quiet" onClick={() => setPages(pages + 1)}>
                    {translate('window.trash.more')}
                  </Button>
                )}
                <Button
                  tone="quiet"
                  onClick={() =>
                    onChoose(
                      new Map(items.slice(0, MOST_CHOSEN).map((one) => [keyOf(one), { kind: one.kind, id: one.id }])),
                    )
                  }
                >
                  {translate('window.trash.all')}
                </Button>
                {chosen.size > 0 && (
                  <Button tone="quiet" onClick={() => onChoose(new Map())}>
                    {translate('window.trash.none')}
                  </Button>
                )}
                <HistoryButton items={items.filter((item) => chosen.has(keyOf(item)))} />
              </div>
            </>
          )
        }
      </AnswerView>
    </>
  );
}

/** Leads to what happened to the one document that is ticked. */
function HistoryButton({ items }: { readonly items: readonly TrashItem[] }): ReactNode {
  const workbench = useWorkbench();
  const [item] = items;
  if (!item || items.length > 1 || item.kind !== 'document' || item.documentId === null) return null;
  const removed = { id: DocumentId.parse(item.documentId), title: item.title };
  return (
    <Button tone="quiet" onClick={() => workbench.openDialog({ kind: 'document-history', removed })}>
      {translate('window.trash.history')}
    </Button>
  );
}

/** Of a day as it is here; of no day all times. */
function hoursOf(day: string): { readonly since: string | null; readonly until: string | null } {
  const since = new Date(`${day}T00:00`);
  if (Number.isNaN(since.getTime())) return { since: null, until: null };
  const until = new Date(since);
  until.setDate(until.getDate() + 1);
  return { since: since.toISOString(), until: until.toISOString() };
}

function TrashEmpty({ narrowed }: { readonly narrowed: boolean }): ReactNode {
  if (narrowed) return <EmptyState>{translate('window.trash.no-match')}</EmptyState>;
  return <EmptyState title={translate('window.trash.empty')}>{translate('window.trash.empty-text')}</EmptyState>;
}

function keyOf(item: TrashItem): string {
  return `${item.kind} ${item.id}`;
}

function heightOf(): number {
  return ROW_HEIGHT;
}
