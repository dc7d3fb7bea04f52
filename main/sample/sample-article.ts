/** Label ids of the default codebook that the sample project uses. */
export type SampleLabel =
  'person' | 'organization' | 'place' | 'date' | 'money' | 'quantity' | 'event' | 'law' | 'work' | 'other' | 'claim';

/**
 * An annotation found by its words, since offsets are known only when the application's own reader has made the
 * canonical text. For .txt and .md that text is the file as decoded (Markdown markers included); for .html it is the
 * extracted main text, so there a quote stays inside one paragraph and occurs once on the whole page.
 */
export interface SampleAnnotation {
  readonly label: SampleLabel;
  /** The exact words as they stand in the canonical text, without blanks or punctuation at the edges. */
  readonly quote: string;
  /** Which occurrence of the quote in the text, counted from 1; 1 when absent. Occurrences may overlap. */
  readonly occurrence?: number;
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
  readonly note?: string;
}

/** One document of the sample project: a source file as it would lie on disk, and the annotations on it. */
export interface SampleArticle {
  readonly fileName: string;
  /** The whole content of the file, line ends included. */
  readonly source: string;
  readonly metadata?: {
    readonly title?: string;
    readonly byline?: string;
    readonly outlet?: string;
    /** ISO 8601 calendar date. */
    readonly date?: string;
    readonly url?: string;
    /** BCP 47 tag. */
    readonly language?: string;
  };
  readonly annotations: readonly SampleAnnotation[];
}
