import { type ReactNode, useMemo, useState } from 'react';
import type { DocumentListItem } from '#shared/api/packed-documents.ts';
import type { VersionRow } from '#shared/api/version-methods.ts';
import { titleOf } from '#shared/domain/document.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { runAction } from '../../app/actions.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { missingSinceFinished } from '../../app/annotating/finishing.ts';
import { besideDocumentOf, codebookOf, openDocumentOf } from '../../app/state/selectors.ts';
import { useFollowing } from '../../app/use-following.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { formatDay, formatNumber } from '../../ui/format.ts';
import { BesideIcon, PlusIcon, TrashIcon } from '../../ui/icons.tsx';
import { type RowFocus, VirtualList } from '../../ui/virtual-list.tsx';
import './documents-pane.css';

const ROW_HEIGHT = 48;

/** The articles of the project. */
export function DocumentsPane(): ReactNode {
  const workbench = useWorkbench();
  const documents = useApp((state) => state.documents);
  const openId = useApp(openDocumentId);
  const besideId = useApp((state) => besideDocumentOf(state)?.document.id);
  const missing = useMissing();
  const versions = useApp((state) => state.versions.rows);
  const [filter, setFilter] = useState('');
  const shown = useMemo(() => documents.filter((item) => fits(item, filter)), [documents, filter]);
  const selectedIndex = useMemo(() => shown.findIndex((item) => item.document.id === openId), [shown, openId]);
  const add = <Button onClick={() => runAction('import.files', workbench)}>{translate('action.import.files')}</Button>;

  return (
    <nav className="pane documents-pane" aria-label={translate('window.documents')} data-region="documents">
      <div className="pane-head">
        <h2>{translate('window.documents')}</h2>
        <span className="pane-sum">
          {shown.length === documents.length
            ? formatNumber(documents.length)
            : translate('window.documents.n-of-m', {
                n: formatNumber(shown.length),
                m: formatNumber(documents.length),
              })}
        </span>
        <IconButton
          label={translate('window.trash')}
          icon={<TrashIcon />}
          onClick={() => runAction('history.trash', workbench)}
        />
        <IconButton
          label={translate('window.documents.add')}
          icon={<PlusIcon />}
          onClick={() => runAction('import.files', workbench)}
        />
      </div>
      {documents.length > 0 && (
        <FilterField label={translate('window.documents.filter')} value={filter} onChange={setFilter} />
      )}
      {documents.length === 0 && (
        <EmptyState title={translate('window.documents.empty')} action={add}>
          {translate('window.documents.empty-text')}
        </EmptyState>
      )}
      {documents.length > 0 && shown.length === 0 && <EmptyState>{translate('window.documents.no-match')}</EmptyState>}
      {shown.length > 0 && (
        <VirtualList
          label={translate('window.documents')}
          items={shown}
          keyOf={keyOf}
          heightOf={heightOf}
          selectedIndex={selectedIndex}
          renderItem={(item, focus) => (
            <DocumentRow
              item={item}
              focus={focus}
              open={item.document.id === openId}
              missing={item.document.id === openId ? missing : 0}
              version={versions.get(item.document.id)}
              beside={item.document.id === besideId}
              onOpen={() => void workbench.reading.open(item.document.id)}
              onBeside={() => void workbench.reading.openBeside(item.document.id)}
            />
          )}
        />
      )}
    </nav>
  );
}

interface DocumentRowProps {
  readonly item: DocumentListItem;
  readonly focus: RowFocus;
  readonly open: boolean;
  /** How much is missing although it is marked as finished. */
  readonly missing: number;
  /** Where there are several of the article. */
  readonly version: VersionRow | undefined;
  /** It stands beside the one in use. */
  readonly beside: boolean;
  readonly onOpen: () => void;
  readonly onBeside: () => void;
}

function DocumentRow({
  item: { document, counts },
  focus,
  open,
  missing,
  version,
  beside,
  onOpen,
  onBeside,
}: DocumentRowProps): ReactNode {
  const { outlet, date } = document.metadata;
  const origin = [outlet, formatDay(date)].filter((part) => part.trim() !== '').join(' · ');
  const annotations = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const status =
    missing > 0
      ? translate('window.documents.incomplete', { count: formatNumber(missing) })
      : translate(`window.status.${document.status}`);
  const versionWords = version ? describeVersion(version) : '';
  return (
    <button
      type="button"
      className="document-row"
      data-row
      tabIndex={focus.tabIndex}
      aria-current={open ? 'true' : undefined}
      title={[titleOf(document), status, versionWords].filter((line) => line !== '').join('\n')}
      data-beside={beside || undefined}
      onClick={(event) => {
        const onIcon = event.target instanceof Element && event.target.closest('.document-beside') !== null;
        if (onIcon || event.shiftKey || event.ctrlKey || event.metaKey) onBeside();
        else onOpen();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.shiftKey) return;
        // The button would press itself as well.
        event.preventDefault();
        onBeside();
      }}
    >
      <span className="status-dot" data-status={missing > 0 ? 'incomplete' : document.status} aria-hidden="true" />
      <span className="document-title" dir="auto">
        {titleOf(document)}
      </span>
      <span className="document-origin">
        {version && (
          <span className="document-version" data-look={version.toLook > 0 || undefined} aria-hidden="true">
            {translate('window.versions.badge', { number: version.number })}
            {version.toLook > 0 && ` · ${formatNumber(version.toLook)}`}
          </span>
        )}
        {origin === '' ? document.name : origin}
      </span>
      {/* For the pointer: with the keyboard it is Shift+Enter, and by its name an action. */}
      {!open && !beside && (
        <span className="document-beside" aria-hidden="true" title={translate('window.beside.open')}>
          <BesideIcon />
        </span>
      )}
      <span className="document-count" aria-hidden="true">
        {annotations > 0 ? formatNumber(annotations) : ''}
      </span>
      <span className="visually-hidden">
        {beside && `, ${translate('window.beside.is-open')}`}
        {versionWords !== '' && `, ${versionWords}`}
        {`, ${status}, ${translateCount('window.count.annotation', 'window.count.annotations', annotations)}`}
      </span>
    </button>
  );
}

/** Which version it is, and what of it waits for somebody. */
function describeVersion({ number, versions, toLook }: VersionRow): string {
  return [
    ...(versions > 1 ? [translate('window.versions.number', { number, count: versions })] : []),
    ...(number < versions ? [translate('window.versions.older')] : []),
    ...(toLook > 0 ? [translateCount('window.versions.to-look-one', 'window.versions.to-look', toLook)] : []),
  ].join(', ');
}

/** Of the open document it is known what is missing; of the others it would have to be read. */
function useMissing(): number {
  const codebook = useApp(codebookOf);
  const open = useFollowing(openDocumentOf);
  return useMemo(() => (codebook && open ? missingSinceFinished(codebook, open) : 0), [codebook, open]);
}

function openDocumentId(state: Parameters<Parameters<typeof useApp>[0]>[0]): string | undefined {
  return state.reading.kind === 'ready' ? state.reading.open.document.id : undefined;
}

function keyOf(item: DocumentListItem): string {
  return item.document.id;
}

function heightOf(): number {
  return ROW_HEIGHT;
}

function fits({ document }: DocumentListItem, filter: string): boolean {
  const { title, outlet, byline, date } = document.metadata;
  const text = [title, document.name, outlet, byline, date].join(' ').toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
