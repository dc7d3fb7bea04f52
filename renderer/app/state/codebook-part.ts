import { type AttributeAddress, findAttribute, type OptionAddress } from '#shared/domain/attribute-edits.ts';
import { type Codebook, findLabel, findLayer, findLinkType } from '#shared/domain/codebook.ts';
import type { CodebookEdit } from '#shared/domain/codebook-edits.ts';
import type { LabelId, LayerId, LinkTypeId } from '#shared/domain/ids.ts';

/** Something in the codebook that can be looked at by itself. */
export type CodebookPart =
  | { readonly kind: 'codebook' }
  | { readonly kind: 'layer'; readonly layerId: LayerId }
  | { readonly kind: 'label'; readonly labelId: LabelId }
  | { readonly kind: 'link-type'; readonly linkTypeId: LinkTypeId }
  | { readonly kind: 'attribute'; readonly address: AttributeAddress };

/** Something in the codebook that can be taken away. */
export type RemovablePart =
  Exclude<CodebookPart, { readonly kind: 'codebook' }> | { readonly kind: 'option'; readonly address: OptionAddress };

/** A change that costs something, and the words in which it is asked for. */
export interface CodebookQuestion {
  readonly base: Codebook;
  readonly edit: CodebookEdit;
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
}

/** Tells parts from each other, in lists. */
export function keyOfPart(part: CodebookPart): string {
  switch (part.kind) {
    case 'codebook':
      return 'codebook';
    case 'layer':
      return `layer ${part.layerId}`;
    case 'label':
      return `label ${part.labelId}`;
    case 'link-type':
      return `link-type ${part.linkTypeId}`;
    case 'attribute':
      return `attribute ${JSON.stringify(part.address)}`;
    default:
      return part satisfies never;
  }
}

/** What a part is called; undefined where it is not there (any more). */
export function nameOfPart(codebook: Codebook, part: CodebookPart | RemovablePart): string | undefined {
  switch (part.kind) {
    case 'codebook':
      return codebook.name;
    case 'layer':
      return findLayer(codebook, part.layerId)?.name;
    case 'label':
      return findLabel(codebook, part.labelId)?.label.name;
    case 'link-type':
      return findLinkType(codebook, part.linkTypeId)?.name;
    case 'attribute':
      return findAttribute(codebook, part.address)?.name;
    case 'option':
      return findAttribute(codebook, part.address)?.options.find(({ id }) => id === part.address.optionId)?.name;
    default:
      return part satisfies never;
  }
}

/** The part that was asked for where it is there, or else the first label, or else the codebook itself. */
export function partToShow(codebook: Codebook, wanted: CodebookPart | null): CodebookPart {
  if (wanted && nameOfPart(codebook, wanted) !== undefined) return wanted;
  const first = codebook.layers.flatMap((layer) => layer.labels)[0];
  return first ? { kind: 'label', labelId: first.id } : { kind: 'codebook' };
}
