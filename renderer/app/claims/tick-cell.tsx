import type { ReactNode } from 'react';
import type { AnnotationId, DocumentId } from '#shared/domain/ids.ts';
import type { Span } from '#shared/domain/span.ts';
import { translate } from '#shared/locales/translate.ts';
import type { ClaimTicks } from './claim-ticks.ts';
import { BesideButton, onBesideKey } from './beside-button.tsx';
import { useWorkbench } from '../context.tsx';
import './tick-cell.css';

interface TickCellProps {
  readonly claim: {
    readonly annotationId: AnnotationId;
    readonly documentId: DocumentId;
    readonly span: Span;
    readonly claim: string;
  };
  readonly index: number;
  readonly ticks: ClaimTicks;
  readonly tabIndex: 0 | -1;
  /** Below the words. */
  readonly children?: ReactNode;
}

/** A claim that can be ticked: Enter or a press on its words goes to them, Space or its box ticks it. */
export function TickCell({ claim, index, ticks, tabIndex, children }: TickCellProps): ReactNode {
  const { claiming } = useWorkbench();
  const isTicked = ticks.isTicked(claim.annotationId);
  return (
    <span className="tick-cell" data-ticked={isTicked || undefined}>
      <TickBox id={claim.annotationId} claim={claim.claim} index={index} ticks={ticks} />
      <button
        type="button"
        className="row-button"
        data-row
        tabIndex={tabIndex}
        onKeyDown={(event) => {
          if (!onBesideKey(event, () => void claiming.showBeside(claim))) ticks.onKeyDown(event, index);
        }}
        onClick={() => claiming.goTo(claim)}
      >
        <span className="claim-quote" dir="auto">
          {claim.claim}
        </span>
        {children}
      </button>
      <BesideButton claim={claim} />
    </span>
  );
}

interface TickBoxProps extends Pick<TickCellProps, 'index' | 'ticks'> {
  readonly id: AnnotationId;
  /** Its words. */
  readonly claim: string;
}

/** For the pointer and to be heard; the keyboard ticks on the words beside it. */
export function TickBox({ id, claim, index, ticks }: TickBoxProps): ReactNode {
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      aria-label={translate('window.assign.tick', { claim: claim.slice(0, 80) })}
      checked={ticks.isTicked(id)}
      onChange={() => {}}
      onClick={(event) => ticks.onPress(event, index)}
    />
  );
}
