import { readMisc } from './misc-column.ts';

/** A sentence of a file as the tokens that are written in the text, with what is said of each. */
export interface ConlluSentence {
  /** The name of the document that begins here; empty where it has none. */
  readonly newDocument?: string;
  readonly newParagraph: boolean;
  readonly text?: string;
  /** Of `# global.Entity = eid-etype-head-other`. */
  readonly entityColumns?: readonly string[];
  readonly tokens: readonly ConlluToken[];
}

/** A word, or several that are written as one (`3-4 fürs`). */
export interface ConlluToken {
  readonly line: number;
  readonly form: string;
  readonly misc: ReadonlyMap<string, string>;
}

type Fault = (line: number, reason: string) => void;

interface Mutable {
  newDocument?: string;
  newParagraph: boolean;
  text?: string;
  entityColumns?: readonly string[];
  tokens: ConlluToken[];
  /** The number of the last word, and of the last one that the token before stands for as well. */
  word: number;
  covered: number;
}

/**
 * The sentences of a file. A line that is none is a fault; so is a number out of order, though its word is taken, since
 * it stands in the text all the same. Empty nodes (`5.1`) are not in the text.
 */
export function* parseSentences(text: string, fault: Fault): Generator<ConlluSentence> {
  let sentence = begin();
  let number = 0;
  for (let at = 0; at <= text.length;) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end).replace(/\r$/, '');
    at = end + 1;
    number += 1;
    if (line.trim() === '') {
      if (sentence.tokens.length > 0) {
        yield sentence;
        sentence = begin();
      }
    } else if (line.startsWith('#')) addComment(sentence, line);
    else addRow(sentence, { line, number, fault });
  }
  if (sentence.tokens.length > 0) yield sentence;
}

function begin(): Mutable {
  return { newParagraph: false, tokens: [], word: 0, covered: 0 };
}

function addComment(sentence: Mutable, line: string): void {
  const [, name = '', value = ''] = /^#\s*([\w.]+(?:\s+id)?)\s*(?:=\s?(.*))?$/su.exec(line) ?? [];
  if (name === 'newdoc' || name === 'newdoc id') sentence.newDocument = value.trim();
  else if (name === 'newpar' || name === 'newpar id') sentence.newParagraph = true;
  else if (name === 'text') sentence.text = value;
  else if (name === 'global.Entity') sentence.entityColumns = value.trim().split('-');
}

function addRow(
  sentence: Mutable,
  { line, number, fault }: { readonly line: string; readonly number: number; readonly fault: Fault },
): void {
  const cells = line.split('\t');
  const [id = '', form = ''] = cells;
  const [, first = '', mark = '', last = ''] = /^(\d{1,9})(?:([-.])(\d{1,9}))?$/.exec(id) ?? [];
  if (cells.length !== 10) return fault(number, `it has ${cells.length} columns, not ten`);
  if (first === '') return fault(number, `“${id.slice(0, 30).toWellFormed()}” is no number of a word`);
  if (form === '') return fault(number, 'it has no word');
  if (mark === '.') return;
  const token = { line: number, form, misc: readMisc(cells[9] ?? '') };
  if (mark === '-') {
    // Words that a wrong range covers would be missing from the text.
    const isNext =
      Number(first) === sentence.word + 1 && Number(first) > sentence.covered && Number(last) > Number(first);
    if (!isNext) return fault(number, `${id} does not stand before its words`);
    sentence.covered = Number(last);
    sentence.tokens.push(token);
    return;
  }
  if (Number(first) !== sentence.word + 1) fault(number, `${id} stands behind ${sentence.word}`);
  sentence.word = Number(first);
  const whole = sentence.tokens.at(-1);
  if (Number(first) > sentence.covered || !whole) sentence.tokens.push(token);
  // What is said of the words of a token is said of the token.
  else
    sentence.tokens[sentence.tokens.length - 1] = { ...whole, misc: new Map([...tagsOf(token.misc), ...whole.misc]) };
}

function tagsOf(misc: ReadonlyMap<string, string>): [string, string][] {
  return [...misc].filter(([name]) => name === 'NER' || name === 'Entity');
}
