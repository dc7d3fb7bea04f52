import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import type { Answer } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';

interface ComparisonAnswerProps<Value> {
  readonly answer: Answer<Value>;
  readonly children: (value: Value) => ReactNode;
}

/** What a comparison has found; while it is under way, how far it is, and a way to stop it. */
export function ComparisonAnswer<Value>({ answer, children }: ComparisonAnswerProps<Value>): ReactNode {
  if (answer.kind === 'loading') return <Waiting />;
  return <AnswerView answer={answer}>{children}</AnswerView>;
}

function Waiting(): ReactNode {
  const { comparing } = useWorkbench();
  const comparison = useApp((state) => state.comparison);
  const { stage = 'reading', done = 0, total = 0 } = comparison ?? {};
  return (
    <div className="comparison-waiting">
      <p role="status">
        {total === 0
          ? translate('window.loading')
          : translate(`window.comparison.${stage}`, { done: formatNumber(done), total: formatNumber(total) })}
      </p>
      <ProgressBar label={translate('window.comparison.progress')} done={done} total={total} />
      <Button onClick={() => void comparing.cancel()}>{translate('window.comparison.stop')}</Button>
    </div>
  );
}
