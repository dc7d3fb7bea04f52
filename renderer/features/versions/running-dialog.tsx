import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** While two long texts are compared, which can be cancelled. */
export function ComparingDialog(): ReactNode {
  const { versioning } = useWorkbench();
  return (
    <Dialog title={translate('window.versions.comparing')} width={440} onClose={() => versioning.cancel()}>
      <p role="status">{translate('window.versions.comparing-text')}</p>
      <progress aria-label={translate('window.versions.comparing')} className="version-progress" />
      <div className="dialog-buttons">
        <Button data-first onClick={() => versioning.cancel()}>
          {translate('window.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
