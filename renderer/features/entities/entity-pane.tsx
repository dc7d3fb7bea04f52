import { type ReactNode, useMemo, useState } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import type { EntityId } from '#shared/domain/ids.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { AlertIcon, ChevronRightIcon, TrashIcon } from '../../ui/icons.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';
import { EntityClaimList } from './entity-claims.tsx';
import { EntityFields } from './entity-fields.tsx';
import { EntityMentions } from './entity-mentions.tsx';
import { Timeline, Together } from './entity-surroundings.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import './entity-page.css';

interface EntityPaneProps {
  readonly id: EntityId;
  readonly codebook: Codebook;
}

/** The page of an entry: what it is called, where it is named, what it says, and who stands beside it. */
export function EntityPane({ id, codebook }: EntityPaneProps): ReactNode {
  const { registering } = useWorkbench();
  const load = useMemo(() => asking('register.entity', { id }), [id]);
  const answer = useProjectQuery(load);
  const back = (
    <Button tone="quiet" onClick={() => registering.open(null)}>
      <span className="entity-back">
        <ChevronRightIcon />
      </span>
      {translate('window.entity.back')}
    </Button>
  );
  const isGone = answer.kind === 'failed' && answer.failure.code === 'entity/not-found';
  return (
    <section className="register-side entity-pane" aria-label={translate('window.entity')}>
      <div className="entity-top">{back}</div>
      {isGone ? (
        <EmptyState title={translate('window.entity.gone')}>{translate('window.entity.gone-text')}</EmptyState>
      ) : (
        <AnswerView answer={answer}>{(page) => <Filled page={page} codebook={codebook} />}</AnswerView>
      )}
    </section>
  );
}

interface FilledProps {
  readonly page: OutputOf<'register.entity'>;
  readonly codebook: Codebook;
}

function Filled({ page, codebook }: FilledProps): ReactNode {
  const { registering } = useWorkbench();
  const [merging, setMerging] = useState(false);
  const { entity } = page;
  const found = findLabel(codebook, entity.labelId);
  return (
    <div className="entity-page">
      <header className="entity-head">
        <h3 dir="auto">{entity.name}</h3>
        {found && <LabelChip name={found.label.name} color={found.label.color} paint={found.layer.paint} />}
        <span className="entity-counts">
          {translateCount('window.register.mention-1', 'window.register.mentions-n', page.mentions)}
          {' · '}
          {translateCount('window.register.document-1', 'window.register.documents-n', page.documents)}
        </span>
        <span className="entity-actions">
          <Button onClick={() => setMerging(true)}>{translate('window.entity.merge')}</Button>
          <Button tone="danger quiet" onClick={() => registering.remove(entity)}>
            <TrashIcon />
            {translate('window.entity.remove')}
          </Button>
        </span>
      </header>
      <Conflict page={page} codebook={codebook} />
      <Twins page={page} />
      <EntityFields key={entity.id} entity={entity} codebook={codebook} />
      <Part name={translate('window.entity.mentions')} count={page.mentions}>
        <EntityMentions entity={entity} />
      </Part>
      <Part name={translate('window.entity.claims-by')} count={page.claimsBy.total}>
        <EntityClaimList claims={page.claimsBy} none={translate('window.entity.no-claims-by')} />
      </Part>
      <Part name={translate('window.entity.claims-about')} count={page.claimsAbout.total}>
        <EntityClaimList claims={page.claimsAbout} none={translate('window.entity.no-claims-about')} />
      </Part>
      <Part name={translate('window.entity.together')} count={page.together.length}>
        <Together together={page.together} codebook={codebook} />
      </Part>
      <Part name={translate('window.entity.timeline')} count={page.timeline.length}>
        <Timeline timeline={page.timeline} />
      </Part>
      {merging && <MergeDialog entity={entity} onClose={() => setMerging(false)} />}
    </div>
  );
}

/** Others that may be the same one: nobody is kept from having both, but nobody should have both unseen. */
function Twins({ page: { entity, twins } }: Pick<FilledProps, 'page'>): ReactNode {
  const { registering } = useWorkbench();
  return twins.map((twin) => (
    <div key={twin.id} className="entity-conflict entity-twin">
      <AlertIcon />
      <span>{translate(`window.entity.twin-${twin.why}`, { name: twin.name, shared: twin.shared })}</span>
      <Button tone="quiet" onClick={() => registering.open(twin.id)}>
        {translate('window.entity.twin-open', { name: twin.name })}
      </Button>
      <Button tone="quiet" onClick={() => registering.merge(entity, twin)}>
        {translate('window.entity.twin-merge', { name: twin.name })}
      </Button>
    </div>
  ));
}

/** The labels of its mentions, where they are not all its own. */
function Conflict({ page, codebook }: FilledProps): ReactNode {
  const others = page.labels.filter(({ labelId }) => labelId !== page.entity.labelId);
  const count = others.reduce((sum, { mentions }) => sum + mentions, 0);
  if (count === 0) return null;
  const named = others.map(
    ({ labelId, mentions }) => `${findLabel(codebook, labelId)?.label.name ?? labelId} ${formatNumber(mentions)}`,
  );
  return (
    <p className="entity-conflict">
      <AlertIcon />
      {translateCount('window.register.conflict', 'window.register.conflicts', count)}: {named.join(', ')}
    </p>
  );
}

interface PartProps {
  readonly name: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Part({ name, count, children }: PartProps): ReactNode {
  return (
    <section className="entity-part" aria-label={name}>
      <h4>
        {name} <span className="entity-part-count">{formatNumber(count)}</span>
      </h4>
      {children}
    </section>
  );
}
