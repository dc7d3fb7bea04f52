import { z } from 'zod';
import { AlikeChange } from '../domain/alike-change.ts';
import { Annotation } from '../domain/annotation.ts';
import { Annotator } from '../domain/annotator.ts';
import { AnyChangeSchema, recordKinds } from '../domain/change-set.ts';
import { partKinds } from '../domain/codebook-parts.ts';
import { Codebook } from '../domain/codebook.ts';
import { DocumentContent, DocumentRecord } from '../domain/document.ts';
import { DocumentId, LabelId } from '../domain/ids.ts';
import { Link } from '../domain/link.ts';
import { Memo } from '../domain/memo.ts';
import { errorCodes } from '../domain/error-codes.ts';
import { Span } from '../domain/span.ts';
import { AdoptionReport } from '../formats/exchange/adoption-report.ts';
import { ExportSelection, ExportSplit } from '../formats/exchange/export-selection.ts';
import { projectDoubtKinds } from '../formats/annotary-json/project-doubts.ts';
import { PackedAnnotations } from './packed-annotations.ts';

// What the contract's methods take and answer, apart from what the project itself consists of.

/** Stands for files that a dialog or a drop chose. The window never names a path: it hands this back. */
export const FileHandle = z.string().min(1).max(100).brand('FileHandle');
export type FileHandle = z.infer<typeof FileHandle>;

export const FailureSchema = z
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
    /** Opening brought the file to a newer format; `copy` is the file as it was before. */
    upgraded: z.strictObject({ from: z.int(), to: z.int(), copy: z.string() }).readonly().optional(),
  })
  .readonly();
export type ProjectInfo = z.infer<typeof ProjectInfo>;

export const OpenDocument = z
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

export const Outcome = z
  .strictObject({
    sequence: z.int(),
    changes: z.int(),
    /** How many of the changes are of annotations: with them, links and memos may have changed too. */
    annotations: z.int(),
    history: ProjectInfo.unwrap().shape.history,
  })
  .readonly();
export type Outcome = z.infer<typeof Outcome>;

/** One file that did not come in, or came in with a remark. */
export const ImportProblem = z.strictObject({ file: z.string(), error: FailureSchema }).readonly();
export type ImportProblem = z.infer<typeof ImportProblem>;

/** A place in a file of ours whose record came in as it was, though nothing here would make it so. */
export const ImportDoubt = z
  .strictObject({ file: z.string(), place: z.string(), kind: z.enum(projectDoubtKinds), value: z.string() })
  .readonly();
export type ImportDoubt = z.infer<typeof ImportDoubt>;

/** Names of files that are no documents; all are counted, the first are named. */
export const PassedOver = z.strictObject({ count: z.int(), first: z.array(z.string()).readonly() }).readonly();

export const ImportReport = z
  .strictObject({
    added: z
      .array(
        z
          .strictObject({
            id: DocumentId,
            name: z.string(),
            encoding: z.string(),
            /** The file that it is a part of, where that has several documents. */
            file: z.string().optional(),
            /** What the reader left out or decided; absent where it has nothing to say. */
            note: z.string().optional(),
          })
          .readonly(),
      )
      .readonly(),
    annotations: z.int(),
    /** How many links came in that contradict another one of their annotator by the codebook; absent where none did. */
    contradictions: z.int().optional(),
    /** What else came with a project; absent where nothing did. */
    came: z.strictObject({ entities: z.int(), propositions: z.int(), links: z.int() }).readonly().optional(),
    /** Of annotations of other tools; absent where there were none. */
    adoption: AdoptionReport.optional(),
    /** What should be looked at; absent where there is nothing. */
    doubts: z
      .strictObject({ count: z.int(), first: z.array(ImportDoubt).readonly() })
      .readonly()
      .optional(),
    /** What lay in folders and is no document (README, configurations); absent where there is nothing. */
    passedOver: PassedOver.optional(),
    problems: z.array(ImportProblem).readonly(),
    cancelled: z.boolean(),
    /** Files that were not reached because it was cancelled. */
    remaining: z.int(),
  })
  .readonly();
export type ImportReport = z.infer<typeof ImportReport>;

export const ExportOptions = z
  .strictObject({
    format: z.string(),
    offsets: z.enum(['codepoint', 'utf16']),
    excel: z.boolean(),
    annotator: z.string().optional(),
    /** Also what was suggested and rejected. A format that keeps everything has it in any case. */
    rejected: z.boolean().optional(),
    selection: ExportSelection.optional(),
    /** Files of their own for train, dev and test. */
    split: ExportSplit.optional(),
    /** Annotators get numbers for names. */
    anonymous: z.boolean().optional(),
    /** The format's own options by id. */
    choices: z.record(z.string().max(100), z.string().max(1000)).optional(),
  })
  .readonly();
export type ExportOptions = z.infer<typeof ExportOptions>;

export const ExportReport = z
  .strictObject({
    files: z
      .array(z.strictObject({ path: z.string(), bytes: z.int(), rows: z.int(), sha256: z.string() }).readonly())
      .readonly(),
    notes: z.array(z.string()).readonly(),
    /** What the format has no place for, in sentences; also in the loss report beside the files. */
    losses: z.array(z.string()).readonly(),
  })
  .readonly();
export type ExportReport = z.infer<typeof ExportReport>;

/** What an export would come to, before anything is written. */
export const ExportForecast = z
  .strictObject({
    documents: z.int(),
    files: z.int(),
    /** How many documents train, dev and test would get; none where they are not divided. */
    parts: z.array(z.strictObject({ name: z.string(), documents: z.int() }).readonly()).readonly(),
    /** The first files that would have nothing in them. */
    empty: z.array(z.string()).readonly(),
    notes: z.array(z.string()).readonly(),
    losses: z.array(z.string()).readonly(),
    /** Nothing of what was to be exported is lost. Files of which that cannot be said are not kept either. */
    kept: z.boolean(),
  })
  .readonly();
export type ExportForecast = z.infer<typeof ExportForecast>;

export const ChosenFiles = z
  .strictObject({ handle: FileHandle, names: z.array(z.string()).readonly() })
  .readonly()
  .nullable();

export const RecentProject = z.strictObject({ handle: FileHandle, name: z.string(), folder: z.string() }).readonly();
export type RecentProject = z.infer<typeof RecentProject>;

/** The label and offsets of an annotation with the words around it: a row of the tables over the whole project. */
export const AnnotationRow = z
  .strictObject({
    annotation: Annotation,
    documentName: z.string(),
    documentTitle: z.string(),
  })
  .readonly();
export type AnnotationRow = z.infer<typeof AnnotationRow>;

/** One line of a concordance: a hit with the words around it, in the order in which a person reads them. */
export const KwicLine = z
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

/** As `KwicLine`, with what the label that is asked for would meet there. */
export const OccurrenceLine = KwicLine.unwrap()
  .extend({
    /**
     * `has-label`: the very annotation stands there, made by the same hand. `overlaps`: another one with the label
     * touches the words (a longer name, say, or somebody else's). `free`: neither, whatever else touches them.
     */
    standing: z.enum(['free', 'overlaps', 'has-label']),
  })
  .readonly();
export type OccurrenceLine = z.infer<typeof OccurrenceLine>;

/** How text is compared. `inflected`: also with the endings that the words of its language take. */
export const MatchOptions = z
  .strictObject({ wholeWord: z.boolean(), caseSensitive: z.boolean(), inflected: z.boolean() })
  .readonly();
export type MatchOptions = z.infer<typeof MatchOptions>;

/** As `KwicLine`, with the labels that lie on the hit, in reading order, each once. */
export const ConcordanceLine = KwicLine.unwrap()
  .extend({ labelIds: z.array(LabelId).readonly() })
  .readonly();
export type ConcordanceLine = z.infer<typeof ConcordanceLine>;

/** Words, "phrases in quotation marks" and beginnings of words*, in one document or (null) in all of them. */
export const ConcordanceQuestion = z.strictObject({
  query: z.string().max(1000),
  options: MatchOptions,
  documentId: DocumentId.nullable(),
});

/** An annotation that a query found, with the words around it. */
export const FoundAnnotation = AnnotationRow.unwrap().extend({ before: z.string(), after: z.string() }).readonly();
export type FoundAnnotation = z.infer<typeof FoundAnnotation>;

export const CountsByKind = z
  .array(z.strictObject({ kind: z.enum(recordKinds), added: z.int(), updated: z.int(), removed: z.int() }).readonly())
  .readonly();
export type CountsByKind = z.infer<typeof CountsByKind>;

/** What a change of the codebook would do to everything else. */
export const CodebookPreview = z
  .strictObject({
    counts: CountsByKind,
    /** Values that would be given up: for another one in their place, for a kind that cannot hold them, for nothing. */
    losses: z.strictObject({ conflicts: z.int(), unconverted: z.int(), dropped: z.int() }).readonly(),
    /** Those that would become one with another that says the same. */
    together: z.strictObject({ annotations: z.int(), links: z.int() }).readonly(),
  })
  .readonly();
export type CodebookPreview = z.infer<typeof CodebookPreview>;

/** What is told of every entry of the journal. */
const entry = {
  sequence: z.int(),
  at: z.string(),
  /** The annotator's name; empty for the program itself. */
  by: z.string(),
  kind: z.enum(['do', 'undo', 'redo']),
};

/** A link before and after an entry, and the words at its ends as they are now, or were last. */
export const LinkChange = z
  .strictObject({ before: Link.nullable(), after: Link.nullable(), from: z.string(), to: z.string() })
  .readonly();
export type LinkChange = z.infer<typeof LinkChange>;

/** What a record was at some time, and who made it so. */
export const RecordVersion = z
  .strictObject({
    ...entry,
    commandType: z.string(),
    /** Null where the entry only touched links of the annotation. */
    change: AnyChangeSchema.nullable(),
    /** Of an annotation: those that begin or end at it. */
    links: z.array(LinkChange).readonly(),
  })
  .readonly();
export type RecordVersion = z.infer<typeof RecordVersion>;

/** One entry of the journal, as a person reads it. */
export const HistoryEntry = z
  .strictObject({
    ...entry,
    commandType: z.string(),
    /** How many records of each kind it added, changed and removed, of the document that was asked for. */
    counts: CountsByKind,
    /** Where it touched one record of the document only, apart from links: what it did to it. */
    change: AnyChangeSchema.nullable(),
    /** Where it touched several annotations: what it did to each of them. */
    alike: AlikeChange.nullable(),
    /** The links that it touched, where they are few enough to be named. */
    links: z.array(LinkChange).readonly(),
  })
  .readonly();
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** `codebook`: a part of it, such as a label. */
export const TrashKind = z.enum(['document', 'annotation', 'link', 'memo', 'query', 'rule', 'codebook']);
export type TrashKind = z.infer<typeof TrashKind>;

/** Something that was deleted and is not there any more. */
export const TrashItem = z
  .strictObject({
    kind: TrashKind,
    id: z.string(),
    /** What a person knows it by: the quote, the name, the beginning of the text. */
    title: z.string(),
    /** Of an annotation or a rule. */
    labelId: z.string().nullable(),
    linkTypeId: z.string().nullable(),
    /** What the label or the type of links is or was called. */
    labelName: z.string(),
    /** Of a part of the codebook: what it is, and what it belonged to. */
    part: z
      .strictObject({ kind: z.enum(partKinds), owner: z.string() })
      .readonly()
      .nullable(),
    /** Of an annotation: the words around it. */
    before: z.string(),
    after: z.string(),
    documentId: z.string().nullable(),
    documentName: z.string(),
    removedAt: z.string(),
    removedBy: z.string(),
    /** The entry that removed it: what went with it can be brought back with it. */
    sequence: z.int(),
    /** How many of the records that this entry removed are still gone. */
    together: z.int(),
    /** Nobody deleted it: what had made it was undone. */
    undone: z.boolean(),
  })
  .readonly();
export type TrashItem = z.infer<typeof TrashItem>;

/** Of an attribute of a layer, of a type of links, or (both null) of documents. */
export const AttributeUse = z
  .strictObject({
    layerId: z.string().nullable(),
    linkTypeId: z.string().nullable(),
    attributeId: z.string(),
    count: z.int(),
  })
  .readonly();
export type AttributeUse = z.infer<typeof AttributeUse>;

/** How many links of one type go from one label to another. */
export const LinkEndsUse = z
  .strictObject({ typeId: z.string(), fromLabelId: z.string(), toLabelId: z.string(), count: z.int() })
  .readonly();

export const CodebookFile = z
  .strictObject({
    codebook: Codebook,
    /** The format of the file knows labels only; of everything else it says nothing. */
    labelsOnly: z.boolean(),
    notes: z.array(z.string()).readonly(),
  })
  .readonly();

export const CodebookVersion = z
  .strictObject({
    ...entry,
    version: z.int(),
  })
  .readonly();
export type CodebookVersion = z.infer<typeof CodebookVersion>;

export const DoctorReport = z
  .strictObject({
    sound: z.boolean(),
    checked: z.record(z.string(), z.int()).readonly(),
    findings: z
      .array(
        z
          .strictObject({
            code: z.string(),
            where: z.string(),
            detail: z.string(),
            /** For people to judge; the project is sound with it. */
            warning: z.literal(true).optional(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type DoctorReport = z.infer<typeof DoctorReport>;
