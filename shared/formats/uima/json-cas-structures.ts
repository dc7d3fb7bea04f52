import { isRecord, type JsonRecord, member, shownJson, textMember } from '../exchange/json-input.ts';
import { BYTE_ARRAY, elementTypeOfArray, isArrayOfStructures } from './array-types.ts';
import { bytesOfBase64 } from './byte-array.ts';
import type { FeatureStructure, FeatureValue } from './cas.ts';

/** A subject of analysis as the file has it; one whose data is a byte array or an address has no text. */
export interface JsonSofa {
  readonly id: number;
  readonly name: string;
  readonly text?: string;
  readonly mimeType?: string;
}

type Blame = (place: string, reason: string) => void;

/** What the markers before the names of features say; a name without one is a value. */
const REFERENCE = '@';
const NUMBER = '#';
const ANCHOR = '^';

const SOFA = 'uima.cas.Sofa';

export interface JsonCasStructures {
  readonly structures: ReadonlyMap<number, FeatureStructure>;
  readonly sofas: ReadonlyMap<number, JsonSofa>;
  /** Structures whose id another one has: by that id, under ids of their own. */
  readonly doubles: ReadonlyMap<number, readonly number[]>;
  /** The names of features that are places in the text, as their `^` says. */
  readonly anchors: ReadonlySet<string>;
}

/** The feature structures of a JSON CAS. References that lead to nothing are left out, and said. */
export function structuresOfJson(section: unknown, blame: Blame): JsonCasStructures {
  const sofas = new Map<number, JsonSofa>();
  const entries = new Map<number, Entry>();
  const places = new Map<number, string>();
  const doubles = new Map<number, readonly number[]>();
  for (const entry of entriesOf(section, blame)) {
    const { id, type, place } = entry;
    const first = places.get(id);
    if (first === undefined) places.set(id, place);
    else blame(place, `the id ${id} is at ${first} already, which is meant where ${id} is named`);
    // In Apache's own example of special numbers a sofa and a structure have one id.
    if (type === SOFA && !sofas.has(id)) sofas.set(id, sofaOf(entry, blame));
    if (type === SOFA) continue;
    // Nothing can lead to a second one, but it is indexed where its id is.
    const free = entries.has(id) ? -entries.size : id;
    if (free !== id) doubles.set(id, [...(doubles.get(id) ?? []), free]);
    entries.set(free, { ...entry, id: free });
  }
  const anchors = new Set<string>();
  const isThere = (id: number): boolean => entries.has(id) || sofas.has(id);
  const structures = new Map<number, FeatureStructure>();
  for (const [id, entry] of entries) structures.set(id, structureOf(entry, { isThere, anchors, blame }));
  return { structures, sofas, doubles, anchors };
}

interface Entry {
  readonly id: number;
  readonly type: string;
  readonly place: string;
  readonly record: JsonRecord;
}

/** A list, or an object whose keys are the ids. */
function* entriesOf(section: unknown, blame: Blame): Generator<Entry> {
  const isList = Array.isArray(section);
  if (section === undefined || section === null) return;
  if (!isList && !isRecord(section)) {
    blame('%FEATURE_STRUCTURES', `it is neither a list nor an object but ${shownJson(section)}`);
    return;
  }
  for (const [key, record] of Object.entries(section)) {
    const place = isList ? `%FEATURE_STRUCTURES[${key}]` : `%FEATURE_STRUCTURES.${key}`;
    if (!isRecord(record)) {
      blame(place, `it is no object but ${shownJson(record)}`);
      continue;
    }
    const id = member(record, '%ID') ?? (isList ? undefined : Number(key));
    const type = textMember(record, '%TYPE');
    if (typeof id !== 'number' || !Number.isSafeInteger(id) || id <= 0)
      blame(place, `its %ID is no whole number but ${shownJson(id)}`);
    else if (type === undefined) blame(place, 'it has no %TYPE');
    else yield { id, type, place, record };
  }
}

function sofaOf({ id, place, record }: Entry, blame: Blame): JsonSofa {
  const address = textMember(record, 'sofaURI');
  if (address !== undefined) blame(place, `its text is at an address, which is not opened: ${address.slice(0, 200)}`);
  if (Object.hasOwn(record, '@sofaArray')) blame(place, 'its data are bytes and no text');
  const text = textMember(record, 'sofaString');
  const mimeType = textMember(record, 'mimeType');
  return {
    id,
    name: textMember(record, 'sofaID') ?? '_InitialView',
    ...(text === undefined ? {} : { text }),
    ...(mimeType === undefined ? {} : { mimeType }),
  };
}

interface Reading {
  readonly isThere: (id: number) => boolean;
  readonly anchors: Set<string>;
  readonly blame: Blame;
}

function structureOf({ id, type, place, record }: Entry, reading: Reading): FeatureStructure {
  const features = new Map<string, FeatureValue>();
  let sofa: number | undefined;
  for (const [key, value] of Object.entries(record)) {
    if (key.startsWith('%') || value === null) continue;
    const at = `${place}.${key}`;
    const name = [REFERENCE, NUMBER, ANCHOR].includes(key.slice(0, 1)) ? key.slice(1) : key;
    const read = valueOf(key, value, { ...reading, at });
    if (read === undefined) continue;
    if (key.startsWith(ANCHOR)) reading.anchors.add(name);
    if (name === 'sofa' && isReference(read)) sofa = read.ref;
    else features.set(name, read);
  }
  const elements = elementsOf(type, member(record, '%ELEMENTS'), { ...reading, at: `${place}.%ELEMENTS` });
  return { id, type, features, ...(elements && { elements }), ...(sofa === undefined ? {} : { sofa }), place };
}

function isReference(value: FeatureValue): value is { readonly ref: number } {
  return typeof value === 'object' && value !== null && 'ref' in value;
}

type At = Reading & { readonly at: string };

function valueOf(key: string, value: unknown, at: At): FeatureValue | undefined {
  if (key.startsWith(REFERENCE)) return referenceOf(value, at);
  if (key.startsWith(NUMBER)) return numberOf(value, at);
  return primitiveOf(value, at);
}

/** The id 0 is the reference to nothing. */
function referenceOf(value: unknown, { isThere, blame, at }: At): FeatureValue | undefined {
  if (value === 0) return undefined;
  if (typeof value === 'number' && isThere(value)) return { ref: value };
  blame(at, `there is no structure ${shownJson(value)}`);
  return undefined;
}

const specialNumbers = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['Inf', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['-Inf', Number.NEGATIVE_INFINITY],
]);

function numberOf(value: unknown, { blame, at }: At): number | undefined {
  const number = typeof value === 'number' ? value : specialNumbers.get(String(value));
  if (number === undefined) blame(at, `it is no number but ${shownJson(value)}`);
  return number;
}

function primitiveOf(value: unknown, { blame, at }: At): FeatureValue | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  blame(at, `it is no value of a feature but ${shownJson(value)}`);
  return undefined;
}

function elementsOf(type: string, value: unknown, at: At): readonly FeatureValue[] | undefined {
  const element = elementTypeOfArray(type);
  if (element === undefined) return undefined;
  if (value === undefined || value === null) return [];
  if (type === BYTE_ARRAY && typeof value === 'string') {
    const bytes = bytesOfBase64(value);
    if (!bytes) at.blame(at.at, 'it is not in base64');
    return bytes ?? [];
  }
  if (!Array.isArray(value)) {
    at.blame(at.at, `it is no list but ${shownJson(value)}`);
    return [];
  }
  const isNumber = element === 'uima.cas.Float' || element === 'uima.cas.Double';
  const key = isArrayOfStructures(type) ? REFERENCE : isNumber ? NUMBER : '';
  return value.map((one: unknown, index) =>
    one === null ? null : (valueOf(key, one, { ...at, at: `${at.at}[${index}]` }) ?? null),
  );
}
