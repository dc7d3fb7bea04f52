import { strToU8 } from 'fflate';
import { type Packed, PackedFault, readMsgpack } from './msgpack.ts';
import { stringId } from './string-ids.ts';
import { type Packable, packed } from './write-msgpack.ts';

/** A stretch of a group (`doc.spans`). Tokens and characters are half-open; characters are code points. */
export interface GroupedSpan {
  readonly id: string;
  readonly label: string;
  readonly firstToken: number;
  readonly endToken: number;
  readonly start: number;
  readonly end: number;
}

export interface SpanGroup {
  readonly name: string;
  /** What else is said of the group. */
  readonly attrs: { readonly [key: string]: Packable };
  readonly spans: readonly GroupedSpan[];
}

/** `struct.pack(">QQQllll", id, kb_id, label, start, end, start_char, end_char)` in spacy/tokens/span_group.pyx. */
const SPAN_BYTES = 40;

/** A list of groups, each packed by itself: what `SpanGroups.from_bytes` of every spaCy 3 reads. Names must differ. */
export function writeSpanGroups(groups: readonly SpanGroup[]): Uint8Array {
  return packed(
    groups.map(({ name, attrs, spans }) =>
      packed({
        name,
        attrs,
        spans: spans.map((span) => {
          const bytes = new Uint8Array(SPAN_BYTES);
          const view = new DataView(bytes.buffer);
          view.setBigUint64(0, stringId(span.id));
          view.setBigUint64(16, stringId(span.label));
          view.setInt32(24, span.firstToken);
          view.setInt32(28, span.endToken);
          view.setInt32(32, span.start);
          view.setInt32(36, span.end);
          return bytes;
        }),
      }),
    ),
  );
}

/** A span as the file has it, its strings under their numbers. */
export interface PackedSpan {
  readonly id: bigint;
  readonly label: bigint;
  readonly start: number;
  readonly end: number;
}

export interface PackedGroup {
  readonly name: string;
  readonly attrs: ReadonlyMap<string, Packed>;
  readonly spans: readonly PackedSpan[];
}

/** The groups of a document, in all the shapes that spaCy has written them. Throws PackedFault. */
export function readSpanGroups(bytes: Uint8Array): readonly PackedGroup[] {
  if (bytes.length === 0) return [];
  const packedGroups = readMsgpack(bytes);
  if (Array.isArray(packedGroups)) return packedGroups.map((one: Packed) => groupOf(one));
  if (!(packedGroups instanceof Map)) throw new PackedFault('its groups of spans are no list');
  // Since 3.4: a group as the key, and the names that it goes by.
  return [...(packedGroups as ReadonlyMap<string, Packed>)].flatMap(([group, names]) =>
    (Array.isArray(names) ? names : []).map((name: Packed) => ({
      ...groupOf(strToU8(group, true)),
      name: typeof name === 'string' ? name : '',
    })),
  );
}

function groupOf(bytes: Packed): PackedGroup {
  const group = bytes instanceof Uint8Array ? readMsgpack(bytes) : null;
  const [name, attrs, spans] = ['name', 'attrs', 'spans'].map((key) =>
    group instanceof Map ? (group.get(key) as Packed | undefined) : undefined,
  );
  if (!Array.isArray(spans)) throw new PackedFault('a group of spans has no spans');
  return {
    name: typeof name === 'string' ? name : '',
    attrs: attrs instanceof Map ? (attrs as ReadonlyMap<string, Packed>) : new Map(),
    spans: spans.map(spanOf),
  };
}

function spanOf(bytes: Packed): PackedSpan {
  if (!(bytes instanceof Uint8Array) || bytes.length < SPAN_BYTES)
    throw new PackedFault('a span of a group is too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    id: view.getBigUint64(0),
    label: view.getBigUint64(16),
    start: view.getInt32(32),
    end: view.getInt32(36),
  };
}
