import type { ReactNode } from 'react';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { saveStateOf } from '../../app/state/selectors.ts';
import { AlertIcon, CheckIcon } from '../../ui/icons.tsx';

const words = {
  saved: 'window.saved',
  typing: 'window.typing',
  saving: 'window.saving',
  // Until the next state says why.
  trouble: 'window.saving',
} as const;

/** Whether what was done is on the disk; and if not, why, and what happens next. */
export function SaveState(): ReactNode {
  const state = useApp(saveStateOf);
  const trouble = useApp((app) => app.trouble);
  return (
    <div className="save-state" role="status" aria-label={translate('window.save-state')} data-state={state}>
      {state === 'saved' && <CheckIcon />}
      {state === 'trouble' && <AlertIcon />}
      {trouble ? describeFailure(trouble) : translate(words[state])}
    </div>
  );
}
