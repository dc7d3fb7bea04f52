import { directnessOf } from '#shared/claims/frames/directness.ts';
import { proposeFrame, type RoleCandidate } from '#shared/claims/frames/propose-frame.ts';
import type { Annotation, AttributeValue } from '#shared/domain/annotation.ts';
import { findValueFault } from '#shared/domain/attribute-value.ts';
import {
  allowsLink,
  type AttributeDefinition,
  type Codebook,
  findLabel,
  findLinkType,
  type LinkType,
} from '#shared/domain/codebook.ts';
import type { LabelId } from '#shared/domain/ids.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import type { Span } from '#shared/domain/span.ts';
import { envelopeOf } from '../state/annotation-index.ts';
import type { FrameStep, FramingState } from '../state/bar-states.ts';
import type { OpenDocumentState } from '../state/state.ts';

/** The steps of a frame, in the order in which the keys go through them. */
export const frameSteps: readonly FrameStep[] = ['source', 'cue', 'kind', 'addressee', 'evidence'];

/** A claim of the open document, and what its codebook can hold of a frame. */
export interface FrameScene {
  readonly claim: Annotation;
  readonly codebook: Codebook;
  readonly open: OpenDocumentState;
}

export type FrameChoice =
  | { readonly kind: 'words'; readonly text: string; readonly candidate: RoleCandidate }
  | { readonly kind: 'option'; readonly text: string; readonly optionId: string; readonly letter: string }
  | { readonly kind: 'label'; readonly text: string; readonly labelId: LabelId };

/** So far around a claim mentions count as sources; the rest of the text is not looked at. */
const NEAR = 4000;
const MOST_CHOICES = 9;
/** What can speak: the labels of the default codebook that cannot are left out, others are taken. */
const silent = new Set(['date', 'money', 'quantity', 'law', 'event', 'other']);

/** The steps that the codebook has a place for. */
export function stepsOf(scene: FrameScene): readonly FrameStep[] {
  return frameSteps.filter((step) =>
    step === 'kind'
      ? kindOptions(scene).length > 0
      : linkTypeOf(scene, step) !== undefined || attributeOf(scene, step) !== undefined,
  );
}

/** What can be chosen at a step, the likeliest first; the first nine have a digit. What `naming` asks goes before. */
export function choicesFor(
  scene: FrameScene,
  { step, naming }: Pick<FramingState, 'step' | 'naming'>,
): readonly FrameChoice[] {
  if (naming) return labelChoices(scene, step);
  if (step === 'kind') return kindOptions(scene);
  if (step === 'evidence') return [];
  const { claim, open } = scene;
  const proposed = proposeFrame({
    text: open.content.text,
    claim: envelopeOf(claim),
    mentions: mentionsNear(scene),
    source: step === 'cue' ? fillersOf(scene, 'source').map(envelopeOf)[0] : undefined,
    cue: step === 'addressee' ? fillersOf(scene, 'cue').map(envelopeOf)[0] : undefined,
  });
  const lists = { source: proposed.sources, cue: proposed.cues, addressee: proposed.addressees };
  return lists[step].map((candidate) => ({ kind: 'words', text: candidate.quote.replace(/\s+/gu, ' '), candidate }));
}

/** The annotations that take a part in the claim by a link. */
export function fillersOf({ claim, open }: FrameScene, step: Exclude<FrameStep, 'kind'>): Annotation[] {
  return open.links
    .filter(({ fromId, typeId }) => fromId === claim.id && typeId === step)
    .flatMap(({ toId }) => open.shown.find(toId) ?? []);
}

/** What a step holds already, in words; empty where it holds nothing. */
export function filledWith(scene: FrameScene, step: FrameStep): string {
  const value = attributeOf(scene, step) ? valueOf(scene.claim, step) : undefined;
  if (step === 'kind') return attributeOf(scene, 'kind')?.options.find(({ id }) => id === value)?.name ?? '';
  const linked = fillersOf(scene, step).map(shownQuote);
  if (linked.length > 0) return linked.join(', ');
  return typeof value === 'string' ? value : '';
}

/** Whether it was said that nobody is named, as told apart from a source that nobody has asked for yet. */
export function isUnattributed(scene: FrameScene): boolean {
  return filledWith(scene, 'source') === '' && valueOf(scene.claim, 'directness') === 'unattributed';
}

/** The link type of a part, where links of it may begin at the claim. */
export function linkTypeOf({ codebook, claim }: FrameScene, step: FrameStep): LinkType | undefined {
  const type = step === 'kind' ? undefined : findLinkType(codebook, step);
  const fits = type && !type.retired && (type.fromLabelIds.length === 0 || type.fromLabelIds.includes(claim.labelId));
  return fits ? type : undefined;
}

export function canLink(scene: FrameScene, step: FrameStep, labelId: string): boolean {
  const type = linkTypeOf(scene, step);
  return type !== undefined && allowsLink(type, scene.claim.labelId, labelId);
}

/** The label that words get when they take a part and are nothing yet; undefined where the codebook has none for it. */
export function labelForWords(
  scene: FrameScene,
  step: FrameStep,
  candidate: Pick<RoleCandidate, 'kind' | 'quote'>,
): string | undefined {
  const same = step === 'cue' || step === 'evidence' ? undefined : labelOfSameWords(scene, candidate.quote);
  const own = step === 'cue' || step === 'evidence' ? step : candidate.kind;
  return [same, own].find((id) => {
    const label = id === undefined ? undefined : findLabel(scene.codebook, id)?.label;
    return label !== undefined && !label.retired && canLink(scene, step, label.id);
  });
}

/** What somebody may be who takes a part: the labels of the codebook's things that can speak, in its order. */
export function labelChoices(scene: FrameScene, step: FrameStep): Extract<FrameChoice, { kind: 'label' }>[] {
  return scene.codebook.layers
    .filter(({ kind }) => kind === 'entity')
    .flatMap(({ labels }) => labels)
    .filter(({ id, retired }) => !retired && !silent.has(id) && canLink(scene, step, id))
    .slice(0, MOST_CHOICES)
    .map(({ id, name }) => ({ kind: 'label', text: name, labelId: id }));
}

/** The mention that has just these words and may take the part. */
export function mentionOf(scene: FrameScene, step: FrameStep, span: Span): Annotation | undefined {
  return scene.open.shown
    .touching(span)
    .find(
      ({ spans, labelId }) =>
        sameValue(spans, [span]) &&
        findLabel(scene.codebook, labelId)?.layer.kind === 'entity' &&
        canLink(scene, step, labelId),
    );
}

/** The same words are the same kind of thing elsewhere in the article. */
export function labelOfSameWords({ open, codebook }: FrameScene, quote: string): LabelId | undefined {
  return open.shown.sorted.find(
    (one) =>
      one.quote === quote && findLabel(codebook, one.labelId)?.layer.kind === 'entity' && !silent.has(one.labelId),
  )?.labelId;
}

/** The attributes that the codebook knows and that can have the values; the rest is left out. */
export function known(
  scene: FrameScene,
  patch: Readonly<Record<string, AttributeValue | null>>,
): Readonly<Record<string, AttributeValue | null>> {
  return Object.fromEntries(
    Object.entries(patch).filter(([id, value]) => {
      const definition = attributeOf(scene, id);
      return definition && (value === null || findValueFault(definition, value) === undefined);
    }),
  );
}

/** Quoted or not, as the quotation marks say, unless somebody has said so already. */
export function directnessFor({ claim, open }: FrameScene): Readonly<Record<string, AttributeValue | null>> {
  const before = valueOf(claim, 'directness');
  const isOpen = before === undefined || before === 'unattributed';
  return isOpen ? { directness: directnessOf(open.content.text, envelopeOf(claim)) } : {};
}

function kindOptions(scene: FrameScene): Extract<FrameChoice, { kind: 'option' }>[] {
  const taken = new Set<string>();
  return (attributeOf(scene, 'kind')?.options ?? []).slice(0, MOST_CHOICES).map(({ id, name }) => {
    const letter =
      name
        .toLowerCase()
        .match(/\p{L}/gu)
        ?.find((one) => !taken.has(one)) ?? '';
    taken.add(letter);
    return { kind: 'option', text: name, optionId: id, letter };
  });
}

function attributeOf({ codebook, claim }: FrameScene, id: string): AttributeDefinition | undefined {
  return findLabel(codebook, claim.labelId)?.layer.attributes.find((one) => one.id === id && !one.retired);
}

function valueOf({ attributes }: Annotation, id: string): AttributeValue | undefined {
  const values: Readonly<Record<string, AttributeValue | undefined>> = attributes;
  return values[id];
}

function mentionsNear({ claim, codebook, open }: FrameScene): Annotation[] {
  const { start, end }: Span = envelopeOf(claim);
  return open.shown
    .touching({ start: Math.max(0, start - NEAR), end: end + NEAR })
    .filter(({ labelId }) => findLabel(codebook, labelId)?.layer.kind === 'entity' && !silent.has(labelId));
}
