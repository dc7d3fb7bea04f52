import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ExportForm } from './export-form.tsx';

export function ExportDialog(): ReactNode {
  const workbench = useWorkbench();
  return (
    <Dialog title={translate('window.export')} width={880} onClose={() => workbench.closeDialog()}>
      <ExportForm onDone={() => workbench.closeDialog()} />
    </Dialog>
  );
}
