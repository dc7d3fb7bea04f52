import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { attributeColumnsOf, datasetColumns, type DatasetColumn, DatasetRows } from '../hugging-face/dataset-rows.ts';
import { datasetHolds, splitNames } from '../hugging-face/hugging-face.ts';
import type { BytesChunk, Chunk, ExportPlan, Format, SourcePart } from '../format.ts';
import { type SchemaColumn, schemaOf } from './parquet-schema.ts';

/** A group of rows is written and forgotten when it has so many characters of text, or so many rows. */
const GROUP_CHARACTERS = 4_000_000;
const GROUP_ROWS = 2000;

function planParquet(parts: readonly SourcePart[]): ExportPlan {
  const tables = parts.map(({ name, source }) => {
    const columns = datasetColumns(attributeColumnsOf(source.codebook));
    return { name, columns, rows: new DatasetRows(source) };
  });
  return {
    files: tables.map(({ name, columns, rows }) => ({
      path: `${splitNames[name] ?? name}.parquet`,
      chunks: () => writeParquet(columns, rows.rows()),
      shown: () => linesOf(rows.rows()),
    })),
    notes: () => {
      const values = tables.reduce((sum, { rows }) => sum + rows.unknownValues, 0);
      return values > 0 ? [{ key: 'note.csv.unknown-attributes', params: { values } }] : [];
    },
  };
}

type Row = Readonly<Record<string, unknown>>;

function* linesOf(rows: Iterable<Row>): Generator<Chunk> {
  for (const row of rows) yield { text: `${JSON.stringify(row)}\n`, rows: 1 };
}

function* writeParquet(columns: readonly DatasetColumn[], rows: Iterable<Row>): Generator<BytesChunk> {
  const buffer = new ChunkedBytes();
  const schema: SchemaColumn[] = [{ name: 'root', num_children: columns.length }, ...columns.flatMap(schemaOf)];
  const writer = new ParquetWriter({ writer: buffer, schema, createdBy: 'Annotary', statistics: false });
  let group: Row[] = [];
  let characters = 0;
  const writeGroup = (): BytesChunk => {
    const columnData = columns.map(({ name }) => ({ name, data: group.map((row) => row[name] ?? null) }));
    // Without a flush in the buffer it answers at once.
    void writer.write({ columnData, rowGroupSize: group.length });
    const chunk = { bytes: buffer.take(), rows: group.length };
    group = [];
    characters = 0;
    return chunk;
  };
  for (const row of rows) {
    group.push(row);
    characters += String(row['text']).length;
    if (characters >= GROUP_CHARACTERS || group.length >= GROUP_ROWS) yield writeGroup();
  }
  if (group.length > 0) yield writeGroup();
  void writer.finish();
  yield { bytes: buffer.take(), rows: 0 };
}

/** What was written since it was last asked; the writer goes on counting from the beginning of the file. */
class ChunkedBytes extends ByteWriter {
  take(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.index = 0;
    return bytes;
  }
}

export const parquet: Format = {
  id: 'parquet',
  name: 'format.parquet.name',
  mediaTypes: ['application/vnd.apache.parquet'],
  extensions: ['.parquet'],
  reads: 'annotations',
  writes: 'file',
  keeps: 'format.parquet.keeps',
  holds: datasetHolds,
  plan: (source) => planParquet([{ name: 'data', source }]),
  planParts: (parts) => planParquet(parts),
  reader: async () => (await import('./read-parquet.ts')).parquetReader,
};
