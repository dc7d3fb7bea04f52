import type { EventOf } from '#shared/api/contract.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { type ChangeSet, changesOf, invert } from '#shared/domain/change-set.ts';
import { titleOf } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { envelopeOf } from '../state/annotation-index.ts';
import { describeChanges } from '../describe/describe-changes.ts';
import type { Notices } from '../notices.ts';
import type { Reading } from './reading.ts';
import { besideDocumentOf, openDocumentOf, projectOf } from '../state/selectors.ts';
import type { AppState, NoticePlace, OpenDocumentState } from '../state/state.ts';
import type { Store } from '../state/store.ts';

export type Travel = 'undo' | 'redo';

interface TravellingDeps {
  readonly store: Store<AppState>;
  readonly notices: Notices;
  readonly reading: Reading;
}

/**
 * What an undo or a redo did is seen: in the open article it is brought into view, and what came back is selected, so
 * that the next key acts on it. Of what happened elsewhere a notice tells, with the way there.
 */
export class Travelling {
  readonly #deps: TravellingDeps;

  constructor(deps: TravellingDeps) {
    this.#deps = deps;
  }

  /** Whether a change is this window's undo or redo: to be asked before the change is taken in. */
  travelOf({ commandId }: EventOf<'project.changed'>): Travel | undefined {
    const kind = this.#deps.store.get().pending.find(({ id }) => id === commandId)?.request.kind;
    return kind === 'undo' || kind === 'redo' ? kind : undefined;
  }

  /** To be called when the change has been taken in. */
  arrive(travel: Travel, changeSet: ChangeSet | null): void {
    const { store, notices } = this.#deps;
    // They tell of what was done before: "Undo takes it back" is not true any more.
    notices.dismissInfo();
    store.update((state) => (state.search.done === '' ? state : { ...state, search: { ...state.search, done: '' } }));
    const state = store.get();
    if (changeSet && state.view === 'read' && this.#showHere(state, changeSet)) return;
    const codebook = projectOf(state)?.codebook;
    if (!changeSet || !codebook) return notices.inform(`window.notice.${travel}-much`);
    const place = placeOf(changeSet);
    const forwards = travel === 'undo' ? invert(changeSet) : changeSet;
    const what = describeChanges(forwards, codebook);
    const title = titleIn(state, place?.documentId);
    notices.informOf(
      title === undefined
        ? translate(`window.notice.${travel}`, { what })
        : translate(`window.notice.${travel}-in`, { what, document: title }),
      title === undefined ? undefined : place,
    );
  }

  /** False where nothing of it is in the open article. */
  #showHere(state: AppState, changeSet: ChangeSet): boolean {
    const { store, reading } = this.#deps;
    const changes = changesOf(changeSet, 'annotation');
    // Where nothing of it is in the article in use, the one beside may show it.
    const inIt = (open: OpenDocumentState | undefined) =>
      changes.filter(({ before, after }) => (after ?? before)?.documentId === open?.document.id);
    const open = [openDocumentOf(state), besideDocumentOf(state)].find((one) => one && inIt(one).length > 0);
    if (!open) return false;
    const here = inIt(open);
    const there = here.flatMap(({ after }) => (after && open.shown.find(after.id)) ?? []);
    // What is selected may be what changed: it stays in the hand.
    if (there.some(({ id }) => id === state.selectedId)) return true;
    const first = firstOf(there) ?? firstOf(here.flatMap(({ before }) => before ?? []));
    if (!first) return false;
    reading.use(open.document.id);
    if (there.includes(first))
      store.update((now) => ({ ...now, selectedId: first.id, selectedAt: null, selection: null }));
    reading.reveal(envelopeOf(first));
    return true;
  }
}

function firstOf(annotations: readonly Annotation[]): Annotation | undefined {
  return annotations.toSorted((a, b) => envelopeOf(a).start - envelopeOf(b).start)[0];
}

/** Where it happened: what is there now, or was there. */
function placeOf(changeSet: ChangeSet): NoticePlace | undefined {
  const [change] = changesOf(changeSet, 'annotation');
  const annotation = change && (change.after ?? change.before);
  if (annotation) {
    const { documentId, id } = annotation;
    const place = { documentId, span: envelopeOf(annotation) };
    return change.after ? { ...place, annotationId: id } : place;
  }
  const document = changesOf(changeSet, 'document').find(({ after }) => after !== null)?.after;
  const documentId = document?.id ?? changesOf(changeSet, 'memo')[0]?.after?.documentId;
  return documentId && { documentId };
}

/** Undefined where the document is not there (any more): nothing can be shown. */
function titleIn({ documents }: AppState, documentId: DocumentId | undefined): string | undefined {
  const found = documents.find(({ document }) => document.id === documentId);
  return found && titleOf(found.document);
}
