import type { RoleCandidate } from '#shared/claims/frames/propose-frame.ts';
import { figureFields, quantitiesOfClaim } from '#shared/claims/frames/claim-quantities.ts';
import type { Annotation, AttributeValue } from '#shared/domain/annotation.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import type { CommandOf } from '#shared/domain/command.ts';
import { type AnnotationId, AnnotatorId, AttributeId, LabelId } from '#shared/domain/ids.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import type { Quantity } from '#shared/quantities/quantity.ts';
import { mainQuantity } from '#shared/quantities/read-quantity.ts';
import { snapToCharacters, snapToTokens } from '#shared/text/snap.ts';
import {
  canLink,
  choicesFor,
  directnessFor,
  type FrameChoice,
  type FrameScene,
  known,
  labelForWords,
  linkTypeOf,
  stepsOf,
} from './frame-choices.ts';
import type { Parts } from '../parts.ts';
import { codebookOf, openDocumentOf, projectOf, selectedAnnotationOf } from '../state/selectors.ts';
import type { FrameStep } from '../state/bar-states.ts';
import type { AppState } from '../state/state.ts';

type Patch = Readonly<Record<string, AttributeValue | null>>;

/**
 * Saying who says a claim, by which words, and what sort of claim it is: a key per part. What is chosen is an annotation
 * that the claim links to, and its words stand in the claim's field, so that tables of claims read without the links.
 */
export class Framing {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  /** For the selected claim. */
  start(step?: FrameStep): void {
    const { store, notices } = this.#deps;
    const claim = selectedAnnotationOf(store.get());
    const scene = claim && sceneFor(store.get(), claim.id);
    if (!scene) return notices.inform('window.frame.select-first');
    const [first] = stepsOf(scene);
    const wanted = step ?? first;
    if (!wanted) return notices.inform('window.frame.no-places');
    this.#set(scene.claim.id, wanted);
  }

  /** Ends it when the claim is gone, or the hand is at something else. Returns what ends the watching. */
  follow(): () => void {
    const { store } = this.#deps;
    return store.subscribe(() => {
      const state = store.get();
      const { framing, selectedId, linking, brushLabelId, dialog, wantedField, view } = state;
      if (!framing) return;
      const isElsewhere =
        (selectedId !== null && selectedId !== framing.claimId) || dialog || wantedField || view !== 'read';
      if (isElsewhere || linking || brushLabelId !== null || !frameSceneOf(state)) this.end();
    });
  }

  end(): void {
    this.#deps.store.update((state) => (state.framing ? { ...state, framing: null } : state));
  }

  goTo(step: FrameStep): void {
    const { framing } = this.#deps.store.get();
    if (framing) this.#set(framing.claimId, step);
  }

  choose(choice: FrameChoice): void {
    const scene = frameSceneOf(this.#deps.store.get());
    const step = this.#deps.store.get().framing?.step;
    if (!scene || !step) return;
    if (choice.kind === 'option') this.#take(scene, step, { kind: choice.optionId });
    else this.#fill(scene, step, choice.candidate);
  }

  /** The choice with this digit, from 1; nothing where there is none. */
  chooseAt(place: number): void {
    const { framing } = this.#deps.store.get();
    const scene = frameSceneOf(this.#deps.store.get());
    const choice = framing && scene && choicesFor(scene, framing.step)[place - 1];
    if (choice) this.choose(choice);
  }

  /** Nobody is named, no word reports it, it is of no kind. */
  nobody(): void {
    const scene = frameSceneOf(this.#deps.store.get());
    const step = this.#deps.store.get().framing?.step;
    if (!scene || !step) return;
    if (step === 'source') {
      this.#clear(scene, step, { source: null, cue: null, directness: 'unattributed' });
      this.#goOn(scene, 'cue');
    } else {
      this.#clear(scene, step, { [step]: null });
      this.#goOn(scene, step);
    }
  }

  /** Takes what is selected for the step; without a selection it is left as it is. */
  enter(): void {
    const { store, notices } = this.#deps;
    const state = store.get();
    const scene = frameSceneOf(state);
    const { framing, selection } = state;
    if (!scene || !framing) return;
    if (!selection || framing.step === 'kind') return this.skip();
    const { text } = scene.open.content;
    const exact = selection.exact || !state.settings.tokenSnapping;
    const span = exact ? snapToCharacters(text, selection.span) : snapToTokens(text, selection.span);
    if (!span) return notices.inform('window.notice.nothing-to-label');
    const quote = text.slice(span.start, span.end);
    const kind = /^\p{Lu}+$/u.test(quote) ? 'organization' : 'person';
    this.#fill(scene, framing.step, { span, quote, kind, annotationId: null, score: 1 });
  }

  /** An annotation that was clicked takes the part. */
  pick(annotation: Annotation): void {
    const state = this.#deps.store.get();
    const scene = frameSceneOf(state);
    const step = state.framing?.step;
    if (!scene || !step || step === 'kind' || annotation.id === scene.claim.id) return;
    if (!canLink(scene, step, annotation.labelId))
      return this.#deps.notices.inform('window.frame.cannot', { quote: shownQuote(annotation) });
    this.#run(scene, step, { annotationId: annotation.id }, this.#wordsFor(scene, step, shownQuote(annotation)));
  }

  skip(): void {
    const scene = frameSceneOf(this.#deps.store.get());
    const step = this.#deps.store.get().framing?.step;
    if (scene && step) this.#goOn(scene, step, true);
  }

  /** A step back; at the first there is nothing to go back to. */
  back(): void {
    const scene = frameSceneOf(this.#deps.store.get());
    const step = this.#deps.store.get().framing?.step;
    if (!scene || !step) return;
    const steps = stepsOf(scene);
    const before = steps[steps.indexOf(step) - 1];
    if (before) this.#set(scene.claim.id, before);
  }

  /** Fills the fields of the selected claim with a figure of its words: the one that they are about where none is named. */
  takeFigure(quantity?: Quantity): void {
    const { store, notices, sync } = this.#deps;
    const state = store.get();
    const claim = selectedAnnotationOf(state);
    const scene = claim && sceneFor(state, claim.id);
    const layer = scene && findLabel(scene.codebook, scene.claim.labelId)?.layer;
    if (!scene || !layer) return notices.inform('window.frame.select-first');
    const read = quantity ?? mainQuantity(quantitiesOfClaim(scene.open.content.text, scene.claim))?.quantity;
    if (!read) return notices.inform('window.figure.none');
    const fields = figureFields(read, layer.attributes);
    if (Object.keys(fields).length === 0) return notices.inform('window.figure.no-fields');
    const isOpen = scene.claim.attributes[AttributeId.parse('kind')] === undefined;
    sync.run({
      type: 'annotation.edit',
      ids: [scene.claim.id],
      attributes: { ...fields, ...(isOpen ? known(scene, { kind: 'figure' }) : {}) },
    });
  }

  #fill(scene: FrameScene, step: FrameStep, candidate: RoleCandidate): void {
    const { annotationId, span, quote } = candidate;
    const patch = this.#wordsFor(scene, step, quote.replace(/\s+/gu, ' '));
    const there = annotationId === null ? undefined : scene.open.shown.find(annotationId);
    if (there && canLink(scene, step, there.labelId)) return this.#run(scene, step, { annotationId: there.id }, patch);
    const labelId = labelForWords(scene, step, candidate);
    const filler = labelId === undefined ? undefined : { labelId: LabelId.parse(labelId), spans: [span] };
    this.#run(scene, step, filler, patch);
  }

  /** The field of a part in the article's words, and with the source whether it is quoted. */
  #wordsFor(scene: FrameScene, step: FrameStep, words: string): Patch {
    return known(scene, { [step]: words, ...(step === 'source' ? directnessFor(scene) : {}) });
  }

  /** Without a filler only the fields: the codebook has no links or no label for it. */
  #run(
    scene: FrameScene,
    step: FrameStep,
    filler: CommandOf<'claim.fill'>['filler'] | undefined,
    attributes: Patch,
  ): void {
    const type = linkTypeOf(scene, step);
    if (!filler || !type) {
      if (Object.keys(attributes).length === 0)
        return this.#deps.notices.inform('window.frame.no-label', { part: type?.name ?? step });
      return this.#take(scene, step, attributes);
    }
    this.#showLabel('labelId' in filler ? filler.labelId : undefined);
    const made = this.#gesture({
      type: 'claim.fill',
      claimId: scene.claim.id,
      linkTypeId: type.id,
      filler,
      ...(step === 'evidence' ? { adds: true as const } : {}),
      ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
      annotatorId: this.#annotatorId(),
    });
    if (made) this.#goOn(scene, step);
  }

  #take(scene: FrameScene, step: FrameStep, attributes: Patch): void {
    if (this.#gesture({ type: 'annotation.edit', ids: [scene.claim.id], attributes })) this.#goOn(scene, step);
  }

  #clear(scene: FrameScene, step: FrameStep, patch: Patch): void {
    const attributes = known(scene, patch);
    const type = linkTypeOf(scene, step);
    const { id: claimId } = scene.claim;
    if (type)
      this.#gesture({
        type: 'claim.fill',
        claimId,
        linkTypeId: type.id,
        filler: null,
        attributes,
        annotatorId: this.#annotatorId(),
      });
    else this.#gesture({ type: 'annotation.edit', ids: [claimId], attributes });
  }

  #gesture(command: CommandOf<'claim.fill'> | CommandOf<'annotation.edit'>): boolean {
    const { store, sync } = this.#deps;
    let made = false;
    store.gesture(() => {
      made = sync.run(command) !== undefined;
    });
    return made;
  }

  /**
   * To the next step. Behind the kind the frame is whole: it goes on only where somebody seems to be told, and evidence
   * is asked for only by who goes there.
   */
  #goOn(scene: FrameScene, step: FrameStep, skipped = false): void {
    const steps = stepsOf(scene);
    const next = steps[steps.indexOf(step) + 1];
    // Of evidence there may be more than one piece.
    if (step === 'evidence' && !skipped) return this.#set(scene.claim.id, step);
    const isWhole = next === undefined || (!skipped && next === 'evidence');
    const isUnasked = !skipped && next === 'addressee' && choicesFor(scene, 'addressee').length === 0;
    if (isWhole || isUnasked) this.end();
    else this.#set(scene.claim.id, next);
    if (isWhole || isUnasked)
      this.#deps.store.update((state) => ({ ...state, selectedId: scene.claim.id, selection: null }));
  }

  #set(claimId: AnnotationId, step: FrameStep): void {
    this.#deps.store.update((state) => ({
      ...state,
      framing: { claimId, step },
      selectedId: claimId,
      selection: null,
    }));
  }

  /** What is made must be seen: a filter that would hide it lets its label through. */
  #showLabel(labelId: LabelId | undefined): void {
    this.#deps.store.update((state) =>
      labelId !== undefined && state.labelFilter && !state.labelFilter.has(labelId)
        ? { ...state, labelFilter: new Set([...state.labelFilter, labelId]) }
        : state,
    );
  }

  #annotatorId(): AnnotatorId {
    return AnnotatorId.parse(projectOf(this.#deps.store.get())?.annotatorId);
  }
}

/** The state in which a claim that has just been made is framed; as it is, where its codebook asks for no source. */
export function framedFrom(state: AppState, id: AnnotationId): AppState {
  const scene = state.brushLabelId === null ? sceneFor(state, id) : undefined;
  const asks = scene !== undefined && stepsOf(scene).includes('source');
  return asks ? { ...state, framing: { claimId: scene.claim.id, step: 'source' } } : state;
}

/** The claim that is being framed; undefined where none is, or it is gone. */
export function frameSceneOf(state: AppState): FrameScene | undefined {
  return state.framing ? sceneFor(state, state.framing.claimId) : undefined;
}

function sceneFor(state: AppState, id: string): FrameScene | undefined {
  const open = openDocumentOf(state);
  const codebook = codebookOf(state);
  const claim = open?.shown.find(id);
  if (!open || !codebook || !claim) return undefined;
  return findLabel(codebook, claim.labelId)?.layer.kind === 'claim' ? { claim, codebook, open } : undefined;
}
