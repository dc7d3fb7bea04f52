import type { AttributeValue } from '../../domain/annotation.ts';
import type { ForeignSpan } from '../exchange/foreign-corpus.ts';
import {
  attributeValueOf,
  firstMember,
  isRecord,
  type JsonRecord,
  listMember,
  member,
  offsetOf,
  textMember,
} from '../exchange/json-input.ts';
import type { JsonReading } from '../exchange/json-record.ts';

/** Types of results that are labels on a stretch of text. */
export const regionTypes: ReadonlySet<string> = new Set(['labels', 'hypertextlabels']);

/** What a result is: on a stretch of text, of two regions, of the whole task, or of something that is no text. */
export function kindOf(result: JsonRecord): 'region' | 'relation' | 'whole' | 'other' {
  const type = textMember(result, 'type');
  if (type === 'relation') return 'relation';
  const value = valueOf(result);
  if (
    regionTypes.has(type ?? '') ||
    offsetOf(member(value, 'start')) !== undefined ||
    isRecord(member(value, 'globalOffsets'))
  )
    return isOfDialogue(result) ? 'other' : 'region';
  return ['x', 'points', 'format', 'start'].some((key) => Object.hasOwn(value, key)) ? 'other' : 'whole';
}

/** Regions of dialogues count in the turn that they are in, which is no text of its own here. */
export function isOfDialogue(result: JsonRecord): boolean {
  return ['paragraphlabels', 'paragraphs'].includes(textMember(result, 'type') ?? '');
}

function valueOf(result: JsonRecord): JsonRecord {
  const value = member(result, 'value');
  return isRecord(value) ? value : {};
}

export function labelsOf(result: JsonReading): readonly string[] {
  // Until version 1.3, labels of HTML had a key of their own.
  return result.inner('value')?.texts('labels', 'hypertextlabels', 'htmllabels') ?? [];
}

/**
 * Where a region stands, with its words; a text says why it has no place. In HTML the whole text's offsets stand beside
 * the path of an element; older files have only the path, and then the words must be there once.
 */
export function placeOf(
  result: JsonRecord,
  text: string,
): { readonly spans: readonly ForeignSpan[]; readonly quote?: string } | string {
  const value = valueOf(result);
  const global = member(value, 'globalOffsets');
  const offsets = isRecord(global) ? global : value;
  const [start, end] = [offsetOf(member(offsets, 'start')), offsetOf(member(offsets, 'end'))];
  // In answers of `textarea` the text is the answer.
  const words = regionTypes.has(textMember(result, 'type') ?? '') ? textMember(value, 'text') : undefined;
  const quote = words === undefined || words === '' ? {} : { quote: words };
  if (start !== undefined && end !== undefined) return { spans: [{ start, end }], ...quote };
  if (words === undefined || words === '') return 'it has neither offsets nor words';
  const wanted = words.replaceAll(String.raw`\n`, '\n');
  const at = text.indexOf(wanted);
  if (at < 0) return 'it has no offsets, and its words are not in the text';
  if (text.includes(wanted, at + 1)) return 'it has no offsets in the text, and its words are there more than once';
  return { spans: [{ start: at, end: at + wanted.length }], quote: wanted };
}

/** What a control says: of a region, or of the whole task. */
export function saidOf(result: JsonRecord): AttributeValue | undefined {
  const value = valueOf(result);
  const type = textMember(result, 'type') ?? '';
  const said = member(value, type === 'textarea' ? 'text' : type);
  if (type === 'choices') return choiceOf(listMember(value, 'choices'));
  if (type === 'taxonomy')
    return choiceOf(listMember(value, 'taxonomy').map((path) => (Array.isArray(path) ? path.join(' > ') : path)));
  if (type === 'textarea' && Array.isArray(said)) return said.filter((line) => typeof line === 'string').join('\n');
  if (['number', 'rating', 'datetime', 'textarea', 'pairwise'].includes(type))
    return attributeValueOf(said ?? firstMember(value, 'selected'));
  return undefined;
}

/** One choice is a value, several are a list; those of a switch are what they say. */
function choiceOf(choices: readonly unknown[]): AttributeValue | undefined {
  const words = choices.filter((choice) => typeof choice === 'string');
  const [only] = words;
  if (words.length !== 1 || only === undefined) return words.length === 0 ? undefined : words;
  if (only === 'true' || only === 'false') return only === 'true';
  return only;
}
