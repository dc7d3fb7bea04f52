import { strFromU8, strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ForeignAnnotation } from './exchange/foreign-corpus.ts';
import { resolveOffsets } from './exchange/resolve-offsets.ts';
import type { ProjectSource } from './project-source.ts';
import { findFormat } from './registry.ts';
import { bytesOf, foreignFile } from './testing/read-back.ts';
import { wholeProject } from './testing/whole-project.ts';

// What is in a file comes in, or is told: one value of an export after the other is made something that it cannot be.

const jsonFormats = ['label-studio', 'doccano', 'prodigy', 'hf', 'web-annotation', 'bioc-json'];
const hostile: readonly unknown[] = [-1, 1.5, 1e15, true, 'abc', [], {}, [[1]], [null]];
/** Of places that are alike but for their numbers, so many are tried. */
const PLACES = 2;

const STRANGE = 'a strange value';

/** What tools keep for themselves: positions, people, parts of their database. A key more in it says nothing of a text. */
const besides: readonly RegExp[] = [
  /\.(?:tokens|fragments|locations|nodes|selector)\.\d+$|\.(?:head_span|child_span|creator|target|value)$/,
  /\.target\.\d+$|\.body\.\d+$|@context\.\d+$|\.passages\.\d+(?:\.infons)?$|^bioc-json (?:infons)?$/,
  /^label-studio \d+(?:\.annotations\.\d+)?$/,
  // What we put there ourselves; the first annotation of an article says what is known of it.
  /\.annotary(?:\.entity)?$|annotary:document$|^web-annotation (?:items\.0)?$/,
];

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Path = readonly (string | number)[];

describe.each(jsonFormats)('%s', (id) => {
  it('drops nothing without a word', async () => {
    const format = findFormat(id);
    const reader = await format?.reader?.();
    const plan = format?.plan?.(richest(), { offsets: 'codepoint', excel: false, shape: 'folder' });
    if (!reader || !plan) throw new Error(`${id} does not read and write`);
    const [main, ...beside] = plan.files.map((file) => foreignFile(file.path, bytesOf(file)));
    if (!main) throw new Error(`${id} writes no file`);
    const isLines = main.path.endsWith('.jsonl');
    const text = strFromU8(main.bytes);
    const root = (
      isLines
        ? text
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as Json)
        : JSON.parse(text)
    ) as Json;
    const written = (json: Json): string =>
      isLines && Array.isArray(json) ? json.map((line) => JSON.stringify(line)).join('\n') : JSON.stringify(json);
    const known = found(written(root));
    expect(known.told).toEqual([]);
    expect(known.annotations.length).toBeGreaterThan(4);
    const silent: string[] = [];
    for (const path of placesIn(root)) {
      for (const value of hostile.filter((one) => !isEmptied(valueAt(root, path), one))) {
        // BioC's -1 stands for none.
        if (value === -1 && path.at(-1) === 'identifier') continue;
        // A body that is a text is a comment.
        if (value === 'abc' && path.at(-1) === 'body') continue;
        const now = found(written(replaced(root, path, value as Json)));
        const lost = now.told.length > 0 ? undefined : lossOf(known, now);
        if (lost !== undefined) silent.push(`${path.join('.')} = ${JSON.stringify(value)}: ${lost}`);
      }
    }
    expect(silent).toEqual([]);

    // What stands under a key that no reader knows comes in, or is told.
    const unknown: string[] = [];
    for (const path of placesIn(root)) {
      if (besides.some((pattern) => pattern.test(`${id} ${path.join('.')}`))) continue;
      const value = valueAt(root, path);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
      const now = found(written(replaced(root, [...path, 'unheard'], STRANGE)));
      if (now.told.length === 0 && !now.whole.includes(STRANGE)) unknown.push(path.join('.'));
    }
    expect(unknown).toEqual([]);

    function found(json: string): Found {
      const read = reader?.read(foreignFile(main?.path ?? '', strToU8(json)), beside);
      if (!read?.ok) return { told: [JSON.stringify(read)], annotations: [], links: 0, documents: 0, whole: '' };
      const { documents, faults } = read.value;
      const given = documents.map((one) => ({ ...one, text: one.text ?? '', hasByteOrderMark: false }));
      const resolved = resolveOffsets(given, reader?.units ?? []);
      return {
        told: [...faults, ...resolved.moved, ...resolved.misfits].map(({ place, reason }) => `${place}: ${reason}`),
        annotations: resolved.documents.flatMap(({ annotations }) => annotations),
        links: documents.reduce((sum, { links }) => sum + links.length, 0),
        documents: documents.length,
        whole: JSON.stringify(documents),
      };
    }
  }, 60_000);
});

/** Larger ones show no more, and take long. */
const LARGEST = 14;

/** Of a few projects, the one with the most to lose. */
function richest(): ProjectSource {
  const size = (one: ProjectSource): number =>
    one.links.length * 3 + one.documents.reduce((sum, { id }) => sum + one.annotationsOf(id).length, 0);
  const [most] = fc
    .sample(wholeProject({ blanks: false }), { numRuns: 100, seed: 5 })
    .filter((one) => size(one) <= LARGEST)
    .sort((a, b) => size(b) - size(a));
  if (!most) throw new Error('every generated project is too large');
  return most;
}

/** An empty list where a list was is a file that says less, and no mistake. */
function isEmptied(was: Json, value: unknown): boolean {
  // In BioC, values are written as JSON into a text.
  if (typeof was === 'string' && was.startsWith('{')) return isEmptied({}, value);
  const isPlain = typeof was === 'object' && was !== null && typeof value === 'object' && value !== null;
  return isPlain && Object.keys(value).length === 0 && Array.isArray(was) === Array.isArray(value);
}

function valueAt(json: Json, path: Path): Json {
  return path.reduce<Json>((value, key) => (value as Readonly<Record<string, Json>>)[key] ?? null, json);
}

interface Found {
  readonly told: readonly string[];
  readonly annotations: readonly ForeignAnnotation[];
  readonly links: number;
  readonly documents: number;
  readonly whole: string;
}

const parts = ['attributes', 'note', 'annotator', 'status', 'confidence', 'entity', 'createdAt'] as const;

function lossOf(known: Found, now: Found): string | undefined {
  for (const what of ['documents', 'links'] as const)
    if (now[what] < known[what]) return `${now[what]} of ${known[what]} ${what}`;
  const [were, are] = [known.annotations.length, now.annotations.length];
  if (are < were) return `${are} of ${were} annotations`;
  if (are > were) return undefined;
  for (const part of parts) {
    const [before, after] = [known, now].map(
      ({ annotations }) => annotations.filter((one) => hasPart(one, part)).length,
    );
    if ((after ?? 0) < (before ?? 0)) return `${part} of ${(before ?? 0) - (after ?? 0)} annotations`;
  }
  return undefined;
}

function hasPart(annotation: ForeignAnnotation, part: (typeof parts)[number]): boolean {
  const value = annotation[part];
  return value !== undefined && (typeof value !== 'object' || Object.keys(value).length > 0);
}

/** The first places of every kind; two are of one kind where only the numbers of list items differ. */
function placesIn(root: Json): Path[] {
  const seen = new Map<string, number>();
  return [...pathsOf(root, [])].filter((path) => {
    const kind = path.map((key) => (typeof key === 'number' ? '*' : key)).join('.');
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return path.length > 0 && count <= PLACES;
  });
}

function* pathsOf(json: Json, path: Path): Generator<Path> {
  yield path;
  if (typeof json !== 'object' || json === null) return;
  for (const [key, value] of Object.entries(json))
    yield* pathsOf(value, [...path, Array.isArray(json) ? Number(key) : key]);
}

function replaced(json: Json, [key, ...rest]: Path, value: Json): Json {
  if (key === undefined) return value;
  if (Array.isArray(json)) return json.map((item: Json, at) => (at === key ? replaced(item, rest, value) : item));
  const record = json as Readonly<Record<string, Json>>;
  return { ...record, [key]: replaced(record[key] ?? null, rest, value) };
}
