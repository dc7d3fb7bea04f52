import type { LinkChange } from '#shared/api/answers.ts';
import type { AnyChange } from '#shared/domain/change-set.ts';
import type { ProjectReader } from '../store/project-reader.ts';

/** Those of the changes that are of links, each with the words at both ends. */
export function linkChangesOf(read: ProjectReader, changes: readonly AnyChange[]): LinkChange[] {
  return changes.flatMap((change): LinkChange[] => {
    const link = change.kind === 'link' ? (change.after ?? change.before) : null;
    if (change.kind !== 'link' || !link) return [];
    const { before, after } = change;
    return [{ before, after, from: wordsOf(read, link.fromId), to: wordsOf(read, link.toId) }];
  });
}

/** The quote of an annotation, also of one that is gone. */
function wordsOf(read: ProjectReader, annotationId: string): string {
  const annotation = read.annotation(annotationId);
  if (annotation) return annotation.quote;
  const last = read.past.lastChangeOf('annotation', annotationId)?.change;
  return last?.kind === 'annotation' ? (last.before?.quote ?? '') : '';
}
