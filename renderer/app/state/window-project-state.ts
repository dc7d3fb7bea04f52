import type { Annotation } from '#shared/domain/annotation.ts';
import type { RecordKind, RecordOf } from '#shared/domain/change-set.ts';
import type { ProjectState as DecisionState } from '#shared/domain/decide/project-state.ts';
import type { Link } from '#shared/domain/link.ts';
import type { OpenDocumentState } from './state.ts';
import type { ProjectInfo } from '#shared/api/answers.ts';

/**
 * What `decide` may look up, answered from what the window holds: the open documents and the project's codebook and
 * annotators. Good for commands on annotations of those documents; other commands wait for the store.
 */
export function windowProjectState(info: ProjectInfo, opens: readonly OpenDocumentState[]): DecisionState {
  const openOf = (documentId: string): OpenDocumentState | undefined =>
    opens.find(({ document }) => document.id === documentId);
  const unknown = (what: string) => (): never => {
    throw new Error(`The window does not hold ${what}, so it must not decide commands that ask for it.`);
  };
  return {
    codebook: () => info.codebook,
    document: (id) => openOf(id)?.document,
    textOf: (documentId) => openOf(documentId)?.content.text ?? '',
    annotation: (id) => findIn(opens, id),
    annotationsOf: (documentId) => openOf(documentId)?.shown.sorted ?? [],
    annotationsOfLayers: unknown('all annotations'),
    mentionsOf: unknown('all mentions'),
    claimsOf: unknown('all claims'),
    documents: unknown('all documents'),
    memosOf: (documentId) => openOf(documentId)?.memos ?? [],
    linksOfTypes: unknown('all links'),
    entities: unknown('all entries of the register'),
    rules: unknown('all rules'),
    queries: unknown('all queries'),
    linksOf: (id) => linksOf(opens, id),
    annotator: (id) => info.annotators.find((annotator) => annotator.id === id),
    annotatorNamed: (name) => info.annotators.find((annotator) => annotator.name === name),
    documentNamed: unknown('all documents'),
    nextVersionOf: unknown('all documents'),
    nextDocumentPosition: unknown('all documents'),
    labelsInUse: unknown('all annotations'),
    record: (kind, id) => recordIn(kind, id, opens),
  };
}

/** The annotation in whichever of the documents it stands. */
export function findIn(opens: readonly OpenDocumentState[], id: string): Annotation | undefined {
  for (const { shown } of opens) {
    const found = shown.find(id);
    if (found) return found;
  }
  return undefined;
}

export function findLinkIn(opens: readonly OpenDocumentState[], id: string): Link | undefined {
  for (const { links } of opens) {
    const found = links.find((link) => link.id === id);
    if (found) return found;
  }
  return undefined;
}

/** All links of an annotation are known to its own document. */
function linksOf(opens: readonly OpenDocumentState[], id: string): readonly Link[] {
  const own = opens.find(({ shown }) => shown.find(id)) ?? opens[0];
  return own?.links.filter((link) => link.fromId === id || link.toId === id) ?? [];
}

function recordIn<Kind extends RecordKind>(
  kind: Kind,
  id: string,
  opens: readonly OpenDocumentState[],
): RecordOf<Kind> | undefined {
  if (kind !== 'link') throw new Error(`The window does not hold all records of the kind ${kind}.`);
  // A link is what was asked for.
  return findLinkIn(opens, id) as RecordOf<Kind> | undefined;
}
