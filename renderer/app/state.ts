import type { DocumentListItem } from '#shared/api/packed-documents.ts';
import type { ImportReport, MatchOptions, OpenDocument, ProjectInfo } from '#shared/api/answers.ts';
import type { QuotationKind } from '#shared/api/comparison-answers.ts';
import type { EventOf, InputOf, OutputOf } from '#shared/api/contract.ts';
import { unpackAnnotations } from '#shared/api/packed-annotations.ts';
import { defaultSettings, type Settings } from '#shared/api/settings.ts';
import type { ClaimTable, TableQuestion } from '#shared/api/claim-answers.ts';
import type { VersionRow } from '#shared/api/version-methods.ts';
import type { NetworkQuestion } from '#shared/api/network-answers.ts';
import type { TimeLineQuestion } from '#shared/api/time-line-answers.ts';
import { usualNetwork } from '#shared/claims/network-defaults.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import type { ChangeSet } from '#shared/domain/change-set.ts';
import type { CodebookUsage } from '#shared/domain/codebook-usage.ts';
import type { Command } from '#shared/domain/command.ts';
import type {
  AnnotationId,
  CommandId,
  DocumentId,
  EntityId,
  LabelId,
  LinkId,
  PropositionId,
  QueryId,
} from '#shared/domain/ids.ts';
import type { Suggestion } from '#shared/api/suggestion.ts';
import type { Link } from '#shared/domain/link.ts';
import type { Memo } from '#shared/domain/memo.ts';
import type { RelabelLosses } from '#shared/domain/relabelling.ts';
import type { Failure } from '#shared/domain/result.ts';
import type { Span, Utf16Offset } from '#shared/domain/span.ts';
import { AnnotationIndex } from './annotation-index.ts';
import { initialMatching, type MatchingState } from './match-state.ts';
import type { CodebookPart, CodebookQuestion, RemovablePart } from './codebook-part.ts';

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
  'selection' | 'selectedId' | 'selectedAt' | 'madeFrom' | 'lastPlace' | 'fragmentOf' | 'checkedIds'
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
  /** Whether the panel on the left is shown while two articles are: not kept, since it is for their sake. */
  readonly leftOpen: boolean;
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

export type Dialog =
  | { readonly kind: 'new-project' }
  | { readonly kind: 'import'; readonly progress: ImportProgress }
  | { readonly kind: 'export' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'messages' }
  | { readonly kind: 'remove-document'; readonly id: DocumentId }
  | { readonly kind: 'settings' }
  | { readonly kind: 'occurrences' }
  | { readonly kind: 'replace-labels' }
  /** For everything that is ticked, or to list and paint only what has it. */
  | { readonly kind: 'choose-label'; readonly purpose: 'apply' | 'ticks' | 'filter' }
  | { readonly kind: 'choose-beside' }
  | { readonly kind: 'ticks-attribute' }
  | { readonly kind: 'finish' }
  | { readonly kind: 'trash'; readonly documentId: DocumentId | null }
  | { readonly kind: 'document-history'; readonly removed?: RemovedDocument }
  | { readonly kind: 'annotation-history'; readonly id: AnnotationId }
  | { readonly kind: 'codebook-removal'; readonly part: RemovablePart; readonly usage: CodebookUsage }
  | { readonly kind: 'codebook-confirm'; readonly question: CodebookQuestion }
  | { readonly kind: 'codebook-import'; readonly name: string; readonly file: OutputOf<'shell.read-codebook'> }
  | { readonly kind: 'codebook-export' }
  | { readonly kind: 'codebook-versions' }
  | { readonly kind: 'register-ids'; readonly name: string; readonly matches: OutputOf<'shell.match-ids'> }
  | { readonly kind: 'suggestion-sources' }
  | { readonly kind: 'version-differences'; readonly id: DocumentId }
  | { readonly kind: 'version-look' }
  | { readonly kind: 'version-of'; readonly id: DocumentId }
  | { readonly kind: 'version-running' }
  | { readonly kind: 'relabel'; readonly question: RelabelQuestion };

/** A document that is in the trash. */
export interface RemovedDocument {
  readonly id: DocumentId;
  readonly title: string;
}

/** Giving these the label takes something from them. */
export interface RelabelQuestion extends RelabelLosses {
  readonly ids: readonly AnnotationId[];
  readonly labelId: LabelId;
  /** Where they were ticked, which is where it is told what was done. */
  readonly from: 'search' | 'list';
}

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

/** A place in any document: what can be ticked in a concordance. */
export interface FoundPlace {
  readonly documentId: DocumentId;
  readonly span: Span;
}

/** What is asked in the Search view, kept while one goes to the text and comes back. */
export interface SearchState {
  readonly kind: 'text' | 'annotations';
  readonly words: string;
  readonly options: Pick<MatchOptions, 'caseSensitive' | 'inflected'>;
  /** The only document that is searched; null for all. */
  readonly documentId: DocumentId | null;
  readonly sort: InputOf<'search.kwic'>['sort'];
  /** By document and place. */
  readonly tickedPlaces: ReadonlyMap<string, FoundPlace>;
  readonly query: AnnotationQuery;
  /** The saved query that `query` was loaded from. */
  readonly savedId: QueryId | null;
  readonly tickedIds: ReadonlySet<AnnotationId>;
  /** The row from which one went to the text: where one comes back to. */
  readonly leftAt: number | null;
  /** What was done to the hits last, in words. */
  readonly done: string;
}

/** What the Entities view shows, kept while one goes to the text and comes back. */
export interface RegisterState {
  readonly part: 'register' | 'words';
  /** The entry whose page is open; null for the proposals. */
  readonly entityId: EntityId | null;
  /** Proposals for new entries that were turned down: they are about no entry that could remember it. */
  readonly turnedDown: readonly string[];
  /** Whether dates, sums and quantities are proposed too. */
  readonly allLabels: boolean;
}

/** What is shown of quotations and shared passages, kept while one goes to the text and comes back. */
export interface QuotationsState {
  readonly half: 'quotations' | 'passages';
  readonly filter: string;
  readonly kind: QuotationKind;
  readonly sort: InputOf<'quotations.list'>['sort'];
  readonly passageSort: InputOf<'passages.list'>['sort'];
  /** The quotation whose versions are shown. */
  readonly quotationId: string | null;
  readonly passageId: string | null;
}

/** Which network of speakers and propositions is shown, and how. */
export interface NetworkState {
  readonly question: NetworkQuestion;
  readonly display: 'drawing' | 'table';
  /** The node, or the two ends of the tie, whose claims are shown. */
  readonly behind: readonly string[];
}

/** What the Claims view shows, kept while one goes to the text and comes back. */
export interface ClaimsState {
  readonly part: 'claims' | 'propositions' | 'matches' | ClaimTable | 'quotations' | 'network' | 'time-line';
  readonly network: NetworkState;
  readonly timeLine: Omit<TimeLineQuestion, 'filter'>;
  /** The proposition whose page is open; null for the claims that belong to none. */
  readonly propositionId: PropositionId | null;
  /** Claims that are ticked, for doing one thing to all of them. */
  readonly ticked: ReadonlySet<AnnotationId>;
  readonly filter: string;
  /** Which claims the list shows, by how far their checking has come. */
  readonly check: 'all' | 'worth' | 'to-be-checked' | 'checked';
  readonly group: TableQuestion['group'];
  /** Whether articles of which there is a newer version are shown too. */
  readonly olderVersions: boolean;
  readonly sort: Readonly<Partial<Record<ClaimTable, NonNullable<TableQuestion['sort']>>>>;
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

export type ImportProgress =
  | { readonly kind: 'running'; readonly done: number; readonly total: number; readonly file: string }
  | { readonly kind: 'done'; readonly report: ImportReport };

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
  search: {
    kind: 'text',
    words: '',
    options: { caseSensitive: false, inflected: false },
    documentId: null,
    sort: 'text',
    tickedPlaces: new Map(),
    query: {},
    savedId: null,
    tickedIds: new Set(),
    leftAt: null,
    done: '',
  },
  register: { part: 'register', entityId: null, turnedDown: [], allLabels: false },
  claims: {
    part: 'claims',
    network: { question: usualNetwork, display: 'drawing', behind: [] },
    timeLine: { axis: 'article', lane: 'proposition', period: 'auto' },
    propositionId: null,
    ticked: new Set(),
    filter: '',
    check: 'all',
    group: null,
    olderVersions: false,
    sort: {},
  },
  quotations: {
    half: 'quotations',
    filter: '',
    kind: 'all',
    sort: 'found',
    passageSort: 'articles',
    quotationId: null,
    passageId: null,
  },
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
