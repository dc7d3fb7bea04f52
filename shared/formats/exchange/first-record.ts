import { isRecord, type JsonRecord } from './json-input.ts';

/**
 * The first record at the beginning of a JSON file: of lines, of a list, or the only one. Undefined where there is
 * none, or it goes on behind the end.
 */
export function firstRecord(head: string): JsonRecord | undefined {
  const [opening] = /^\s*(?:\[\s*)?(?=\{)/.exec(head) ?? [];
  const end = opening === undefined ? undefined : endOfRecord(head, opening.length);
  if (opening === undefined || end === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(head.slice(opening.length, end));
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    // What is no JSON has no record; the reader of whatever format it is says what is wrong with it.
    return undefined;
  }
}

function endOfRecord(json: string, start: number): number | undefined {
  let depth = 0;
  const signs = /["{}[\]]/g;
  signs.lastIndex = start;
  for (let found = signs.exec(json); found; found = signs.exec(json)) {
    const { 0: sign, index } = found;
    if (sign === '"') {
      const string = /"(?:[^"\\]|\\[^])*"/y;
      string.lastIndex = index;
      if (!string.test(json)) return undefined;
      signs.lastIndex = string.lastIndex;
      continue;
    }
    depth += sign === '{' || sign === '[' ? 1 : -1;
    if (depth === 0) return index + 1;
  }
  return undefined;
}
