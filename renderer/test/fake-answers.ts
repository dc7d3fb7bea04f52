import type { OccurrenceLine } from '#shared/api/answers.ts';
import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import type { RuleSummary } from '#shared/api/rule-answers.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import type { Rule } from '#shared/domain/rule.ts';
import { overlaps, type Span } from '#shared/domain/span.ts';
import { OccurrencePattern } from '#shared/text/occurrences.ts';
import { compareAnnotations } from '../app/state/annotation-index.ts';
import { type FakeProject, testAnnotator } from './fake-project.ts';

// What the services would answer of a project in memory.

export function fakeDocuments(project: FakeProject | null): DocumentRecord[] {
  return [...(project?.tables.document.values() ?? [])].sort((a, b) => a.position - b.position);
}

export function fakeAnnotations(project: FakeProject | null, documentId: string): Annotation[] {
  return (project?.annotationsOf(documentId) ?? []).sort(compareAnnotations);
}

export function fakeStatistics(project: FakeProject | null): OutputOf<'statistics.read'> {
  const documents = fakeDocuments(project);
  const annotations = [...(project?.tables.annotation.values() ?? [])];
  const documentsByStatus: Record<string, number> = {};
  for (const { status } of documents) documentsByStatus[status] = (documentsByStatus[status] ?? 0) + 1;
  const byLabel = Object.entries(countLabels(annotations)).map(([labelId, count]) => ({
    labelId,
    annotations: count,
    documents: new Set(annotations.filter((one) => one.labelId === labelId).map((one) => one.documentId)).size,
  }));
  return {
    documents: documents.length,
    annotations: annotations.length,
    byLabel: byLabel.sort((a, b) => b.annotations - a.annotations),
    byAnnotator: annotations.length > 0 ? [{ annotatorId: testAnnotator, annotations: annotations.length }] : [],
    documentsByStatus,
  };
}

export function fakeOccurrences(
  project: FakeProject | null,
  question: InputOf<'occurrences.find'>,
): OutputOf<'occurrences.find'> {
  const { text: wanted, options, documentId, labelId, onlyUntagged } = question;
  const codebook = project?.tables.codebook.get('codebook')?.codebook ?? defaultCodebook;
  const layerId = findLabel(codebook, labelId)?.layer.id;
  const lines = fakeDocuments(project)
    .filter(({ id }) => documentId === null || id === documentId)
    .flatMap((document) => {
      const { text } = project?.contentOf(document.id) ?? { text: '' };
      return [...new OccurrencePattern(wanted, options).findIn(text)].flatMap((span) => {
        const touching = fakeAnnotations(project, document.id).filter(({ spans }) =>
          spans.some((one) => overlaps(one, span)),
        );
        if (onlyUntagged && touching.some((annotation) => annotation.layerId === layerId)) return [];
        return [
          {
            documentId: document.id,
            title: document.metadata.title,
            span,
            before: text.slice(Math.max(0, span.start - 60), span.start),
            match: text.slice(span.start, span.end),
            after: text.slice(span.end, span.end + 60),
            annotations: touching.length,
            standing: fakeStanding(touching, span, labelId),
          },
        ];
      });
    });
  return { lines, total: lines.length, documents: new Set(lines.map((line) => line.documentId)).size };
}

export function countLabels(annotations: readonly { readonly labelId: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { labelId } of annotations) counts[labelId] = (counts[labelId] ?? 0) + 1;
  return counts;
}

function fakeStanding(touching: readonly Annotation[], span: Span, labelId: string): OccurrenceLine['standing'] {
  const labelled = touching.filter((one) => one.labelId === labelId);
  if (labelled.some(({ spans: [first] }) => first?.start === span.start && first.end === span.end)) return 'has-label';
  return labelled.length > 0 ? 'overlaps' : 'free';
}

export const emptyReport: OutputOf<'shell.import'> = {
  added: [],
  annotations: 0,
  problems: [],
  cancelled: false,
  remaining: 0,
};

export const fakeFormats: OutputOf<'formats.list'> = [
  {
    id: 'csv',
    name: 'CSV tables',
    mediaTypes: ['text/csv'],
    extensions: ['csv'],
    holds: {},
    choosesOffsets: true,
    options: [],
    reads: 'nothing',
    writes: 'either',
    needs: null,
    keeps: 'Everything, in tables that join by their ids.',
  },
  {
    id: 'json',
    name: 'Annotary JSON',
    mediaTypes: ['application/json'],
    extensions: ['json'],
    holds: {},
    choosesOffsets: true,
    options: [],
    reads: 'project',
    writes: 'file',
    needs: null,
    keeps: 'Everything, and can be imported again without loss.',
  },
];

/** As the services tell of a rule. */
export function summaryOf({ id, name, labelId, enabled, source }: Rule): RuleSummary {
  const { caseSensitive } = source;
  const shown =
    source.kind === 'pattern'
      ? source
      : { kind: source.kind, caseSensitive, count: source.terms.length, first: source.terms.slice(0, 5) };
  return { id, name, labelId, enabled, stoppedOn: null, source: shown };
}
