import { z } from 'zod';
import { AttributeId, LabelId, LayerId, LinkTypeId } from './ids.ts';

const shortText = z.string().min(1).max(200);
const longText = z.string().max(20_000);

const Option = z.strictObject({ id: z.string().min(1).max(200), name: shortText }).readonly();

/** What may be said of an annotation besides its label. */
export const AttributeDefinition = z
  .strictObject({
    id: AttributeId,
    name: shortText,
    kind: z.enum(['text', 'number', 'boolean', 'one-of', 'many-of', 'date']),
    /** For `one-of` and `many-of`. Their ids are what an annotation stores and an export writes. */
    options: z.array(Option).readonly(),
    required: z.boolean(),
    definition: longText,
    /** Shown only where another attribute has one of these values. */
    shownIf: z
      .strictObject({ attributeId: AttributeId, values: z.array(z.string()).min(1).readonly() })
      .readonly()
      .optional(),
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

const LinkType = z
  .strictObject({
    id: LinkTypeId,
    name: shortText,
    definition: longText,
    /** The labels that may stand at either end; empty for any. */
    fromLabelIds: z.array(LabelId).readonly(),
    toLabelIds: z.array(LabelId).readonly(),
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
  })
  .readonly()
  .superRefine((codebook, context) => {
    for (const id of repeated(codebook.layers.map((layer) => layer.id)))
      context.addIssue({ code: 'custom', path: ['layers'], message: `The layer id "${id}" is used twice.` });
    for (const id of repeated(codebook.layers.flatMap((layer) => layer.labels.map((label) => label.id))))
      context.addIssue({ code: 'custom', path: ['layers'], message: `The label id "${id}" is used twice.` });
    for (const layer of codebook.layers)
      for (const id of repeated(layer.attributes.map((attribute) => attribute.id)))
        context.addIssue({ code: 'custom', path: ['layers'], message: `The attribute id "${id}" is used twice.` });
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

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
