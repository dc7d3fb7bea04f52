import type { ReactNode } from 'react';
import type { ProposalRow } from '#shared/api/register-answers.ts';
import { type Codebook, findLabel } from '#shared/domain/codebook.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { IconButton } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { CheckIcon, CloseIcon } from '../../ui/icons.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';

interface ProposalItemProps {
  readonly row: ProposalRow;
  readonly codebook: Codebook;
  readonly tabIndex: 0 | -1;
  /** Whether it is the one that is shown in context. */
  readonly current: boolean;
  readonly onFocus: () => void;
  readonly onAccept: () => void;
  readonly onTurnDown: () => void;
}

/** One proposal: what it would make, of which names, why, and how sure that is. */
export function ProposalItem(props: ProposalItemProps): ReactNode {
  const { row, codebook, tabIndex, current, onFocus, onAccept, onTurnDown } = props;
  const found = findLabel(codebook, row.labelId);
  return (
    <div className="proposal">
      {/* A click shows it in context; what it does is done by its keys and the buttons beside it. */}
      <button
        type="button"
        className="proposal-row"
        data-row
        tabIndex={tabIndex}
        aria-keyshortcuts="Enter x"
        aria-current={current}
        onFocus={onFocus}
      >
        <span className="proposal-line">
          <span className="proposal-kind">{translate(`window.proposals.${row.kind}`)}</span>
          <strong className="entity-text" dir="auto">
            {row.name}
          </strong>
          {found && <LabelChip name={found.label.name} color={found.label.color} paint={found.layer.paint} />}
          <span className="proposal-numbers">
            {row.kind !== 'merge' &&
              `${translateCount('window.register.mention-1', 'window.register.mentions-n', row.mentions)} · `}
            {translate('window.proposals.sure', { percent: formatNumber(Math.round(row.confidence * 100)) })}
          </span>
        </span>
        <span className="proposal-names" title={row.names.map(({ text }) => text).join('\n')}>
          {row.names.map(({ text, reason }, index) => (
            <span key={text} className="proposal-name">
              {index > 0 && ', '}
              <q dir="auto">{text}</q> <span className="proposal-reason">{translate(`window.reason.${reason}`)}</span>
            </span>
          ))}
        </span>
      </button>
      <IconButton
        label={`${translate('window.proposals.accept')}: ${row.name}`}
        icon={<CheckIcon />}
        keys="Enter"
        tabIndex={-1}
        onClick={onAccept}
      />
      <IconButton
        label={`${translate('window.proposals.turn-down')}: ${row.name}`}
        icon={<CloseIcon />}
        keys="X"
        tabIndex={-1}
        onClick={onTurnDown}
      />
    </div>
  );
}
