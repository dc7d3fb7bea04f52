import { useMemo } from 'react';
import type { IndependenceRow } from '#shared/api/comparison-answers.ts';
import type { PropositionId } from '#shared/domain/ids.ts';
import { asking, useProjectQuery } from '../use-project-query.ts';

const all = asking('passages.independence', { propositionId: null });
const none: ReadonlyMap<PropositionId, IndependenceRow> = new Map();

/**
 * The propositions that have fewer sources than articles, since some of these share the passage. None until the
 * articles are compared, which nobody is made to wait for here.
 */
export function useIndependence(): ReadonlyMap<PropositionId, IndependenceRow> {
  const answer = useProjectQuery(all);
  return useMemo(
    () => (answer.kind === 'ready' ? new Map(answer.value.map((row) => [row.propositionId, row])) : none),
    [answer],
  );
}

/** How many sources one proposition has; undefined until it is known. */
export function useIndependenceOf(propositionId: PropositionId): IndependenceRow | undefined {
  const query = useMemo(() => asking('passages.independence', { propositionId }), [propositionId]);
  const answer = useProjectQuery(query);
  return answer.kind === 'ready' ? answer.value[0] : undefined;
}
