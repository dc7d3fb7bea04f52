import type { ReactNode } from 'react';
import type { Command } from '#shared/domain/command.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface ReplaceDialogProps {
  /** What stands there already, and why the new one cannot. */
  readonly text: string;
  readonly command: Command;
}

/** Offers to put a relation in the place of the one that excludes it, in one step. */
export function ReplaceDialog({ text, command }: ReplaceDialogProps): ReactNode {
  const workbench = useWorkbench();
  const replace = (): void => {
    workbench.closeDialog();
    workbench.linking.replace(command);
  };
  return (
    <Dialog title={translate('window.links.replace')} width={480} onClose={() => workbench.closeDialog()}>
      <p>{text}</p>
      <p className="field-hint">{translate('window.links.replace-text')}</p>
      <div className="dialog-buttons">
        <Button onClick={() => workbench.closeDialog()}>{translate('window.links.replace-keep')}</Button>
        <Button tone="primary" data-first onClick={replace}>
          {translate('window.links.replace-now')}
        </Button>
      </div>
    </Dialog>
  );
}
