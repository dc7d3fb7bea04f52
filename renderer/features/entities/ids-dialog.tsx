import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import { type Codebook, findLabel } from '#shared/domain/codebook.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ChevronDownIcon } from '../../ui/icons.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';
import { type RowFocus, VirtualList } from '../../ui/virtual-list.tsx';
import './ids-dialog.css';

type Matches = OutputOf<'shell.match-ids'>;
type Proposal = Matches['proposals'][number];
type Candidate = Proposal['candidates'][number];

interface IdsDialogProps {
  readonly name: string;
  readonly matches: Matches;
}

/** What a file of ids has for the register: what is sure is ticked, what is not has to be chosen. */
export function IdsDialog({ name, matches }: IdsDialogProps): ReactNode {
  const workbench = useWorkbench();
  const codebook = useApp(codebookOf);
  const { proposals } = matches;
  const [taken, setTaken] = useState(() => surelyTaken(proposals));
  if (!codebook) return null;
  const close = (): void => workbench.closeDialog();
  const take = (proposal: Proposal, candidate: Candidate | undefined): void => {
    const next = new Map(taken);
    if (candidate) next.set(proposal.entityId, candidate);
    else next.delete(proposal.entityId);
    setTaken(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    close();
    workbench.registering.identify([...taken].map(([entityId, { authority, id }]) => ({ entityId, authority, id })));
  };
  return (
    <Dialog title={translate('window.ids.title', { name })} width={720} onClose={close}>
      <form onSubmit={submit}>
        <Report matches={matches} />
        {proposals.length === 0 ? (
          <EmptyState>{translate('window.ids.nothing')}</EmptyState>
        ) : (
          <VirtualList
            label={translate('window.ids.list')}
            className="ids-list"
            items={proposals}
            keyOf={keyOf}
            heightOf={heightOf}
            renderItem={(proposal, focus) => (
              <ProposalRow
                proposal={proposal}
                codebook={codebook}
                taken={taken.get(proposal.entityId)}
                focus={focus}
                onTake={(candidate) => take(proposal, candidate)}
              />
            )}
          />
        )}
        <div className="dialog-buttons">
          <Button onClick={close}>{translate('window.cancel')}</Button>
          {proposals.length > 0 && (
            <Button tone="primary" type="submit" idle={taken.size === 0}>
              {translateCount('window.ids.accept-one', 'window.ids.accept', taken.size)}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

function surelyTaken(proposals: readonly Proposal[]): ReadonlyMap<Proposal['entityId'], Candidate> {
  return new Map(
    proposals.flatMap(({ entityId, sure, candidates }) => {
      const only = candidates.find(({ fits }) => fits);
      return sure && only ? [[entityId, only] as const] : [];
    }),
  );
}

function Report({ matches: { rows, known, proposals, cut, faults, faultCount } }: Pick<IdsDialogProps, 'matches'>) {
  const entries = formatNumber(proposals.length + known);
  const told = faults.map(({ line, fault }) =>
    translate('window.ids.fault', { line: formatNumber(line), fault: translate(`window.ids.fault.${fault}`) }),
  );
  return (
    <div className="ids-report">
      <p>
        {translate('window.ids.sum', { rows: formatNumber(rows), entries })}{' '}
        {known > 0 && translate('window.ids.known', { count: formatNumber(known) })}{' '}
        {cut && translate('window.ids.cut', { count: formatNumber(rows) })}
      </p>
      {faultCount > 0 && (
        <details>
          <summary>{translateCount('window.ids.faults-one', 'window.ids.faults', faultCount)}</summary>
          <ul>
            {told.map((one) => (
              <li key={one}>{one}</li>
            ))}
            {faultCount > faults.length && <li>{translate('window.ids.more-faults')}</li>}
          </ul>
        </details>
      )}
    </div>
  );
}

interface ProposalRowProps {
  readonly proposal: Proposal;
  readonly codebook: Codebook;
  readonly taken: Candidate | undefined;
  readonly focus: RowFocus;
  readonly onTake: (candidate: Candidate | undefined) => void;
}

function ProposalRow({ proposal, codebook, taken, focus, onTake }: ProposalRowProps): ReactNode {
  const { name, labelId, candidates } = proposal;
  const label = findLabel(codebook, labelId);
  const [only, ...others] = candidates;
  return (
    <div className="ids-row">
      <input
        type="checkbox"
        data-row
        tabIndex={focus.tabIndex}
        aria-label={translate('window.ids.take', { name })}
        checked={taken !== undefined}
        onChange={(event) => onTake(event.target.checked ? (taken ?? candidates[0]) : undefined)}
      />
      <span className="ids-name" dir="auto" title={name}>
        {name}
      </span>
      {label && <LabelChip name={label.label.name} color={label.label.color} paint={label.layer.paint} />}
      {only && others.length === 0 ? (
        <span className="ids-only" title={describe(only)}>
          {describe(only)}
        </span>
      ) : (
        <span className="select">
          <select
            className="control"
            tabIndex={focus.tabIndex}
            aria-label={translate('window.ids.which', { name })}
            value={taken ? candidates.indexOf(taken) : ''}
            onKeyDown={keepArrows}
            onChange={(event) => onTake(event.target.value === '' ? undefined : candidates[Number(event.target.value)])}
          >
            <option value="">{translate('window.ids.choose-one')}</option>
            {candidates.map((candidate, at) => (
              <option key={`${candidate.authority}:${candidate.id}`} value={at}>
                {describe(candidate)}
              </option>
            ))}
          </select>
          <ChevronDownIcon />
        </span>
      )}
    </div>
  );
}

/** The arrows choose an id here; in the list they would go to the next entry. */
function keepArrows(event: KeyboardEvent): void {
  if (/^(?:Arrow|Page|Home|End)/u.test(event.key)) event.stopPropagation();
}

/** "Q42 – Douglas Adams (human), by another name". */
function describe({ authority, id: bare, name, type, reason, fits }: Candidate): string {
  const id = authority === 'wikidata' ? bare : `${authority}:${bare}`;
  const of = type === '' || !fits ? 'window.ids.candidate' : 'window.ids.candidate-typed';
  const parts = [translate(of, { id, name, type })];
  if (reason === 'alias') parts.push(translate('window.ids.by-alias'));
  if (!fits) parts.push(translate('window.ids.misfit', { type }));
  return parts.join(', ');
}

function keyOf({ entityId }: Proposal): string {
  return entityId;
}

function heightOf(): number {
  return 36;
}
