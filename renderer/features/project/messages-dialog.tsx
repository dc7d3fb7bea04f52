import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import type { NoticePlace } from '../../app/state/state.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatExactMoment } from '../../ui/format.ts';
import { AlertIcon } from '../../ui/icons.tsx';
import './messages-dialog.css';

/** The last messages, for whoever looked away when they passed. */
export function MessagesDialog(): ReactNode {
  const workbench = useWorkbench();
  const told = useApp((state) => state.told);
  const close = (): void => workbench.closeDialog();
  const show = (place: NoticePlace): void => {
    close();
    void workbench.reading.show(place);
  };
  return (
    <Dialog title={translate('action.messages.show')} width={560} onClose={close}>
      {told.length === 0 ? (
        <EmptyState title={translate('window.messages.empty')}>{translate('window.messages.empty-text')}</EmptyState>
      ) : (
        // It may be longer than the dialog, and is then scrolled with the keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="messages" role="region" aria-label={translate('action.messages.show')} tabIndex={0}>
          <ol>
            {told.map(({ id, tone, text, at, place }) => (
              <li key={id} className="message" data-tone={tone}>
                {tone === 'problem' && <AlertIcon />}
                <p>
                  {tone === 'problem' && (
                    <span className="visually-hidden">{translate('window.messages.problem')} </span>
                  )}
                  {text}
                </p>
                {place && <ShowButton place={place} onShow={show} />}
                <time dateTime={at}>{formatExactMoment(at)}</time>
              </li>
            ))}
          </ol>
        </div>
      )}
      <div className="dialog-buttons">
        <Button data-first onClick={close}>
          {translate('window.close')}
        </Button>
      </div>
    </Dialog>
  );
}

interface ShowButtonProps {
  readonly place: NoticePlace;
  readonly onShow: (place: NoticePlace) => void;
}

/** The document may be gone since, or belong to another project. */
function ShowButton({ place, onShow }: ShowButtonProps): ReactNode {
  const isThere = useApp((state) => state.documents.some(({ document }) => document.id === place.documentId));
  return isThere ? (
    <Button tone="quiet" onClick={() => onShow(place)}>
      {translate('window.notice.show')}
    </Button>
  ) : null;
}
