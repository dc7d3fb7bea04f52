import { type ClaimFrame, type FrameSource, namesOf } from '#shared/claims/frames/claim-frame.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import type { FrameScene } from '../../app/claims/frame-choices.ts';

/** What the frames around one claim are made of: what touches it, with the links that begin there. */
export function frameSource({ claim, codebook, open }: FrameScene): FrameSource {
  return {
    document: open.document,
    annotations: open.shown.touching(envelopeOf(claim)),
    isClaim: ({ labelId }) => findLabel(codebook, labelId)?.layer.kind === 'claim',
    linksFrom: (id) => open.links.filter(({ fromId }) => fromId === id),
    annotation: (id) => open.shown.find(id),
    // The window does not hold the register; the article's words tell who is meant.
    entity: () => undefined,
  };
}

/** "Landau ← Bruce": the nearest first. */
export function chainNames(frames: readonly ClaimFrame[]): string {
  return frames.map(nameOf).join(' ← ');
}

export function nameOf({ sources }: ClaimFrame): string {
  return namesOf(sources) || translate('window.frame.chain.nobody');
}
