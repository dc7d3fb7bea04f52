/** A collection of BioC, the same in XML and in JSON. Offsets are the document's; what they count is for readers to find. */
export interface BiocDocument {
  readonly id: string;
  readonly place: string;
  readonly infons: Infons;
  readonly passages: readonly BiocPassage[];
  readonly annotations: readonly BiocAnnotation[];
  readonly relations: readonly BiocRelation[];
}

/** A passage, or a sentence of one. */
export interface BiocPassage {
  readonly offset: number;
  readonly text: string;
}

export interface BiocAnnotation {
  readonly id: string;
  readonly place: string;
  readonly infons: Infons;
  readonly text: string | undefined;
  readonly locations: readonly { readonly offset: number; readonly length: number }[];
}

export interface BiocRelation {
  readonly id: string;
  readonly place: string;
  readonly infons: Infons;
  readonly nodes: readonly { readonly refid: string; readonly role: string }[];
}

/** In their order; a key can come several times. */
export type Infons = readonly (readonly [key: string, value: string])[];

/** Keys of ours, for what BioC leaves to whoever writes it. */
export const ownInfons = {
  layer: 'annotary:layer',
  attributes: 'annotary:attributes',
  fields: 'annotary:fields',
  note: 'note',
  annotator: 'annotator',
  status: 'status',
  confidence: 'confidence',
} as const;
