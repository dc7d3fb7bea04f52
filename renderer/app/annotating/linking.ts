import type { Annotation } from '#shared/domain/annotation.ts';
import type { Command, CommandOf } from '#shared/domain/command.ts';
import { type AnnotationId, AnnotatorId, type LinkId } from '#shared/domain/ids.ts';
import { type LinkChoice, linkChoices } from '#shared/domain/link-choices.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import { translate } from '#shared/locales/translate.ts';
import { focusRegion } from '../focus-regions.ts';
import type { Parts } from '../parts.ts';
import { withInUse } from '../state/panes.ts';
import {
  codebookOf,
  labelOf,
  openDocumentOf,
  openDocumentsOf,
  projectOf,
  selectedAnnotationOf,
} from '../state/selectors.ts';
import type { LinkingState } from '../state/bar-states.ts';
import type { AppState, OpenDocumentState } from '../state/state.ts';

/** A hand that is used to choosing the type presses its key by then, though there was nothing to choose. */
const TYPE_KEY_FOLLOWS_MS = 1000;

/** So many annotations of other documents are remembered as other ends of a link. */
const REMEMBERED = 40;

/**
 * Connecting annotations, in two steps: pick the other end, choose the type. The other end may be in another document;
 * opening one in between changes nothing.
 */
export class Linking {
  readonly #deps: Parts;
  #recent: readonly Annotation[] = [];
  #projectId: string | undefined;
  /** The links whose far ends are in the state, or on their way into it. */
  #followed: readonly OpenDocumentState['links'][] = [];
  /** Runs for a while after a link whose type needed no choice. */
  #chosenByItself: ReturnType<typeof setTimeout> | undefined;
  /** What was told last, and as long as what it is true. */
  #told: { readonly selectedId: AnnotationId | null; readonly linkId: string; readonly wasSeen: boolean } | undefined;

  constructor(deps: Parts) {
    this.#deps = deps;
    deps.store.subscribe(() => {
      this.#remember();
      this.#forgetNews();
      void this.#followEnds();
    });
  }

  /** From the selected annotation. */
  start(): void {
    const from = selectedAnnotationOf(this.#deps.store.get());
    if (!from) return this.#deps.notices.inform('window.links.select-first');
    this.#deps.store.update((state) => ({ ...state, linkNews: '', evidencing: null }));
    this.#set({ from, to: null, recent: this.#recent });
    focusRegion('reader');
  }

  /** The other end. Where only one type is possible, that is the link; otherwise the type is asked for. */
  pick(to: Annotation): void {
    const { store, notices } = this.#deps;
    const { linking } = store.get();
    if (!linking) return;
    if (to.id === linking.from.id) return notices.inform('window.links.to-itself');
    const choices = this.choices({ ...linking, to });
    const [only] = choices;
    if (!only) return notices.inform('window.links.none-possible', this.#names(linking.from, to));
    this.#set({ ...linking, to });
    if (choices.length > 1) return;
    this.choose(only);
    this.#chosenByItself = setTimeout(() => this.expectsTypeKey(), TYPE_KEY_FOLLOWS_MS);
  }

  /**
   * Whether the next key may be meant for the type of a link that needed no choice. It must not relabel the annotation
   * that has the focus again. Answers yes for one key at most.
   */
  expectsTypeKey(): boolean {
    const expects = this.#chosenByItself !== undefined;
    clearTimeout(this.#chosenByItself);
    this.#chosenByItself = undefined;
    return expects;
  }

  /** The types that the codebook allows between the ends. */
  choices({ from, to }: LinkingState): readonly LinkChoice[] {
    const state = this.#deps.store.get();
    const codebook = codebookOf(state);
    return codebook && to ? linkChoices(codebook, [from, to], openDocumentOf(state)?.links ?? []) : [];
  }

  choose({ type, reversed }: LinkChoice): void {
    const { store, sync } = this.#deps;
    const { linking, project } = store.get();
    if (!linking?.to || project.kind !== 'open') return;
    const [first, second] = reversed ? [linking.to, linking.from] : [linking.from, linking.to];
    const made = sync.run({
      type: 'link.add',
      linkTypeId: type.id,
      fromId: first.id,
      toId: second.id,
      annotatorId: AnnotatorId.parse(project.info.annotatorId),
    });
    const news = made ? translate('window.links.made', { type: type.name, ...quotes(first, second) }) : '';
    store.update((state) => ({ ...state, linkNews: news }));
    this.#end();
    this.#told = made && { linkId: made, selectedId: store.get().selectedId, wasSeen: false };
  }

  /** That a link was made is no news any more when the hand has gone on, or the link is gone. */
  #forgetNews(): void {
    const { store } = this.#deps;
    if (!this.#told) return;
    const state = store.get();
    const { linkId, selectedId, wasSeen } = this.#told;
    const isThere = openDocumentsOf(state).some(({ links }) => links.some(({ id }) => id === linkId));
    if (state.selectedId === selectedId && (isThere || !wasSeen)) {
      this.#told = { linkId, selectedId, wasSeen: isThere };
      return;
    }
    this.#told = undefined;
    store.update((now) => ({ ...now, linkNews: '' }));
  }

  edit(id: LinkId, patch: Omit<CommandOf<'link.edit'>, 'type' | 'ids'>): void {
    this.#deps.sync.run({ type: 'link.edit', ids: [id], ...patch });
  }

  /** A relation in the place of what excludes it, as it was offered. */
  replace(command: Command): void {
    const { sync, notices, store } = this.#deps;
    sync.run(command, (result) => {
      if (!result.ok || !('linkTypeId' in command)) return;
      const type = codebookOf(store.get())?.linkTypes.find(({ id }) => id === command.linkTypeId);
      notices.inform('window.links.replaced', { type: type?.name ?? '' });
    });
  }

  remove(id: LinkId): void {
    this.#deps.sync.run({ type: 'link.remove', ids: [id] });
  }

  /** One step back: from the type to the other end, and from there out. */
  back(): void {
    const { linking } = this.#deps.store.get();
    if (linking?.to) this.#set({ ...linking, to: null });
    else this.#end();
  }

  /** The end at which it began is in focus again; where its document is not open any more, the other one. */
  #end(): void {
    this.#deps.store.update((before) => {
      const { from, to } = before.linking ?? {};
      const state = from ? withInUse(before, from.documentId) : before;
      const shown = openDocumentOf(state)?.shown;
      const here = (from && shown?.find(from.id)) ?? (to && shown?.find(to.id));
      return { ...state, linking: null, ...(here ? { selectedId: here.id, selection: null } : {}) };
    });
    focusRegion('reader');
  }

  #set(linking: LinkingState): void {
    this.#deps.store.update((state) => ({ ...state, linking }));
  }

  #names(from: Annotation, to: Annotation): { from: string; to: string } {
    const codebook = codebookOf(this.#deps.store.get());
    const nameOf = ({ labelId }: Annotation) => labelOf(codebook, labelId)?.label.name ?? labelId;
    return { from: nameOf(from), to: nameOf(to) };
  }

  #remember(): void {
    const state = this.#deps.store.get();
    const projectId = projectOf(state)?.id;
    if (projectId !== this.#projectId) this.#recent = [];
    this.#projectId = projectId;
    const selected = selectedAnnotationOf(state);
    if (!selected || this.#recent[0] === selected) return;
    this.#recent = [selected, ...this.#recent.filter(({ id }) => id !== selected.id)].slice(0, REMEMBERED);
  }

  /** Reads the ends of the open documents' links that are in other documents. */
  async #followEnds(): Promise<void> {
    const { store, api, notices } = this.#deps;
    const state = store.get();
    if (!openDocumentOf(state)) return;
    const opens = openDocumentsOf(state);
    const links = opens.map((open) => open.links);
    // Which of the two is in use makes no difference.
    if (links.length === this.#followed.length && links.every((one) => this.#followed.includes(one))) return;
    this.#followed = links;
    const ids = new Set(
      opens.flatMap((open) =>
        open.links.flatMap(({ fromId, toId }) => [fromId, toId]).filter((id) => !open.shown.find(id)),
      ),
    );
    if (ids.size === 0) return;
    const found = await api.call('annotations.read', { ids: [...ids] });
    if (!found.ok) return notices.report(found.error);
    // Another document, or another link, in the meantime: its own ends are on their way.
    if (this.#followed !== links) return;
    const linkEnds: AppState['linkEnds'] = new Map(found.value.annotations.map((one) => [one.id, one]));
    store.update((now) => ({ ...now, linkEnds }));
  }
}

/** Enough to know them by. */
const QUOTE_LENGTH = 60;

function quotes(from: Annotation, to: Annotation): { from: string; to: string } {
  return { from: shortQuote(from), to: shortQuote(to) };
}

export function shortQuote(annotation: Pick<Annotation, 'quote' | 'spans'>, length = QUOTE_LENGTH): string {
  const quote = shownQuote(annotation);
  return quote.length > length ? `${quote.slice(0, length).trimEnd()}…` : quote;
}
