import { type ReactNode, useState } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import type { EntityId } from '#shared/domain/ids.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SelectField } from '../../ui/select-field.tsx';

interface ProposalToolsProps {
  readonly total: number;
  readonly byConfidence: OutputOf<'register.proposals'>['byConfidence'];
  readonly turnedDown: readonly EntityId[];
}

/** What can be done to all proposals at once. */
export function ProposalTools({ total, byConfidence, turnedDown }: ProposalToolsProps): ReactNode {
  const { registering } = useWorkbench();
  const allLabels = useApp((state) => state.register.allLabels);
  const [wanted, setWanted] = useState(0.75);
  const [busy, setBusy] = useState(false);
  const levels = byConfidence.map(({ confidence }) => confidence);
  // Where none is as sure as that, the surest ones are offered.
  const chosen = levels.findLast((level) => level >= wanted) ?? levels[0];
  const meant = byConfidence.filter(({ confidence }) => chosen !== undefined && confidence >= chosen);
  const sumOf = (part: 'count' | 'created' | 'mentions'): number => meant.reduce((sum, one) => sum + one[part], 0);
  const count = sumOf('count');
  const acceptAll = async (): Promise<void> => {
    if (chosen === undefined) return;
    setBusy(true);
    await registering.acceptAll(chosen);
    setBusy(false);
  };
  return (
    <div className="proposals-tools">
      <h3>{translateCount('window.proposals.one', 'window.proposals.many', total)}</h3>
      <span className="field-hint">{total > 0 && translate('window.proposals.keys')}</span>
      <Choice
        type="checkbox"
        label={translate('window.proposals.all-labels')}
        checked={allLabels}
        onChange={(checked) => registering.ask({ allLabels: checked })}
      />
      {turnedDown.length > 0 && (
        <Button tone="quiet" onClick={() => registering.bringBack(turnedDown)}>
          {translate('window.proposals.bring-back', { count: formatNumber(turnedDown.length) })}
        </Button>
      )}
      {levels.length > 0 && (
        <div className="proposals-all">
          <SelectField
            label={translate('window.proposals.at-least')}
            value={String(chosen)}
            options={levels.map((level) => ({
              id: String(level),
              name: translate('window.proposals.at-least-sure', { percent: formatNumber(Math.round(level * 100)) }),
            }))}
            onChange={(id) => setWanted(Number(id))}
          />
          <Button tone="primary" idle={busy} onClick={() => void acceptAll()}>
            {translate('window.proposals.accept-all', { count: formatNumber(count) })}
          </Button>
          <p className="proposals-what">
            {describeWhat({ created: sumOf('created'), linked: count - sumOf('created'), mentions: sumOf('mentions') })}
          </p>
        </div>
      )}
    </div>
  );
}

/** What accepting them makes, so that it is known before. */
function describeWhat(sums: { readonly created: number; readonly linked: number; readonly mentions: number }): string {
  const parts = [
    sums.created > 0 && translateCount('window.proposals.new-one', 'window.proposals.new', sums.created),
    sums.linked > 0 && translateCount('window.proposals.names-one', 'window.proposals.names', sums.linked),
    translateCount('window.register.mention-1', 'window.register.mentions-n', sums.mentions),
  ];
  return parts.filter((part) => part !== false).join(' · ');
}
