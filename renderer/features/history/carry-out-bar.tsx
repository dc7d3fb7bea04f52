import type { ReactNode } from 'react';
import { describeFailure } from '#shared/locales/translate.ts';
import { Button } from '../../ui/button.tsx';
import type { Prepared } from './use-prepared.ts';

interface CarryOutBarProps<Value> {
  readonly prepared: Prepared<Value>;
  /** Said while nothing is chosen, and while it is looked up what the choice would do. */
  readonly idle: string;
  readonly loading: string;
  readonly describe: (value: Value) => string;
  /** Whether there is anything to do. */
  readonly isWorthwhile?: (value: Value) => boolean;
  readonly button: string;
  readonly onCarryOut: (value: Value) => void;
}

/** Says what would change before it is done, and does it. */
export function CarryOutBar<Value>(props: CarryOutBarProps<Value>): ReactNode {
  const { prepared, idle, loading, describe, isWorthwhile = () => true, button, onCarryOut } = props;
  const ready = prepared.kind === 'ready' && isWorthwhile(prepared.value) ? prepared.value : undefined;
  return (
    <div className="history-bar">
      <p role={prepared.kind === 'failed' ? 'alert' : 'status'} className="history-bar-text">
        {prepared.kind === 'nothing-asked' && idle}
        {prepared.kind === 'loading' && loading}
        {prepared.kind === 'failed' && describeFailure(prepared.failure)}
        {prepared.kind === 'ready' && describe(prepared.value)}
      </p>
      <Button
        tone="primary"
        disabled={ready === undefined}
        onClick={() => {
          if (ready !== undefined) onCarryOut(ready);
        }}
      >
        {button}
      </Button>
    </div>
  );
}
