import type { ReactNode } from 'react';
import type { RelabelLosses } from '#shared/domain/relabelling.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { formatNumber } from '../../ui/format.ts';

interface LossListProps {
  readonly losses: RelabelLosses;
  /** How many annotations get the label. */
  readonly of: number;
}

/** What another label takes away, in numbers. */
export function LossList({ losses: { losing, links }, of }: LossListProps): ReactNode {
  const lines = [
    ...(losing > 0
      ? [translate('window.relabel.losing', { losing: formatNumber(losing), count: formatNumber(of) })]
      : []),
    ...(links > 0 ? [translateCount('window.relabel.links-gone-one', 'window.relabel.links-gone', links)] : []),
  ];
  if (lines.length === 0) return null;
  return <p className="bulk-warning">{[...lines, translate('window.relabel.undo')].join(' ')}</p>;
}
