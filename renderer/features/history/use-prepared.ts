import { useEffect, useState } from 'react';
import type { Failure, Result } from '#shared/domain/result.ts';

/** The answer to the question that is asked now, and never one to an earlier question: it will be acted upon. */
export type Prepared<Value> =
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'ready'; readonly value: Value };

/** Whoever goes through a list with the arrows asks only where they stop. */
const SETTLE_MS = 120;

/** `question` and `ask` must be the same objects as long as the question is the same. */
export function usePrepared<Question extends object, Value>(
  question: Question | null,
  ask: (question: Question) => Promise<Result<Value>>,
): Prepared<Value> {
  const [answer, setAnswer] = useState<{ readonly to: Question; readonly result: Result<Value> } | null>(null);
  useEffect(() => {
    if (!question) return undefined;
    let stale = false;
    const look = async (): Promise<void> => {
      const result = await ask(question);
      if (!stale) setAnswer({ to: question, result });
    };
    const timer = setTimeout(() => void look(), SETTLE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [question, ask]);
  if (!question) return { kind: 'nothing-asked' };
  if (answer?.to !== question) return { kind: 'loading' };
  return answer.result.ok
    ? { kind: 'ready', value: answer.result.value }
    : { kind: 'failed', failure: answer.result.error };
}
