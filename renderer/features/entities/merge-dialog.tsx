import type { ReactNode } from 'react';
import type { Entity } from '#shared/domain/entity.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { EntityChooser } from '../../app/entity-chooser.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface MergeDialogProps {
  readonly entity: Entity;
  readonly onClose: () => void;
}

/** Chooses the entry that another one becomes a part of. Enter on it does it; undo makes them two again. */
export function MergeDialog({ entity, onClose }: MergeDialogProps): ReactNode {
  const { registering } = useWorkbench();
  return (
    <Dialog title={translate('window.entity.merge-title', { name: entity.name })} width={480} onClose={onClose}>
      <p>{translate('window.entity.merge-text', { name: entity.name })}</p>
      <EntityChooser
        label={translate('window.entity.merge-field')}
        without={entity.id}
        none={translate('window.entity.merge-none')}
        onChoose={(into) => {
          onClose();
          registering.merge(entity, into);
        }}
      />
      <div className="dialog-buttons">
        <Button onClick={onClose}>{translate('window.cancel')}</Button>
      </div>
    </Dialog>
  );
}
