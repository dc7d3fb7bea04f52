import type { AnnotationQuery } from '../annotation-query.ts';
import { type AnyChange, updated } from '../change-set.ts';
import type { Codebook } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import type { Timestamp } from '../ids.ts';
import { sameValue } from '../same-value.ts';
import type { ProjectState } from './project-state.ts';

interface Exchange {
  readonly after: Codebook;
  readonly moved: NonNullable<CommandOf<'codebook.replace'>['moved']>;
  readonly now: Timestamp;
}

/**
 * Saved queries ask for the labels, attributes and options that took the place of those that they asked for. What is
 * gone without an heir stays in them: without the condition they would mean all annotations instead of none.
 */
export function followQueries(state: ProjectState, { now, ...exchange }: Exchange): AnyChange[] {
  return state.queries().flatMap((saved): AnyChange[] => {
    const query = followQuery(saved.query, exchange);
    return sameValue(query, saved.query) ? [] : [updated('query', saved, { ...saved, query, updatedAt: now })];
  });
}

function followQuery(query: AnnotationQuery, exchange: Omit<Exchange, 'now'>): AnnotationQuery {
  const { labelIds, attribute } = query;
  const labels: Readonly<Record<string, string | null>> = exchange.moved.labels ?? {};
  const heirOf = (id: string): string => (Object.hasOwn(labels, id) ? (labels[id] ?? id) : id);
  return {
    ...query,
    ...(labelIds ? { labelIds: [...new Set(labelIds.map(heirOf))] } : {}),
    ...(attribute ? { attribute: followAttribute(attribute, exchange) } : {}),
  };
}

type Condition = NonNullable<AnnotationQuery['attribute']>;

/** The condition is on the attribute of this id on whichever layer; it moves when no layer has it any more. */
function followAttribute(
  { id, values, ...rest }: Condition,
  { after, moved: { options = [], attributes = [] } }: Omit<Exchange, 'now'>,
): Condition {
  const left = after.layers.flatMap((layer) => layer.attributes.filter((attribute) => attribute.id === id));
  const heir = attributes.find(({ layerId, from }) => layerId !== null && from === id)?.to;
  const next = values.flatMap((value) => {
    const moves = options.filter((one) => one.layerId !== null && one.attributeId === id && one.from === value);
    const heirs = moves.flatMap(({ to }) => to ?? []);
    const stays = heirs.length === 0 || left.some((attribute) => attribute.options.some((one) => one.id === value));
    return stays ? [value, ...heirs] : heirs;
  });
  return { ...rest, id: left.length === 0 && heir !== undefined ? heir : id, values: [...new Set(next)] };
}
