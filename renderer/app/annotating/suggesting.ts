import type { FileHandle } from '#shared/api/answers.ts';
import type { EventOf } from '#shared/api/contract.ts';
import type { NamesChoice, NamesFile } from '#shared/api/rule-answers.ts';
import type { SuggesterId, Suggestion } from '#shared/api/suggestion.ts';
import { changesOf } from '#shared/domain/change-set.ts';
import { AnnotatorId, type DocumentId, type LabelId, type RuleId } from '#shared/domain/ids.ts';
import { type Result, success } from '#shared/domain/result.ts';
import type { Rule, RuleDraft } from '#shared/domain/rule.ts';
import { contains, overlaps, type Utf16Offset } from '#shared/domain/span.ts';
import { envelopeOf } from '../state/annotation-index.ts';
import type { Parts } from '../parts.ts';
import { viewOf, withSuggestions } from '../state/panes.ts';
import {
  codebookOf,
  focusedSuggestionOf,
  openDocumentOf,
  openDocumentsOf,
  projectOf,
  selectedAnnotationOf,
} from '../state/selectors.ts';
import { noSuggestions, type SuggestionsState } from '../state/bar-states.ts';
import type { AppState, OpenDocumentState } from '../state/state.ts';
import { alike, commandFor, layerIdOf } from './suggestion-command.ts';
import { isTaken } from './suggestion-taken.ts';

/** After a change the hand may go on at once: asked for when it rests. */
const REST_MS = 300;

/** So many decisions are remembered, for the focus to find what an undo brings back. */
const REMEMBERED = 1000;

/** A file of names that a person chose: it can be read again in another way. */
export interface ChosenNames {
  readonly handle: FileHandle;
  readonly file: NamesFile;
}

/** What was asked for an open document. */
interface Asked {
  /** Another one of these makes the suggestions old. */
  with: readonly unknown[];
  turn: number;
  /** What was decided in the document, the first of it first: undone, it gets the focus. */
  decided: readonly string[];
  waiting: ReturnType<typeof setTimeout> | undefined;
}

/** Suggestions for the open documents, each with its own: asked for, stepped through, accepted or rejected. */
export class Suggesting {
  readonly #deps: Parts;
  readonly #asked = new Map<DocumentId, Asked>();
  /** Keys that were pressed before what they are about was there, by the document that they are meant for. */
  readonly #keys = new Map<DocumentId, (() => void)[]>();
  #rulesRead = 0;
  #inUse: DocumentId | undefined;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  /** Asks anew whenever what they depend on has changed. Returns what ends it. */
  follow(): () => void {
    const stop = this.#deps.store.subscribe(() => this.#follow());
    return () => {
      stop();
      this.#forget([]);
    };
  }

  /** A rule was changed here or elsewhere. */
  followRules({ changeSet }: EventOf<'project.changed'>): void {
    if (changeSet !== null && changesOf(changeSet, 'rule').length === 0) return;
    this.#rulesRead += 1;
    this.#follow();
  }

  step(direction: 1 | -1): void {
    this.#whenThere(() => this.#step(direction));
  }

  #step(direction: 1 | -1): void {
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
    if (at < 0) this.#setDecided([]);
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
    this.#whenThere(() => this.#decideFocused('accepted'));
  }

  reject(): void {
    this.#whenThere(() => this.#decideFocused('rejected'));
  }

  #decideFocused(status: 'accepted' | 'rejected'): void {
    const suggestion = focusedSuggestionOf(this.#deps.store.get());
    if (suggestion) this.#decide(suggestion, { status });
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
    const { documentId } = suggestion;
    void sync.settled().then(() => this.#askSoon(documentId, 0));
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
      if (layerIdOf(codebook, labelId) !== layerIdOf(codebook, suggestion.labelId)) this.#setDecided([]);
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
    this.#setDecided([...this.#decided().filter((id) => !ids.has(id)), ...ids].slice(-REMEMBERED));
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
    const on = state.settings.suggesters.length > 0;
    const opens = on ? openDocumentsOf(state) : [];
    this.#forget(opens.map(({ document }) => document.id));
    for (const open of opens) this.#followOne(state, open);
    if (!on) for (const { document } of openDocumentsOf(state)) this.#show(document.id, noSuggestions);
    const inUse = openDocumentOf(state)?.document.id;
    if (inUse === undefined && state.suggestions !== noSuggestions)
      this.#deps.store.update((now) => ({ ...now, suggestions: noSuggestions }));
    if (inUse === this.#inUse) return;
    this.#inUse = inUse;
    if (inUse === undefined) return;
    this.#pressKeys(inUse);
    // What was done in the other article may have taught something.
    if (on && !state.suggestions.asking) this.#askSoon(inUse, REST_MS);
  }

  #followOne(state: AppState, { document, confirmed }: OpenDocumentState): void {
    const { id, contentId } = document;
    const annotatorId = projectOf(state)?.annotatorId;
    const wanted = [contentId, state.settings.suggesters, codebookOf(state), this.#rulesRead, annotatorId, confirmed];
    const before = this.#asked.get(id);
    if (before && wanted.every((one, i) => one === before.with[i])) return;
    if (before?.with[0] === contentId) {
      before.with = wanted;
      this.#askSoon(id, REST_MS);
      return;
    }
    clearTimeout(before?.waiting);
    this.#asked.set(id, { with: wanted, turn: 0, decided: [], waiting: undefined });
    this.#show(id, { ...noSuggestions, asking: true });
    this.#askSoon(id, 0);
  }

  /** Of all documents but those that are open. */
  #forget(openIds: readonly DocumentId[]): void {
    const { reading } = this.#deps;
    for (const [id, { waiting }] of this.#asked) {
      if (openIds.includes(id)) continue;
      clearTimeout(waiting);
      this.#asked.delete(id);
    }
    for (const id of this.#keys.keys()) if (!openIds.includes(id) && reading.asked !== id) this.#keys.delete(id);
  }

  /**
   * No key is lost while what it is about is on its way, and none means another article than the one that it was pressed
   * for: it waits for the answer, after those that wait already.
   */
  #whenThere(press: () => void): void {
    const { store, reading } = this.#deps;
    const state = store.get();
    const id = reading.asked ?? openDocumentOf(state)?.document.id;
    if (id === undefined) return;
    const waiting = this.#keys.get(id) ?? [];
    if (waiting.length > 0 || reading.asked !== undefined || isComing(state)) this.#keys.set(id, [...waiting, press]);
    else press();
  }

  #pressKeys(id: DocumentId): void {
    const state = this.#deps.store.get();
    if (openDocumentOf(state)?.document.id !== id || this.#deps.reading.asked !== undefined || isComing(state)) return;
    const keys = this.#keys.get(id) ?? [];
    this.#keys.delete(id);
    for (const press of keys) press();
  }

  #decided(): readonly string[] {
    return (this.#inUse !== undefined && this.#asked.get(this.#inUse)?.decided) || [];
  }

  #setDecided(decided: readonly string[]): void {
    const asked = this.#inUse === undefined ? undefined : this.#asked.get(this.#inUse);
    if (asked) asked.decided = decided;
  }

  #askSoon(id: DocumentId, milliseconds: number): void {
    const asked = this.#asked.get(id);
    if (!asked) return;
    clearTimeout(asked.waiting);
    asked.waiting = setTimeout(() => void this.#ask(id, asked), milliseconds);
  }

  async #ask(documentId: DocumentId, asked: Asked): Promise<void> {
    const state = this.#deps.store.get();
    const { suggesters } = state.settings;
    asked.turn += 1;
    const { turn } = asked;
    // Patterns may take their second each: what needs none is shown before them, where nothing is shown yet.
    const quick = suggesters.filter((one) => one !== 'rules');
    const { asking } = viewOf(state, documentId).suggestions;
    const inSteps = asking && quick.length > 0 && quick.length < suggesters.length;
    const question = { documentId, asked, turn };
    if (inSteps && !(await this.#askOnce({ ...question, suggesters: quick, isWhole: false }))) return;
    await this.#askOnce({ ...question, suggesters, isWhole: true });
  }

  /** False where nobody waits for the answer any more, or there is none. */
  async #askOnce({ documentId, asked, suggesters, turn, isWhole }: Question): Promise<boolean> {
    const { store, api, reading } = this.#deps;
    const answer = await api.call('suggestions.list', { documentId, suggesters });
    // Asked again in the meantime, or the document is not open any more.
    if (turn !== asked.turn || this.#asked.get(documentId) !== asked) return false;
    if (!answer.ok) {
      this.#show(documentId, { ...noSuggestions, failure: answer.error });
      return false;
    }
    const { suggestions, more, problems } = answer.value;
    const view = viewOf(store.get(), documentId);
    // What is on its way to the store was decided already.
    const items = suggestions.filter((one) => !isTaken(view, one));
    const { suggestions: before, selection, selectedId } = view;
    // Of several that an undo brought back, the one that was decided first was undone last.
    const known = new Set(before.items.map(({ id }) => id));
    const back = asked.decided.find((id) => !known.has(id) && items.some((one) => one.id === id));
    const comesBack = back !== undefined && selection === null && selectedId === null;
    const focus = comesBack ? back : before.items[before.at]?.id;
    const at = focus === undefined ? -1 : items.findIndex(({ id }) => id === focus);
    this.#show(documentId, { items, at, more, problems, asking: !isWhole, failure: null });
    const focused = items[at];
    if (comesBack && focused) reading.reveal(focused.span, documentId);
    return true;
  }

  /** Those of the article in use, or of the one beside it. */
  #show(documentId: DocumentId, suggestions: SuggestionsState): void {
    this.#deps.store.update((state) => withSuggestions(state, documentId, suggestions));
    this.#pressKeys(documentId);
  }
}

/** Whether there is nothing to act on yet. */
function isComing({ suggestions }: AppState): boolean {
  return suggestions.asking && suggestions.items.length === 0;
}

interface Question {
  readonly documentId: DocumentId;
  readonly asked: Asked;
  readonly suggesters: readonly SuggesterId[];
  readonly turn: number;
  /** Whether nothing is asked for after it. */
  readonly isWhole: boolean;
}
