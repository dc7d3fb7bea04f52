import { z } from 'zod';
import { Annotation } from '../domain/annotation.ts';
import { ChangeSetSchema } from '../domain/change-set.ts';
import { Codebook } from '../domain/codebook.ts';
import { Command, ReplaceCodebook } from '../domain/command.ts';
import { AnnotationId, CommandId, DocumentId, EntityId, LabelId, RuleId } from '../domain/ids.ts';
import { AnnotationQuery, SavedQuery } from '../domain/annotation-query.ts';
import { Rule, RuleDraft } from '../domain/rule.ts';
import { Span } from '../domain/span.ts';
import { ColumnMapping } from '../formats/documents/corpus-columns.ts';
import { PackedDocuments } from './packed-documents.ts';
import { historyMethods } from './history-methods.ts';
import { importMethods } from './import-methods.ts';
import { registerMethods } from './register-methods.ts';
import { NamesChoice, NamesFile, RuleSummary } from './rule-answers.ts';
import { claimMethods } from './claim-methods.ts';
import { propositionMethods } from './proposition-methods.ts';
import { comparisonMethods } from './comparison-methods.ts';
import { relationMethods } from './relation-methods.ts';
import { matchMethods } from './match-methods.ts';
import { versionMethods } from './version-methods.ts';
import { networkMethods } from './network-methods.ts';
import { forShell, forWindow, type Method, nothing, path } from './method.ts';
import { Settings, SettingsPatch } from './settings.ts';
import { SuggesterId, Suggestion } from './suggestion.ts';
import { ChosenTable, TablePreview } from './table-preview.ts';
import {
  AnnotationRow,
  AttributeUse,
  LinkEndsUse,
  ChosenFiles,
  CodebookFile,
  CodebookVersion,
  ConcordanceLine,
  ConcordanceQuestion,
  CodebookPreview,
  CountsByKind,
  DoctorReport,
  ExportForecast,
  ExportOptions,
  ExportReport,
  FailureSchema,
  FileHandle,
  FoundAnnotation,
  ImportReport,
  MatchOptions,
  OccurrenceLine,
  OpenDocument,
  Outcome,
  ProjectInfo,
  RecentProject,
} from './answers.ts';

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
  /** Some annotations by their ids, in the order of the ids: the other ends of links. What is not there is left out. */
  'annotations.read': forWindow(
    'services',
    z.strictObject({ ids: z.array(AnnotationId).max(100_000).readonly() }),
    z.strictObject({ annotations: z.array(Annotation).readonly() }),
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
      /** How many annotations, links or documents have a value of each attribute. */
      attributes: z.array(AttributeUse).readonly(),
      /** And how many have each option of an attribute with options. */
      options: z.array(AttributeUse.unwrap().extend({ option: z.string() }).readonly()).readonly(),
      /** How many links of each type join which labels. */
      linkEnds: z.array(LinkEndsUse).readonly(),
    }),
  ),
  /** Every version that the codebook has had, the latest first. */
  'codebook.versions': forWindow('services', nothing, z.array(CodebookVersion).readonly()),
  /** The codebook as it was after an entry of the journal that changed it. */
  'codebook.version': forWindow('services', z.strictObject({ sequence: z.int() }), Codebook),
  /** Reads a codebook out of a file, and changes nothing. */
  'codebook.read-path': forShell(z.strictObject({ path }), CodebookFile),
  /** What a change of the codebook would do, and what of it a person would not expect. */
  'codebook.preview': forWindow('services', z.strictObject({ command: ReplaceCodebook }), CodebookPreview),
  /** What a command would do, in numbers. */
  'command.preview': forWindow('services', z.strictObject({ command: Command }), CountsByKind),

  ...historyMethods,

  /** A concordance over the project or one document, sorted, a page at a time. */
  'search.kwic': forWindow(
    'services',
    ConcordanceQuestion.extend({
      sort: z.enum(['text', 'left', 'match', 'right']),
      offset: z.int().min(0),
      limit: z.int().min(1).max(1000),
    }),
    z.strictObject({
      lines: z.array(ConcordanceLine).readonly(),
      /** Of all hits and of the documents that they are in. */
      total: z.int(),
      documents: z.int(),
      /** How many of them can be sorted and paged through: the first in the order of the text. */
      listed: z.int(),
    }),
  ),
  /** Where all listed hits of a concordance are, for labelling them in one step. */
  'search.kwic-places': forWindow(
    'services',
    ConcordanceQuestion,
    z.strictObject({
      places: z.array(z.strictObject({ documentId: DocumentId, span: Span }).readonly()).readonly(),
    }),
  ),
  /** The annotations that a query means, in the order of documents and text. */
  'search.annotations': forWindow(
    'services',
    z.strictObject({ query: AnnotationQuery, offset: z.int().min(0), limit: z.int().min(1).max(1000) }),
    z.strictObject({ total: z.int(), rows: z.array(FoundAnnotation).readonly() }),
  ),
  /** All of their ids, for changing them in one step. */
  'search.annotation-ids': forWindow(
    'services',
    z.strictObject({
      query: AnnotationQuery,
      /** Only of these: what was ticked may not be meant any more. */
      among: z.array(AnnotationId).readonly().optional(),
      /** The label that they are to get. */
      labelId: LabelId.optional(),
    }),
    z.strictObject({
      ids: z.array(AnnotationId).readonly(),
      /** How many of them lose something that was filled in when they get the label. */
      losing: z.int(),
      /** How many links go with it. */
      links: z.int(),
    }),
  ),
  /** The register, in the order of its names: what a query can ask for. */
  'entities.list': forWindow(
    'services',
    nothing,
    z.array(z.strictObject({ id: EntityId, name: z.string(), labelId: LabelId }).readonly()).readonly(),
  ),
  ...registerMethods,
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
    z.strictObject({ lines: z.array(OccurrenceLine).readonly(), total: z.int(), documents: z.int() }),
  ),
  'occurrences.cancel': forWindow('services', nothing, nothing),

  'suggestions.list': forWindow(
    'services',
    z.strictObject({
      documentId: DocumentId,
      suggesters: z.array(SuggesterId).readonly(),
      /** Besides the project's own rules, for this time only. */
      rules: z.array(RuleDraft).max(1000).readonly().optional(),
    }),
    z.strictObject({
      /** In reading order. */
      suggestions: z.array(Suggestion).readonly(),
      /** How many more there are further down, which come up when these are decided. */
      more: z.int().min(0),
      /** Rules that could not be used, each with the reason. */
      problems: z.array(FailureSchema).readonly(),
    }),
  ),
  /** Of a list its number of names and the first few: 200,000 names are read only to be edited. */
  'rules.list': forWindow('services', nothing, z.array(RuleSummary).readonly()),
  'rules.read': forWindow('services', z.strictObject({ id: RuleId }), Rule),
  /** A pattern that ran out of time is not tried again on any document until this is asked, or it is changed. */
  'rules.retry': forWindow('services', z.strictObject({ id: RuleId }), nothing),
  /** What a rule would find in a document, and whether it can be used at all. */
  'rules.try': forWindow(
    'services',
    z.strictObject({ documentId: DocumentId, rule: RuleDraft }),
    z.strictObject({ total: z.int(), examples: z.array(z.string()).readonly() }),
  ),
  /** The names in a file, read as a guess says, or as a person has chosen. */
  'rules.read-path': forShell(z.strictObject({ path, choice: NamesChoice.optional() }), NamesFile),

  ...claimMethods,
  ...networkMethods,
  ...propositionMethods,
  ...comparisonMethods,
  ...matchMethods,
  ...relationMethods,
  ...versionMethods,
  ...importMethods,

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
      columns: ColumnMapping.optional(),
      /** Reads everything and writes nothing: the report is of what would come in. */
      dryRun: z.boolean().optional(),
    }),
    ImportReport,
  ),
  /** What a table of documents has, and which of its columns is taken for what. */
  'import.preview-table': forShell(z.strictObject({ path, encoding: z.string().optional() }), TablePreview),
  'import.cancel': forWindow('services', nothing, nothing),
  'export.path': forShell(
    z.strictObject({
      path,
      options: ExportOptions,
      /** What may be replaced besides files of an earlier export; nothing where absent. */
      replace: z.enum(['nothing', 'chosen', 'all']).optional(),
    }),
    ExportReport,
  ),
  'export.cancel': forWindow('services', nothing, nothing),
  'export.preview': forWindow(
    'services',
    z.strictObject({ options: ExportOptions, lines: z.int().min(1).max(200) }),
    z.strictObject({ name: z.string(), text: z.string() }),
  ),
  /** A new one ends the one before. */
  'export.forecast': forWindow('services', z.strictObject({ options: ExportOptions }), ExportForecast),
  'export.forecast-cancel': forWindow('services', nothing, nothing),
  'formats.list': forWindow(
    'services',
    nothing,
    z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        mediaTypes: z.array(z.string()).readonly(),
        extensions: z.array(z.string()).readonly(),
        reads: z.enum(['documents', 'annotations', 'project', 'codebook', 'nothing']),
        writes: z.enum(['file', 'folder', 'either', 'nothing']),
        /** Where only the desktop can write it. */
        needs: z.enum(['desktop']).nullable(),
        keeps: z.string(),
        holds: z.record(z.string(), z.union([z.string(), z.boolean()])).nullable(),
        /** Whether a person chooses what offsets count. */
        choosesOffsets: z.boolean(),
        options: z
          .array(
            z.strictObject({
              id: z.string(),
              name: z.string(),
              kind: z.enum(['choice', 'layer']),
              values: z.array(z.strictObject({ value: z.string(), name: z.string() })).readonly(),
              default: z.string(),
            }),
          )
          .readonly(),
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
    z.strictObject({
      handle: FileHandle,
      encoding: z.string().max(100).optional(),
      columns: ColumnMapping.optional(),
    }),
    ImportReport,
  ),
  /** The first table of documents among the files that were chosen, if there is one. */
  'shell.preview-table': forWindow('shell', z.strictObject({ handle: FileHandle }), ChosenTable),
  'shell.export': forWindow(
    'shell',
    z.strictObject({
      handle: FileHandle,
      options: ExportOptions,
      /** Files that are no earlier export are replaced, too: a person was shown their names. */
      replace: z.boolean().optional(),
    }),
    ExportReport,
  ),
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
  'dialog.choose-file': forWindow(
    'shell',
    z.strictObject({ purpose: z.enum(['codebook', 'gazetteer', 'ids']) }),
    ChosenFiles,
  ),
  'shell.read-codebook': forWindow('shell', z.strictObject({ handle: FileHandle }), CodebookFile),
  'shell.read-gazetteer': forWindow(
    'shell',
    z.strictObject({ handle: FileHandle, choice: NamesChoice.optional() }),
    NamesFile,
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
  /** `looking`: the files are only looked at; nothing has come in. */
  'import.progress': z.strictObject({
    done: z.int(),
    total: z.int(),
    file: z.string(),
    looking: z.boolean().optional(),
  }),
  'export.progress': z.strictObject({ done: z.int(), total: z.int() }),
  'matches.progress': z.strictObject({ done: z.int(), total: z.int() }),
  'comparison.progress': z.strictObject({
    stage: z.enum(['reading', 'comparing', 'quotations']),
    done: z.int(),
    total: z.int(),
  }),
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
