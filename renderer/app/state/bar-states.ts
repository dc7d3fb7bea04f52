import type { MatchOptions } from '#shared/api/answers.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Suggestion } from '#shared/api/suggestion.ts';
import type { VersionRow } from '#shared/api/version-methods.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { AnnotationId, DocumentId, LinkId } from '#shared/domain/ids.ts';
import type { Failure } from '#shared/domain/result.ts';
import type { Span } from '#shared/domain/span.ts';
import type { OpenDocumentState, TextSelection } from './state.ts';

/** A search in the open document; `at` is the hit that is shown. */
export interface FindState {
  /** Whether the bar is shown and the hits are painted. A search that was left can still be gone on with. */
  readonly open: boolean;
  /** The text that `hits` are places of. */
  readonly contentId: string;
  readonly query: string;
  readonly options: MatchOptions;
  readonly hits: readonly Span[];
  readonly at: number;
}

/** Which articles are versions of others, and what of the open one waits for a look. */
export interface VersionsState {
  readonly rows: ReadonlyMap<string, VersionRow>;
  /** Of the open document; null until it is known, and for documents that nothing was carried over to. */
  readonly look: (OutputOf<'versions.to-look-at'> & { readonly documentId: DocumentId }) | null;
  /** The one in focus, by the annotation of the version before. */
  readonly at: AnnotationId | null;
}

/** A link that is being made. Its ends may be in two documents, so it holds the annotations themselves. */
export interface LinkingState {
  readonly from: Annotation;
  /** The other end, once it is picked and only the type of the link is still open. */
  readonly to: Annotation | null;
  /** What was selected last in other documents: other ends to choose from. */
  readonly recent: readonly Annotation[];
}

/** A link that is being given the passages that show it. Its ends may be in two documents. */
export interface EvidencingState {
  readonly linkId: LinkId;
  readonly ends: { readonly from: Annotation; readonly to: Annotation };
  /** Where both ends stand in one document: the end whose evidence the selected text becomes. */
  readonly side: 'from' | 'to';
  /** What was in focus when it began. */
  readonly annotationId: AnnotationId | null;
  /** What was added last, in words. */
  readonly told: string;
}

/** The parts of a claim's frame, as they are asked for. */
export type FrameStep = 'source' | 'cue' | 'kind' | 'addressee' | 'evidence';

/** A claim whose frame is being filled in, and what is asked for now. */
export interface FramingState {
  readonly claimId: AnnotationId;
  readonly step: FrameStep;
  /** Selected words that take the part as soon as it is said what they are. */
  readonly naming?: Span;
  /** Its article, where that was closed meanwhile: the frame can be filled in all the same. */
  readonly closed?: OpenDocumentState;
  /** What was selected already in the article that the hand went over to: it was not selected for what comes now. */
  readonly found?: { readonly selection: TextSelection | null; readonly selectedId: AnnotationId | null };
}

/** What is suggested for the open document. */
export interface SuggestionsState {
  /** In reading order. */
  readonly items: readonly Suggestion[];
  /** The one in focus, as long as nothing is selected; -1 for none. */
  readonly at: number;
  /** How many more come up when these are decided. */
  readonly more: number;
  /** Rules that could not be used. */
  readonly problems: readonly Failure[];
  readonly asking: boolean;
  /** Why there are none, where they could not be made. */
  readonly failure: Failure | null;
}

export const noSuggestions: SuggestionsState = {
  items: [],
  at: -1,
  more: 0,
  problems: [],
  asking: false,
  failure: null,
};
