import { Unzlib } from 'fflate';
import { failure, type Result, success } from '../../domain/result.ts';
import type { AnnotationReader, ForeignFile } from '../exchange/annotation-reader.ts';
import type { ForeignFault } from '../exchange/foreign-corpus.ts';
import { prodigyReader } from '../prodigy/read-prodigy.ts';
import { adler32 } from './adler32.ts';
import { groupedSpans, plainMap, userDataOf } from './read-doc-data.ts';
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
    if (!read.ok) return read;
    const faults = 'unpackedFaults' in main ? (main as UnpackedBin).unpackedFaults : [];
    return success({ ...read.value, faults: [...read.value.faults, ...faults] });
  },
};

/** What an unpacked file cannot say as a text. */
interface UnpackedBin extends ForeignFile {
  readonly unpackedFaults: readonly ForeignFault[];
}

function unpack(main: ForeignFile): Result<UnpackedBin> {
  try {
    const faults: ForeignFault[] = [];
    const fault = (place: string, reason: string): void => {
      faults.push({ file: main.path, place, reason });
    };
    const lines = recordsOf(readMsgpack(inflated(main.bytes)), fault).map((record) => JSON.stringify(record));
    return success({ ...main, text: () => success(lines.join('\n')), unpackedFaults: faults });
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
  // fflate does not look at the check sum behind the stream.
  if (adler32(whole) !== checkSumOf(bytes)) throw new PackedFault('its check sum is wrong');
  return whole;
}

/** The last four bytes (RFC 1950, section 2.2). */
function checkSumOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0);
}

function recordsOf(packed: Packed, fault: (place: string, reason: string) => void): object[] {
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
  const [cats, groups, userData] = ['cats', 'span_groups', 'user_data'].map((key) => listOf(member(key)));
  const records: object[] = [];
  let first = 0;
  for (let at = 0; at + 4 <= lengths.length; at += 4) {
    const length = counts.getInt32(at, true);
    if (length < 0 || first + length > table.count) throw new PackedFault('it has fewer tokens than its documents say');
    const index = at / 4;
    const said = (reason: string): void => fault(`document ${index + 1}`, reason);
    const record = recordOf(table, first, first + length);
    const grouped = groupedSpans(groups?.[index], { strings: byId, record, fault: said });
    const meta = { ...plainMap(cats?.[index], said), ...userDataOf(userData?.[index], said) };
    const { text, tokens: words, spans } = record;
    records.push({ text, tokens: words, spans: [...grouped, ...withoutTwins(spans, grouped)], meta });
    first += length;
  }
  return records;
}

function isList(value: Packed | undefined): value is readonly Packed[] {
  return Array.isArray(value);
}

function listOf(value: Packed): readonly Packed[] {
  return isList(value) ? value : [];
}

interface TokenTable {
  readonly count: number;
  readonly cell: (row: number, attribute: number) => bigint;
  readonly hasSpace: (row: number) => boolean;
  readonly stringOf: (id: bigint) => string | undefined;
}

/** A document as Prodigy has it. Offsets count code points, as all of spaCy's do. */
export interface DocRecord {
  readonly text: string;
  readonly tokens: readonly object[];
  readonly spans: readonly DocSpan[];
  /** How many code points the text has. */
  readonly length: number;
}

interface DocSpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** `ent_iob`: 3 begins, 1 goes on, 2 is outside, 0 is not said. */
function recordOf({ cell, hasSpace, stringOf }: TokenTable, first: number, end: number): DocRecord {
  let text = '';
  let count = 0;
  const tokens: object[] = [];
  const spans: { readonly start: number; end: number; readonly label: string }[] = [];
  let isOpen = false;
  for (let row = first; row < end; row += 1) {
    const word = stringOf(cell(row, ORTH));
    if (word === undefined) throw new PackedFault(`token ${row} has a number that only spaCy itself knows`);
    const [iob, label] = [cell(row, ENT_IOB), stringOf(cell(row, ENT_TYPE)) ?? ''];
    const [start, last] = [count, spans.at(-1)];
    text += word;
    count += Array.from(word).length;
    tokens.push({ text: word, start, end: count });
    if (iob === 1n && isOpen && last) last.end = count;
    else if (iob === 3n || iob === 1n) spans.push({ start, end: count, label });
    isOpen = iob === 3n || iob === 1n;
    if (!hasSpace(row)) continue;
    text += ' ';
    count += 1;
  }
  return { text, tokens, spans, length: count };
}

/** An entity that stands in a group as well is one mention. */
function withoutTwins(entities: readonly DocSpan[], grouped: readonly DocSpan[]): readonly DocSpan[] {
  const key = ({ start, end, label }: DocSpan) => `${start} ${end} ${label}`;
  const known = new Set(grouped.map(key));
  return entities.filter((one) => !known.has(key(one)));
}
