import type { ReactNode } from 'react';
import { titleOf } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { runAction } from '../../app/actions.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { openDocumentOf } from '../../app/state/selectors.ts';
import type { AppState } from '../../app/state/state.ts';
import { lookOf } from '../../app/reading/versioning.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay, formatNumber } from '../../ui/format.ts';
import './versions.css';

/** Of the open article: which version it is, and what can be done about that. */
export function DocumentVersions(): ReactNode {
  const workbench = useWorkbench();
  const id = useApp((state) => openDocumentOf(state)?.document.id);
  const row = useApp((state) => (id === undefined ? undefined : state.versions.rows.get(id)));
  const nextId = useApp(nextIdOf);
  const look = useApp(lookOf);
  if (id === undefined) return null;
  const previousId = row?.previousId ?? null;
  return (
    <section className="inspector-part version-part" aria-label={translate('window.versions')}>
      <h3>{translate('window.versions')}</h3>
      <p>
        {row && row.versions > 1
          ? translate('window.versions.number', {
              number: formatNumber(row.number),
              count: formatNumber(row.versions),
            })
          : translate('window.versions.none')}
      </p>
      {previousId && <Neighbour id={previousId} message="window.versions.before" />}
      {nextId && <Neighbour id={nextId} message="window.versions.after" />}
      <div className="version-part-buttons">
        {look && look.left > 0 && (
          <Button tone="primary" onClick={() => runAction('version.next', workbench)}>
            {translateCount('window.versions.to-look-one', 'window.versions.to-look', look.left)}
          </Button>
        )}
        {previousId && (
          <Button onClick={() => runAction('version.differences', workbench)}>
            {translate('window.versions.differences')}
          </Button>
        )}
        {previousId && look && look.notCarried > 0 && (
          <Button onClick={() => void workbench.versioning.adopt(id, previousId)}>
            {translateCount('window.versions.carry-one', 'window.versions.carry', look.notCarried)}
          </Button>
        )}
        {!nextId && (
          <Button onClick={() => runAction('version.import', workbench)}>{translate('window.versions.import')}</Button>
        )}
        {previousId ? (
          <Button tone="quiet" onClick={() => workbench.versioning.release(id)}>
            {translate('window.versions.not')}
          </Button>
        ) : (
          <Button tone="quiet" onClick={() => runAction('version.of', workbench)}>
            {translate('window.versions.of')}
          </Button>
        )}
      </div>
    </section>
  );
}

interface NeighbourProps {
  readonly id: DocumentId;
  readonly message: 'window.versions.before' | 'window.versions.after';
}

function Neighbour({ id, message }: NeighbourProps): ReactNode {
  const { reading } = useWorkbench();
  const document = useApp((state) => state.documents.find((item) => item.document.id === id)?.document);
  if (!document) return null;
  const day = formatDay(document.metadata.date);
  const title = day === '' ? titleOf(document) : `${titleOf(document)} (${day})`;
  return (
    <button type="button" className="version-neighbour" dir="auto" onClick={() => void reading.open(id)}>
      {translate(message, { title })}
    </button>
  );
}

function nextIdOf(state: AppState): DocumentId | undefined {
  const id = openDocumentOf(state)?.document.id;
  for (const row of state.versions.rows.values()) if (row.previousId === id && id !== undefined) return row.documentId;
  return undefined;
}
