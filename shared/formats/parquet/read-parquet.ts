import { gunzipSync } from 'fflate';
import { type FileMetaData, parquetMetadata, parquetReadObjects } from 'hyparquet';
import { failure, type Result, success } from '../../domain/result.ts';
import type { AnnotationReader, ForeignFile } from '../exchange/annotation-reader.ts';
import { readRecords } from '../exchange/read-records.ts';
import { textInBytes } from '../exchange/text-in-bytes.ts';
import { documentOfRow } from '../hugging-face/read-dataset.ts';
import { classNamesOfInfo, type ClassNames, withClassNames } from '../token-json/class-names.ts';
import { describedBy, isOfTokens, readTagged } from '../token-json/read-token-json.ts';

/** More than these would not fit into memory as text. */
const MOST_ROWS = 1_000_000;
const MOST_BYTES = 512 * 1024 * 1024;

/** Tables with a text in each row and lists of entities and relations: our own, and others under the usual names. */
export const parquetReader: AnnotationReader = {
  units: ['codepoint', 'utf16'],
  recognises: ({ head }) => (head.startsWith('PAR1') ? 3 : 0),
  unpack,
  read: (main, companions) => (isOfTokens(main) ? readTagged(main, companions) : readRecords(main, documentOfRow)),
  companions: (path, others) => describedBy(path, others),
  foldersBeside: ['..'],
};

async function unpack(main: ForeignFile): Promise<Result<ForeignFile>> {
  const { path, bytes } = main;
  const damaged = (reason: string) => failure('import/damaged', { file: path, place: 'its table', reason });
  // A copy of its own: the library takes an ArrayBuffer, of which these bytes may be a part. No `slice`, which of a
  // Buffer of Node is a part again.
  const { buffer } = new Uint8Array(bytes);
  try {
    const metadata = parquetMetadata(buffer);
    const size = metadata.row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0);
    if (Number(metadata.num_rows) > MOST_ROWS || size > MOST_BYTES)
      return damaged(`it has ${metadata.num_rows} rows of ${size} bytes, which is too much to read at once`);
    const rows = await parquetReadObjects({
      file: { byteLength: buffer.byteLength, slice: (start, end) => buffer.slice(start, end) },
      metadata,
      compressors: { GZIP: gunzipped },
      // Cells without a value come here, too.
      parsers: { stringFromBytes: (text: Uint8Array | undefined) => text && textInBytes(text) },
    });
    if (rows.length === 0) return damaged('it has no rows');
    const names = classNamesIn(metadata);
    const lines = rows.map((row) => JSON.stringify(withClassNames(withPlainLists(row), names), plainValue));
    return success({ ...main, text: () => success(lines.join('\n')) });
  } catch (error) {
    // The library throws for whatever a file can have wrong, and for ways of compression that it does not know.
    // What the engine says where the library did not expect something is of no use to anybody.
    const isOfEngine = error instanceof TypeError || error instanceof RangeError;
    return damaged(error instanceof Error && !isOfEngine ? error.message : 'its bytes are not those of a table');
  }
}

/** What numbers stand for, as `datasets` writes it beside the schema. */
function classNamesIn({ key_value_metadata: pairs = [] }: FileMetaData): ClassNames {
  const written = pairs.find(({ key }) => key === 'huggingface')?.value;
  if (written === undefined) return new Map();
  try {
    return classNamesOfInfo(JSON.parse(written));
  } catch {
    // Said by no standard: what is no JSON is of another program, and names nothing.
    return new Map();
  }
}

/** Numbers of 64 bits in lists, which are how tags are kept, as plain ones. */
function withPlainLists(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      isList(value) ? Array.from(value, (one) => (typeof one === 'bigint' ? Number(one) : one)) : value,
    ]),
  );
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** A page has at most as many bytes as the table says; a small file cannot become a large one unseen. */
function gunzipped(input: Uint8Array, byteLength: number): Uint8Array {
  if (byteLength > MOST_BYTES) throw new Error(`a page of it unpacks to ${byteLength} bytes`);
  const size = new DataView(input.buffer, input.byteOffset, input.byteLength).getUint32(input.byteLength - 4, true);
  // RFC 1952, section 2.3.1: the last four bytes are the length before compression.
  if (size !== byteLength) throw new Error(`a page of it unpacks to ${size} bytes and not to ${byteLength}`);
  return gunzipSync(input, { out: new Uint8Array(byteLength) });
}

/** Numbers of 64 bits as JSON has numbers; bytes say nothing of a text. */
function plainValue(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Uint8Array ? null : value;
}
