/**
 * The Common Analysis Structure of UIMA (OASIS UIMA 1.0), as XMI and JSON both say it: feature structures of types, each
 * with features, and views that say which of them are indexed. Nothing in it knows of Annotary: `cas-corpus.ts` reads it
 * as a foreign corpus, `project-cas.ts` makes it of documents of a project.
 */
export interface Cas {
  readonly types: TypeSystem;
  /** By id, in the order of the file; without `cas:NULL`. Sofas are not among them. */
  readonly structures: ReadonlyMap<number, FeatureStructure>;
  readonly views: readonly CasView[];
}

/** A subject of analysis with the feature structures that are indexed in it. */
export interface CasView {
  /** `_InitialView` for the one that every tool has. */
  readonly name: string;
  /** The id of the sofa; structures name it in their feature `sofa`. */
  readonly sofa: number;
  /** Absent where the view has no text (a picture, an address) or none yet. */
  readonly text?: string;
  readonly mimeType?: string;
  /** Ids of indexed structures; what is in no view is reached by references alone. */
  readonly members: readonly number[];
}

export interface FeatureStructure {
  readonly id: number;
  /** The full name of the type: `de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity`. */
  readonly type: string;
  /** By name, without `sofa`. What is null or absent is not in it. `begin` and `end` count UTF-16 units. */
  readonly features: ReadonlyMap<string, FeatureValue>;
  /** Present where the structure is an array of its own (`uima.cas.FSArray`, `uima.cas.StringArray` ...). */
  readonly elements?: readonly FeatureValue[];
  /** The id of the sofa that it belongs to, for annotations. */
  readonly sofa?: number;
  /** Where it stands in the file, for the report: `line 12`, `%FEATURE_STRUCTURES[3]`. */
  readonly place: string;
}

/** Another feature structure by its id. */
export interface Reference {
  readonly ref: number;
}

/** An array is one that is written inside its owner; arrays of their own are feature structures with `elements`. */
export type FeatureValue = string | number | boolean | Reference | readonly FeatureValue[] | null;

/** Types that a file says; those built into UIMA are known without. */
export interface TypeSystem {
  readonly types: ReadonlyMap<string, TypeDescription>;
}

export interface TypeDescription {
  readonly name: string;
  readonly supertype: string;
  readonly description?: string;
  readonly features: readonly FeatureDescription[];
  /** Of a type of strings that has only these values (a tagset). */
  readonly allowedValues?: readonly string[];
}

export interface FeatureDescription {
  readonly name: string;
  /** `uima.cas.String`, `uima.cas.FSArray`, a type of the system. */
  readonly range: string;
  readonly elementType?: string;
  /** Whether arrays are structures of their own in XMI; inside their owner where false. */
  readonly multipleReferencesAllowed?: boolean;
  readonly description?: string;
}

export const noTypes: TypeSystem = { types: new Map() };

export const ANNOTATION = 'uima.tcas.Annotation';

/** The view that every CAS has. */
export const INITIAL_VIEW = '_InitialView';
