import type { Annotation, Attributes } from './annotation.ts';
import { findValueFault } from './attribute-value.ts';
import { allowsLink, type Codebook, findLayer, findLinkType, type Layer } from './codebook.ts';
import type { LabelId } from './ids.ts';
import type { Link } from './link.ts';

/** What was said of an annotation that means the same on another layer: values of attributes of one id and kind. */
export function keptValues(codebook: Codebook, { layerId, attributes }: Annotation, layer: Layer): Attributes {
  if (layer.id === layerId) return attributes;
  const before = findLayer(codebook, layerId)?.attributes ?? [];
  const fits = ([id, value]: [string, Attributes[keyof Attributes]]): boolean => {
    const definition = layer.attributes.find((attribute) => attribute.id === id);
    const same = definition && before.some((attribute) => attribute.id === id && attribute.kind === definition.kind);
    return same === true && findValueFault(definition, value) === undefined;
  };
  return Object.fromEntries(Object.entries(attributes).filter(fits));
}

/** The labels of an annotation before and after; undefined where it is not known, and nothing is said of its links. */
export type LabelChange = { readonly before: LabelId; readonly after: LabelId } | undefined;

/**
 * The links that were allowed between the old labels of their ends and are not between the new ones. A link that was
 * not allowed before either (its type was changed after it was made) is not the relabelling's business.
 */
export function linksThatNoLongerFit(
  codebook: Codebook,
  links: Iterable<Link>,
  labelsOf: (annotationId: string) => LabelChange,
): Link[] {
  return [...new Map([...links].map((link) => [link.id, link])).values()].filter((link) => {
    const type = findLinkType(codebook, link.typeId);
    const from = labelsOf(link.fromId);
    const to = labelsOf(link.toId);
    if (!type || !from || !to) return false;
    return allowsLink(type, from.before, to.before) && !allowsLink(type, from.after, to.after);
  });
}
