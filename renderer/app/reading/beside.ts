import type { Annotation } from '#shared/domain/annotation.ts';
import { envelopeOf } from '../state/annotation-index.ts';
import { focusRegion } from '../focus-regions.ts';
import { partnersOf } from './partners.ts';
import type { Parts } from '../parts.ts';
import { otherSide, withOtherInUse, withoutBeside } from '../state/panes.ts';
import { besideDocumentOf, leftPanelOpen, openDocumentOf, selectedAnnotationOf } from '../state/selectors.ts';

/** What a hand does with two articles beside each other. */
export class Beside {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  /** The hand and the keyboard go to the other article; what was selected there is selected again. */
  goToOther(): void {
    const { store, reading } = this.#deps;
    if (reading.useBesideSoon()) return;
    store.update((state) => ({ ...withOtherInUse(state), view: 'read' }));
    focusRegion('reader');
  }

  /** To what is linked to the selected annotation in the other article, and from there on to the next one of them. */
  goToPartner(): void {
    const { reading, notices } = this.#deps;
    const partner = this.#partner();
    if (!partner) return notices.inform('window.beside.no-partner');
    this.goToOther();
    reading.goTo({ span: envelopeOf(partner), annotationId: partner.id });
  }

  /** Each takes its width along: its lines stay as they are broken, and so does the place that one reads. */
  async swap(): Promise<void> {
    const { store, api, notices } = this.#deps;
    const besideShare = 100 - store.get().settings.besideShare;
    store.update((state) => ({
      ...state,
      settings: { ...state.settings, besideShare },
      beside: state.beside && { ...state.beside, side: otherSide[state.beside.side] },
    }));
    notices.reportIfFailed(await api.call('settings.change', { besideShare }));
  }

  /** Closes the article that is not in use. */
  close(): void {
    this.#deps.store.update(withoutBeside);
    focusRegion('reader');
  }

  /** Closes one of the two; the other one is in use then. */
  closeDocument(documentId: string): void {
    const { store } = this.#deps;
    store.update((state) =>
      openDocumentOf(state)?.document.id === documentId ? withoutBeside(withOtherInUse(state)) : withoutBeside(state),
    );
    focusRegion('reader');
  }

  toggleLeftPanel(): void {
    this.#deps.store.update((state) => ({
      ...state,
      beside: state.beside && { ...state.beside, leftOpen: !leftPanelOpen(state) },
    }));
  }

  #partner(): Annotation | undefined {
    const state = this.#deps.store.get();
    const [own, other] = [openDocumentOf(state), besideDocumentOf(state)];
    const selected = selectedAnnotationOf(state);
    if (!own || !other || !selected) return undefined;
    const partners = partnersOf(selected, own, other).map(({ annotation }) => annotation);
    const last = partners.findIndex(({ id }) => id === state.beside?.hand.selectedId);
    return partners[(last + 1) % partners.length];
  }
}
