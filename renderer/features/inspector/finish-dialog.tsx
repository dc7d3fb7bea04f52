import { type ReactNode, type SyntheticEvent, useId, useState } from 'react';
import type { Codebook } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { waiverOf } from '../../app/annotating/finishing.ts';
import { codebookOf, openDocumentOf } from '../../app/state/selectors.ts';
import type { OpenDocumentState } from '../../app/state/state.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { MissingList, useMissing } from './missing-list.tsx';
import './inspector.css';

/** Asks what to do about what is missing: go there, or finish without it and say why. */
export function FinishDialog(): ReactNode {
  const workbench = useWorkbench();
  const codebook = useApp(codebookOf);
  const open = useApp(openDocumentOf);
  if (!codebook || !open) return null;
  return (
    <Dialog title={translate('window.finish.title')} width={520} onClose={() => workbench.closeDialog()}>
      <FinishForm codebook={codebook} open={open} />
    </Dialog>
  );
}

function FinishForm({ codebook, open }: { readonly codebook: Codebook; readonly open: OpenDocumentState }): ReactNode {
  const { finishing } = useWorkbench();
  const missing = useMissing(codebook, open);
  const waiver = waiverOf(open);
  const id = useId();
  const [reason, setReason] = useState(waiver?.text ?? '');
  const [problem, setProblem] = useState(false);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (missing.length === 0) finishing.finish();
    else if (reason.trim() !== '') finishing.finish(reason.trim());
    else setProblem(true);
  };
  return (
    <form onSubmit={submit}>
      {missing.length === 0 ? (
        <p>{translate('window.missing.none')}</p>
      ) : (
        <>
          <MissingList missing={missing} codebook={codebook} />
          {waiver && <p className="missing-how">{translate('window.finish.since')}</p>}
          <p className="missing-how">{translate('window.finish.how')}</p>
          <div className="field">
            <label htmlFor={id}>{translate('window.finish.reason')}</label>
            <textarea
              id={id}
              className="control"
              rows={2}
              dir="auto"
              maxLength={10_000}
              value={reason}
              aria-invalid={problem}
              aria-describedby={problem ? `${id}-problem` : `${id}-hint`}
              onKeyDown={(event) => {
                // Enter begins a new line; Ctrl+Enter finishes, as it does everywhere.
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
              }}
              onChange={(event) => {
                setReason(event.target.value);
                setProblem(false);
              }}
            />
            {problem ? (
              <p id={`${id}-problem`} className="field-problem" role="alert">
                {translate('window.finish.no-reason')}
              </p>
            ) : (
              <p id={`${id}-hint`} className="field-hint">
                {translate('window.finish.reason-hint')}
              </p>
            )}
          </div>
        </>
      )}
      <div className="dialog-buttons">
        <CancelButton />
        <Button type="submit" tone="primary">
          {translate(missing.length === 0 ? 'window.finish.now' : 'window.finish.waive')}
        </Button>
      </div>
    </form>
  );
}

function CancelButton(): ReactNode {
  const workbench = useWorkbench();
  return <Button onClick={() => workbench.closeDialog()}>{translate('window.cancel')}</Button>;
}
