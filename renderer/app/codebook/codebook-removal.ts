import {
  attributesAt,
  changeAttribute,
  findAttribute,
  possibleHeirs,
  removeAttribute,
  removeOption,
} from '#shared/domain/attribute-edits.ts';
import { type Codebook, findLabel, findLayer } from '#shared/domain/codebook.ts';
import { type CodebookEdit, inTreeOrder } from '#shared/domain/codebook-edits.ts';
import type { Fate } from '#shared/domain/codebook-losses.ts';
import {
  type CodebookUsage,
  usesOfAttribute,
  usesOfLabel,
  usesOfLinkType,
  usesOfOption,
} from '#shared/domain/codebook-usage.ts';
import { AttributeId, LabelId, LayerId, LinkTypeId } from '#shared/domain/ids.ts';
import { changeLabel, removeLabel } from '#shared/domain/label-edits.ts';
import { labelPath } from '#shared/domain/label-path.ts';
import { mergeLayers, removeLayer, retireLayer } from '#shared/domain/layer-edits.ts';
import { changeLinkType, removeLinkType } from '#shared/domain/link-type-edits.ts';
import type { RemovablePart } from '../state/codebook-part.ts';

/** How many annotations, links or documents carry it. */
export function usesOfPart(codebook: Codebook, usage: CodebookUsage, part: RemovablePart): number {
  switch (part.kind) {
    case 'layer':
      return (findLayer(codebook, part.layerId)?.labels ?? []).reduce((sum, { id }) => sum + usesOfLabel(usage, id), 0);
    case 'label':
      return usesOfLabel(usage, part.labelId);
    case 'link-type':
      return usesOfLinkType(usage, part.linkTypeId);
    case 'attribute':
      return usesOfAttribute(usage, part.address);
    case 'option':
      return usesOfOption(usage, part.address);
    default:
      return part satisfies never;
  }
}

/** What can take its place: others of its kind. */
export function heirsOf(
  codebook: Codebook,
  part: RemovablePart,
): readonly { readonly name: string; readonly options: readonly { readonly id: string; readonly name: string }[] }[] {
  const named = (items: readonly { readonly id: string; readonly name: string }[], own: string, name = '') => {
    const options = items.filter(({ id }) => id !== own).map((item) => ({ id: item.id, name: item.name }));
    return options.length === 0 ? [] : [{ name, options }];
  };
  switch (part.kind) {
    case 'layer':
      return named(codebook.layers, part.layerId);
    case 'label': {
      const own = findLabel(codebook, part.labelId)?.layer.id;
      const layers = [...codebook.layers].sort((a, b) => Number(b.id === own) - Number(a.id === own));
      return layers.flatMap((layer) => {
        const labels = inTreeOrder(layer.labels).map((one) => ({ id: one.id, name: labelPath(layer.labels, one) }));
        return named(labels, part.labelId, layer.name);
      });
    }
    case 'link-type':
      return named(codebook.linkTypes, part.linkTypeId);
    case 'attribute':
      return named(
        possibleHeirs(attributesAt(codebook, part.address.place) ?? [], part.address.attributeId),
        part.address.attributeId,
      );
    case 'option':
      return named(findAttribute(codebook, part.address)?.options ?? [], part.address.optionId);
    default:
      return part satisfies never;
  }
}

/** The edit for what a person chose. Options cannot be kept: a list has them or has them not. */
export function removalEdit(codebook: Codebook, part: RemovablePart, fate: Fate): CodebookEdit | undefined {
  const heir = fate.kind === 'to' ? fate.id : null;
  const keep = fate.kind === 'keep';
  switch (part.kind) {
    case 'layer':
      if (keep) return retireLayer(codebook, part.layerId);
      return heir === null
        ? removeLayer(codebook, part.layerId)
        : mergeLayers(codebook, part.layerId, LayerId.parse(heir));
    case 'label':
      if (keep) return changeLabel(codebook, part.labelId, { retired: true });
      return removeLabel(codebook, part.labelId, heir === null ? null : LabelId.parse(heir));
    case 'link-type':
      if (keep) return changeLinkType(codebook, part.linkTypeId, { retired: true });
      return removeLinkType(codebook, part.linkTypeId, heir === null ? null : LinkTypeId.parse(heir));
    case 'attribute':
      if (keep) return changeAttribute(codebook, part.address, { retired: true });
      return removeAttribute(codebook, part.address, heir === null ? null : AttributeId.parse(heir));
    case 'option':
      return keep ? undefined : removeOption(codebook, part.address, heir);
    default:
      return part satisfies never;
  }
}
