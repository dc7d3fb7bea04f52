import { z } from 'zod';
import type { Annotation } from '../domain/annotation.ts';
import { Annotation as AnnotationSchema } from '../domain/annotation.ts';
import type { DocumentId } from '../domain/ids.ts';
import { quoteOf, type Span } from '../domain/span.ts';
import { Numbered } from './numbered.ts';

const { id, attributes, confidence, entityId, propositionId, note, createdAt } = AnnotationSchema.unwrap().shape;

/** What many annotations have in common, named once: the place in `kinds` stands for all of it. */
const Kind = AnnotationSchema.unwrap().pick({
  layerId: true,
  labelId: true,
  annotatorId: true,
  status: true,
  origin: true,
  codebookVersion: true,
});

/** What few annotations have. */
const Rest = z.strictObject({ attributes, confidence, entityId, propositionId, note }).partial().readonly();

/**
 * The annotations of one document by columns, about a fifth of what they are one by one: 20,000 of them are 10 MB of
 * objects, which alone took longer to bring to the window than the article to draw. Quotes are left out, since the
 * text is at hand.
 */
export const PackedAnnotations = z
  .strictObject({
    ids: z.array(id).readonly(),
    kinds: z.array(Kind.readonly()).readonly(),
    times: z.array(createdAt).readonly(),
    /** Per annotation: its kind, when it was created and updated (places in `kinds` and `times`). */
    columns: z.array(z.int()).readonly(),
    /** Per annotation: the number of its fragments, then start and end of each. */
    spans: z.array(z.int()).readonly(),
    /** By the annotation's place. */
    rest: z.record(z.string(), Rest).readonly(),
  })
  .readonly();
export type PackedAnnotations = z.infer<typeof PackedAnnotations>;

const COLUMNS = 3;

export function packAnnotations(annotations: readonly Annotation[]): PackedAnnotations {
  const kinds = new Numbered<z.infer<typeof Kind>>();
  const times = new Numbered<Annotation['createdAt']>();
  const columns: number[] = [];
  const spans: number[] = [];
  const rest: Record<string, z.infer<typeof Rest>> = {};
  annotations.forEach((annotation, place) => {
    const { layerId, labelId, annotatorId, status, origin, codebookVersion, createdAt, updatedAt } = annotation;
    const key = [layerId, labelId, annotatorId, status, origin.kind, origin.by, codebookVersion].join('\n');
    columns.push(
      kinds.numberOf(key, { layerId, labelId, annotatorId, status, origin, codebookVersion }),
      times.numberOf(createdAt, createdAt),
      times.numberOf(updatedAt, updatedAt),
    );
    spans.push(annotation.spans.length);
    for (const { start, end } of annotation.spans) spans.push(start, end);
    const own = restOf(annotation);
    if (own) rest[place] = own;
  });
  return { ids: annotations.map(({ id }) => id), kinds: kinds.values, times: times.values, columns, spans, rest };
}

/** The annotations again, each equal to what was packed. */
export function unpackAnnotations(packed: PackedAnnotations, documentId: DocumentId, text: string): Annotation[] {
  const { ids, kinds, times, columns, spans, rest } = packed;
  let at = 0;
  return ids.map((id, place) => {
    const fragments: Span[] = [];
    const end = at + 1 + 2 * (spans[at] ?? 0);
    for (at += 1; at < end; at += 2) fragments.push({ start: spans[at] ?? 0, end: spans[at + 1] ?? 0 });
    const [kind, created, updated] = columns.slice(place * COLUMNS, (place + 1) * COLUMNS);
    const common = kinds[kind ?? -1];
    const createdAt = times[created ?? -1];
    const updatedAt = times[updated ?? -1];
    if (!common || !createdAt || !updatedAt) throw new Error(`The packed annotation ${id} is not whole.`);
    return {
      id,
      documentId,
      ...common,
      spans: fragments,
      quote: quoteOf(text, fragments),
      attributes: {},
      note: '',
      entityId: null,
      confidence: null,
      ...rest[place],
      createdAt,
      updatedAt,
    };
  });
}

function restOf({
  attributes,
  confidence,
  entityId,
  propositionId,
  note,
}: Annotation): z.infer<typeof Rest> | undefined {
  const own = {
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(confidence === null ? {} : { confidence }),
    ...(entityId === null ? {} : { entityId }),
    ...(propositionId === undefined ? {} : { propositionId }),
    ...(note === '' ? {} : { note }),
  };
  return Object.keys(own).length > 0 ? own : undefined;
}
