import { type AnyChange, updated } from '../change-set.ts';
import { type Codebook, findLabel } from '../codebook.ts';
import type { Entity } from '../entity.ts';
import type { LabelId } from '../ids.ts';
import type { Exchange } from './codebook.ts';
import type { ProjectState } from './project-state.ts';

/**
 * Entries of the register whose label goes, or leaves the layers of entities: each takes the label that took its place,
 * otherwise the one that most of its mentions have then, otherwise the first there is. A codebook without any label for
 * entities leaves them as they are, and the project's check names them.
 */
export function followEntities(state: ProjectState, exchange: Exchange): AnyChange[] {
  const { after, now } = exchange;
  return [...state.entities()].flatMap((entity): AnyChange[] => {
    const labelId = labelAfter(state, exchange, entity);
    if (labelId === undefined || labelId === entity.labelId) return [];
    return findLabel(after, labelId) ? [updated('entity', entity, { ...entity, labelId, updatedAt: now })] : [];
  });
}

function labelAfter(state: ProjectState, exchange: Exchange, { id, labelId }: Entity): LabelId | undefined {
  const { before, after } = exchange;
  // What was no label for entities before is not this exchange's to mend.
  if (!isForEntities(before, labelId)) return undefined;
  const target = movedLabel(exchange, labelId);
  if (target && isForEntities(after, target)) return target;
  const counts = new Map<LabelId, number>();
  for (const mention of state.mentionsOf(id)) {
    const label = movedLabel(exchange, mention.labelId);
    if (label && isForEntities(after, label)) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  return most ?? after.layers.find(({ kind, labels }) => kind === 'entity' && labels.length > 0)?.labels[0]?.id;
}

/** The label that takes the place of another; null where it goes with what carries it. */
function movedLabel({ moved }: Exchange, labelId: LabelId): LabelId | null {
  const labels = moved.labels ?? {};
  return Object.hasOwn(labels, labelId) ? (labels[labelId] ?? null) : labelId;
}

function isForEntities(codebook: Codebook, labelId: string): boolean {
  return findLabel(codebook, labelId)?.layer.kind === 'entity';
}
