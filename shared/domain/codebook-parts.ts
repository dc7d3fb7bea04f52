import type { AttributeDefinition, Codebook } from './codebook.ts';

export const partKinds = ['layer', 'label', 'link-type', 'attribute', 'option'] as const;
export type PartKind = (typeof partKinds)[number];

/** Something in a codebook that can be removed by itself. */
export interface CodebookPart {
  /** The same for the same part in every version: `label person`, `option layer claims stance for`. */
  readonly key: string;
  readonly kind: PartKind;
  readonly name: string;
  /** What it belongs to: the layer of a label, the attribute of an option; empty for documents and for the codebook. */
  readonly owner: string;
  /** The key of the part that it goes with; empty for the codebook itself. */
  readonly within: string;
}

/** Every part of a codebook by its key, what others belong to before them. */
export function partsOf({ layers, linkTypes, documentAttributes = [] }: Codebook): ReadonlyMap<string, CodebookPart> {
  const parts: CodebookPart[] = [];
  for (const { id, name, labels, attributes } of layers) {
    const within = `layer ${id}`;
    parts.push({ key: within, kind: 'layer', name, owner: '', within: '' });
    for (const label of labels)
      parts.push({ key: `label ${label.id}`, kind: 'label', name: label.name, owner: name, within });
    parts.push(...attributeParts(attributes, { within, owner: name }));
  }
  for (const { id, name, attributes = [] } of linkTypes) {
    const within = `link-type ${id}`;
    parts.push({ key: within, kind: 'link-type', name, owner: '', within: '' });
    parts.push(...attributeParts(attributes, { within, owner: name }));
  }
  parts.push(...attributeParts(documentAttributes, { within: '', owner: '' }));
  return new Map(parts.map((part) => [part.key, part]));
}

function attributeParts(
  attributes: readonly AttributeDefinition[],
  { within, owner }: { readonly within: string; readonly owner: string },
): CodebookPart[] {
  return attributes.flatMap(({ id, name, options }) => {
    const key = `attribute ${within} ${id}`;
    return [
      { key, kind: 'attribute' as const, name, owner, within },
      ...options.map((option) => ({
        key: `option ${key} ${option.id}`,
        kind: 'option' as const,
        name: option.name,
        owner: name,
        within: key,
      })),
    ];
  });
}

/** The parts of the first that the second has not; of what went as a whole, the whole only. */
export function partsLost(before: Codebook, after: Codebook): CodebookPart[] {
  const kept = partsOf(after);
  const was = partsOf(before);
  return [...was.values()].filter(
    ({ key, within }) => !kept.has(key) && (within === '' || kept.has(within) || !was.has(within)),
  );
}

/** A codebook that has of another one these parts only, with what they belong to and what belongs to them. */
export function codebookOfParts(codebook: Codebook, keys: ReadonlySet<string>): Codebook {
  const attributesOf = (list: readonly AttributeDefinition[], within: string): AttributeDefinition[] =>
    list.flatMap((attribute) => {
      const key = `attribute ${within} ${attribute.id}`;
      if (keys.has(within) || keys.has(key)) return [attribute];
      const options = attribute.options.filter(({ id }) => keys.has(`option ${key} ${id}`));
      return options.length > 0 ? [{ ...attribute, options }] : [];
    });
  const { documentAttributes = [], ...rest } = codebook;
  const layers = codebook.layers.flatMap((layer) => {
    const within = `layer ${layer.id}`;
    const labels = layer.labels.filter(({ id }) => keys.has(within) || keys.has(`label ${id}`));
    const attributes = attributesOf(layer.attributes, within);
    return keys.has(within) || labels.length + attributes.length > 0 ? [{ ...layer, labels, attributes }] : [];
  });
  const linkTypes = codebook.linkTypes.flatMap((type) => {
    const within = `link-type ${type.id}`;
    if (keys.has(within)) return [type];
    const attributes = attributesOf(type.attributes ?? [], within);
    return attributes.length > 0 ? [{ ...type, attributes }] : [];
  });
  return { ...rest, layers, linkTypes, documentAttributes: attributesOf(documentAttributes, '') };
}
