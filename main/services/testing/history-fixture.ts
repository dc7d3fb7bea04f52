import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import { withLayers } from '#shared/domain/codebook-edits.ts';
import { DocumentId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import {
  addAnnotator,
  addDocument,
  annotationCommand,
  createStore,
  must,
  newId,
  run,
} from '../../store/testing/fixture.ts';
import { restoreCommand } from '../history/restore-command.ts';
import { Trash } from '../history/trash.ts';

export const d1 = DocumentId.parse('d1');

type TrashPage = OutputOf<'history.trash'>;
const everything = {
  documentId: null,
  kind: null,
  undone: true,
  by: null,
  since: null,
  until: null,
  filter: '',
  offset: 0,
  limit: 1000,
} as const;

export function trashOf(store: ProjectStore, question: Partial<InputOf<'history.trash'>> = {}): TrashPage {
  return new Trash().list(store, { ...everything, ...question });
}

export function restore(
  store: ProjectStore,
  items: Parameters<typeof restoreCommand>[1]['items'],
  together = false,
): Result<OutputOf<'history.restore-command'>> {
  const answer = restoreCommand(store, { items, together });
  if (answer.ok) must(store.run({ id: newId(), command: answer.value.command }));
  return answer;
}

interface Made {
  readonly store: ProjectStore;
  readonly annotate: (start: number, end: number, documentId?: string) => string;
  readonly link: (fromId: string, toId: string) => string;
}

export function project(path: string): Made {
  const store = createStore(path);
  const annotatorId = addAnnotator(store);
  for (const id of ['d1', 'd2']) addDocument(store, id, `${id} Landau said on Friday that Misri stayed.`);
  const idOf = (outcome: ReturnType<typeof run>) => must(outcome).changeSet[0]?.after?.id ?? '';
  return {
    store,
    annotate: (start, end, documentId = 'd1') =>
      idOf(run(store, annotationCommand({ documentId, start, end, annotatorId }))),
    link: (fromId, toId) =>
      idOf(run(store, { type: 'link.add', linkTypeId: linkTypeOf(store), fromId, toId, annotatorId })),
  };
}

/** A type of links that may join anything. */
export function linkTypeOf(store: ProjectStore): string {
  const codebook = store.read.codebook();
  const free = codebook.linkTypes.find(({ id }) => id === 'any');
  if (free) return free.id;
  const linkTypes = [
    ...codebook.linkTypes,
    { id: 'any', name: 'Any', definition: '', fromLabelIds: [], toLabelIds: [] },
  ];
  must(run(store, { type: 'codebook.replace', codebook: { ...codebook, linkTypes } }));
  return 'any';
}

export function dropLabel(store: ProjectStore, labelId: string): ReturnType<typeof run> {
  const codebook = store.read.codebook();
  const layers = codebook.layers.map((layer) => ({
    ...layer,
    labels: layer.labels.filter(({ id }) => id !== labelId),
  }));
  return run(store, {
    type: 'codebook.replace',
    codebook: withLayers(codebook, layers).codebook,
    moved: { labels: { [labelId]: null } },
  });
}

/** All that a document is: its record, its annotations, memos, and the links that begin or end in it. */
export function recordsOf({ read }: ProjectStore, documentId: string) {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
  return {
    document: read.document(documentId),
    annotations: [...read.annotationsOf(documentId)].sort(byId),
    memos: [...read.memosOf(documentId)].sort(byId),
    links: [...read.linksOfDocument(documentId)].sort(byId),
  };
}
