import type { FileHandle } from '#shared/api/answers.ts';
import type { EventOf } from '#shared/api/contract.ts';
import type { NamesChoice, NamesFile } from '#shared/api/rule-answers.ts';
import type { SuggesterId, Suggestion } from '#shared/api/suggestion.ts';
import { changesOf } from '#shared/domain/change-set.ts';
import { type Codebook, findLabel } from '#shared/domain/codebook.ts';
import type { Command } from '#shared/domain/command.ts';
import { AnnotatorId, type DocumentId, type LabelId, type RuleId } from '#shared/domain/ids.ts';
import { type Result, success } from '#shared/domain/result.ts';
import type { Rule, RuleDraft } from '#shared/domain/rule.ts';
import { contains, overlaps, type Utf16Offset } from '#shared/domain/span.ts';
import { envelopeOf } from '../state/annotation-index.ts';
import type { Parts } from '../parts.ts';
import {
  codebookOf,
  focusedSuggestionOf,
  openDocumentOf,
  projectOf,
  selectedAnnotationOf,
} from '../state/selectors.ts';
import { noSuggestions, type SuggestionsState } from '../state/bar-states.ts';
import { type AppState } from '../state/state.ts';

/** After a change the hand may go on at once: asked for when it rests. */
const REST_MS = 300;

/** So many decisions are remembered, for the focus to find what an undo brings back. */
const REMEMBERED = 1000;

/** A file of names that a person chose: it can be read again in another way. */
export interface ChosenNames {
  readonly handle: FileHandle;
  readonly file: NamesFile;
}

/** Suggestions for the open document: asked for, stepped through, accepted or rejected. */
export class Suggesting {
  readonly #deps: Parts;
  /** What the suggestions shown were asked for with; another one of these makes them old. */
  #askedWith: readonly unknown[] = [];
  #rulesRead = 0;
  #asked = 0;
  /** What was decided in the open document, the first of it first: undone, it gets the focus. */
  #decided: readonly string[] = [];
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  /** Asks anew whenever what they depend on has changed. Returns what ends it. */
  follow(): () => void {
    const stop = this.#deps.store.subscribe(() => this.#follow());
    return () => {
      stop();
      clearTimeout(this.#waiting);
    };
  }

  /** A rule was changed here or elsewhere. */
  followRules({ changeSet }: EventOf<'project.changed'>): void {
    if (changeSet !== null && changesOf(changeSet, 'rule').length === 0) return;
    this.#rulesRead += 1;
    this.#follow();
  }

  step(direction: 1 | -1): void {
    const { store, reading } = this.#deps;
    const state = store.get();
    const { items } = state.suggestions;
    const at = this.#from(state, direction);
    const next = items[at];
    if (!next) return;
    this.focus(at);
    reading.reveal(next.span);
  }

  /** The one at this place of the list gets the focus; -1 for none. */
  focus(at: number): void {
    // Whoever let go does not want to be called back.
    if (at < 0) this.#decided = [];
    this.#deps.store.update((state) => ({
      ...state,
      ...(at >= 0 ? { selection: null, selectedId: null } : {}),
      suggestions: state.suggestions.at === at ? state.suggestions : { ...state.suggestions, at },
    }));
  }

  /** The shortest one that covers the offset gets the focus. False where there is none. */
  focusOn(offset: Utf16Offset): boolean {
    const { items } = this.#deps.store.get().suggestions;
    const here = { start: offset, end: offset + 1 };
    let found = -1;
    items.forEach(({ span }, i) => {
      const before = items[found]?.span;
      if (contains(span, here) && (!before || span.end - span.start < before.end - before.start)) found = i;
    });
    if (found >= 0) this.focus(found);
    return found >= 0;
  }

  accept(): void {
    const suggestion = focusedSuggestionOf(this.#deps.store.get());
    if (suggestion) this.#decide(suggestion, { status: 'accepted' });
  }

  reject(): void {
    const suggestion = focusedSuggestionOf(this.#deps.store.get());
    if (suggestion) this.#decide(suggestion, { status: 'rejected' });
  }

  /** The stretch of the suggestion in focus is right, but another label is. False where none is in focus. */
  acceptAs(labelId: LabelId): boolean {
    const suggestion = focusedSuggestionOf(this.#deps.store.get());
    if (suggestion) this.#decide(suggestion, { status: 'accepted', labelId });
    return suggestion !== undefined;
  }

  /** Accepts all that are like the one in focus (see `alike`), in one step. */
  acceptAlike(): void {
    const { store, sync, notices } = this.#deps;
    const state = store.get();
    const suggestion = focusedSuggestionOf(state);
    const annotatorId = projectOf(state)?.annotatorId;
    if (!suggestion || annotatorId === undefined) return;
    const all = alike(state.suggestions.items, suggestion);
    const made = sync.run({
      type: 'annotation.create-many',
      places: all.map(({ documentId, span, attributes, confidence }) => ({
        documentId,
        spans: [span],
        attributes,
        confidence,
      })),
      labelId: suggestion.labelId,
      annotatorId: AnnotatorId.parse(annotatorId),
      origin: { kind: 'suggested', by: suggestion.by },
      status: 'accepted',
    });
    if (!made) return;
    this.#leaveOut(all);
    notices.inform('window.suggestions.accepted-many', { count: all.length });
    // Where it was refused they must come back.
    void sync.settled().then(() => this.#askSoon(0));
  }

  /** Without an id a new one; without a source it stays what it is. False where it was refused. */
  saveRule(rule: Omit<RuleDraft, 'source'> & Partial<Pick<RuleDraft, 'source'>>, id?: RuleId): boolean {
    return this.#deps.sync.run({ type: 'rule.save', ...rule, ...(id === undefined ? {} : { id }) }) !== undefined;
  }

  removeRule(id: RuleId): void {
    this.#deps.sync.run({ type: 'rule.remove', id });
  }

  /** A rule with all its names, which a list of rules does not hold. */
  readRule(id: RuleId): Promise<Result<Rule>> {
    return this.#deps.api.call('rules.read', { id });
  }

  /** A pattern that ran out of time is tried again, here and on every document. */
  async retryRule(id: RuleId): Promise<void> {
    const { api, notices } = this.#deps;
    const answer = await api.call('rules.retry', { id });
    notices.reportIfFailed(answer);
    if (!answer.ok) return;
    this.#rulesRead += 1;
    this.#follow();
  }

  /** The names in a file that the person chooses; null where none was chosen. */
  async readNames(): Promise<Result<ChosenNames | null>> {
    const chosen = await this.#deps.api.call('dialog.choose-file', { purpose: 'gazetteer' });
    if (!chosen.ok || !chosen.value) return chosen.ok ? success(null) : chosen;
    return this.readNamesAs(chosen.value.handle);
  }

  /** The names in a file that was chosen, read as the person says. */
  async readNamesAs(handle: FileHandle, choice?: NamesChoice): Promise<Result<ChosenNames>> {
    const read = await this.#deps.api.call('shell.read-gazetteer', { handle, ...(choice ? { choice } : {}) });
    return read.ok ? success({ handle, file: read.value }) : read;
  }

  #decide(suggestion: Suggestion, decision: { readonly status: 'accepted' | 'rejected'; readonly labelId?: LabelId }) {
    const { store, sync, reading } = this.#deps;
    const annotatorId = projectOf(store.get())?.annotatorId;
    if (annotatorId === undefined) return;
    store.gesture(() => {
      if (!sync.run(commandFor(suggestion, { ...decision, annotatorId: AnnotatorId.parse(annotatorId) }))) return;
      if (decision.labelId !== undefined)
        store.update((state) => ({ ...state, lastLabelId: decision.labelId ?? null }));
      this.#leaveOut(decision.status === 'accepted' ? this.#covered(suggestion) : [suggestion]);
      // A label of another layer leaves the suggestion open: that it is suggested again is nothing that came back.
      const { labelId = suggestion.labelId } = decision;
      const codebook = codebookOf(store.get());
      if (layerIdOf(codebook, labelId) !== layerIdOf(codebook, suggestion.labelId)) this.#decided = [];
      const next = focusedSuggestionOf(store.get());
      if (next) reading.reveal(next.span);
    });
  }

  /** An accepted one takes with it those of its layer that overlap it: there is an annotation now. */
  #covered(accepted: Suggestion): readonly Suggestion[] {
    const state = this.#deps.store.get();
    const codebook = codebookOf(state);
    const layer = layerIdOf(codebook, accepted.labelId);
    return state.suggestions.items.filter(
      (one) => one === accepted || (overlaps(one.span, accepted.span) && layerIdOf(codebook, one.labelId) === layer),
    );
  }

  /** The focus goes on to the next one that stays. */
  #leaveOut(gone: readonly Suggestion[]): void {
    const left = new Set(gone);
    const ids = new Set(gone.map(({ id }) => id));
    this.#decided = [...this.#decided.filter((id) => !ids.has(id)), ...ids].slice(-REMEMBERED);
    this.#deps.store.update((state) => {
      const { items, at } = state.suggestions;
      const next = items.findIndex((one, i) => i >= at && !left.has(one));
      const kept = items.filter((one) => !left.has(one));
      const focus = items[next];
      return { ...state, suggestions: { ...state.suggestions, items: kept, at: focus ? kept.indexOf(focus) : -1 } };
    });
  }

  /** The place in the list where a step leads to: from the one in focus, or from what is selected in the text. */
  #from(state: AppState, direction: 1 | -1): number {
    const { items, at } = state.suggestions;
    const last = items.length - 1;
    if (focusedSuggestionOf(state)) return (at + direction + items.length) % items.length;
    const selected = selectedAnnotationOf(state);
    const from = state.selection?.span.start ?? (selected && envelopeOf(selected).start);
    if (from === undefined) return direction === 1 ? 0 : last;
    const after = items.findIndex(({ span }) => span.start >= from);
    if (direction === 1) return after < 0 ? 0 : after;
    return after <= 0 ? last : after - 1;
  }

  #follow(): void {
    const state = this.#deps.store.get();
    const open = openDocumentOf(state);
    const { suggesters } = state.settings;
    const wanted =
      open && suggesters.length > 0
        ? [
            open.document.id,
            open.document.contentId,
            suggesters,
            codebookOf(state),
            this.#rulesRead,
            projectOf(state)?.annotatorId,
            open.confirmed,
          ]
        : [];
    if (wanted.length === this.#askedWith.length && wanted.every((one, i) => one === this.#askedWith[i])) return;
    const sameDocument = wanted[0] === this.#askedWith[0] && wanted[1] === this.#askedWith[1];
    this.#askedWith = wanted;
    if (wanted.length === 0) {
      this.#asked += 1;
      clearTimeout(this.#waiting);
      this.#show(noSuggestions);
      return;
    }
    if (!sameDocument) {
      this.#decided = [];
      this.#show({ ...noSuggestions, asking: true });
    }
    this.#askSoon(sameDocument ? REST_MS : 0);
  }

  #askSoon(milliseconds: number): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#ask(), milliseconds);
  }

  async #ask(): Promise<void> {
    const { store } = this.#deps;
    const state = store.get();
    const documentId = openDocumentOf(state)?.document.id;
    const { suggesters } = state.settings;
    if (documentId === undefined || suggesters.length === 0) return;
    this.#asked += 1;
    const turn = this.#asked;
    // Patterns may take their second each: what needs none is shown before them, where nothing is shown yet.
    const quick = suggesters.filter((one) => one !== 'rules');
    const inSteps = state.suggestions.asking && quick.length > 0 && quick.length < suggesters.length;
    if (inSteps && !(await this.#askOnce({ documentId, suggesters: quick, turn, isWhole: false }))) return;
    await this.#askOnce({ documentId, suggesters, turn, isWhole: true });
  }

  /** False where nobody waits for the answer any more, or there is none. */
  async #askOnce({ documentId, suggesters, turn, isWhole }: Question): Promise<boolean> {
    const { store, api, reading } = this.#deps;
    const answer = await api.call('suggestions.list', { documentId, suggesters });
    // Asked again in the meantime, or another document is open.
    if (turn !== this.#asked || openDocumentOf(store.get())?.document.id !== documentId) return false;
    if (!answer.ok) {
      this.#show({ ...noSuggestions, failure: answer.error });
      return false;
    }
    const { suggestions, more, problems } = answer.value;
    // What is on its way to the store was decided already.
    const items = suggestions.filter((one) => !this.#isTaken(one));
    const { suggestions: before, selection, selectedId } = store.get();
    // Of several that an undo brought back, the one that was decided first was undone last.
    const known = new Set(before.items.map(({ id }) => id));
    const back = this.#decided.find((id) => !known.has(id) && items.some((one) => one.id === id));
    const comesBack = back !== undefined && selection === null && selectedId === null;
    const focus = comesBack ? back : before.items[before.at]?.id;
    const at = focus === undefined ? -1 : items.findIndex(({ id }) => id === focus);
    this.#show({ items, at, more, problems, asking: !isWhole, failure: null });
    const focused = items[at];
    if (comesBack && focused) reading.reveal(focused.span);
    return true;
  }

  #isTaken({ span, labelId }: Suggestion): boolean {
    const state = this.#deps.store.get();
    const layer = layerIdOf(codebookOf(state), labelId);
    const rejected = state.pending.some(
      ({ request }) =>
        request.kind === 'command' &&
        request.command.type === 'annotation.create' &&
        request.command.status === 'rejected' &&
        request.command.labelId === labelId &&
        request.command.spans.some((one) => one.start === span.start && one.end === span.end),
    );
    // Of others nothing is taken from whoever annotates here: two who label one article must not see each other's work.
    const annotatorId = projectOf(state)?.annotatorId;
    const near = openDocumentOf(state)?.shown.touching(span) ?? [];
    return (
      rejected ||
      near.some(
        (one) =>
          one.annotatorId === annotatorId && one.layerId === layer && one.spans.some((part) => overlaps(part, span)),
      )
    );
  }

  #show(suggestions: SuggestionsState): void {
    this.#deps.store.update((state) => (state.suggestions === suggestions ? state : { ...state, suggestions }));
  }
}

interface Question {
  readonly documentId: DocumentId;
  readonly suggesters: readonly SuggesterId[];
  readonly turn: number;
  /** Whether nothing is asked for after it. */
  readonly isWhole: boolean;
}

/** Those of the same source with the same label that are at least as sure. */
export function alike(items: readonly Suggestion[], { by, suggester, labelId, confidence }: Suggestion): Suggestion[] {
  return items.filter(
    (one) => one.by === by && one.suggester === suggester && one.labelId === labelId && one.confidence >= confidence,
  );
}

/** With another label than the suggested one, its attributes and its confidence say nothing. */
function commandFor(
  { documentId, span, by, labelId, attributes, confidence }: Suggestion,
  decision: { readonly status: 'accepted' | 'rejected'; readonly labelId?: LabelId; readonly annotatorId: AnnotatorId },
): Command {
  const other = decision.labelId !== undefined && decision.labelId !== labelId;
  return {
    type: 'annotation.create',
    documentId,
    spans: [span],
    labelId,
    ...(other ? {} : { attributes, confidence }),
    origin: { kind: 'suggested', by },
    ...decision,
  };
}

function layerIdOf(codebook: Codebook | undefined, labelId: string): string | undefined {
  return codebook && findLabel(codebook, labelId)?.layer.id;
}
