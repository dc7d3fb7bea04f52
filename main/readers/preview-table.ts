import type { TablePreview, TableView } from '#shared/api/table-preview.ts';
import { guessAnnotationColumns } from '#shared/formats/annotation-table/annotation-columns.ts';
import { isTableOfCells } from '#shared/formats/documents/document-formats.ts';
import { type CorpusTable, guessColumns, takenOtherwise } from '#shared/formats/documents/corpus-columns.ts';
import { type Result, success } from '#shared/domain/result.ts';
import { decodeText } from './decode-text.ts';
import { type FileToRead, flatten, readerByName, unknownFormat } from './read-file.ts';
import { tryReading } from './read-fault.ts';

const PREVIEW_ROWS = 5;
const PREVIEW_CELL = 300;

/** A look at a table of documents before it is imported. */
export async function previewTable(file: FileToRead): Promise<Result<TablePreview>> {
  const read = await tryReading(async (): Promise<Result<TablePreview>> => {
    const reader = readerByName(file);
    if (!reader || !('readTable' in reader)) return unknownFormat(file.fileName);
    const decoded = decodeText(file.bytes, { file: file.fileName, chosen: file.encoding });
    if (!decoded.ok) return decoded;
    const table = await reader.readTable(decoded.value.text, file.fileName);
    const other = takenOtherwise(table);
    return success({
      ...viewOf(table),
      ...(other ? { otherwise: viewOf(other) } : {}),
      ...(isTableOfCells(file.fileName)
        ? { annotations: guessAnnotationColumns(table.columns, table.rows[0]?.cells) }
        : {}),
    });
  });
  return flatten(read);
}

function viewOf(table: CorpusTable): TableView {
  const { columns, rows, first } = table;
  return {
    columns,
    rows: rows.slice(0, PREVIEW_ROWS).map(({ cells }) => cells.map(beginning)),
    count: rows.length,
    guess: guessColumns(table),
    isHeadless: first?.isArticle ?? false,
  };
}

function beginning(cell: string): string {
  return cell.slice(0, PREVIEW_CELL).toWellFormed();
}
