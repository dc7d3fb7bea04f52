import { z } from 'zod';
import { AttributeValue } from './annotation.ts';
import { AttributeId, LabelId, LayerId, LinkTypeId } from './ids.ts';

const shortText = z.string().min(1).max(200);
const longText = z.string().max(20_000);

const Option = z.strictObject({ id: z.string().min(1).max(200), name: shortText }).readonly();

/** What may be said of an annotation besides its label. */
export const AttributeDefinition = z
  .strictObject({
    id: AttributeId,
    name: shortText,
    /** An `entity` value is the id of an entry of the register. */
    kind: z.enum(['text', 'number', 'boolean', 'one-of', 'many-of', 'date', 'entity']),
    /** For `one-of` and `many-of`. Their ids are what an annotation stores and an export writes. */
    options: z.array(Option).readonly(),
    required: z.boolean(),
    definition: longText,
    /** What a new annotation has. */
    default: AttributeValue.optional(),
    /** Shown only where another attribute has one of these values. */
    shownIf: z
      .strictObject({ attributeId: AttributeId, values: z.array(z.string()).min(1).readonly() })
      .readonly()
      .optional(),
    /** No longer asked for; values that are there stay. */
    retired: z.literal(true).optional(),
  })
  .readonly();
export type AttributeDefinition = z.infer<typeof AttributeDefinition>;

/** A label keeps its id for ever; renaming it touches no annotation. */
export const Label = z
  .strictObject({
    id: LabelId,
    name: shortText,
    /** `#rrggbb`; the window derives the tints of each theme from it. */
    color: z.string().regex(/^#[0-9a-f]{6}$/),
    /** One character, or empty. */
    shortcut: z.string().max(1),
    definition: longText,
    examples: z.array(longText).readonly(),
    counterExamples: z.array(longText).readonly(),
    parentId: LabelId.nullable(),
    /** No longer offered; what carries it stays. */
    retired: z.literal(true).optional(),
  })
  .readonly();
export type Label = z.infer<typeof Label>;

/** A set of labels that is applied in one pass and drawn in one way. */
export const Layer = z
  .strictObject({
    id: LayerId,
    name: shortText,
    /** What the application may take the layer for: only claims have sources, only entities enter the register. */
    kind: z.enum(['entity', 'claim', 'span']),
    /** Words are filled, sentence-long stretches underlined, so that the two stay readable on top of each other. */
    paint: z.enum(['fill', 'underline']),
    labels: z.array(Label).readonly(),
    attributes: z.array(AttributeDefinition).readonly(),
  })
  .readonly();
export type Layer = z.infer<typeof Layer>;

export const LinkType = z
  .strictObject({
    id: LinkTypeId,
    name: shortText,
    definition: longText,
    /** The labels that may stand at either end; empty for any. */
    fromLabelIds: z.array(LabelId).readonly(),
    toLabelIds: z.array(LabelId).readonly(),
    attributes: z.array(AttributeDefinition).readonly().optional(),
    /** It has no direction: what it says of A and B it says of B and A, and says once. */
    symmetric: z.literal(true).optional(),
    /** Groups by name: of the types of a group, one annotator says only one of the same two annotations. */
    exclusive: z.array(shortText).readonly().optional(),
    /** No longer offered; links of it stay. */
    retired: z.literal(true).optional(),
  })
  .readonly();
export type LinkType = z.infer<typeof LinkType>;

/** What may be annotated in a project and how it is understood. Each change counts the version up. */
export const Codebook = z
  .strictObject({
    version: z.int().min(1),
    name: shortText,
    layers: z.array(Layer).readonly(),
    linkTypes: z.array(LinkType).readonly(),
    /** What may be said of a whole document: its labels and fields. */
    documentAttributes: z.array(AttributeDefinition).readonly().optional(),
  })
  .readonly()
  .superRefine((codebook, context) => {
    for (const id of repeated(codebook.layers.map((layer) => layer.id)))
      context.addIssue({ code: 'custom', path: ['layers'], message: `The layer id "${id}" is used twice.` });
    for (const id of repeated(codebook.layers.flatMap((layer) => layer.labels.map((label) => label.id))))
      context.addIssue({ code: 'custom', path: ['layers'], message: `The label id "${id}" is used twice.` });
    for (const id of repeated(codebook.linkTypes.map((type) => type.id)))
      context.addIssue({ code: 'custom', path: ['linkTypes'], message: `The link type id "${id}" is used twice.` });
    for (const [path, attributes] of attributeListsOf(codebook))
      for (const id of repeated(attributes.map((attribute) => attribute.id)))
        context.addIssue({ code: 'custom', path: [path], message: `The attribute id "${id}" is used twice.` });
    for (const [index, layer] of codebook.layers.entries()) {
      const fault = findNestingFault(layer.labels);
      if (fault !== undefined) context.addIssue({ code: 'custom', path: ['layers', index], message: fault });
    }
  });
export type Codebook = z.infer<typeof Codebook>;

export function findLayer(codebook: Codebook, layerId: string): Layer | undefined {
  return codebook.layers.find((layer) => layer.id === layerId);
}

/** Label ids are unique over the whole codebook, so the label also tells the layer. */
export function findLabel(codebook: Codebook, labelId: string): { layer: Layer; label: Label } | undefined {
  for (const layer of codebook.layers) {
    const label = layer.labels.find((candidate) => candidate.id === labelId);
    if (label) return { layer, label };
  }
  return undefined;
}

export function findLinkType(codebook: Codebook, linkTypeId: string): LinkType | undefined {
  return codebook.linkTypes.find((type) => type.id === linkTypeId);
}

/** Whether a type of links may go from one label to the other. */
export function allowsLink(
  { fromLabelIds, toLabelIds }: Pick<LinkType, 'fromLabelIds' | 'toLabelIds'>,
  from: string,
  to: string,
): boolean {
  const fits = (allowed: readonly LabelId[], labelId: string) =>
    allowed.length === 0 || allowed.some((id) => id === labelId);
  return fits(fromLabelIds, from) && fits(toLabelIds, to);
}

type AttributeLists = [path: string, attributes: readonly AttributeDefinition[]][];

/** Every list of attributes, each with its place: ids are unique within a list only. */
function attributeListsOf({
  layers,
  linkTypes,
  documentAttributes,
}: {
  readonly layers: readonly Layer[];
  readonly linkTypes: readonly LinkType[];
  readonly documentAttributes?: readonly AttributeDefinition[] | undefined;
}): AttributeLists {
  return [
    ...layers.map(({ attributes }): AttributeLists[number] => ['layers', attributes]),
    ...linkTypes.map(({ attributes }): AttributeLists[number] => ['linkTypes', attributes ?? []]),
    ['documentAttributes', documentAttributes ?? []],
  ];
}

/** A parent is another label of the layer, and nobody is their own ancestor. */
function findNestingFault(labels: readonly Label[]): string | undefined {
  const parents = new Map(labels.map(({ id, parentId }) => [id, parentId]));
  for (const { id, parentId } of labels) {
    if (parentId !== null && !parents.has(parentId)) return `The parent "${parentId}" of "${id}" is not in the layer.`;
    const seen = new Set([id]);
    for (let at = parentId; at !== null; at = parents.get(at) ?? null) {
      if (seen.has(at)) return `The label "${at}" stands under itself.`;
      seen.add(at);
    }
  }
  return undefined;
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
