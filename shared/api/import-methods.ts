import { z } from 'zod';
import { AdoptionReport } from '../formats/exchange/adoption-report.ts';
import { LabelMapping, LabelTarget, LinkTypeTarget } from '../formats/exchange/label-mapping.ts';
import { offsetUnits } from '../formats/exchange/counting.ts';
import { AnnotationColumns } from '../formats/annotation-table/annotation-columns.ts';
import { ColumnMapping } from '../formats/documents/corpus-columns.ts';
import { FileHandle, ImportProblem, ImportReport, PassedOver } from './answers.ts';
import { forShell, forWindow, nothing, path } from './method.ts';

const ForeignUnit = z.enum(offsetUnits);

/** Stands for files that were read and not yet taken in. Only the last ones are kept. */
const Token = z.string().min(1).max(100);

/** What files of annotations hold, and what would come of it by what is proposed. */
export const AnnotationInspection = z
  .strictObject({
    token: Token,
    report: AdoptionReport,
    labels: z
      .array(
        z
          .strictObject({
            layer: z.string(),
            label: z.string(),
            count: z.int(),
            examples: z.array(z.string()).readonly(),
            target: LabelTarget,
          })
          .readonly(),
      )
      .readonly(),
    linkTypes: z
      .array(z.strictObject({ type: z.string(), count: z.int(), target: LinkTypeTarget }).readonly())
      .readonly(),
    /** As the files name them. */
    annotators: z.array(z.string()).readonly(),
    /** Annotations and links that name none. */
    unnamed: z.int(),
    /** What lies in folders and is no document. */
    passedOver: PassedOver,
    /** Files that are no annotations and come in after them. */
    others: z.int(),
    problems: z.array(ImportProblem).readonly(),
  })
  .readonly();
export type AnnotationInspection = z.infer<typeof AnnotationInspection>;

const Decided = z.strictObject({
  token: Token,
  mapping: LabelMapping,
  /** The name of the annotator, known or new, of what names nobody; absent for whoever imports. */
  unnamed: z.string().trim().min(1).max(200).optional(),
});

/** What a person says of files of annotations that nothing in them, or a wrong guess, has told. */
export const AdoptionChoices = z.strictObject({
  /** What their offsets count. */
  unit: ForeignUnit.optional(),
  /** Which column of a table is what. */
  columns: AnnotationColumns.optional(),
});
export type AdoptionChoices = Readonly<z.infer<typeof AdoptionChoices>>;

/** Annotations of other tools: looked at first, then taken in as was decided. */
export const importMethods = {
  /** Null where there are no annotations among the files. */
  'import.annotations-inspect': forShell(
    z.strictObject({
      paths: z.array(path).readonly(),
      format: z.string().optional(),
      encoding: z.string().optional(),
      /** Of tables of articles. */
      columns: ColumnMapping.optional(),
      annotationColumns: AnnotationColumns.optional(),
      unit: ForeignUnit.optional(),
    }),
    AnnotationInspection.nullable(),
  ),
  /** What would come of it by this mapping. */
  'import.annotations-plan': forWindow('services', Decided, AdoptionReport),
  /** Takes it in, and after it the documents among the files: one step of undo. */
  'import.annotations-run': forWindow('services', Decided, ImportReport),
  'import.annotations-drop': forWindow('services', z.strictObject({ token: Token }), nothing),
  'shell.inspect-annotations': forWindow(
    'shell',
    z.strictObject({ handle: FileHandle, ...AdoptionChoices.shape }),
    AnnotationInspection.nullable(),
  ),
};
