import { type ReactNode, useState } from 'react';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import type { CodebookQuestion } from '../../app/state/codebook-part.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CodebookEffects } from './codebook-effects.tsx';
import { useCodebookPreview } from './use-codebook-preview.ts';

/** Asks before a change that costs something. */
export function CodebookConfirmDialog({ question }: { readonly question: CodebookQuestion }): ReactNode {
  const workbench = useWorkbench();
  const preview = useCodebookPreview(question.base, question.edit);
  const [problem, setProblem] = useState<string>();
  const confirm = async (): Promise<void> => {
    const refused = await workbench.codebook.replace(question.base, question.edit);
    if (refused) setProblem(describeFailure(refused));
    else workbench.closeDialog();
  };
  return (
    <Dialog title={question.title} width={480} onClose={() => workbench.closeDialog()}>
      <p>{question.text}</p>
      <CodebookEffects preview={preview} />
      {problem !== undefined && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-buttons">
        <Button onClick={() => workbench.closeDialog()}>{translate('window.cancel')}</Button>
        <Button tone="primary" onClick={() => void confirm()}>
          {question.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
