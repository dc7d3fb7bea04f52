import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import type { RelabelQuestion } from '../../app/state/dialog.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { labelNamed } from './label-field.tsx';
import { LossList } from './loss-list.tsx';

/** Asks before a label of another layer takes values from the annotations that get it. */
export function RelabelDialog({ question }: { readonly question: RelabelQuestion }): ReactNode {
  const workbench = useWorkbench();
  const codebook = useApp(codebookOf);
  const { ids, labelId, from } = question;
  const label = (codebook && labelNamed(codebook, labelId)?.name) ?? labelId;
  const count = formatNumber(ids.length);
  const change = (): void => {
    workbench.closeDialog();
    if (from === 'search') workbench.searching.relabelMeant(question);
    else workbench.bulk.relabel(labelId, ids);
  };
  return (
    <Dialog title={translate('window.relabel')} width={480} onClose={() => workbench.closeDialog()}>
      <p>{translate('window.relabel.text', { label })}</p>
      <LossList losses={question} of={ids.length} />
      <div className="dialog-buttons">
        <Button onClick={() => workbench.closeDialog()}>{translate('window.cancel')}</Button>
        <Button tone="primary" onClick={change}>
          {translate('window.relabel.change', { count })}
        </Button>
      </div>
    </Dialog>
  );
}
