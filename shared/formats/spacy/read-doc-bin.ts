import { Unzlib } from 'fflate';
import { failure, type Result, success } from '../../domain/result.ts';
import type { AnnotationReader, ForeignFile } from '../exchange/annotation-reader.ts';
import { prodigyReader } from '../prodigy/read-prodigy.ts';
import { type Packed, PackedFault, readMsgpack } from './msgpack.ts';
import { stringsById } from './string-ids.ts';

const MOST_BYTES = 256 * 1024 * 1024;
const SLICE = 65_536;

/** Numbers of attributes (spacy/attrs.pxd). */
const ORTH = 65;
const ENT_IOB = 77;
const ENT_TYPE = 78;

/** spaCy's `.spacy` (DocBin 0.1): unpacked into the records of Prodigy, which say the same. */
export const docBinReader: AnnotationReader = {
  units: ['codepoint'],
  recognises: ({ path, head }) => (/\.spacy$/i.test(path) && head.startsWith('x') ? 3 : 0),
  unpack: (main) => Promise.resolve(unpack(main)),
  read(main, beside) {
    const read = prodigyReader.read(main, beside);
    const unread = 'unreadGroups' in main ? Number(main.unreadGroups) : 0;
    if (!read.ok || unread === 0) return read;
    const reason = `the groups of spans of ${unread} documents are left out`;
    const fault = { file: main.path, place: 'span_groups', reason };
    return success({ ...read.value, faults: [...read.value.faults, fault] });
  },
};

/** What an unpacked file cannot say as a text. */
interface UnpackedBin extends ForeignFile {
  readonly unreadGroups: number;
}

function unpack(main: ForeignFile): Result<UnpackedBin> {
  try {
    const packed = readMsgpack(inflated(main.bytes));
    const lines = recordsOf(packed).map((record) => JSON.stringify(record));
    return success({ ...main, text: () => success(lines.join('\n')), unreadGroups: countGroups(packed) });
  } catch (error) {
    // fflate throws errors with a code of its own for bytes that are no zlib.
    const isOfFile = error instanceof PackedFault || (error instanceof Error && 'code' in error);
    if (!isOfFile) throw error;
    return failure('import/damaged', { file: main.path, place: 'its bytes', reason: error.message });
  }
}

/** Unpacked piece by piece, so that a small file cannot become a large one unseen. */
function inflated(bytes: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  const stream = new Unzlib((piece, isLast) => {
    size += piece.length;
    if (size > MOST_BYTES) throw new PackedFault(`it unpacks to more than ${MOST_BYTES} bytes`);
    pieces.push(piece);
    isWhole ||= isLast;
  });
  for (let at = 0; at < bytes.length; at += SLICE)
    stream.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
  if (!isWhole) throw new PackedFault('it ends too early');
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Documents with groups of spans; an empty list of them is one byte. */
function countGroups(packed: Packed): number {
  const groups = packed instanceof Map ? (packed.get('span_groups') as Packed | undefined) : undefined;
  return isList(groups) ? groups.filter((one) => one instanceof Uint8Array && one.length > 1).length : 0;
}

function recordsOf(packed: Packed): object[] {
  const message = packed instanceof Map ? packed : undefined;
  const member = (key: string): Packed => (message?.get(key) as Packed | undefined) ?? null;
  const [attrs, tokens, spaces, lengths, strings] = ['attrs', 'tokens', 'spaces', 'lengths', 'strings'].map(member);
  if (
    !isList(attrs) ||
    !isList(strings) ||
    !(tokens instanceof Uint8Array) ||
    !(spaces instanceof Uint8Array) ||
    !(lengths instanceof Uint8Array)
  )
    throw new PackedFault('it is no DocBin: attrs, tokens, spaces, lengths and strings are not all there');
  const columns = attrs.map(Number);
  const byId = stringsById(strings.map(String));
  const cells = new DataView(tokens.buffer, tokens.byteOffset, tokens.byteLength);
  const counts = new DataView(lengths.buffer, lengths.byteOffset, lengths.byteLength);
  const table: TokenTable = {
    count: Math.floor(tokens.length / 8 / Math.max(1, columns.length)),
    cell: (row, attribute) => {
      const column = columns.indexOf(attribute);
      return column < 0 ? 0n : cells.getBigUint64((row * columns.length + column) * 8, true);
    },
    hasSpace: (row) => spaces[row] === 1,
    stringOf: (id) => byId.get(id),
  };
  const records: object[] = [];
  let first = 0;
  for (let at = 0; at + 4 <= lengths.length; at += 4) {
    const length = counts.getInt32(at, true);
    if (length < 0 || first + length > table.count) throw new PackedFault('it has fewer tokens than its documents say');
    const cats = member('cats');
    const ofDocument = isList(cats) ? cats[at / 4] : undefined;
    const meta = ofDocument instanceof Map ? Object.fromEntries(ofDocument) : {};
    records.push({ ...recordOf(table, first, first + length), meta });
    first += length;
  }
  return records;
}

function isList(value: Packed | undefined): value is readonly Packed[] {
  return Array.isArray(value);
}

interface TokenTable {
  readonly count: number;
  readonly cell: (row: number, attribute: number) => bigint;
  readonly hasSpace: (row: number) => boolean;
  readonly stringOf: (id: bigint) => string | undefined;
}

/** `ent_iob`: 3 begins, 1 goes on, 2 is outside, 0 is not said. Offsets count code points, as all of spaCy's do. */
function recordOf({ cell, hasSpace, stringOf }: TokenTable, first: number, end: number): object {
  let text = '';
  let count = 0;
  const tokens: object[] = [];
  const spans: { readonly start: number; end: number; readonly label: string }[] = [];
  for (let row = first; row < end; row += 1) {
    const word = stringOf(cell(row, ORTH));
    if (word === undefined) throw new PackedFault(`token ${row} has a number that only spaCy itself knows`);
    const [iob, label] = [cell(row, ENT_IOB), stringOf(cell(row, ENT_TYPE)) ?? ''];
    const [start, last] = [count, spans.at(-1)];
    text += word;
    count += Array.from(word).length;
    tokens.push({ text: word, start, end: count });
    if (iob === 1n && last) last.end = count;
    else if (iob === 3n || iob === 1n) spans.push({ start, end: count, label });
    if (!hasSpace(row)) continue;
    text += ' ';
    count += 1;
  }
  return { text, tokens, spans };
}
