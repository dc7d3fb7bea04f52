import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export function OccurrencesDialog(): ReactNode {
  const workbench = useWorkbench();
  return (
    <Dialog title={translate('action.annotation.tag-all')} onClose={() => workbench.closeDialog()}>
      <p />
    </Dialog>
  );
}
