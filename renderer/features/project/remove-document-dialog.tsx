import type { ReactNode } from 'react';
import { titleOf } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Says what goes with the document before it goes. */
export function RemoveDocumentDialog({ id }: { readonly id: DocumentId }): ReactNode {
  const workbench = useWorkbench();
  const item = useApp((state) => state.documents.find(({ document }) => document.id === id));
  const close = (): void => workbench.closeDialog();
  const annotations = Object.values(item?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  const remove = (): void => {
    close();
    workbench.annotating.removeDocument(id);
  };
  return (
    <Dialog title={translate('window.remove-document')} width={440} onClose={close}>
      <p>
        {translate('window.remove-document.question', { title: item ? titleOf(item.document) : '' })}{' '}
        {annotations > 0 &&
          translateCount('window.remove-document.annotation', 'window.remove-document.annotations', annotations)}{' '}
        {translate('window.remove-document.undo')}
      </p>
      <div className="dialog-buttons">
        <Button onClick={close}>{translate('window.cancel')}</Button>
        <Button tone="danger" onClick={remove}>
          {translate('window.remove-document.remove')}
        </Button>
      </div>
    </Dialog>
  );
}
