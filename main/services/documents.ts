import type { DocumentListItem, OpenDocument } from '#shared/api/contract.ts';
import { packAnnotations } from '#shared/api/packed-annotations.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import type { ProjectReader } from '../store/project-reader.ts';
import type { Handlers } from './handlers.ts';
import type { OpenProject } from './open-project.ts';
import { noProject } from './outcome.ts';

export function documentHandlers(project: () => OpenProject | undefined): Handlers<'documents.list' | 'document.open'> {
  return {
    'documents.list': () => {
      const open = project();
      return open ? success(listDocuments(open.store.read)) : noProject;
    },
    'document.open': ({ id }) => {
      const open = project();
      return open ? openDocument(open, id) : noProject;
    },
  };
}

function listDocuments(read: ProjectReader): DocumentListItem[] {
  const counts = new Map<string, Record<string, number>>();
  for (const { documentId, labelId, annotations } of read.labelCounts()) {
    const ofDocument = counts.get(documentId);
    if (ofDocument) ofDocument[labelId] = annotations;
    else counts.set(documentId, { [labelId]: annotations });
  }
  return read.documents().map(({ id, name, position, metadata, status }) => ({
    document: { id, name, position, metadata, status },
    counts: counts.get(id) ?? {},
  }));
}

function openDocument({ store }: OpenProject, id: string): Result<OpenDocument> {
  const { read } = store;
  const document = read.document(id);
  if (!document) return failure('document/not-found', { id });
  return success({
    document,
    content: read.content(document.contentId),
    annotations: packAnnotations(read.annotationsOf(id)),
    links: read.linksOfDocument(id),
    sequence: store.sequence(),
  });
}
