import type { FileHandle, ImportReport } from '#shared/api/answers.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { AdoptionChoices, AnnotationInspection } from '#shared/api/import-methods.ts';
import type { AnnotationColumns } from '#shared/formats/annotation-table/annotation-columns.ts';
import type { ChosenTable } from '#shared/api/table-preview.ts';
import type { CodebookUsage } from '#shared/domain/codebook-usage.ts';
import type { Command } from '#shared/domain/command.ts';
import type { AnnotationId, DocumentId, LabelId } from '#shared/domain/ids.ts';
import type { RelabelLosses } from '#shared/domain/relabelling.ts';
import type { CodebookQuestion, RemovablePart } from './codebook-part.ts';

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
  | { readonly kind: 'relabel'; readonly question: RelabelQuestion }
  | { readonly kind: 'replace-relation'; readonly text: string; readonly command: Command };

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

/** What a person decided about the annotations of files. */
export interface AdoptionDecisions {
  readonly labels: AnnotationInspection['labels'];
  readonly linkTypes: AnnotationInspection['linkTypes'];
  /** The annotator of what names nobody; undefined for whoever imports. */
  readonly unnamed: string | undefined;
  /** Types of links that may join from now on what they join in the files, by name. */
  readonly allowed: ReadonlySet<string>;
}

export type ImportProgress =
  | {
      readonly kind: 'adopt';
      readonly inspection: AnnotationInspection;
      readonly handle: FileHandle;
      /** By which they were read, where a person chose that. */
      readonly choices: AdoptionChoices;
      /** What a person had decided before they were looked at again. */
      readonly before?: AdoptionDecisions;
    }
  | {
      readonly kind: 'columns';
      readonly handle: FileHandle;
      readonly table: NonNullable<ChosenTable>;
      /** What a row is taken for at first. */
      readonly rows: 'article' | AnnotationColumns['rows'];
    }
  | {
      readonly kind: 'running';
      readonly done: number;
      readonly total: number;
      readonly file: string;
      /** The files are only looked at; nothing has come in. */
      readonly looking?: boolean | undefined;
    }
  | { readonly kind: 'done'; readonly report: ImportReport };
