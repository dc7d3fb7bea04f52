import { z } from 'zod';
import { type Annotation, AnnotationStatus, Origin } from '../../domain/annotation.ts';
import { type DocumentRecord, DocumentStatus } from '../../domain/document.ts';

const ids = z.array(z.string().max(200)).max(100_000).readonly().optional();

/** Which part of a project is exported. Every condition that is given must hold; an empty list means none at all. */
export const ExportSelection = z
  .strictObject({
    documentIds: ids,
    documentStatuses: z.array(DocumentStatus).readonly().optional(),
    layerIds: ids,
    labelIds: ids,
    annotatorIds: ids,
    statuses: z.array(AnnotationStatus).readonly().optional(),
    origins: z.array(Origin.unwrap().shape.kind).readonly().optional(),
  })
  .readonly();
export type ExportSelection = z.infer<typeof ExportSelection>;

/** Train, dev and test by documents. Shares are in any unit: `[80, 10, 10]`. */
export const ExportSplit = z
  .strictObject({
    shares: z.tuple([z.number().min(0), z.number().min(0), z.number().min(0)]).readonly(),
    seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  })
  .readonly()
  .refine(({ shares }) => shares.some((share) => share > 0), 'One of the shares must be more than 0.');
export type ExportSplit = z.infer<typeof ExportSplit>;

/** Documents without what they say of versions that are not among them: a file must not point outside itself. */
export function withoutLostVersions(documents: readonly DocumentRecord[]): DocumentRecord[] {
  const ids = new Set<string>(documents.map(({ id }) => id));
  return documents.map((document) => {
    if (document.previousId === undefined || ids.has(document.previousId)) return document;
    const { previousId: _lost, carried: _carried, ...first } = document;
    return first;
  });
}

type Test<Value> = (value: Value) => boolean;

export function isDocumentSelected({ documentIds, documentStatuses }: ExportSelection): Test<DocumentRecord> {
  const isOneOf = among(documentIds);
  return ({ id, status }) => isOneOf(id) && (documentStatuses?.includes(status) ?? true);
}

export function isAnnotationSelected(selection: ExportSelection): Test<Annotation> {
  const { statuses, origins } = selection;
  const inLayer = among(selection.layerIds);
  const hasLabel = among(selection.labelIds);
  const isBy = among(selection.annotatorIds);
  return ({ layerId, labelId, annotatorId, status, origin }) =>
    inLayer(layerId) &&
    hasLabel(labelId) &&
    isBy(annotatorId) &&
    (statuses?.includes(status) ?? true) &&
    (origins?.includes(origin.kind) ?? true);
}

function among(list: readonly string[] | undefined): Test<string> {
  if (!list) return () => true;
  const set = new Set(list);
  return (id) => set.has(id);
}
