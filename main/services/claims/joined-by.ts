import type { DecidedRow } from '#shared/api/match-answers.ts';
import type { AnnotationId } from '#shared/domain/ids.ts';
import type { Past } from '../../store/past.ts';

/**
 * The claim that a decision put into the proposition which both claims make: the journal says so where one entry made
 * the two the same and gave the claim, which had none, its proposition. The second claim of two. Null where the
 * membership is older or younger than the decision, and where a merge brought it, since a merge moves others too.
 */
export function joinedBy(
  { linkId, linkTypeId, from, to }: Omit<DecidedRow, 'joined'>,
  past: Past,
): AnnotationId | null {
  if (linkTypeId !== 'same' || to.propositionId === null || to.propositionId !== from.propositionId) return null;
  const decidedIn = past
    .changesOf('link', linkId)
    .findLast(({ change }) => change.kind === 'link' && change.before?.typeId !== change.after?.typeId)?.sequence;
  const joined = [to, from].find(({ annotationId }) => {
    const last = past
      .changesOf('annotation', annotationId)
      .findLast(
        ({ change }) => change.kind === 'annotation' && change.before?.propositionId !== change.after?.propositionId,
      );
    if (last?.change.kind !== 'annotation' || last.sequence !== decidedIn) return false;
    return last.change.before !== null && last.change.before.propositionId === undefined;
  });
  return joined?.annotationId ?? null;
}
