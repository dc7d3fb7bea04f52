import { type ReactNode, useMemo, useState } from 'react';
import type { DocumentListItem } from '#shared/api/packed-documents.ts';
import { titleOf } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { formatDay } from '../../ui/format.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import './versions.css';

const ROW_HEIGHT = 48;

/** Chooses the article that a document is the updated version of. What looks like it stands first. */
export function ChooseVersionDialog({ id }: { readonly id: DocumentId }): ReactNode {
  const workbench = useWorkbench();
  const documents = useApp((state) => state.documents);
  const rows = useApp((state) => state.versions.rows);
  const [filter, setFilter] = useState('');
  const load = useMemo(() => asking('versions.propose', { ids: [id] }), [id]);
  const proposed = useProjectQuery(load);
  const likelyId = proposed.kind === 'ready' ? proposed.value[0]?.previousId : undefined;
  const own = documents.find(({ document }) => document.id === id)?.document;
  const shown = useMemo(() => {
    const words = filter.toLowerCase().split(/\s+/);
    const possible = documents.filter(({ document }) => {
      const row = rows.get(document.id);
      const text = [titleOf(document), document.name, document.metadata.outlet, document.metadata.date].join(' ');
      const isLast = row === undefined || row.number === row.versions;
      return isLast && document.id !== id && words.every((word) => text.toLowerCase().includes(word));
    });
    const isLikely = ({ document }: DocumentListItem) => document.id === likelyId;
    return [...possible.filter(isLikely), ...possible.filter((item) => !isLikely(item))];
  }, [documents, rows, filter, likelyId, id]);
  const choose = (previousId: DocumentId): void => {
    workbench.closeDialog();
    void workbench.versioning.adopt(id, previousId);
  };
  return (
    <Dialog title={translate('window.versions.choose-title')} width={620} onClose={() => workbench.closeDialog()}>
      <div className="version-choose">
        <p>{translate('window.versions.choose-text', { title: own ? titleOf(own) : '' })}</p>
        <FilterField label={translate('window.versions.choose-filter')} value={filter} onChange={setFilter} />
        {shown.length === 0 ? (
          <EmptyState>{translate('window.versions.choose-none')}</EmptyState>
        ) : (
          <VirtualList
            label={translate('window.versions.choose-list')}
            className="version-choose-list"
            items={shown}
            keyOf={keyOf}
            heightOf={heightOf}
            renderItem={({ document }, focus) => (
              <button
                type="button"
                className="version-choose-row"
                data-row
                tabIndex={focus.tabIndex}
                onClick={() => choose(document.id)}
              >
                <span dir="auto">{titleOf(document)}</span>
                <span className="version-choose-about">
                  {[document.metadata.outlet, formatDay(document.metadata.date), document.name]
                    .filter((part) => part !== '')
                    .join(' · ')}
                  {document.id === likelyId && <strong>{` · ${translate('window.versions.looks-like')}`}</strong>}
                </span>
              </button>
            )}
          />
        )}
        <div className="dialog-buttons">
          <Button onClick={() => workbench.closeDialog()}>{translate('window.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

function keyOf({ document }: DocumentListItem): string {
  return document.id;
}

function heightOf(): number {
  return ROW_HEIGHT;
}
