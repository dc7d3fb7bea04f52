import type { ReactNode } from 'react';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { Button } from '../../ui/button.tsx';
import { useApp, useWorkbench } from '../context.tsx';
import { PropositionChooser } from './proposition-chooser.tsx';

interface AssignBarProps {
  /** Whether what is ticked may belong to a proposition already. */
  readonly takesAway: boolean;
}

/** What can be done with all claims that are ticked; each is one step of undo. */
export function AssignBar({ takesAway }: AssignBarProps): ReactNode {
  const { claiming } = useWorkbench();
  const ticked = useApp((state) => state.claims.ticked);
  if (ticked.size === 0) return null;
  const ids = [...ticked];
  const done = (act: () => void): void => {
    act();
    claiming.tick([]);
    // The bar goes away with the focus in it: the list takes it.
    document.querySelector<HTMLElement>('.tick-cell > [data-row][tabindex="0"]')?.focus();
  };
  return (
    <div className="assign-bar" role="group" aria-label={translate('window.assign.bar')}>
      <p role="status">{translateCount('window.assign.ticked-one', 'window.assign.ticked', ids.length)}</p>
      <PropositionChooser
        label={translate('window.assign.to')}
        none={translate('window.assign.none')}
        onChoose={({ id, statement }) => done(() => claiming.assignTicked(ids, { id, statement }))}
        onCreate={(statement) => done(() => void claiming.create(statement, ids))}
      />
      {takesAway && (
        <Button tone="quiet" onClick={() => done(() => claiming.assign(ids, null))}>
          {translate('window.proposition.take-away')}
        </Button>
      )}
      <Button tone="quiet" onClick={() => done(() => {})}>
        {translate('window.assign.untick')}
      </Button>
    </div>
  );
}
