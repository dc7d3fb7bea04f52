import type { Annotation } from '../../domain/annotation.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import type { MessageKey } from '../../locales/message-key.ts';
import type { Note } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import type { Holds } from './holds.ts';
import { isLineEnds } from './line-ends.ts';

/** How much of a project a format has no place for, by kind. */
type Losses = Record<LossKind, number>;

const lossKinds = [
  'documents',
  'discontinuous',
  'overlaps',
  'layers',
  'attributes',
  'links',
  'links-across',
  'link-attributes',
  'link-evidence',
  'notes',
  'entities',
  'propositions',
  'annotators',
  'status',
  'times',
  'ids',
  'metadata',
  'fields',
  'document-notes',
  'document-status',
  'codebook',
  'queries',
  'blocks',
  'text',
] as const;
type LossKind = (typeof lossKinds)[number];

/**
 * What of this project a format cannot hold, counted. Only what is there is lost: a project without links loses none.
 * Pauses after each document, so that others get their turn.
 */
export function* lossSteps(
  source: ProjectSource,
  holds: Holds,
  takes: (document: DocumentRecord) => boolean = () => true,
): Generator<undefined, Note[]> {
  const losses = Object.fromEntries(lossKinds.map((kind) => [kind, 0])) as Losses;
  countProject(source, { holds, losses });
  const layers = new Set<string>();
  const annotators = new Set<string>();
  for (const document of source.documents) {
    if (!takes(document)) {
      losses.documents += 1;
      continue;
    }
    const annotations = source.annotationsOf(document.id);
    const text = holds.discontinuous === 'apart' ? source.content(document).text : '';
    for (const annotation of annotations) {
      layers.add(annotation.layerId);
      annotators.add(annotation.annotatorId);
      countAnnotation(annotation, { holds, losses });
      if (holds.discontinuous === 'apart' && isJoinedAtLines(annotation, text)) losses.discontinuous += 1;
    }
    if (!holds.overlaps) losses.overlaps += countOverlapping(annotations);
    if (!holds.metadata && Object.values(document.metadata).some((value) => value !== '')) losses.metadata += 1;
    if (!holds.documentStatus && document.status !== 'open') losses['document-status'] += 1;
    if (!holds.fields && Object.keys(document.fields).length > 0) losses.fields += 1;
    if (holds.text !== 'verbatim') losses.text += 1;
    if (!holds.blocks && saysMoreThanLines(source, document)) losses.blocks += 1;
    yield;
  }
  if (holds.layers !== 'all' && layers.size > 1) losses.layers = layers.size;
  if (!holds.annotators && annotators.size > 1) losses.annotators = annotators.size;
  return lossKinds
    .filter((kind) => losses[kind] > 0)
    .map((kind) => ({ key: messageOf(kind, holds), params: { count: losses[kind] } }));
}

/** Where a format can lose a thing in two ways, the message says in which. */
function messageOf(kind: LossKind, holds: Holds): MessageKey {
  if (kind === 'text') return holds.text === 'tokens' ? 'loss.text.tokens' : 'loss.text.no';
  if (kind !== 'discontinuous') return `loss.${kind}`;
  return holds.discontinuous === 'yes' ? 'loss.discontinuous.hull' : `loss.discontinuous.${holds.discontinuous}`;
}

interface Counting {
  readonly holds: Holds;
  readonly losses: Losses;
}

function countProject(source: ProjectSource, { holds, losses }: Counting): void {
  const documentOf = (id: string) => source.annotation(id)?.documentId;
  for (const { fromId, toId, attributes, note, evidence } of source.links) {
    const isAcross = documentOf(fromId) !== documentOf(toId);
    if (holds.links === 'no') losses.links += 1;
    else if (holds.links === 'within' && isAcross) losses['links-across'] += 1;
    else {
      if (!holds.linkAttributes && (Object.keys(attributes).length > 0 || note !== '')) losses['link-attributes'] += 1;
      if (evidence && !holds.linkEvidence) losses['link-evidence'] += 1;
    }
  }
  if (holds.entities !== 'yes') losses.entities = source.entities.length;
  if (!holds.propositions) losses.propositions = source.propositions.length;
  if (!holds.documentNotes) losses['document-notes'] = source.memos.length;
  if (!holds.codebook) losses.codebook = countDefined(source);
  if (!holds.queries) losses.queries = source.queries.length + source.rules.length;
}

function countAnnotation(annotation: Annotation, { holds, losses }: Counting): void {
  const areCut = holds.discontinuous === 'fragments' || holds.discontinuous === 'hull';
  if (annotation.spans.length > 1 && areCut) losses.discontinuous += 1;
  if (!holds.attributes) losses.attributes += Object.keys(annotation.attributes).length;
  if (!holds.notes && annotation.note !== '') losses.notes += 1;
  const { status, confidence, origin } = annotation;
  if (!holds.status && (status !== 'open' || confidence !== null || origin.kind !== 'manual')) losses.status += 1;
  if (!holds.times) losses.times += 1;
  if (!holds.ids) losses.ids += 1;
}

/** Whether a gap between two fragments has only line ends in it. */
function isJoinedAtLines({ spans }: Annotation, text: string): boolean {
  return spans.some(({ end }, at) => {
    const next = spans[at + 1];
    return next !== undefined && isLineEnds(text.slice(end, next.start));
  });
}

/** Annotations that share a character with another one of their layer. */
function countOverlapping(annotations: readonly Annotation[]): number {
  const overlapping = new Set<Annotation>();
  for (const layer of Map.groupBy(annotations, ({ layerId }) => layerId).values()) {
    const byStart = [...layer].sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a));
    let widest = byStart[0];
    for (const one of byStart.slice(1)) {
      if (widest && startOf(one) < endOf(widest)) overlapping.add(one).add(widest);
      if (!widest || endOf(one) > endOf(widest)) widest = one;
    }
  }
  return overlapping.size;
}

function startOf({ spans }: Annotation): number {
  return spans[0]?.start ?? 0;
}

function endOf({ spans }: Annotation): number {
  return spans.at(-1)?.end ?? 0;
}

function countDefined({ codebook }: ProjectSource): number {
  return codebook.layers.flatMap(({ labels }) => labels).filter(({ definition }) => definition !== '').length;
}

function saysMoreThanLines(source: ProjectSource, document: ProjectSource['documents'][number]): boolean {
  const { blocks, marks } = source.content(document);
  return marks.length > 0 || blocks.some(({ kind }) => kind !== 'paragraph');
}
