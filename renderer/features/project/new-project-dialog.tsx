import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Failure } from '#shared/domain/result.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import './new-project-dialog.css';

/** Asks for the names; where to put the file is asked by the system's own dialog. */
export function NewProjectDialog(): ReactNode {
  const workbench = useWorkbench();
  const remembered = useApp((state) => state.settings.annotator);
  const [name, setName] = useState('');
  const [annotator, setAnnotator] = useState(remembered);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const id = useId();
  const close = (): void => workbench.closeDialog();

  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || name.trim() === '' || annotator.trim() === '') return;
    setBusy(true);
    const made = await workbench.projects.create(name.trim(), annotator.trim());
    setBusy(false);
    setFailure(made.failure);
    if (made.made) close();
  };

  return (
    <Dialog title={translate('window.new-project')} width={440} onClose={close}>
      <form className="new-project" onSubmit={(event) => void create(event)}>
        <div className="field">
          <label htmlFor={`${id}-name`}>{translate('window.new-project.name')}</label>
          <input
            id={`${id}-name`}
            className="control"
            value={name}
            maxLength={200}
            required
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-annotator`}>{translate('window.new-project.annotator')}</label>
          <input
            id={`${id}-annotator`}
            className="control"
            value={annotator}
            maxLength={200}
            required
            autoComplete="name"
            aria-describedby={`${id}-hint`}
            onChange={(event) => setAnnotator(event.target.value)}
          />
          <p id={`${id}-hint`} className="field-hint">
            {translate('window.new-project.annotator-hint')}
          </p>
        </div>
        {failure && (
          <p className="field-problem" role="alert">
            {describeFailure(failure)}
          </p>
        )}
        <div className="dialog-buttons">
          <Button onClick={close}>{translate('window.cancel')}</Button>
          <Button type="submit" tone="primary" disabled={busy || name.trim() === '' || annotator.trim() === ''}>
            {translate('window.new-project.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
