import type { AnnotationInspection } from '#shared/api/import-methods.ts';
import { type Codebook, findLabel } from '#shared/domain/codebook.ts';
import type { LabelTarget, LinkTypeTarget } from '#shared/formats/exchange/label-mapping.ts';
import { translate } from '#shared/locales/translate.ts';

export type UsedLabel = AnnotationInspection['labels'][number];
export type UsedLinkType = AnnotationInspection['linkTypes'][number];

/** What a label or a type of links can become, and how that is called. */
export interface Choice<Target> {
  readonly key: string;
  readonly name: string;
  readonly target: Target;
}

/** A label of the project, a new one in any layer (of the file's name, or as typed), or nothing at all. */
export function labelChoices(used: UsedLabel, codebook: Codebook, typed: string): Choice<LabelTarget>[] {
  const own = codebook.layers.flatMap(({ labels }) => labels.filter(({ retired }) => retired === undefined));
  const layers = codebook.layers.map(({ id }): string => id);
  if (used.layer !== '' && used.target.kind === 'new' && !layers.includes(used.target.layer))
    layers.push(used.target.layer);
  const words = typed.trim();
  const isOwnName = words === '' || describeLabelTarget(used.target, codebook) === words;
  const name = isOwnName ? used.label || used.layer : words;
  const targets: LabelTarget[] = [
    ...own.map(({ id }): LabelTarget => ({ kind: 'label', labelId: id })),
    // Before what is made of the typed words: who types “leave” means this.
    { kind: 'skip' },
    ...(name === '' ? [] : layers.map((layer): LabelTarget => ({ kind: 'new', layer, name }))),
  ];
  return targets.map((target) => choice(target, describeLabelTarget(target, codebook)));
}

export function linkTypeChoices(used: UsedLinkType, codebook: Codebook, typed: string): Choice<LinkTypeTarget>[] {
  const own = codebook.linkTypes.filter(({ retired }) => retired === undefined);
  const words = typed.trim();
  const isOwnName = words === '' || describeLinkTypeTarget(used.target, codebook) === words;
  const name = isOwnName ? used.type : words;
  const targets: LinkTypeTarget[] = [
    ...own.map(({ id }): LinkTypeTarget => ({ kind: 'type', typeId: id })),
    { kind: 'skip' },
    ...(name === '' ? [] : [{ kind: 'new', name } as const]),
  ];
  return targets.map((target) => choice(target, describeLinkTypeTarget(target, codebook)));
}

function choice<Target extends object>(target: Target, name: string): Choice<Target> {
  return { key: JSON.stringify(target), name, target };
}

export function describeLabelTarget(target: LabelTarget, codebook: Codebook): string {
  if (target.kind === 'skip') return translate('window.adopt.target-skip');
  if (target.kind === 'label') {
    const found = findLabel(codebook, target.labelId);
    return translate('window.adopt.target-in', {
      label: found?.label.name ?? target.labelId,
      layer: found?.layer.name ?? '',
    });
  }
  const layer = codebook.layers.find(({ id }) => id === target.layer)?.name ?? target.layer;
  return translate('window.adopt.target-new', { label: target.name, layer });
}

export function describeLinkTypeTarget(target: LinkTypeTarget, codebook: Codebook): string {
  if (target.kind === 'skip') return translate('window.adopt.target-skip');
  if (target.kind === 'new') return translate('window.adopt.target-new-type', { name: target.name });
  return codebook.linkTypes.find(({ id }) => id === target.typeId)?.name ?? target.typeId;
}

/** Those whose names hold what is typed; what is typed anew is there in any case. */
export function matching<Target extends object>(choices: readonly Choice<Target>[], typed: string): Choice<Target>[] {
  const words = typed.trim().toLowerCase();
  return choices.filter(({ name }) => name.toLowerCase().includes(words));
}
