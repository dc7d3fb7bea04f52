import type { RecordKind, RecordOf } from '#shared/domain/change-set.ts';
import type { ProjectState as DecisionState } from '#shared/domain/decide/project-state.ts';
import type { OpenDocumentState } from './state.ts';
import type { ProjectInfo } from '#shared/api/answers.ts';

/**
 * What `decide` may look up, answered from what the window holds: the open document and the project's codebook and
 * annotators. Good for commands on annotations of that document; other commands wait for the store.
 */
export function windowProjectState(info: ProjectInfo, open: OpenDocumentState): DecisionState {
  const { document, content, shown, links, memos } = open;
  const unknown = (what: string) => (): never => {
    throw new Error(`The window does not hold ${what}, so it must not decide commands that ask for it.`);
  };
  return {
    codebook: () => info.codebook,
    document: (id) => (id === document.id ? document : undefined),
    textOf: () => content.text,
    annotation: (id) => shown.find(id),
    annotationsOf: (documentId) => (documentId === document.id ? shown.sorted : []),
    annotationsOfLayers: unknown('all annotations'),
    mentionsOf: unknown('all mentions'),
    claimsOf: unknown('all claims'),
    documents: unknown('all documents'),
    memosOf: (documentId) => (documentId === document.id ? memos : []),
    linksOfTypes: unknown('all links'),
    rules: unknown('all rules'),
    queries: unknown('all queries'),
    linksOf: (id) => links.filter((link) => link.fromId === id || link.toId === id),
    annotator: (id) => info.annotators.find((annotator) => annotator.id === id),
    annotatorNamed: (name) => info.annotators.find((annotator) => annotator.name === name),
    documentNamed: unknown('all documents'),
    nextDocumentPosition: unknown('all documents'),
    labelsInUse: unknown('all annotations'),
    record: (kind, id) => recordIn(kind, id, open),
  };
}

function recordIn<Kind extends RecordKind>(
  kind: Kind,
  id: string,
  open: OpenDocumentState,
): RecordOf<Kind> | undefined {
  if (kind !== 'link') throw new Error(`The window does not hold all records of the kind ${kind}.`);
  // A link is what was asked for.
  return open.links.find((link) => link.id === id) as RecordOf<Kind> | undefined;
}
