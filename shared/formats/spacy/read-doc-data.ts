import { type Packed, PackedFault, readMsgpack } from './msgpack.ts';
import { readSpanGroups } from './span-groups.ts';

/** A span of `doc.spans` as a record of Prodigy has it; `annotary` is what we wrote beside it. */
export interface GroupedRecord {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly score?: unknown;
  readonly annotary: { readonly layer: string };
}

interface GroupContext {
  readonly strings: ReadonlyMap<bigint, string>;
  /** `length` counts code points. */
  readonly record: { readonly length: number };
  readonly fault: (reason: string) => void;
}

/** The spans of all groups of a document; the name of a group is the name of the layer. What is broken is a fault. */
export function groupedSpans(bytes: Packed | undefined, { strings, record, fault }: GroupContext): GroupedRecord[] {
  if (!(bytes instanceof Uint8Array)) return [];
  try {
    return readSpanGroups(bytes).flatMap(({ name, attrs, spans }) => {
      const own = attrs.get('annotary');
      return spans.flatMap(({ id, label, start, end }): GroupedRecord[] => {
        if (start < 0 || start >= end || end > record.length) {
          fault(`a span of the group “${name}” lies outside of the text`);
          return [];
        }
        const besides =
          own instanceof Map ? plainMap((own as ReadonlyMap<string, Packed>).get(strings.get(id) ?? ''), fault) : {};
        const { score, ...rest } = besides;
        return [
          {
            start,
            end,
            label: strings.get(label) ?? '',
            ...(score === undefined ? {} : { score }),
            annotary: { ...rest, layer: name },
          },
        ];
      });
    });
  } catch (error) {
    if (!(error instanceof PackedFault)) throw error;
    fault(`its groups of spans are left out: ${error.message}`);
    return [];
  }
}

/** `doc.user_data`, packed by itself. Only what stands under a text as its key; spaCy's extensions have tuples. */
export function userDataOf(bytes: Packed | undefined, fault: (reason: string) => void): Record<string, unknown> {
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) return {};
  try {
    return plainMap(readMsgpack(bytes), fault);
  } catch (error) {
    if (!(error instanceof PackedFault)) throw error;
    fault(`its user data is left out: ${error.message}`);
    return {};
  }
}

/**
 * A map as JSON has it. A key called `__proto__` stays a key. Numbers that JSON or a number here cannot have become their
 * digits or names; bytes are left out, and told.
 */
export function plainMap(value: Packed | undefined, fault: (reason: string) => void): Record<string, unknown> {
  if (!(value instanceof Map)) return {};
  const entries = [...(value as ReadonlyMap<string, Packed>)];
  return Object.fromEntries(entries.map(([key, item]) => [key, plain(item, (reason) => fault(`${key}: ${reason}`))]));
}

function plain(value: Packed, fault: (reason: string) => void): unknown {
  if (value instanceof Map) return plainMap(value, fault);
  if (Array.isArray(value)) return value.map((one: Packed) => plain(one, fault));
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (!(value instanceof Uint8Array)) return value;
  fault('bytes say nothing here, and are left out');
  return null;
}
