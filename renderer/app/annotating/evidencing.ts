import type { Annotation } from '#shared/domain/annotation.ts';
import type { DocumentId, LinkId } from '#shared/domain/ids.ts';
import type { Link, Passage } from '#shared/domain/link.ts';
import { evidenceOf, type LinkSide } from '#shared/domain/link-evidence.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import type { Span } from '#shared/domain/span.ts';
import { translate } from '#shared/locales/translate.ts';
import { focusRegion } from '../focus-regions.ts';
import type { Parts } from '../parts.ts';
import { openDocumentOf } from '../state/selectors.ts';
import type { EvidencingState } from '../state/bar-states.ts';
import type { AppState } from '../state/state.ts';

/**
 * Giving a link the passages that show it. What is selected goes to the side that was asked for where its document is
 * open, and to the other side in the other one's; opening another document in between changes nothing.
 */
export class Evidencing {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  /** Asks for text for one side. Where its document is not open, it is opened at its annotation. */
  start(link: Link, ends: EvidencingState['ends'], side: LinkSide): void {
    const { store, reading } = this.#deps;
    const open = openDocumentOf(store.get());
    const end = ends[side];
    this.#set({ linkId: link.id, ends, side, told: '', annotationId: store.get().selectedId });
    if (open?.document.id === end.documentId) return void focusRegion('reader');
    void reading.openAt(end.documentId, { span: firstOf(end), annotationId: end.id }).then(() => focusRegion('reader'));
  }

  /** The selected text becomes a passage of the side whose document is open. */
  take(): void {
    const { store, notices, sync } = this.#deps;
    const state = store.get();
    const { evidencing, selection } = state;
    const open = openDocumentOf(state);
    if (!evidencing || !open) return;
    const side = sideIn(evidencing, open.document.id);
    if (!side) return notices.inform('window.evidence.elsewhere');
    if (!selection) return notices.inform('window.evidence.select-first');
    const { span } = selection;
    const passage: Passage = { span, quote: open.content.text.slice(span.start, span.end) };
    const link = open.links.find(({ id }) => id === evidencing.linkId);
    if (!link) return this.end();
    const before = evidenceOf(link)[side];
    if (before.some((one) => sameValue(one.span, span))) return notices.inform('window.evidence.there-already');
    const evidence = { [side]: [...before, passage] };
    const made = sync.run({ type: 'link.edit', ids: [link.id], evidence });
    if (!made) return;
    const told = translate('window.evidence.added', { quote: passage.quote });
    store.update((now) => ({ ...now, evidencing: now.evidencing && { ...now.evidencing, told } }));
  }

  remove(link: Link, side: LinkSide, { span }: Passage): void {
    const rest = evidenceOf(link)[side].filter((one) => !sameValue(one.span, span));
    this.#deps.sync.run({ type: 'link.edit', ids: [link.id], evidence: { [side]: rest } });
  }

  goTo(documentId: DocumentId, span: Span): void {
    void this.#deps.reading.openAt(documentId, { span }).then(() => focusRegion('reader'));
  }

  /** To the other end, to find something there too. */
  otherSide(): void {
    const { evidencing } = this.#deps.store.get();
    if (!evidencing) return;
    const side = evidencing.side === 'from' ? 'to' : 'from';
    this.#set({ ...evidencing, side, told: '' });
    const end = evidencing.ends[side];
    void this.#deps.reading
      .openAt(end.documentId, { span: firstOf(end), annotationId: end.id })
      .then(() => focusRegion('reader'));
  }

  /** The end in the open document is in focus again, and with it the details of the link. */
  end(): void {
    this.#deps.store.update((state) => {
      const { evidencing } = state;
      const shown = openDocumentOf(state)?.shown;
      const ids = [evidencing?.annotationId, evidencing?.ends.from.id, evidencing?.ends.to.id];
      const back = ids.find((id) => id && shown?.find(id));
      return { ...state, evidencing: null, ...(back ? { selectedId: back, selection: null } : {}) };
    });
    focusRegion('reader');
  }

  /** Shows everything that can be said of a link, or of none. */
  expand(linkId: LinkId | null): void {
    this.#deps.store.update((state) => ({ ...state, expandedLinkId: linkId }));
  }

  #set(evidencing: EvidencingState): void {
    this.#deps.store.update((state) => ({
      ...state,
      evidencing,
      expandedLinkId: evidencing.linkId,
      linking: null,
    }));
  }
}

/** The side that text of a document goes to; undefined where neither end stands in it. */
export function sideIn({ ends, side }: EvidencingState, documentId: string): LinkSide | undefined {
  const other = side === 'from' ? 'to' : 'from';
  if (ends[side].documentId === documentId) return side;
  return ends[other].documentId === documentId ? other : undefined;
}

/** Of the links at the annotation in focus, the passages that stand in the open document: painted while it is. */
export function evidenceSpans(state: AppState): readonly Span[] {
  const { selectedId, evidencing } = state;
  const open = openDocumentOf(state);
  if (!open || (selectedId === null && !evidencing)) return noSpans;
  return open.links.flatMap((link) => {
    if (!link.evidence) return noSpans;
    const isMeant = evidencing ? link.id === evidencing.linkId : link.fromId === selectedId || link.toId === selectedId;
    if (!isMeant) return noSpans;
    const here = (id: string) => open.shown.find(id) !== undefined;
    const { from, to } = link.evidence;
    return [...(here(link.fromId) ? from : []), ...(here(link.toId) ? to : [])].map(({ span }) => span);
  });
}

const noSpans: readonly Span[] = [];

function firstOf({ spans }: Annotation): Span {
  return spans[0] ?? { start: 0, end: 1 };
}
