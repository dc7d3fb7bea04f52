import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface MergeDialogProps {
  readonly statements: readonly string[];
  readonly onAnswer: (merges: boolean) => void;
  readonly onClose: () => void;
}

/** Two claims say the same and make two propositions: whether those are one. */
export function MergeDialog({ statements, onAnswer, onClose }: MergeDialogProps): ReactNode {
  return (
    <Dialog title={translate('window.matches.merge')} width={520} onClose={onClose}>
      <p>{translate('window.matches.merge-text')}</p>
      <ol className="match-statements">
        {statements.map((statement) => (
          <li key={statement} dir="auto">
            {statement}
          </li>
        ))}
      </ol>
      <div className="dialog-buttons">
        <Button onClick={onClose}>{translate('window.matches.merge-cancel')}</Button>
        <Button onClick={() => onAnswer(false)}>{translate('window.matches.merge-no')}</Button>
        <Button tone="primary" data-first onClick={() => onAnswer(true)}>
          {translate('window.matches.merge-yes')}
        </Button>
      </div>
    </Dialog>
  );
}
