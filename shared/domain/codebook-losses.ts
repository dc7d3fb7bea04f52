import {
  type AttributeAddress,
  type AttributePlace,
  attributesAt,
  findAttribute,
  placeIds,
  replaceAttributes,
} from './attribute-edits.ts';
import {
  type AttributeDefinition,
  type Codebook,
  findLabel,
  findLayer,
  findLinkType,
  type Label,
  type Layer,
  type LinkType,
} from './codebook.ts';
import { type CodebookEdit, edited, type Moved } from './codebook-edits.ts';
import { type CodebookUsage, usesOfAttribute, usesOfLabel, usesOfLinkType, usesOfOption } from './codebook-usage.ts';
import { AttributeId, LabelId, LinkTypeId } from './ids.ts';

/** Something in use that another codebook has no place for. `key` tells it from the others. */
export type Loss = { readonly key: string; readonly name: string; readonly within: string; readonly count: number } & (
  | { readonly kind: 'label'; readonly label: Label; readonly layer: Layer }
  | { readonly kind: 'link-type'; readonly linkType: LinkType }
  | { readonly kind: 'attribute'; readonly address: AttributeAddress; readonly attribute: AttributeDefinition }
  | {
      readonly kind: 'option';
      readonly address: AttributeAddress;
      readonly option: AttributeDefinition['options'][number];
    }
);

/** What becomes of it: it is kept beside the new codebook, taken away, or goes to something that is there. */
export type Fate =
  { readonly kind: 'keep' } | { readonly kind: 'remove' } | { readonly kind: 'to'; readonly id: string };

/** Everything in use that is gone in the other codebook. */
export function findLosses(before: Codebook, after: Codebook, usage: CodebookUsage): Loss[] {
  return [
    ...before.layers.flatMap((layer) =>
      layer.labels.flatMap((label): Loss[] => {
        const count = usesOfLabel(usage, label.id);
        if (count === 0 || findLabel(after, label.id)) return [];
        return [{ kind: 'label', key: `label ${label.id}`, name: label.name, within: layer.name, count, label, layer }];
      }),
    ),
    ...before.linkTypes.flatMap((linkType): Loss[] => {
      const count = usesOfLinkType(usage, linkType.id);
      if (count === 0 || findLinkType(after, linkType.id)) return [];
      return [{ kind: 'link-type', key: `link-type ${linkType.id}`, name: linkType.name, within: '', count, linkType }];
    }),
    ...placesOf(before).flatMap(({ place, name }) => attributeLosses({ before, after, usage }, place, name)),
  ];
}

/** The other codebook with what is to be kept, and where everything else goes. */
export function settleLosses(after: Codebook, losses: readonly Loss[], fateOf: (loss: Loss) => Fate): CodebookEdit {
  let codebook = after;
  const labels: Record<string, LabelId | null> = {};
  const linkTypes: Record<string, LinkTypeId | null> = {};
  const options: NonNullable<Moved['options']>[number][] = [];
  const attributes: NonNullable<Moved['attributes']>[number][] = [];
  for (const loss of losses) {
    const fate = fateOf(loss);
    if (fate.kind === 'keep') {
      codebook = keep(codebook, loss);
      continue;
    }
    const target = fate.kind === 'to' ? fate.id : null;
    switch (loss.kind) {
      case 'label':
        labels[loss.label.id] = target === null ? null : LabelId.parse(target);
        break;
      case 'link-type':
        linkTypes[loss.linkType.id] = target === null ? null : LinkTypeId.parse(target);
        break;
      case 'option': {
        const { place, attributeId } = loss.address;
        options.push({ ...placeIds(place), attributeId, from: loss.option.id, to: target });
        break;
      }
      case 'attribute':
        if (target !== null)
          attributes.push({
            ...placeIds(loss.address.place),
            from: loss.address.attributeId,
            to: AttributeId.parse(target),
          });
        break;
      default:
        loss satisfies never;
    }
  }
  return edited(codebook, {
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
    ...(Object.keys(linkTypes).length > 0 ? { linkTypes } : {}),
    ...(options.length > 0 ? { options } : {}),
    ...(attributes.length > 0 ? { attributes } : {}),
  });
}

interface Exchange {
  readonly before: Codebook;
  readonly after: Codebook;
  readonly usage: CodebookUsage;
}

function attributeLosses({ before, after, usage }: Exchange, place: AttributePlace, within: string): Loss[] {
  // With its layer or type of links go the annotations or links themselves, which are asked for already.
  if (!attributesAt(after, place)) return [];
  const key = `${placeIds(place).layerId ?? ''} ${placeIds(place).linkTypeId ?? ''}`;
  return (attributesAt(before, place) ?? []).flatMap((attribute): Loss[] => {
    const address = { place, attributeId: attribute.id };
    const next = findAttribute(after, address);
    if (!next) {
      const count = usesOfAttribute(usage, address);
      const whole = { key: `attribute ${key} ${attribute.id}`, name: attribute.name, within, count };
      return count === 0 ? [] : [{ kind: 'attribute', ...whole, address, attribute }];
    }
    if (next.kind !== 'one-of' && next.kind !== 'many-of') return [];
    return attribute.options.flatMap((option): Loss[] => {
      const count = usesOfOption(usage, { ...address, optionId: option.id });
      if (count === 0 || next.options.some(({ id }) => id === option.id)) return [];
      const whole = { key: `option ${key} ${attribute.id} ${option.id}`, name: option.name, within: next.name, count };
      return [{ kind: 'option', ...whole, address, option }];
    });
  });
}

function placesOf(codebook: Codebook): { readonly place: AttributePlace; readonly name: string }[] {
  return [
    ...codebook.layers.map(({ id, name }) => ({ place: { kind: 'layer', layerId: id } as const, name })),
    ...codebook.linkTypes.map(({ id, name }) => ({ place: { kind: 'link-type', linkTypeId: id } as const, name })),
    { place: { kind: 'documents' }, name: '' },
  ];
}

/** Kept beside the new codebook: what people used stays readable, but is not offered any more. */
function keep(codebook: Codebook, loss: Loss): Codebook {
  switch (loss.kind) {
    case 'label': {
      const label: Label = { ...loss.label, parentId: null, retired: true };
      const layers = findLayer(codebook, loss.layer.id)
        ? codebook.layers
        : [...codebook.layers, { ...loss.layer, labels: [] }];
      return {
        ...codebook,
        layers: layers.map((layer) =>
          layer.id === loss.layer.id ? { ...layer, labels: [...layer.labels, label] } : layer,
        ),
      };
    }
    case 'link-type':
      return { ...codebook, linkTypes: [...codebook.linkTypes, { ...loss.linkType, retired: true }] };
    case 'attribute':
      return mapAttributes(codebook, loss.address.place, (list) => [...list, { ...loss.attribute, retired: true }]);
    case 'option':
      return mapAttributes(codebook, loss.address.place, (list) =>
        list.map((one) =>
          one.id === loss.address.attributeId ? { ...one, options: [...one.options, loss.option] } : one,
        ),
      );
    default:
      return loss satisfies never;
  }
}

function mapAttributes(
  codebook: Codebook,
  place: AttributePlace,
  change: (list: readonly AttributeDefinition[]) => readonly AttributeDefinition[],
): Codebook {
  return replaceAttributes(codebook, place, change(attributesAt(codebook, place) ?? []));
}
