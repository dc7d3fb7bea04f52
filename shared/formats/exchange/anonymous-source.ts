import type { Annotation } from '../../domain/annotation.ts';
import { AnnotatorId } from '../../domain/ids.ts';
import type { ProjectSource } from '../project-source.ts';

/**
 * A project whose annotators are called _Annotator 1_, _Annotator 2_ ... in the order in which they joined it. Ids and
 * times of joining are replaced as well: they would give away who is who beside an export with names.
 */
export function anonymousSource(source: ProjectSource): ProjectSource {
  const numbered = [...source.annotators].sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id));
  const ids = new Map(numbered.map(({ id }, index) => [String(id), AnnotatorId.parse(`annotator-${index + 1}`)]));
  const idOf = (id: AnnotatorId) => ids.get(id) ?? id;
  const namedIn = (list: readonly string[]) => list.map((id) => ids.get(id) ?? id);
  const renamed = (annotation: Annotation): Annotation => ({
    ...annotation,
    annotatorId: idOf(annotation.annotatorId),
  });
  const earliest = numbered[0]?.createdAt;
  return {
    ...source,
    annotators: source.annotators.map((annotator) => {
      const id = idOf(annotator.id);
      const number = id.slice(id.lastIndexOf('-') + 1);
      return { ...annotator, id, name: `Annotator ${number}`, createdAt: earliest ?? annotator.createdAt };
    }),
    links: source.links.map((link) => ({ ...link, annotatorId: idOf(link.annotatorId) })),
    queries: source.queries.map(({ query, ...saved }) => {
      const { annotatorIds, ...rest } = query;
      return { ...saved, query: annotatorIds ? { ...rest, annotatorIds: namedIn(annotatorIds) } : rest };
    }),
    annotationsOf: (documentId) => source.annotationsOf(documentId).map(renamed),
    annotation: (id) => {
      const annotation = source.annotation(id);
      return annotation && renamed(annotation);
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
