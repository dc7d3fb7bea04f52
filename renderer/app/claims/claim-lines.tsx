import type { ReactNode } from 'react';
import type { SaidRow } from '#shared/api/claim-answers.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
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
        <button
          type="button"
          className="row-button claim-line"
          data-row
          tabIndex={focus.tabIndex}
          onClick={() => claiming.goTo(row)}
        >
          <span dir="auto">{row.claim}</span>
          <small>{[row.speaker, row.cue, row.outlet || row.title, row.date].filter(Boolean).join(' · ')}</small>
        </button>
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
