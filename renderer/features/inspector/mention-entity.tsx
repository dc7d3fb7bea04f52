import { type ReactNode, useMemo } from 'react';
import type { Annotation } from '#shared/domain/annotation.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { EntityChooser } from '../../app/entity-chooser.tsx';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { Button } from '../../ui/button.tsx';

const listEntities = asking('entities.list', {});

/** Whom a mention names: an entry of the register, chosen by its name, a new one, or what its name proposes. */
export function MentionEntity({ annotation }: { readonly annotation: Annotation }): ReactNode {
  const { registering } = useWorkbench();
  const { id, entityId, labelId } = annotation;
  const list = useProjectQuery(listEntities);
  const ask = useMemo(() => asking('register.proposal-for', { id }), [id]);
  const proposal = useProjectQuery(ask);
  const entity = list.kind === 'ready' ? list.value.find((one) => one.id === entityId) : undefined;
  const proposed = entityId === null && proposal.kind === 'ready' ? proposal.value : null;

  const takeProposed = (): void => {
    if (!proposed) return;
    if (proposed.entityId) registering.link([id], { id: proposed.entityId, name: proposed.name });
    else registering.create(proposed.name, labelId, [id]);
  };
  const isNew = proposed !== null && proposed.entityId === null;
  return (
    <div className="mention-entity">
      <EntityChooser
        label={translate('window.mention-entity')}
        value={entity?.name ?? ''}
        hint={translate('window.mention-entity.hint')}
        placeholder={translate('window.mention-entity.none')}
        none={translate('window.no-match')}
        onChoose={(entry) => registering.link([id], entry)}
        onCreate={(name) => registering.create(name, labelId, [id])}
        onClear={() => entityId !== null && registering.link([id], null)}
      />
      {proposed && (
        <Button onClick={takeProposed} title={shownQuote(annotation)}>
          {isNew
            ? translate('window.register.new-named', { name: proposed.name })
            : translate('window.mention-entity.proposed', { name: proposed.name })}
        </Button>
      )}
      {entity && (
        <Button tone="quiet" onClick={() => registering.open(entity.id)}>
          {translate('window.mention-entity.open')}
        </Button>
      )}
    </div>
  );
}
