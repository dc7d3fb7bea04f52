import type { Suggestion } from '#shared/api/suggestion.ts';
import { overlaps } from '#shared/domain/span.ts';
import { codebookOf, openDocumentOf, projectOf } from '../state/selectors.ts';
import type { AppState } from '../state/state.ts';
import { layerIdOf } from './suggestion-command.ts';

/** Whether what is suggested was decided already, on the way to the store or before; of the open document of a view. */
export function isTaken(view: AppState, { span, labelId }: Suggestion): boolean {
  const layer = layerIdOf(codebookOf(view), labelId);
  const rejected = view.pending.some(
    ({ request }) =>
      request.kind === 'command' &&
      request.command.type === 'annotation.create' &&
      request.command.documentId === openDocumentOf(view)?.document.id &&
      request.command.status === 'rejected' &&
      request.command.labelId === labelId &&
      request.command.spans.some((one) => one.start === span.start && one.end === span.end),
  );
  // Of others nothing is taken from whoever annotates here: two who label one article must not see each other's work.
  const annotatorId = projectOf(view)?.annotatorId;
  const near = openDocumentOf(view)?.shown.touching(span) ?? [];
  return (
    rejected ||
    near.some(
      (one) =>
        one.annotatorId === annotatorId && one.layerId === layer && one.spans.some((part) => overlaps(part, span)),
    )
  );
}
