import { useMemo } from 'react';
import type { PropositionEntry } from '#shared/api/claim-answers.ts';
import type { ApiClient } from '#shared/api/client.ts';
import type { PropositionId } from '#shared/domain/ids.ts';
import type { Failure } from '#shared/domain/result.ts';
import { wordingKey } from '#shared/domain/wording.ts';
import { type Show, useProjectQuery } from '../use-project-query.ts';

interface Asked {
  readonly key: string;
  readonly found: PropositionEntry | null;
}

/** The entry of the register that has these words already; `without` is the one whose words they are. */
export function useTwin(statement: string, without: PropositionId | null): PropositionEntry | undefined {
  const key = wordingKey(statement);
  const load = useMemo(
    () =>
      async (api: ApiClient, show: Show<Asked>): Promise<Failure | undefined> => {
        const answer = await api.call('propositions.named', { statement: key.slice(0, 10_000), without });
        if (!answer.ok) return answer.error;
        show({ key, found: answer.value });
        return undefined;
      },
    [key, without],
  );
  const answer = useProjectQuery<Asked>(load);
  // An answer about the words before these says nothing of them.
  return answer.kind === 'ready' && answer.value.key === key ? (answer.value.found ?? undefined) : undefined;
}
