import { isRecord, type JsonRecord, listMember, member, offsetOf } from '../exchange/json-input.ts';
import type { JsonReading } from '../exchange/json-record.ts';

/** BigBIO: the text in passages, each with its words and its place: `{"text": ["…"], "offsets": [[0, 14]]}`. */
export function hasPassages(row: JsonRecord): boolean {
  const [first] = listMember(row, 'passages');
  return isRecord(first) && Array.isArray(member(first, 'text')) && Array.isArray(member(first, 'offsets'));
}

/** The passages at their places in code points; between two stand line ends and blanks, as many as there is room. */
export function textOfPassages(row: JsonReading): string {
  let text = '';
  let length = 0;
  for (const passage of row.inners('passages')) {
    const offsets = passage.list('offsets');
    for (const [index, words] of passage.texts('text').entries()) {
      const pair = offsets[index];
      const start = Array.isArray(pair) ? offsetOf(pair[0]) : undefined;
      const gap = Math.max(length === 0 ? 0 : 1, Math.min((start ?? length) - length, LARGEST_GAP));
      const between = gap === 0 ? '' : `${' '.repeat(gap - 1)}\n`;
      text += between + words;
      length += gap + Array.from(words).length;
    }
  }
  return text;
}

/** Wider gaps are no blanks between passages, but wrong offsets. */
const LARGEST_GAP = 10_000;
