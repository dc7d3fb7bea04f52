import { isRecord, type JsonRecord } from '../exchange/json-input.ts';
import { isCalledLikeText } from './corpus-columns.ts';

/** What programs and services call their list of articles. */
const lists = ['articles', 'results', 'docs', 'items', 'data', 'hits', 'records', 'posts'] as const;

/**
 * The articles of a JSON file: a list of objects with a text, or an object with one such list. Undefined for all else,
 * also where an object has lists in it that are none of words: those may be annotations, which must not be lost.
 */
export function articlesIn(value: unknown): readonly JsonRecord[] | undefined {
  const list = Array.isArray(value)
    ? (value as unknown[])
    : isRecord(value)
      ? lists.map((name) => (Object.hasOwn(value, name) ? value[name] : undefined)).find((one) => Array.isArray(one))
      : undefined;
  if (!Array.isArray(list)) return undefined;
  const articles = list.filter((one) => isRecord(one));
  return articles.length > 0 && articles.length === list.length && articles.every(isArticle) ? articles : undefined;
}

function isArticle(record: JsonRecord): boolean {
  const entries = Object.entries(record);
  const hasText = entries.some(([key, value]) => isCalledLikeText(key) && typeof value === 'string');
  return hasText && entries.every(([, value]) => isPlain(value));
}

/** Words, numbers, lists of words, and objects of these: who wrote it and where it stood. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string');
  return isRecord(value) ? Object.values(value).every((one) => typeof one !== 'object' || one === null) : true;
}

/**
 * Whether a JSON file begins with an article.
 *
 * @param head as `jsonHead` makes it: its first record is whole, its texts may be shortened
 */
export function beginsLikeArticles(head: string): boolean {
  const [before] =
    new RegExp(`^\\s*(?:\\{[^]{0,2000}?"(?:${lists.join('|')})"\\s*:\\s*)?\\[\\s*(?=\\{)`).exec(head) ?? [];
  if (before === undefined) return false;
  const end = endOfObject(head, before.length);
  if (end === undefined) return false;
  try {
    const record = JSON.parse(head.slice(before.length, end)) as unknown;
    return isRecord(record) && isArticle(record);
  } catch {
    // It is no JSON, so it is none of articles either; whoever reads it says what is wrong.
    return false;
  }
}

/** The place after the object that begins here; undefined where it is cut. */
function endOfObject(json: string, begin: number): number | undefined {
  let depth = 0;
  const signs = /"(?:[^"\\]|\\[^])*"?|[{}]/g;
  signs.lastIndex = begin;
  for (let found = signs.exec(json); found; found = signs.exec(json)) {
    const [sign] = found;
    if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    if (depth === 0 && sign === '}') return signs.lastIndex;
  }
  return undefined;
}
