import type { Annotation } from '#shared/domain/annotation.ts';
import type { Link } from '#shared/domain/link.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import {
  type ExportSelection,
  isAnnotationSelected,
  isDocumentSelected,
  withoutLostVersions,
} from '#shared/formats/exchange/export-selection.ts';
import type { ProjectSource } from '#shared/formats/project-source.ts';
import { stemOf } from '../../store/file-names.ts';
import type { ProjectStore } from '../../store/project-store.ts';

export interface ExportSource extends ProjectSource {
  /** Links that lead to annotations which are not in the export. */
  readonly linksLeftOut: number;
  /** Reads the annotations of a document: those that are rejected, and only therefore not in the export. */
  readonly rejectedOf: (documentId: string) => number;
}

export interface ExportScope {
  /** Only what this one made; everybody's work where absent. */
  readonly annotator?: string | undefined;
  /** Also what was suggested and rejected. */
  readonly rejected: boolean;
  /** Everything where absent. */
  readonly selection?: ExportSelection | undefined;
}

/**
 * The project as the writers of formats see it, with the annotations of one annotator or of all. Lists are read at
 * once, since a list over the file must not stay open while the project changes; texts and annotations are read
 * document by document.
 */
export function exportSource(
  store: ProjectStore,
  { annotator: annotatorName, rejected, selection = {} }: ExportScope,
): Result<ExportSource> {
  const { read } = store;
  const everybody = [...read.annotators()];
  const chosen = annotatorName === undefined ? everybody : everybody.filter(({ name }) => name === annotatorName);
  if (annotatorName !== undefined && chosen.length === 0) return failure('annotator/not-found', { id: annotatorName });

  const ids = new Set<string>(chosen.map(({ id }) => id));
  const documents = withoutLostVersions([...read.documents()].filter(isDocumentSelected(selection)));
  const documentIds = new Set<string>(documents.map(({ id }) => id));
  const isSelected = isAnnotationSelected(selection);
  // Whoever names statuses has said whether rejected ones are meant.
  const withRejected = rejected || selection.statuses !== undefined;
  const isMeant = (annotation: Annotation) =>
    documentIds.has(annotation.documentId) && ids.has(annotation.annotatorId) && isSelected(annotation);
  const isRejected = ({ status }: Annotation) => !withRejected && status === 'rejected';
  const isIncluded = (annotation: Annotation | undefined) =>
    annotation !== undefined && !isRejected(annotation) && isMeant(annotation);
  const annotation = (id: string) => read.annotation(id);
  const isBy = new Set<string>(selection.annotatorIds ?? ids);
  const links: Link[] = [];
  let linksLeftOut = 0;
  for (const link of [...read.links()].filter(({ annotatorId }) => ids.has(annotatorId) && isBy.has(annotatorId))) {
    if (isIncluded(annotation(link.fromId)) && isIncluded(annotation(link.toId))) links.push(link);
    else linksLeftOut += 1;
  }

  // Who opened the project and made nothing is no part of the data: an import of it is then the same project again.
  const makers = new Set<string>(read.annotatorCounts().map(({ annotatorId }) => annotatorId));
  for (const { annotatorId } of links) makers.add(annotatorId);
  return success({
    name: store.name === stemOf(store.path) ? '' : store.name,
    codebook: read.codebook(),
    annotators: chosen.filter(({ id }) => makers.has(id) && isBy.has(id)),
    documents,
    entities: [...read.entities()],
    turnedDownEntities: [...read.turnedDownEntities()],
    propositions: [...read.propositions()],
    memos: [...read.memos()].filter(({ documentId }) => documentIds.has(documentId)),
    queries: read.queries(),
    rules: read.rules(),
    links,
    linksLeftOut,
    rejectedOf: (documentId) =>
      withRejected ? 0 : read.annotationsOf(documentId).filter((one) => isRejected(one) && isMeant(one)).length,
    content: ({ contentId }) => read.content(contentId),
    sourceBase64: ({ source }) => Buffer.from(read.sourceBytes(source.sha256) ?? []).toString('base64'),
    annotationsOf: (documentId) => read.annotationsOf(documentId).filter(isIncluded),
    annotation,
  });
}
