import type { ReactNode } from 'react';
import type { Failure } from '#shared/domain/result.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

type AnyAnswer<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retry: () => void }
  | { readonly kind: 'ready'; readonly value: Value };

interface AnswerViewProps<Value> {
  readonly answer: AnyAnswer<Value>;
  readonly children: (value: Value) => ReactNode;
}

/** What was asked for once it is there; until then, and when it does not come, says so. */
export function AnswerView<Value>({ answer, children }: AnswerViewProps<Value>): ReactNode {
  switch (answer.kind) {
    case 'loading':
      return (
        <p className="empty" role="status">
          {translate('window.loading')}
        </p>
      );
    case 'failed':
      return (
        <div role="alert">
          <EmptyState action={<Button onClick={answer.retry}>{translate('window.try-again')}</Button>}>
            {describeFailure(answer.failure)}
          </EmptyState>
        </div>
      );
    case 'ready':
      return children(answer.value);
    default:
      return answer satisfies never;
  }
}
