/** A token or a part of one: a row of the file. */
export interface TsvUnit {
  /** `1-2`, `1-2.1`. */
  readonly id: string;
  /** Counted from 1. */
  readonly line: number;
  /** In the unit of the file. */
  readonly start: number;
  readonly end: number;
  /** What the file says stands there. */
  readonly text: string;
  /** The columns behind the text. */
  readonly cells: readonly string[];
}

export interface TsvSentence {
  readonly line: number;
  /** Absent where the file only has the tokens. */
  readonly text: string | undefined;
  readonly units: readonly TsvUnit[];
}

/** An annotation as the rows have it. */
export interface FoundSpan {
  /** Unique in the file. */
  readonly key: string;
  readonly line: number;
  readonly type: string;
  readonly isChain: boolean;
  /** In the order of the file; never empty. */
  readonly units: TsvUnit[];
  /** By the name of the feature. */
  readonly values: Map<string, string>;
}

interface FoundEnds {
  readonly line: number;
  readonly from: FoundSpan;
  readonly to: FoundSpan;
}

export type FoundLink =
  | (FoundEnds & { readonly kind: 'relation'; readonly type: string; readonly values: ReadonlyMap<string, string> })
  | (FoundEnds & { readonly kind: 'slot'; readonly feature: string; readonly role: string | undefined })
  | (FoundEnds & { readonly kind: 'chain'; readonly type: string; readonly relation: string | undefined });

/** All that the rows of a file say. */
export interface TsvFindings {
  readonly spans: readonly FoundSpan[];
  readonly links: readonly FoundLink[];
}

/** Says what a line has that cannot be read. */
export type TsvFault = (line: number, reason: string) => void;
