import type { RoleCandidate } from '#shared/claims/frames/propose-frame.ts';
import { figureFields, quantitiesOfClaim } from '#shared/claims/frames/claim-quantities.ts';
import type { Annotation, AttributeValue } from '#shared/domain/annotation.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import { titleOf } from '#shared/domain/document.ts';
import type { CommandOf } from '#shared/domain/command.ts';
import { type AnnotationId, AnnotatorId, AttributeId, LabelId } from '#shared/domain/ids.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import type { Span } from '#shared/domain/span.ts';
import type { Quantity } from '#shared/quantities/quantity.ts';
import { mainQuantity } from '#shared/quantities/read-quantity.ts';
import { snapToCharacters, snapToTokens } from '#shared/text/snap.ts';
import {
  canLink,
  choicesFor,
  directnessFor,
  filledWith,
  type FrameChoice,
  type FrameScene,
  isUnattributed,
  known,
  labelChoices,
  labelForWords,
  labelOfSameWords,
  linkTypeOf,
  mentionOf,
  stepsOf,
} from './frame-choices.ts';
import {
  framingFollowed,
  isAtSomethingElse,
  isFramingFree,
  isInAnotherArticle,
  withClaimInHand,
} from './framing-place.ts';
import type { Parts } from '../parts.ts';
import { envelopeOf } from '../state/annotation-index.ts';
import { codebookOf, heldDocumentsOf, projectOf, selectedAnnotationOf } from '../state/selectors.ts';
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

  /**
   * Ends it when the claim is gone, or the hand is at something else. To look at another article is not that: the bar
   * stays with its claim. Returns what ends the watching.
   */
  follow(): () => void {
    const { store } = this.#deps;
    let last = store.get();
    return store.subscribe(() => {
      const state = store.get();
      const before = last;
      const now = framingFollowed(before, state);
      last = now;
      const { framing } = now;
      if (!framing) return;
      if (isAtSomethingElse(now) || !frameSceneOf(now)) return this.end();
      if (now !== state) store.set(now);
      const step = travelledTo(before, now);
      if (step !== undefined && step !== framing.step) this.#set(framing.claimId, step);
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
    const { step, naming } = this.#deps.store.get().framing ?? {};
    if (!scene || !step) return;
    if (choice.kind === 'option') this.#take(scene, step, { kind: choice.optionId });
    else if (choice.kind === 'words') this.#fill(scene, step, choice.candidate);
    else if (naming) this.#label(scene, step, { span: naming, labelId: choice.labelId });
  }

  /** The choice with this digit, from 1; nothing where there is none. */
  chooseAt(place: number): void {
    const { framing } = this.#deps.store.get();
    const scene = frameSceneOf(this.#deps.store.get());
    const choice = framing && scene && choicesFor(scene, framing)[place - 1];
    if (choice) this.choose(choice);
  }

  /** Nobody is named, no word reports it, it is of no kind. */
  nobody(): void {
    const scene = frameSceneOf(this.#deps.store.get());
    const { step, naming } = this.#deps.store.get().framing ?? {};
    // Words that were chosen for the part are somebody.
    if (!scene || !step || naming) return;
    if (step === 'source') {
      this.#clear(scene, ['source', 'cue'], { source: null, cue: null, directness: 'unattributed' });
      this.#goOn(scene, 'cue');
    } else {
      this.#clear(scene, [step], { [step]: null });
      this.#goOn(scene, step);
    }
  }

  /**
   * Takes what is selected for the step; without a selection it is left as it is. What the words of a source are is
   * asked for, unless it is known: a guess would be an annotation that nobody has made.
   */
  enter(): void {
    const { store, notices } = this.#deps;
    const state = store.get();
    const scene = frameSceneOf(state);
    const { framing, selection } = state;
    if (!scene || !framing) return;
    if (!selection && framing.naming) return;
    const { step } = framing;
    if (isFramingFree(state) || !selection || step === 'kind') return this.skip();
    if (isInAnotherArticle(state))
      return notices.inform('window.frame.other-article', { document: titleOf(scene.open.document) });
    const { text } = scene.open.content;
    const exact = selection.exact || !state.settings.tokenSnapping;
    const span = exact ? snapToCharacters(text, selection.span) : snapToTokens(text, selection.span);
    if (!span) return notices.inform('window.notice.nothing-to-label');
    const there = mentionOf(scene, step, span);
    if (there) return this.pick(there);
    const quote = text.slice(span.start, span.end);
    if (step === 'cue' || step === 'evidence')
      return this.#fill(scene, step, { span, quote, kind: 'person', annotationId: null, score: 1 });
    const same = labelOfSameWords(scene, quote);
    const [first, ...others] = labelChoices(scene, step);
    if (same !== undefined && canLink(scene, step, same)) this.#label(scene, step, { span, labelId: same });
    else if (others.length === 0) this.#label(scene, step, { span, labelId: first?.labelId });
    else this.#set(scene.claim.id, step, span);
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

  /** Back to the claim, in whichever article it is. */
  showClaim(): void {
    const scene = frameSceneOf(this.#deps.store.get());
    if (!scene) return;
    const { claim, open } = scene;
    void this.#deps.reading.openAt(open.document.id, { span: envelopeOf(claim), annotationId: claim.id });
  }

  skip(): void {
    const scene = frameSceneOf(this.#deps.store.get());
    const step = this.#deps.store.get().framing?.step;
    if (scene && step) this.#goOn(scene, step, true);
  }

  /** A step back; at the first there is nothing to go back to. */
  back(): void {
    const scene = frameSceneOf(this.#deps.store.get());
    const { step, naming } = this.#deps.store.get().framing ?? {};
    if (!scene || !step) return;
    if (naming) return this.#set(scene.claim.id, step);
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
    const read = quantity ?? mainQuantity(quantitiesOfClaim(scene.claim, scene.open.content.text))?.quantity;
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

  /** Words that get this label take the part; without one only their field. */
  #label(scene: FrameScene, step: FrameStep, { span, labelId }: { span: Span; labelId: LabelId | undefined }): void {
    const words = scene.open.content.text.slice(span.start, span.end).replace(/\s+/gu, ' ');
    const filler = labelId === undefined ? undefined : { labelId, spans: [span] };
    this.#run(scene, step, filler, this.#wordsFor(scene, step, words));
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

  #clear(scene: FrameScene, steps: readonly FrameStep[], patch: Patch): void {
    const attributes = known(scene, patch);
    const [type, ...others] = steps.flatMap((step) => linkTypeOf(scene, step) ?? []);
    const { id: claimId } = scene.claim;
    if (type)
      this.#gesture({
        type: 'claim.fill',
        claimId,
        linkTypeId: type.id,
        filler: null,
        ...(others.length > 0 ? { clears: others.map(({ id }) => id) } : {}),
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
    const isUnasked = !skipped && next === 'addressee' && choicesFor(scene, { step: 'addressee' }).length === 0;
    if (isWhole || isUnasked) this.end();
    else this.#set(scene.claim.id, next);
    if (isWhole || isUnasked) this.#deps.store.update((state) => withClaimInHand(state, scene.claim.id));
  }

  #set(claimId: AnnotationId, step: FrameStep, naming?: Span): void {
    this.#deps.store.update((state) => {
      const { naming: _, ...before } = state.framing?.claimId === claimId ? state.framing : {};
      const framing = { ...before, claimId, step, ...(naming && { naming }) };
      return withClaimInHand({ ...state, framing }, claimId);
    });
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

/**
 * The part to ask for once an undo or a redo has arrived: the one that an undo took back, the one behind what a redo
 * filled again. Undefined where nothing arrived that concerns the frame.
 */
function travelledTo(before: AppState, state: AppState): FrameStep | undefined {
  const { framing } = state;
  if (!framing || before.framing?.claimId !== framing.claimId) return undefined;
  const arrived = before.pending.find(
    ({ id, request }) => request.kind !== 'command' && !state.pending.some((one) => one.id === id),
  );
  const was = arrived && frameSceneOf(before);
  const is = arrived && frameSceneOf(state);
  if (!was || !is) return undefined;
  const said = (scene: FrameScene, step: FrameStep): string =>
    step === 'source' && isUnattributed(scene) ? 'unattributed' : filledWith(scene, step);
  const steps = stepsOf(is);
  const changed = steps.findIndex((step) => said(was, step) !== said(is, step));
  if (changed < 0) return undefined;
  return arrived.request.kind === 'redo' ? (steps[changed + 1] ?? steps[changed]) : steps[changed];
}

function sceneFor(state: AppState, id: string): FrameScene | undefined {
  const open = heldDocumentsOf(state).find(({ shown }) => shown.find(id));
  const codebook = codebookOf(state);
  const claim = open?.shown.find(id);
  if (!open || !codebook || !claim) return undefined;
  return findLabel(codebook, claim.labelId)?.layer.kind === 'claim' ? { claim, codebook, open } : undefined;
}
