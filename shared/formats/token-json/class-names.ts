import { isRecord, type JsonRecord, member } from '../exchange/json-input.ts';

/** By column: what the numbers in it stand for, the first of them being 0. */
export type ClassNames = ReadonlyMap<string, readonly string[]>;

/**
 * The features of a dataset as `datasets` writes them (`dataset_infos.json`, `dataset_info.json`, the metadata of a
 * table of Parquet): `{"ner_tags": {"feature": {"names": [...], "_type": "ClassLabel"}, "_type": "Sequence"}}`.
 */
export function classNamesOfFeatures(features: unknown): ClassNames {
  if (!isRecord(features)) return new Map();
  return new Map(
    Object.entries(features).flatMap(([column, feature]) => {
      const names = namesIn(feature);
      return names ? [[column, names] as const] : [];
    }),
  );
}

/** `{"features": …}`, or one such object for each configuration of the dataset. */
export function classNamesOfInfo(info: unknown): ClassNames {
  if (!isRecord(info)) return new Map();
  const features =
    featuresOf(info) ??
    Object.values(info)
      .map(featuresOf)
      .find((one) => one !== undefined);
  return classNamesOfFeatures(features);
}

function featuresOf(info: unknown): unknown {
  if (!isRecord(info)) return undefined;
  const inner = member(info, 'info');
  return member(info, 'features') ?? (isRecord(inner) ? member(inner, 'features') : undefined);
}

function namesIn(feature: unknown, depth = 0): readonly string[] | undefined {
  // A list of classes is one feature around another; older files write it as a list of one.
  const inner = Array.isArray(feature) ? (feature[0] as unknown) : feature;
  if (!isRecord(inner) || depth > 4) return undefined;
  const names = member(inner, 'names');
  if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names;
  return namesIn(member(inner, 'feature'), depth + 1);
}

const columnLine = /^(\s*)- name:\s*(.+?)\s*$/;
const numberedLine = /^\s*(?:'(\d+)'|"(\d+)"|(\d+)):\s*(.*?)\s*$/;
const listedLine = /^\s*-\s+(.*?)\s*$/;

/**
 * The same in the YAML at the beginning of a dataset card (`README.md`). Only the lines that say it are read: a whole
 * parser with its anchors and types would be an attack surface for a list of names.
 */
export function classNamesOfCard(card: string): ClassNames {
  const [, yaml = ''] = /^---[ \t]*\r?\n([^]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(card) ?? [];
  const found = new Map<string, string[]>();
  let column: string | undefined;
  let names: string[] | undefined;
  for (const line of yaml.split(/\r?\n/)) {
    const [, , name] = columnLine.exec(line) ?? [];
    const item = names && (numberedLine.exec(line) ?? (name === undefined ? listedLine.exec(line) : null));
    if (item) names?.push(plainScalar(item.at(-1) ?? ''));
    else if (name !== undefined) {
      column = plainScalar(name);
      names = undefined;
    } else if (/^\s*names:\s*$/.test(line) && column !== undefined && !found.has(column)) {
      names = [];
      found.set(column, names);
    } else names = undefined;
  }
  return found;
}

/** A scalar of YAML on one line, plain or in quotes. */
function plainScalar(text: string): string {
  if (/^'.*'$/s.test(text)) return text.slice(1, -1).replaceAll("''", "'");
  if (!/^".*"$/s.test(text)) return text;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'string' ? parsed : text;
  } catch {
    // An escape that JSON has not: the name stays as it is written.
    return text.slice(1, -1);
  }
}

/** A row with the names in the place of their numbers; a number without a name stays. */
export function withClassNames(row: JsonRecord, names: ClassNames): JsonRecord {
  if (names.size === 0) return row;
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const own = names.get(column);
      return [column, own && Array.isArray(value) ? value.map((one: unknown) => namedBy(one, own)) : value];
    }),
  );
}

function namedBy(value: unknown, names: readonly string[]): unknown {
  return typeof value === 'number' ? (names[value] ?? value) : value;
}
