import type { ConcordanceLine, FoundAnnotation } from '#shared/api/answers.ts';
import type { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import { envelope, overlaps, type Span } from '#shared/domain/span.ts';
import { compareAnnotations } from '../app/state/annotation-index.ts';
import type { FakeProject } from './fake-project.ts';

const AROUND = 80;

/** The words as they stand, in any case; the real search knows more. */
export function fakeConcordance(
  project: FakeProject | null,
  query: string,
  documentId: string | null,
): ConcordanceLine[] {
  return documentsOf(project).flatMap(({ document, text, annotations }) => {
    if (documentId !== null && document.id !== documentId) return [];
    const lines: ConcordanceLine[] = [];
    const lower = text.toLowerCase();
    for (let at = lower.indexOf(query.toLowerCase()); at >= 0; at = lower.indexOf(query.toLowerCase(), at + 1)) {
      const span = { start: at, end: at + query.length };
      const touching = annotations.filter(({ spans }) => spans.some((one) => overlaps(one, span)));
      lines.push({
        documentId: document.id,
        title: document.metadata.title,
        span,
        match: text.slice(span.start, span.end),
        ...around(text, span),
        annotations: touching.length,
        labelIds: touching.map(({ labelId }) => labelId),
      });
    }
    return lines;
  });
}

/** By labels and the words of the quote only; the store compiles all conditions to SQL. */
export function fakeQuery(
  project: FakeProject | null,
  { labelIds, text: words = '' }: AnnotationQuery,
): FoundAnnotation[] {
  return documentsOf(project).flatMap(({ document, text, annotations }) =>
    annotations
      .filter((one) => labelIds?.includes(one.labelId) ?? true)
      .filter((one) => one.quote.toLowerCase().includes(words.toLowerCase()))
      .map((annotation) => ({
        annotation,
        documentName: document.name,
        documentTitle: document.metadata.title,
        ...around(text, envelope(annotation.spans)),
      })),
  );
}

function documentsOf(project: FakeProject | null) {
  const documents = [...(project?.tables.document.values() ?? [])].sort((a, b) => a.position - b.position);
  return documents.map((document) => ({
    document,
    text: project?.contentOf(document.id).text ?? '',
    annotations: (project?.annotationsOf(document.id) ?? []).sort(compareAnnotations),
  }));
}

function around(text: string, { start, end }: Span): { before: string; after: string } {
  return { before: text.slice(Math.max(0, start - AROUND), start), after: text.slice(end, end + AROUND) };
}
