import type { OpenDocument, ProjectInfo } from '#shared/api/answers.ts';
import type { EventOf } from '#shared/api/contract.ts';
import { unpackAnnotations } from '#shared/api/packed-annotations.ts';
import type { DocumentListItem } from '#shared/api/packed-documents.ts';
import { defaultSettings, type Settings } from '#shared/api/settings.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { ChangeSet } from '#shared/domain/change-set.ts';
import type { Command } from '#shared/domain/command.ts';
import type { AnnotationId, CommandId, DocumentId, LabelId, LinkId } from '#shared/domain/ids.ts';
import type { Link } from '#shared/domain/link.ts';
import type { Memo } from '#shared/domain/memo.ts';
import type { Failure } from '#shared/domain/result.ts';
import type { Span, Utf16Offset } from '#shared/domain/span.ts';
import { AnnotationIndex } from './annotation-index.ts';
import {
  type FindState,
  type VersionsState,
  type LinkingState,
  type EvidencingState,
  type FramingState,
  type SuggestionsState,
  noSuggestions,
} from './bar-states.ts';
import type { CodebookPart } from './codebook-part.ts';
import type { Dialog } from './dialog.ts';
import { initialMatching, type MatchingState } from './match-state.ts';
import {
  initialViews,
  type FoundPlace,
  type SearchState,
  type RegisterState,
  type QuotationsState,
  type ClaimsState,
} from './view-states.ts';

export const viewNames = ['read', 'entities', 'claims', 'search', 'statistics', 'codebook', 'export'] as const;
export type ViewName = (typeof viewNames)[number];

/** The project, as far as the window knows it. */
export type ProjectState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'none'; readonly failure?: Failure }
  | { readonly kind: 'open'; readonly info: ProjectInfo };

/** The document in the reader pane. */
export interface OpenDocumentState {
  readonly document: OpenDocument['document'];
  readonly content: OpenDocument['content'];
  /** What the store has acknowledged. */
  readonly confirmed: AnnotationIndex;
  /** What is shown: the confirmed annotations and, on top, the commands that are still on their way. */
  readonly shown: AnnotationIndex;
  /** What the store has acknowledged of the links that begin or end in the document. */
  readonly confirmedLinks: readonly Link[];
  /** As `shown`, of the links. */
  readonly links: readonly Link[];
  readonly memos: readonly Memo[];
}

export type ReadingState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly id: DocumentId }
  | { readonly kind: 'failed'; readonly id: DocumentId; readonly failure: Failure }
  | { readonly kind: 'ready'; readonly open: OpenDocumentState };

/** What the hand holds in an article, kept while it is in the article beside it. */
export type Hand = Pick<
  AppState,
  'selection' | 'selectedId' | 'selectedAt' | 'madeFrom' | 'lastPlace' | 'fragmentOf' | 'checkedIds' | 'suggestions'
>;

/**
 * The article beside the one in use. Where the focus or the pointer goes into it, the two change roles: what is in use
 * is always `reading`, so that everything a hand does is done there.
 */
export interface BesideState {
  readonly reading: Exclude<ReadingState, { readonly kind: 'none' }>;
  /** Where it stands; the one in use stands on the other side. */
  readonly side: 'left' | 'right';
  readonly hand: Hand;
  /** Whether the panel on the left is shown while two articles are, where somebody chose; null for what there is room for. */
  readonly leftOpen: boolean | null;
}

/** A command that the store has not acknowledged yet. It is sent again, under the same id, until it is. */
export interface PendingCommand {
  readonly id: CommandId;
  readonly request: { readonly kind: 'command'; readonly command: Command } | { readonly kind: 'undo' | 'redo' };
  /** What the window expects of it, shown already; null where it waits for the store. */
  readonly predicted: ChangeSet | null;
  /** The store has answered; what it changed is still to come. */
  readonly acknowledged: boolean;
}

/** What a person has selected in the text. */
export interface TextSelection {
  readonly span: Span;
  /** `cursor`: where the keyboard stands, a token that no label has been asked for yet. */
  readonly kind: 'cursor' | 'selection';
  /** Whether it was drawn character by character, so that it must not grow to whole tokens. */
  readonly exact: boolean;
}

/** A passing message: what was done, or what went wrong. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'problem';
  readonly text: string;
  /** What it tells of, where that can be shown. */
  readonly place?: NoticePlace;
}

/** A message as it is kept, after it has gone from the screen too. */
export interface ToldNotice extends Notice {
  readonly at: string;
}

export interface NoticePlace {
  readonly documentId: DocumentId;
  readonly span?: Span;
  readonly annotationId?: AnnotationId;
}

/** Asks the inspector to put the cursor into a field: of an annotation, or of the document where that is null. */
export interface WantedField {
  readonly annotationId: AnnotationId | null;
  readonly field:
    | { readonly kind: 'attribute'; readonly attributeId: string }
    | { readonly kind: 'link-attribute'; readonly linkId: LinkId; readonly attributeId: string }
    | { readonly kind: 'first' }
    /** Its list of links. */
    | { readonly kind: 'links' }
    | { readonly kind: 'note' };
}

export interface AppState {
  readonly project: ProjectState;
  readonly documents: readonly DocumentListItem[];
  readonly reading: ReadingState;
  /** The second article that is open; null for none. */
  readonly beside: BesideState | null;
  readonly pending: readonly PendingCommand[];
  /** Edits of the codebook that are not saved yet: each becomes a command when its turn has come. */
  readonly queuedEdits: number;
  /** Fields with something typed in them that nobody has taken yet. */
  readonly openDrafts: number;
  /** Why the store cannot write at the moment; null where it can. */
  readonly trouble: Failure | null;
  readonly view: ViewName;
  /** In pixels. */
  readonly windowWidth: number;
  readonly selection: TextSelection | null;
  readonly selectedId: AnnotationId | null;
  /** The text that the annotation was made from which the hand made last: it has that again when the making is undone. */
  readonly madeFrom: { readonly id: AnnotationId; readonly selection: TextSelection } | null;
  /** Where in an annotation it was selected: moving a boundary acts on the fragment there. */
  readonly selectedAt: { readonly id: AnnotationId; readonly offset: Utf16Offset } | null;
  /** What was selected last in the article, for the text cursor to go on from when nothing is selected any more. */
  readonly lastPlace: FoundPlace | null;
  /** The annotation that was selected when text was selected: that text can become a fragment of it. */
  readonly fragmentOf: AnnotationId | null;
  /** Only annotations with these labels are listed and painted; null for all. */
  readonly labelFilter: ReadonlySet<string> | null;
  readonly lastLabelId: LabelId | null;
  /** The label that every selection gets at once, while the brush is in the hand. */
  readonly brushLabelId: LabelId | null;
  /** What is ticked in the list of annotations, for doing one thing to all of it. */
  readonly checkedIds: ReadonlySet<AnnotationId>;
  /** The annotation under the pointer. */
  readonly hoveredId: AnnotationId | null;
  readonly linking: LinkingState | null;
  readonly framing: FramingState | null;
  readonly evidencing: EvidencingState | null;
  /** The link whose details are open in the inspector. */
  readonly expandedLinkId: LinkId | null;
  /** The link that was made last, in words, for those who do not see its line. */
  readonly linkNews: string;
  /** The ends of the open documents' links that are in other documents, by their ids. */
  readonly linkEnds: ReadonlyMap<string, Annotation>;
  readonly find: FindState | null;
  readonly search: SearchState;
  readonly register: RegisterState;
  readonly claims: ClaimsState;
  readonly quotations: QuotationsState;
  readonly matching: MatchingState;
  /** How far the comparison of the articles is, as it was told last. */
  readonly comparison: EventOf<'comparison.progress'> | null;
  readonly suggestions: SuggestionsState;
  readonly versions: VersionsState;
  /** What of the codebook is being edited; null for its first label. */
  readonly codebookPart: CodebookPart | null;
  readonly settings: Settings;
  readonly dialog: Dialog | null;
  readonly notices: readonly Notice[];
  /** The last messages, the latest first, whether they are still shown or not. */
  readonly told: readonly ToldNotice[];
  /** Asks the reader to bring a place of an open article into view; the number makes each request a new one. */
  readonly reveal: { readonly documentId: DocumentId; readonly span: Span; readonly request: number } | null;
  readonly wantedField: WantedField | null;
}

export const initialState: AppState = {
  project: { kind: 'loading' },
  documents: [],
  reading: { kind: 'none' },
  beside: null,
  pending: [],
  queuedEdits: 0,
  openDrafts: 0,
  trouble: null,
  view: 'read',
  windowWidth: 1440,
  selection: null,
  selectedId: null,
  madeFrom: null,
  selectedAt: null,
  lastPlace: null,
  fragmentOf: null,
  labelFilter: null,
  lastLabelId: null,
  brushLabelId: null,
  checkedIds: new Set(),
  hoveredId: null,
  linking: null,
  framing: null,
  evidencing: null,
  expandedLinkId: null,
  linkNews: '',
  linkEnds: new Map(),
  find: null,
  ...initialViews,
  comparison: null,
  matching: initialMatching,
  suggestions: noSuggestions,
  versions: { rows: new Map(), look: null, at: null },
  codebookPart: null,
  settings: defaultSettings,
  dialog: null,
  notices: [],
  told: [],
  reveal: null,
  wantedField: null,
};

/** What a document is when it has just come from the store. */
export function openDocumentState(open: OpenDocument): OpenDocumentState {
  const confirmed = AnnotationIndex.of(unpackAnnotations(open.annotations, open.document.id, open.content.text));
  return {
    document: open.document,
    content: open.content,
    confirmed,
    shown: confirmed,
    confirmedLinks: open.links,
    links: open.links,
    memos: open.memos,
  };
}
