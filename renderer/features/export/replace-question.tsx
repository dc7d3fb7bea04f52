import { type ReactNode, useId } from 'react';
import type { Failure } from '#shared/domain/result.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { Button } from '../../ui/button.tsx';

interface ReplaceQuestionProps {
  readonly failure: Failure;
  readonly onReplace: () => void;
  readonly onElsewhere: () => void;
  readonly onCancel: () => void;
}

/** There are files of somebody where the export is to go. */
export function ReplaceQuestion({ failure, onReplace, onElsewhere, onCancel }: ReplaceQuestionProps): ReactNode {
  const title = useId();
  return (
    <div className="export-failure" role="alertdialog" aria-labelledby={title}>
      <p id={title}>{describeFailure(failure)}</p>
      <div className="dialog-buttons">
        <Button onClick={onCancel}>{translate('window.cancel')}</Button>
        <Button onClick={onReplace}>{translate('window.export.replace')}</Button>
        <Button data-run-focus onClick={onElsewhere}>
          {translate('window.export.elsewhere')}
        </Button>
      </div>
    </div>
  );
}
