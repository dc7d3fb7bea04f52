import type { ReactNode } from 'react';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export function AnnotationHistoryDialog({ id }: { readonly id: AnnotationId }): ReactNode {
  const workbench = useWorkbench();
  return (
    <Dialog title={translate('action.annotation.history')} onClose={() => workbench.closeDialog()}>
      {id}
    </Dialog>
  );
}
