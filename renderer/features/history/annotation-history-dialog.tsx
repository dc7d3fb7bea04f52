import type { ReactNode } from 'react';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { openDocumentOf } from '../../app/state/selectors.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { shorten } from '../../app/describe/describe-values.ts';
import { RecordVersions } from './record-versions.tsx';
import './history.css';

/** Who did what to an annotation, and when. */
export function AnnotationHistoryDialog({ id }: { readonly id: AnnotationId }): ReactNode {
  const workbench = useWorkbench();
  const annotation = useApp((state) => openDocumentOf(state)?.shown.find(id));
  return (
    <Dialog
      title={translate('window.history.of-annotation')}
      width={640}
      focusLater
      onClose={() => workbench.closeDialog()}
    >
      <div className="annotation-history">
        {annotation && (
          <p className="history-quote" dir="auto">
            {shorten(annotation.quote)}
          </p>
        )}
        <RecordVersions
          kind="annotation"
          id={id}
          onRestored={(when) => {
            workbench.closeDialog();
            workbench.notices.inform('window.history.restored-version', { when });
          }}
        />
      </div>
    </Dialog>
  );
}
