import type { AttributeValue } from '../../domain/annotation.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { findOwnProto } from '../json/own-proto.ts';
import { jsonPieces, parseJson } from './json-text.ts';

/** An object of a JSON file, of which nothing is known yet. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** One record of a file, or why there is none at its place. */
export type JsonEntry =
  | { readonly place: string; readonly value: unknown; readonly fault?: undefined }
  | { readonly place: string; readonly fault: string };

/** Deeper than any real record; whoever walks through it would fill the stack. */
const DEEPEST = 200;
const LONGEST_SHOWN = 60;

/** A whole JSON file. A failure names the line, as the engine does. */
export function parseJsonFile(text: string, file: string): Result<unknown> {
  const parsed = parse(text);
  if (!parsed.ok) return failure('import/damaged', { file, place: parsed.place, reason: parsed.reason });
  return success(parsed.value);
}

/**
 * The records of a file of JSON Lines, of one JSON array, or of records printed over several lines: programs call all of
 * them `.jsonl`. A line that is no JSON is a fault of its own. Empty lines are passed over.
 */
export function readJsonRecords(text: string, file: string): Result<readonly JsonEntry[]> {
  const lines = [...linesOf(text)];
  const [first] = lines;
  if (first === undefined) return failure('import/damaged', { file, place: 'line 1', reason: 'it is empty' });
  const whole = lines.length === 1 || !parse(first.text).ok ? parse(text) : undefined;
  if (whole?.ok) {
    if (!Array.isArray(whole.value)) return success([checked({ place: 'line 1', value: whole.value })]);
    return success(whole.value.map((value: unknown, index) => checked({ place: `[${index}]`, value })));
  }
  const printed = whole && isPrinted(first.text) ? printedRecords(text) : undefined;
  if (printed) return success(printed);
  // A half array or object is one broken record, and not as many as it has lines.
  const entries = lines.map((line) => entryOf(line));
  if (entries.some(({ fault }) => fault === undefined)) return success(entries);
  const { place = 'line 1', reason = 'it is no JSON' } = whole ?? {};
  return failure('import/damaged', { file, place, reason });
}

/** Whether the first line is only the beginning of a record. */
function isPrinted(line: string): boolean {
  return /^\s*[[{]/.test(line);
}

/** Records that are printed over several lines, one after the other; undefined where one of them is none. */
function printedRecords(text: string): JsonEntry[] | undefined {
  const entries: JsonEntry[] = [];
  for (const { line, text: piece } of jsonPieces(text)) {
    const parsed = parse(piece);
    if (!parsed.ok) return undefined;
    entries.push(checked({ place: `line ${line}`, value: parsed.value }));
  }
  return entries;
}

interface Line {
  readonly number: number;
  readonly text: string;
}

function* linesOf(text: string): Generator<Line> {
  let number = 1;
  for (let at = 0; at <= text.length; number += 1) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end);
    if (/\S/.test(line)) yield { number, text: line };
    at = end + 1;
  }
}

function entryOf({ number, text }: Line): JsonEntry {
  const place = `line ${number}`;
  const parsed = parse(text);
  return parsed.ok ? checked({ place, value: parsed.value }) : { place, fault: parsed.reason };
}

function checked(entry: { readonly place: string; readonly value: unknown }): JsonEntry {
  const fault = whyRefused(entry.value);
  return fault === undefined ? entry : { place: entry.place, fault };
}

/** Why a parsed value must not be taken further; undefined for all that real programs write. */
export function whyRefused(value: unknown): string | undefined {
  if (isDeeperThan(value, DEEPEST)) return `it is nested more than ${DEEPEST} levels deep`;
  const proto = findOwnProto(value);
  return proto === undefined ? undefined : 'it has a key called “__proto__”';
}

function isDeeperThan(root: unknown, deepest: number): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}

type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly place: string; readonly reason: string };

/** As `parseJson` has it: of a key that comes twice, the last one stands. */
function parse(text: string): Parsed {
  try {
    return { ok: true, value: parseJson(text) };
  } catch (error) {
    // Only what JSON.parse itself says of a text comes here.
    const message = error instanceof Error ? error.message : '';
    const [, line] = /\(line (\d+) column \d+\)/.exec(message) ?? [];
    const reason = `it is no JSON: ${message.replace(/ in JSON.*| at position.*|, ".*/su, '')}`;
    return { ok: false, place: line === undefined ? 'its end' : `line ${line}`, reason };
  }
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of its own, and never one that every object has. */
export function member(record: JsonRecord, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The first of these members that is there; null counts as absent. */
export function firstMember(record: JsonRecord, ...keys: readonly string[]): unknown {
  for (const key of keys) {
    const value = member(record, key);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

export function textMember(record: JsonRecord, ...keys: readonly string[]): string | undefined {
  const value = firstMember(record, ...keys);
  return typeof value === 'string' ? value : undefined;
}

/** Ids come as numbers and as texts. */
export function idMember(record: JsonRecord, ...keys: readonly string[]): string | undefined {
  const value = firstMember(record, ...keys);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** A whole number, not below 0: what offsets are. Some programs write them as text. */
export function offsetOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** From 0 to 1; a percentage or a logit is none. */
export function confidenceOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined;
}

export function listMember(record: JsonRecord, ...keys: readonly string[]): readonly unknown[] {
  const value = firstMember(record, ...keys);
  return Array.isArray(value) ? value : [];
}

/** A value as an attribute has it: what is no text, number, boolean or list of texts stays as JSON. */
export function attributeValueOf(value: unknown): AttributeValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  return JSON.stringify(value);
}

/** The members of a record as attributes, without those that say nothing. */
export function attributesOf(record: JsonRecord): Readonly<Record<string, AttributeValue>> {
  const entries = Object.entries(record).map(([key, value]) => [key, attributeValueOf(value)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, AttributeValue] => entry[1] !== undefined));
}

export function shownJson(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN).toWellFormed()}…`;
}
