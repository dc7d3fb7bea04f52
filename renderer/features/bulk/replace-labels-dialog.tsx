import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export function ReplaceLabelsDialog(): ReactNode {
  const workbench = useWorkbench();
  return (
    <Dialog title={translate('action.annotation.replace-labels')} onClose={() => workbench.closeDialog()}>
      <p />
    </Dialog>
  );
}
