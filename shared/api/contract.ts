import { z } from 'zod';
import { Annotation } from '../domain/annotation.ts';
import { Annotator } from '../domain/annotator.ts';
import { ChangeSetSchema } from '../domain/change-set.ts';
import { Codebook } from '../domain/codebook.ts';
import { Command } from '../domain/command.ts';
import { DocumentContent, DocumentRecord } from '../domain/document.ts';
import { CommandId, DocumentId } from '../domain/ids.ts';
import { Link } from '../domain/link.ts';
import { errorCodes } from '../domain/error-codes.ts';
import { Span } from '../domain/span.ts';
import { PackedAnnotations } from './packed-annotations.ts';
import { PackedDocuments } from './packed-documents.ts';
import { Settings, SettingsPatch } from './settings.ts';

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
        reads: z.enum(['documents', 'project', 'nothing']),
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
