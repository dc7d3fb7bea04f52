import { z } from 'zod';
import { Annotation } from '../domain/annotation.ts';
import { Annotator } from '../domain/annotator.ts';
import { AnyChangeSchema, ChangeSetSchema, recordKinds } from '../domain/change-set.ts';
import { Codebook } from '../domain/codebook.ts';
import { Command } from '../domain/command.ts';
import { DocumentContent, DocumentRecord } from '../domain/document.ts';
import { AnnotationId, CommandId, DocumentId, LabelId } from '../domain/ids.ts';
import { Link } from '../domain/link.ts';
import { Memo } from '../domain/memo.ts';
import { AnnotationQuery, SavedQuery } from '../domain/annotation-query.ts';
import { Rule } from '../domain/rule.ts';
import { errorCodes } from '../domain/error-codes.ts';
import { Span } from '../domain/span.ts';
import { PackedAnnotations } from './packed-annotations.ts';
import { PackedDocuments } from './packed-documents.ts';
import { Settings, SettingsPatch } from './settings.ts';
import { SuggesterId, Suggestion } from './suggestion.ts';

/** Stands for files that a dialog or a drop chose. The window never names a path: it hands this back. */
export const FileHandle = z.string().min(1).max(100).brand('FileHandle');
export type FileHandle = z.infer<typeof FileHandle>;

const FailureSchema = z
  .strictObject({
    code: z.enum(errorCodes),
    params: z.record(z.string(), z.union([z.string(), z.number()])).readonly(),
  })
  .readonly();

export const ProjectInfo = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    /** Where the file is, for people to read. */
    location: z.string(),
    codebook: Codebook,
    annotators: z.array(Annotator).readonly(),
    /** Whose annotations are made now. */
    annotatorId: z.string(),
    documents: z.int(),
    annotations: z.int(),
    /** The journal's last entry. */
    sequence: z.int(),
    history: z.strictObject({ canUndo: z.boolean(), canRedo: z.boolean() }).readonly(),
  })
  .readonly();
export type ProjectInfo = z.infer<typeof ProjectInfo>;

const OpenDocument = z
  .strictObject({
    document: DocumentRecord,
    content: DocumentContent,
    annotations: PackedAnnotations,
    links: z.array(Link).readonly(),
    memos: z.array(Memo).readonly(),
    sequence: z.int(),
  })
  .readonly();
export type OpenDocument = z.infer<typeof OpenDocument>;

const Outcome = z
  .strictObject({
    sequence: z.int(),
    changes: z.int(),
    history: ProjectInfo.unwrap().shape.history,
  })
  .readonly();
export type Outcome = z.infer<typeof Outcome>;

/** One file that did not come in, or came in with a remark. */
const ImportProblem = z.strictObject({ file: z.string(), error: FailureSchema }).readonly();
export type ImportProblem = z.infer<typeof ImportProblem>;

const ImportReport = z
  .strictObject({
    added: z.array(z.strictObject({ id: DocumentId, name: z.string(), encoding: z.string() }).readonly()).readonly(),
    annotations: z.int(),
    problems: z.array(ImportProblem).readonly(),
    cancelled: z.boolean(),
    /** Files that were not reached because it was cancelled. */
    remaining: z.int(),
  })
  .readonly();
export type ImportReport = z.infer<typeof ImportReport>;

const ExportOptions = z
  .strictObject({
    format: z.string(),
    offsets: z.enum(['codepoint', 'utf16']),
    excel: z.boolean(),
    annotator: z.string().optional(),
  })
  .readonly();
export type ExportOptions = z.infer<typeof ExportOptions>;

const ExportReport = z
  .strictObject({
    files: z
      .array(z.strictObject({ path: z.string(), bytes: z.int(), rows: z.int(), sha256: z.string() }).readonly())
      .readonly(),
    notes: z.array(z.string()).readonly(),
  })
  .readonly();
export type ExportReport = z.infer<typeof ExportReport>;

const ChosenFiles = z
  .strictObject({ handle: FileHandle, names: z.array(z.string()).readonly() })
  .readonly()
  .nullable();

const RecentProject = z.strictObject({ handle: FileHandle, name: z.string(), folder: z.string() }).readonly();
export type RecentProject = z.infer<typeof RecentProject>;

/** The label and offsets of an annotation with the words around it: a row of the tables over the whole project. */
const AnnotationRow = z
  .strictObject({
    annotation: Annotation,
    documentName: z.string(),
    documentTitle: z.string(),
  })
  .readonly();
export type AnnotationRow = z.infer<typeof AnnotationRow>;

const SearchHit = z
  .strictObject({
    documentId: DocumentId,
    title: z.string(),
    span: Span,
    before: z.string(),
    match: z.string(),
    after: z.string(),
  })
  .readonly();
export type SearchHit = z.infer<typeof SearchHit>;

/** One line of a concordance: a hit with the words around it, in the order in which a person reads them. */
const KwicLine = z
  .strictObject({
    documentId: DocumentId,
    title: z.string(),
    span: Span,
    before: z.string(),
    match: z.string(),
    after: z.string(),
    /** How many annotations touch the hit. */
    annotations: z.int(),
  })
  .readonly();
export type KwicLine = z.infer<typeof KwicLine>;

/** How text is compared. `inflected`: also with the endings that the words of its language take. */
const MatchOptions = z
  .strictObject({ wholeWord: z.boolean(), caseSensitive: z.boolean(), inflected: z.boolean() })
  .readonly();
export type MatchOptions = z.infer<typeof MatchOptions>;

/** What a record was at some time, and who made it so. */
const RecordVersion = z
  .strictObject({
    sequence: z.int(),
    at: z.string(),
    /** The annotator's name; empty for the program itself. */
    by: z.string(),
    commandType: z.string(),
    kind: z.enum(['do', 'undo', 'redo']),
    change: AnyChangeSchema,
  })
  .readonly();
export type RecordVersion = z.infer<typeof RecordVersion>;

/** One entry of the journal, as a person reads it. */
const HistoryEntry = z
  .strictObject({
    sequence: z.int(),
    at: z.string(),
    by: z.string(),
    commandType: z.string(),
    kind: z.enum(['do', 'undo', 'redo']),
    /** How many records of each kind it added, changed and removed, of the document that was asked for. */
    counts: z
      .array(
        z.strictObject({ kind: z.enum(recordKinds), added: z.int(), updated: z.int(), removed: z.int() }).readonly(),
      )
      .readonly(),
  })
  .readonly();
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Something that was deleted and is not there any more. */
const TrashItem = z
  .strictObject({
    kind: z.enum(['document', 'annotation', 'link', 'memo', 'query', 'rule']),
    id: z.string(),
    /** What a person knows it by: the quote, the name, the beginning of the text. */
    title: z.string(),
    labelId: z.string().nullable(),
    documentId: z.string().nullable(),
    documentName: z.string(),
    removedAt: z.string(),
    removedBy: z.string(),
    /** The entry that removed it: what went with it can be brought back with it. */
    sequence: z.int(),
    /** How many records that entry removed in all. */
    together: z.int(),
  })
  .readonly();
export type TrashItem = z.infer<typeof TrashItem>;

const CountsByKind = z
  .array(z.strictObject({ kind: z.enum(recordKinds), added: z.int(), updated: z.int(), removed: z.int() }).readonly())
  .readonly();
export type CountsByKind = z.infer<typeof CountsByKind>;

const DoctorReport = z
  .strictObject({
    sound: z.boolean(),
    checked: z.record(z.string(), z.int()).readonly(),
    findings: z
      .array(z.strictObject({ code: z.string(), where: z.string(), detail: z.string() }).readonly())
      .readonly(),
  })
  .readonly();
export type DoctorReport = z.infer<typeof DoctorReport>;

const nothing = z.strictObject({});
const path = z.string().min(1).max(8192);

/**
 * Who may call it. `window`: the renderer. `shell`: only the desktop shell and the command line, because it names a
 * path. And who answers: `shell` methods need a dialog, a menu or the settings, `services` methods the project.
 */
interface Method<Input extends z.ZodType, Output extends z.ZodType, Host = 'shell' | 'services'> {
  readonly caller: 'window' | 'shell';
  readonly host: Host;
  readonly input: Input;
  readonly output: Output;
}

function forWindow<Host extends 'shell' | 'services', Input extends z.ZodType, Output extends z.ZodType>(
  host: Host,
  input: Input,
  output: Output,
): Method<Input, Output, Host> {
  return { caller: 'window', host, input, output };
}

function forShell<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Method<Input, Output, 'services'> {
  return { caller: 'shell', host: 'services', input, output };
}

/** THE contract: everything that one part of the application may ask of another. */
export const contract = {
  // The project
  'project.current': forWindow('services', nothing, ProjectInfo.nullable()),
  'project.close': forWindow('services', nothing, nothing),
  'project.create': forShell(
    z.strictObject({
      path,
      name: z.string().optional(),
      sample: z.boolean(),
      codebook: Codebook.optional(),
      annotator: z.string(),
    }),
    ProjectInfo,
  ),
  'project.open': forShell(z.strictObject({ path, annotator: z.string().optional() }), ProjectInfo),
  'project.set-annotator': forWindow('services', z.strictObject({ annotatorId: z.string() }), ProjectInfo),
  'project.check': forWindow('services', nothing, DoctorReport),
  'project.backup': forWindow('services', nothing, z.strictObject({ path: z.string() })),

  // Reading
  'documents.list': forWindow('services', nothing, PackedDocuments),
  'document.open': forWindow('services', z.strictObject({ id: DocumentId }), OpenDocument),
  'document.change-encoding': forWindow(
    'services',
    z.strictObject({ id: DocumentId, commandId: CommandId, encoding: z.string().min(1).max(100) }),
    Outcome,
  ),
  /** All annotations of a layer over the project, in the order of documents and text. */
  'annotations.list': forWindow(
    'services',
    z.strictObject({ layerId: z.string(), offset: z.int().min(0), limit: z.int().min(1).max(5000) }),
    z.strictObject({ total: z.int(), rows: z.array(AnnotationRow).readonly() }),
  ),
  'statistics.read': forWindow(
    'services',
    nothing,
    z.strictObject({
      documents: z.int(),
      annotations: z.int(),
      byLabel: z.array(z.strictObject({ labelId: z.string(), annotations: z.int(), documents: z.int() })).readonly(),
      byAnnotator: z.array(z.strictObject({ annotatorId: z.string(), annotations: z.int() })).readonly(),
      documentsByStatus: z.record(z.string(), z.int()).readonly(),
    }),
  ),
  /** How often each label, option and type of links is used: what a change of the codebook would touch. */
  'codebook.usage': forWindow(
    'services',
    nothing,
    z.strictObject({
      labels: z.record(z.string(), z.int()).readonly(),
      linkTypes: z.record(z.string(), z.int()).readonly(),
      /** Layer id (empty for documents), attribute id, option id or the value itself, and how often. */
      values: z.array(z.tuple([z.string(), z.string(), z.string(), z.int()]).readonly()).readonly(),
    }),
  ),
  /** Every version that the codebook has had, the latest first. */
  'codebook.versions': forWindow(
    'services',
    nothing,
    z.array(z.strictObject({ sequence: z.int(), at: z.string(), by: z.string(), codebook: Codebook }).readonly()),
  ),
  /** Reads a codebook out of a file, and changes nothing. */
  'codebook.read-path': forShell(
    z.strictObject({ path }),
    z.strictObject({ codebook: Codebook, notes: z.array(z.string()).readonly() }),
  ),
  /** What a command would do, in numbers. */
  'command.preview': forWindow('services', z.strictObject({ command: Command }), CountsByKind),

  'history.of-record': forWindow(
    'services',
    z.strictObject({ kind: z.enum(recordKinds), id: z.string() }),
    z.array(RecordVersion).readonly(),
  ),
  /** The entries that touched the document (or the project, where none is named), the latest first. */
  'history.list': forWindow(
    'services',
    z.strictObject({
      documentId: DocumentId.nullable(),
      before: z.int().nullable(),
      limit: z.int().min(1).max(500),
    }),
    z.strictObject({ entries: z.array(HistoryEntry).readonly(), more: z.boolean() }),
  ),
  /** What the document was after an entry: the command that makes it so again, and what that would change. */
  'history.document-at': forWindow(
    'services',
    z.strictObject({ documentId: DocumentId, sequence: z.int() }),
    z.strictObject({ command: Command, counts: CountsByKind }),
  ),
  'history.trash': forWindow(
    'services',
    z.strictObject({
      documentId: DocumentId.nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(1000),
    }),
    z.strictObject({ total: z.int(), items: z.array(TrashItem).readonly() }),
  ),
  /** The command that brings deleted things back, with what they cannot be without (their links' other ends). */
  'history.restore-command': forWindow(
    'services',
    z.strictObject({
      items: z
        .array(z.strictObject({ kind: z.enum(recordKinds), id: z.string() }))
        .min(1)
        .max(10_000),
      /** Also everything else that the same entries removed. */
      together: z.boolean(),
    }),
    z.strictObject({ command: Command, counts: CountsByKind }),
  ),

  /** A concordance over the project or one document, sorted, a page at a time. */
  'search.kwic': forWindow(
    'services',
    z.strictObject({
      query: z.string().max(1000),
      options: MatchOptions,
      documentId: DocumentId.nullable(),
      sort: z.enum(['text', 'left', 'match', 'right']),
      offset: z.int().min(0),
      limit: z.int().min(1).max(1000),
    }),
    z.strictObject({
      lines: z.array(KwicLine).readonly(),
      total: z.int(),
      documents: z.int(),
      /** There were more than can be sorted; these are the first of them. */
      more: z.boolean(),
    }),
  ),
  /** The annotations that a query means, in the order of documents and text. */
  'search.annotations': forWindow(
    'services',
    z.strictObject({ query: AnnotationQuery, offset: z.int().min(0), limit: z.int().min(1).max(5000) }),
    z.strictObject({ total: z.int(), rows: z.array(AnnotationRow).readonly() }),
  ),
  /** All of their ids, for changing them in one step. */
  'search.annotation-ids': forWindow(
    'services',
    z.strictObject({ query: AnnotationQuery }),
    z.strictObject({ ids: z.array(AnnotationId).readonly() }),
  ),
  'queries.list': forWindow('services', nothing, z.array(SavedQuery).readonly()),
  /** Where the words of a selection occur, for giving all of them a label. */
  'occurrences.find': forWindow(
    'services',
    z.strictObject({
      text: z.string().min(1).max(10_000),
      options: MatchOptions,
      /** One document, or null for all of them. */
      documentId: DocumentId.nullable(),
      labelId: LabelId,
      /** Leaves out what an annotation of this label's layer touches already. */
      onlyUntagged: z.boolean(),
      limit: z.int().min(1).max(200_000),
    }),
    z.strictObject({ lines: z.array(KwicLine).readonly(), total: z.int(), documents: z.int() }),
  ),

  'suggestions.list': forWindow(
    'services',
    z.strictObject({ documentId: DocumentId, suggesters: z.array(SuggesterId).readonly() }),
    z.strictObject({
      suggestions: z.array(Suggestion).readonly(),
      /** Rules that could not be used, each with the reason. */
      problems: z.array(FailureSchema).readonly(),
    }),
  ),
  'rules.list': forWindow('services', nothing, z.array(Rule).readonly()),
  /** The terms of a gazetteer file: one per line, or the first column of a table. */
  'rules.read-path': forShell(
    z.strictObject({ path }),
    z.strictObject({ name: z.string(), terms: z.array(z.string()).readonly(), notes: z.array(z.string()).readonly() }),
  ),
  'search.text': forWindow(
    'services',
    z.strictObject({ query: z.string().max(1000), limit: z.int().min(1).max(1000) }),
    z.strictObject({ hits: z.array(SearchHit).readonly(), documents: z.int(), more: z.boolean() }),
  ),

  // Changing
  'command.run': forWindow('services', z.strictObject({ id: CommandId, command: Command }), Outcome),
  'history.undo': forWindow('services', z.strictObject({ id: CommandId }), Outcome),
  'history.redo': forWindow('services', z.strictObject({ id: CommandId }), Outcome),

  // Files in and out
  'import.paths': forShell(
    z.strictObject({
      paths: z.array(path).readonly(),
      encoding: z.string().optional(),
      format: z.string().optional(),
      annotator: z.string().optional(),
    }),
    ImportReport,
  ),
  'import.cancel': forWindow('services', nothing, nothing),
  'export.path': forShell(z.strictObject({ path, options: ExportOptions }), ExportReport),
  'export.cancel': forWindow('services', nothing, nothing),
  'export.preview': forWindow(
    'services',
    z.strictObject({ options: ExportOptions, lines: z.int().min(1).max(200) }),
    z.strictObject({ name: z.string(), text: z.string() }),
  ),
  'formats.list': forWindow(
    'services',
    nothing,
    z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        extensions: z.array(z.string()).readonly(),
        reads: z.enum(['documents', 'project', 'codebook', 'nothing']),
        writes: z.enum(['file', 'folder', 'either', 'nothing']),
        keeps: z.string(),
      }),
    ),
  ),

  // The desktop shell
  'dialog.choose-project': forWindow('shell', nothing, ChosenFiles),
  'dialog.choose-new-project': forWindow('shell', z.strictObject({ name: z.string().max(200) }), ChosenFiles),
  'dialog.choose-documents': forWindow('shell', z.strictObject({ folders: z.boolean() }), ChosenFiles),
  'dialog.choose-export': forWindow(
    'shell',
    z.strictObject({
      suggestedName: z.string().max(200),
      kind: z.enum(['file', 'folder']),
      extension: z.string().max(20),
    }),
    ChosenFiles,
  ),
  'shell.create-project': forWindow(
    'shell',
    z.strictObject({
      handle: FileHandle,
      name: z.string().max(200),
      annotator: z.string().max(200),
      sample: z.boolean(),
    }),
    ProjectInfo,
  ),
  'shell.open-project': forWindow('shell', z.strictObject({ handle: FileHandle }), ProjectInfo),
  'shell.open-sample': forWindow('shell', nothing, ProjectInfo),
  'shell.recent-projects': forWindow('shell', nothing, z.array(RecentProject).readonly()),
  'shell.forget-recent': forWindow('shell', nothing, nothing),
  'shell.import': forWindow(
    'shell',
    z.strictObject({ handle: FileHandle, encoding: z.string().max(100).optional() }),
    ImportReport,
  ),
  'shell.export': forWindow('shell', z.strictObject({ handle: FileHandle, options: ExportOptions }), ExportReport),
  'shell.show-exported': forWindow('shell', z.strictObject({ handle: FileHandle }), nothing),
  'shell.open-link': forWindow(
    'shell',
    z.strictObject({ url: z.string().max(4096) }),
    z.strictObject({ opened: z.boolean() }),
  ),
  /** Asked by the preload for files that were dropped; the preload lets no page call it. */
  'shell.grant-files': {
    ...forWindow('shell', z.strictObject({ paths: z.array(path).min(1).max(10_000) }), ChosenFiles),
  },
  'dialog.choose-file': forWindow('shell', z.strictObject({ purpose: z.enum(['codebook', 'gazetteer']) }), ChosenFiles),
  'shell.read-codebook': forWindow(
    'shell',
    z.strictObject({ handle: FileHandle }),
    z.strictObject({ codebook: Codebook, notes: z.array(z.string()).readonly() }),
  ),
  'shell.read-gazetteer': forWindow(
    'shell',
    z.strictObject({ handle: FileHandle }),
    z.strictObject({ name: z.string(), terms: z.array(z.string()).readonly(), notes: z.array(z.string()).readonly() }),
  ),
  'settings.read': forWindow('shell', nothing, Settings),
  'settings.change': forWindow('shell', SettingsPatch, Settings),
  /** Tells the menu which actions are possible now. */
  'shell.actions-changed': forWindow(
    'shell',
    z.strictObject({ enabled: z.array(z.string().max(100)).max(200) }),
    nothing,
  ),
  'shell.unsaved': forWindow('shell', z.strictObject({ pending: z.int().min(0) }), nothing),
} as const satisfies Record<string, Method<z.ZodType, z.ZodType>>;

export type MethodName = keyof typeof contract;
export type InputOf<Name extends MethodName> = z.infer<(typeof contract)[Name]['input']>;
export type OutputOf<Name extends MethodName> = z.infer<(typeof contract)[Name]['output']>;

/** More changes than this are not sent one by one: the window reads what it shows anew. */
export const EVENT_CHANGE_LIMIT = 2000;

/** What the application tells its windows without being asked. */
export const events = {
  'project.opened': ProjectInfo,
  'project.closed': nothing,
  /** A project that the command line, the system or the last session named could not be opened. */
  'project.open-failed': z.strictObject({ failure: FailureSchema }),
  'project.changed': z.strictObject({
    sequence: z.int(),
    commandId: z.string(),
    /** Null where there are too many to send. */
    changeSet: ChangeSetSchema.nullable(),
    history: ProjectInfo.unwrap().shape.history,
  }),
  'import.progress': z.strictObject({ done: z.int(), total: z.int(), file: z.string() }),
  'export.progress': z.strictObject({ done: z.int(), total: z.int() }),
  /** The store cannot write, or can again (`failure` null). */
  'store.trouble': z.strictObject({ failure: FailureSchema.nullable() }),
  'services.stopped': nothing,
  /** A menu item or its accelerator. */
  'action.invoked': z.strictObject({ action: z.string() }),
  'settings.changed': Settings,
  /** The window is about to close: send what is still unsaved. */
  'window.closing': nothing,
} as const;

export type EventName = keyof typeof events;
export type EventOf<Name extends EventName> = z.infer<(typeof events)[Name]>;
