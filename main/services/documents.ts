import type { OpenDocument } from '#shared/api/answers.ts';
import { packAnnotations } from '#shared/api/packed-annotations.ts';
import { packDocuments } from '#shared/api/packed-documents.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import type { Handlers } from './handlers.ts';
import type { OpenProject } from './open-project.ts';
import { noProject } from './outcome.ts';

export function documentHandlers(project: () => OpenProject | undefined): Handlers<'documents.list' | 'document.open'> {
  return {
    'documents.list': () => {
      const open = project();
      if (!open) return noProject;
      const { read } = open.store;
      return success(packDocuments(read.documentSummaries(), read.labelCounts()));
    },
    'document.open': ({ id }) => {
      const open = project();
      return open ? openDocument(open, id) : noProject;
    },
  };
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
    memos: read.memosOf(document.id),
    sequence: store.sequence(),
  });
}
