import { z } from 'zod';
import { AnnotationColumns } from '../formats/annotation-table/annotation-columns.ts';
import { ColumnMapping } from '../formats/documents/corpus-columns.ts';

/** A table of documents: its columns, the beginnings of its first rows, and which column is taken for what. */
const TableView = z.strictObject({
  columns: z.array(z.string()).readonly(),
  rows: z.array(z.array(z.string()).readonly()).readonly(),
  /** Rows in the whole table. */
  count: z.int(),
  /** Where it is one of articles. */
  guess: ColumnMapping,
  /** Whether its first row is one as the others, and columns have numbers for names. */
  isHeadless: z.boolean(),
});
export type TableView = Readonly<z.infer<typeof TableView>>;

/** What a table has, as it would be read, and otherwise. */
export const TablePreview = TableView.extend({
  /** With the first row taken for the other thing; absent for a table without cells. */
  otherwise: TableView.readonly().optional(),
  /** Where it is one of annotations; absent for a table without cells. */
  annotations: AnnotationColumns.optional(),
}).readonly();
export type TablePreview = z.infer<typeof TablePreview>;

/** The first table among the files that were chosen, or null where none is a table; `file` is without its folder. */
export const ChosenTable = z.strictObject({ file: z.string(), preview: TablePreview }).readonly().nullable();
export type ChosenTable = z.infer<typeof ChosenTable>;
