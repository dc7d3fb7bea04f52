import type { AttributeValue } from '../../domain/annotation.ts';
import type { Block, DocumentMetadata, Mark } from '../../domain/document.ts';
import type { ForeignUnit } from './counting.ts';

/**
 * What a file of another tool says, under its own names and in its own unit of offsets, before anything of it is ours.
 * Readers of formats make it; `resolveOffsets` finds the unit, `mapCorpus` turns it into records of a project. Nothing
 * is dropped on the way: what a reader cannot understand is a fault with its place.
 */
export interface ForeignCorpus {
  readonly documents: readonly ForeignDocument[];
  /** What the file itself says of its labels (annotation.conf, a type system, a codebook); often less than it uses. */
  readonly scheme: ForeignScheme;
  readonly faults: readonly ForeignFault[];
}

/** A piece of a file that could not be taken over, for the report. */
export interface ForeignFault {
  /** The file inside the set (`a/doc1.ann`). */
  readonly file: string;
  /** `line 12`, `documents[3].passages[0]`. */
  readonly place: string;
  /** In plain English, with the offending words, shortened. */
  readonly reason: string;
}

export interface ForeignDocument {
  /** As the file calls it; unique in the corpus. */
  readonly name: string;
  /** The member of the set that the text came from: its bytes are kept in the project. */
  readonly file: string;
  /** The text that its offsets count in. Absent where the file has none and means a document of the project. */
  readonly text?: string;
  /** Where it has none: the files that its text would have been in, by their names. */
  readonly lookedFor?: readonly string[];
  /** In UTF-16 units of `text`; made from its lines where absent. */
  readonly blocks?: readonly Block[];
  readonly marks?: readonly Mark[];
  readonly metadata?: Partial<DocumentMetadata>;
  readonly fields?: Readonly<Record<string, AttributeValue>>;
  /** What somebody wrote about the document, as Markdown. */
  readonly note?: string;
  readonly annotations: readonly ForeignAnnotation[];
  readonly links: readonly ForeignLink[];
  /** The format has no annotation over the end of a line, but fragments: those with only line ends between are one. */
  readonly fragmentsEndAtLines?: true;
  /** What its offsets count by definition, where nothing in the file speaks against it; else the words must show it. */
  readonly unit?: ForeignUnit;
  /** More pieces of text with their place, which prove the unit though they are no annotations (tokens). */
  readonly evidence?: readonly QuotedSpan[];
}

/** Half-open, in the unit of the file. */
export interface ForeignSpan {
  readonly start: number;
  readonly end: number;
}

export interface QuotedSpan {
  readonly spans: readonly ForeignSpan[];
  /** What the file says stands there; absent where it does not say. */
  readonly quote?: string;
}

/** A stretch by its offsets in what it is a part of, or by its words there. */
export interface ForeignSelection {
  readonly span?: ForeignSpan;
  readonly quote?: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

export interface ForeignAnnotation extends QuotedSpan {
  /** What the file says stands around the quote: where it has no offsets (`spans` is empty), the place is found by it. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** Selections of which each is in the one before, the last being its own; `spans` is empty then. */
  readonly within?: readonly ForeignSelection[];
  /** Unique in its document; links name it. */
  readonly key: string;
  /** For the report: `line 12`. */
  readonly place: string;
  /** The file's name of the layer, tag set or type; empty where the format has none. */
  readonly layer: string;
  /** Empty where the file marks a stretch without saying as what. */
  readonly label: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly note?: string;
  /** The annotator's name as the file has it; absent for whoever imports. */
  readonly annotator?: string;
  readonly status?: 'open' | 'accepted' | 'rejected';
  /** From 0 to 1. */
  readonly confidence?: number;
  /** Whom or what it names, in a register or in another authority. */
  readonly entity?: { readonly name?: string; readonly externalIds: Readonly<Record<string, string>> };
  /** ISO 8601. */
  readonly createdAt?: string;
  /** Our own id, from a file that we wrote. */
  readonly id?: string;
}

/** A typed connection of two annotations. */
export interface ForeignLink {
  readonly place: string;
  readonly type: string;
  readonly from: ForeignEnd;
  readonly to: ForeignEnd;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly note?: string;
  readonly annotator?: string;
  readonly confidence?: number;
  readonly id?: string;
}

export interface ForeignEnd {
  /** Absent for the document of the link. */
  readonly document?: string;
  readonly key: string;
}

export interface ForeignScheme {
  readonly layers: readonly ForeignLayer[];
  readonly linkTypes: readonly ForeignLinkType[];
}

export const noScheme: ForeignScheme = { layers: [], linkTypes: [] };

export interface ForeignLayer {
  readonly name: string;
  /** What a new layer of this name becomes; without it, mentions of entities where the name says so, or else spans. */
  readonly kind?: 'entity' | 'claim' | 'span';
  readonly labels: readonly ForeignLabel[];
  readonly attributes: readonly ForeignAttribute[];
}

export interface ForeignLabel {
  readonly name: string;
  /** What people read, where the file has a name for programs and one for people. */
  readonly displayName?: string;
  /** `#rrggbb`. */
  readonly color?: string;
  readonly definition?: string;
  /** The name of the label that it stands under. */
  readonly parent?: string;
  readonly shortcut?: string;
}

export interface ForeignAttribute {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'boolean' | 'one-of' | 'many-of';
  /** The possible values of `one-of` and `many-of`. */
  readonly options: readonly string[];
}

export interface ForeignLinkType {
  readonly name: string;
  /** Names of labels; empty for any. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly symmetric?: boolean;
}
