import { useEffect, useState } from 'react';
import type { InputOf, MethodName, OutputOf } from '#shared/api/contract.ts';
import type { ApiClient } from '#shared/api/client.ts';
import type { Failure } from '#shared/domain/result.ts';
import { useWorkbench } from './context.tsx';

/** What was asked for: on its way, here, or not to be had. */
export type Answer<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retry: () => void }
  | { readonly kind: 'ready'; readonly value: Value };

/** Hands on an answer. A part of one is only for those who have seen nothing yet. */
export type Show<Value> = (value: Value, extent?: 'part' | 'whole') => void;

/** Changes often come in groups; one question for all of them. */
export const SETTLE_MS = 200;

/**
 * Asks the services, and asks again when the project has changed. The former answer stays until the new one is there.
 * `load` must be the same function as long as the question is the same; it hands on parts of the answer as they come.
 */
export function useProjectQuery<Value>(
  load: (api: ApiClient, show: Show<Value>, signal: AbortSignal) => Promise<Failure | undefined>,
): Answer<Value> {
  const { api } = useWorkbench();
  const [answer, setAnswer] = useState<Answer<Value>>({ kind: 'loading' });
  useEffect(() => {
    let controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seenWhole = false;
    const ask = async (): Promise<void> => {
      controller.abort();
      controller = new AbortController();
      const { signal } = controller;
      const show: Show<Value> = (value, extent = 'whole') => {
        if (signal.aborted || (extent === 'part' && seenWhole)) return;
        seenWhole = extent === 'whole';
        setAnswer({ kind: 'ready', value });
      };
      const failure = await load(api, show, signal);
      if (failure && !signal.aborted) setAnswer({ kind: 'failed', failure, retry: () => void ask() });
    };
    const end = api.on('project.changed', () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), SETTLE_MS);
    });
    void ask();
    return () => {
      end();
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, load]);
  return answer;
}

/** For `useProjectQuery`: one question, one answer. */
export function asking<Name extends MethodName>(name: Name, input: InputOf<Name>) {
  return async (api: ApiClient, show: Show<OutputOf<Name>>): Promise<Failure | undefined> => {
    const answer = await api.call(name, input);
    if (!answer.ok) return answer.error;
    show(answer.value);
    return undefined;
  };
}
