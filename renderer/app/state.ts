import type { DocumentListItem } from '#shared/api/packed-documents.ts';
import type { ImportReport, MatchOptions, OpenDocument, ProjectInfo } from '#shared/api/contract.ts';
import { unpackAnnotations } from '#shared/api/packed-annotations.ts';
import { defaultSettings, type Settings } from '#shared/api/settings.ts';
import type { ChangeSet } from '#shared/domain/change-set.ts';
import type { Command } from '#shared/domain/command.ts';
import type { AnnotationId, CommandId, DocumentId, LabelId } from '#shared/domain/ids.ts';
import type { Suggestion } from '#shared/api/suggestion.ts';
import type { Link } from '#shared/domain/link.ts';
import type { Memo } from '#shared/domain/memo.ts';
import type { Failure } from '#shared/domain/result.ts';
import type { Span } from '#shared/domain/span.ts';
import { AnnotationIndex } from './annotation-index.ts';

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
  readonly links: readonly Link[];
  readonly memos: readonly Memo[];
}

export type ReadingState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly id: DocumentId }
  | { readonly kind: 'failed'; readonly id: DocumentId; readonly failure: Failure }
  | { readonly kind: 'ready'; readonly open: OpenDocumentState };

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
  | { readonly kind: 'remove-document'; readonly id: DocumentId }
  | { readonly kind: 'settings' }
  | { readonly kind: 'occurrences' }
  | { readonly kind: 'replace-labels' }
  | { readonly kind: 'finish' }
  | { readonly kind: 'trash' }
  | { readonly kind: 'document-history' }
  | { readonly kind: 'annotation-history'; readonly id: AnnotationId }
  | { readonly kind: 'suggestion-sources' };

/** A search in the open document; `at` is the hit that is shown. */
export interface FindState {
  readonly query: string;
  readonly options: MatchOptions;
  readonly hits: readonly Span[];
  readonly at: number;
}

/** A link that is being drawn: from an annotation, in search of its other end. */
export interface LinkingState {
  readonly fromId: AnnotationId;
  /** The other end, once it is picked and only the type of the link is still open. */
  readonly toId: AnnotationId | null;
}

export type ImportProgress =
  | { readonly kind: 'running'; readonly done: number; readonly total: number; readonly file: string }
  | { readonly kind: 'done'; readonly report: ImportReport };

/** A passing message: what was done, or what went wrong. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'problem';
  readonly text: string;
}

export interface AppState {
  readonly project: ProjectState;
  readonly documents: readonly DocumentListItem[];
  readonly reading: ReadingState;
  readonly pending: readonly PendingCommand[];
  /** Why the store cannot write at the moment; null where it can. */
  readonly trouble: Failure | null;
  readonly view: ViewName;
  readonly selection: TextSelection | null;
  readonly selectedId: AnnotationId | null;
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
  readonly find: FindState | null;
  /** Of the open document; the one at `at` is in focus. */
  readonly suggestions: { readonly items: readonly Suggestion[]; readonly at: number };
  readonly settings: Settings;
  readonly dialog: Dialog | null;
  readonly notices: readonly Notice[];
  /** Asks the reader to bring a place into view; the number makes each request a new one. */
  readonly reveal: { readonly span: Span; readonly request: number } | null;
}

export const initialState: AppState = {
  project: { kind: 'loading' },
  documents: [],
  reading: { kind: 'none' },
  pending: [],
  trouble: null,
  view: 'read',
  selection: null,
  selectedId: null,
  labelFilter: null,
  lastLabelId: null,
  brushLabelId: null,
  checkedIds: new Set(),
  hoveredId: null,
  linking: null,
  find: null,
  suggestions: { items: [], at: -1 },
  settings: defaultSettings,
  dialog: null,
  notices: [],
  reveal: null,
};

/** What a document is when it has just come from the store. */
export function openDocumentState(open: OpenDocument): OpenDocumentState {
  const confirmed = AnnotationIndex.of(unpackAnnotations(open.annotations, open.document.id, open.content.text));
  return {
    document: open.document,
    content: open.content,
    confirmed,
    shown: confirmed,
    links: open.links,
    memos: open.memos,
  };
}
