import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export function SuggestionSourcesDialog(): ReactNode {
  const workbench = useWorkbench();
  return (
    <Dialog title={translate('action.suggestion.sources')} onClose={() => workbench.closeDialog()}>
      <p />
    </Dialog>
  );
}
