import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import type { Answer } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';

interface WaitingProps<Value> {
  readonly answer: Answer<Value>;
  readonly children: (value: Value) => ReactNode;
}

/** What the comparison of the claims has found; while it is under way, how far it is, and a way to stop it. */
export function WaitingForMatches<Value>({ answer, children }: WaitingProps<Value>): ReactNode {
  const { matching } = useWorkbench();
  const progress = useApp((state) => state.matching.progress);
  if (answer.kind !== 'loading') return <AnswerView answer={answer}>{children}</AnswerView>;
  const { done, total } = progress ?? { done: 0, total: 0 };
  return (
    <div className="matches-waiting">
      <p role="status">
        {total === 0
          ? translate('window.loading')
          : translate('window.matches.comparing', { done: formatNumber(done), total: formatNumber(total) })}
      </p>
      <ProgressBar label={translate('window.matches.progress')} done={done} total={total} />
      <Button onClick={() => void matching.cancel()}>{translate('window.matches.stop')}</Button>
    </div>
  );
}
