import type { ReactNode } from 'react';
import type { SaidRow } from '#shared/api/claim-answers.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { BesideButton, onBesideKey } from './beside-button.tsx';
import { useWorkbench } from '../context.tsx';
import './claim-lines.css';

/** The height of a line, in pixels. */
export const CLAIM_LINE = 68;

interface ClaimLinesProps {
  readonly label: string;
  readonly rows: readonly SaidRow[];
}

/** Claims with who says them where; each leads to its words. */
export function ClaimLines({ label, rows }: ClaimLinesProps): ReactNode {
  const { claiming } = useWorkbench();
  return (
    <VirtualList
      label={label}
      items={rows}
      keyOf={keyOf}
      heightOf={heightOf}
      renderItem={(row, focus) => (
        <span className="claim-line-row">
          <button
            type="button"
            className="row-button claim-line"
            data-row
            tabIndex={focus.tabIndex}
            onClick={() => claiming.goTo(row)}
            onKeyDown={(event) => onBesideKey(event, () => void claiming.showBeside(row, rows))}
          >
            <span dir="auto">{row.claim}</span>
            <small>{[row.speaker, row.cue, row.outlet || row.title, row.date].filter(Boolean).join(' · ')}</small>
          </button>
          <BesideButton claim={row} company={rows} />
        </span>
      )}
    />
  );
}

function keyOf(row: SaidRow): string {
  return row.annotationId;
}

function heightOf(): number {
  return CLAIM_LINE;
}
