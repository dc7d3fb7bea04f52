import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import { type DocumentRecord, titleOf } from '#shared/domain/document.ts';
import { success } from '#shared/domain/result.ts';
import type { ProjectReader } from '../store/project-reader.ts';
import type { Handlers } from './handlers.ts';
import type { OpenProject } from './open-project.ts';
import { noProject } from './outcome.ts';

export function annotationHandlers(
  project: () => OpenProject | undefined,
): Handlers<'annotations.list' | 'annotations.read'> {
  return {
    'annotations.list': (input) => {
      const open = project();
      return open ? success(listAnnotations(open.store.read, input)) : noProject;
    },
    'annotations.read': ({ ids }) => {
      const open = project();
      if (!open) return noProject;
      return success({ annotations: ids.flatMap((id) => open.store.read.annotation(id) ?? []) });
    },
  };
}

function listAnnotations(read: ProjectReader, input: InputOf<'annotations.list'>): OutputOf<'annotations.list'> {
  const documents = new Map<string, DocumentRecord | undefined>();
  const documentOf = (id: string) => {
    if (!documents.has(id)) documents.set(id, read.document(id));
    return documents.get(id);
  };
  const rows = read.annotationsOfLayer(input.layerId, input).map((annotation) => {
    const document = documentOf(annotation.documentId);
    return { annotation, documentName: document?.name ?? '', documentTitle: document ? titleOf(document) : '' };
  });
  return { total: read.countOfLayer(input.layerId), rows };
}
