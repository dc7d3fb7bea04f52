import { type ConlluColumns, columnsNamed, namedColumns, tenColumns } from './conllu-columns.ts';
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
  /** What stands in columns that CoNLL-U does not have, but for `_` and `*`. */
  readonly more: ReadonlyMap<string, string>;
}

/** A token with the words that it stands for, where it stands for several. */
interface WholeToken extends ConlluToken {
  readonly words: ConlluToken[];
}

type Fault = (line: number, reason: string) => void;

interface Mutable {
  newDocument?: string;
  newParagraph: boolean;
  text?: string;
  entityColumns?: readonly string[];
  tokens: WholeToken[];
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
  let columns = tenColumns;
  let number = 0;
  for (let at = 0; at <= text.length;) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end).replace(/\r$/, '');
    at = end + 1;
    number += 1;
    if (line.trim() === '') {
      if (sentence.tokens.length > 0) {
        yield finished(sentence);
        sentence = begin();
      }
    } else if (line.startsWith('#')) {
      const [, names] = namedColumns.exec(line) ?? [];
      const named = names === undefined ? undefined : columnsNamed(names);
      if (names !== undefined && !named) fault(number, 'it names no columns ID and FORM');
      columns = named ?? columns;
      addComment(sentence, line);
    } else addRow(sentence, { line, number, columns, fault });
  }
  if (sentence.tokens.length > 0) yield finished(sentence);
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

interface RowToAdd {
  readonly line: string;
  readonly number: number;
  readonly columns: ConlluColumns;
  readonly fault: Fault;
}

function addRow(sentence: Mutable, { line, number, columns, fault }: RowToAdd): void {
  const cells = line.split('\t');
  const [id = '', form = ''] = [cells[columns.id], cells[columns.form]];
  const [, first = '', mark = '', last = ''] = /^(\d{1,9})(?:([-.])(\d{1,9}))?$/.exec(id) ?? [];
  if (cells.length !== columns.count)
    return fault(number, `it has ${cells.length} columns, not ${columns.count === 10 ? 'ten' : columns.count}`);
  if (first === '') return fault(number, `“${id.slice(0, 30).toWellFormed()}” is no number of a word`);
  if (form === '') return fault(number, 'it has no word');
  if (mark === '.') return;
  const said = columns.more.map(([name, at]) => [name, (cells[at] ?? '').trim()] as const);
  const more = new Map(said.filter(([, value]) => !/^[_*-]?$/.test(value)));
  const token = { line: number, form, misc: readMisc(cells[columns.misc] ?? ''), more };
  if (mark === '-') {
    // Words that a wrong range covers would be missing from the text.
    const isNext =
      Number(first) === sentence.word + 1 && Number(first) > sentence.covered && Number(last) > Number(first);
    if (!isNext) return fault(number, `${id} does not stand before its words`);
    sentence.covered = Number(last);
    sentence.tokens.push({ ...token, words: [] });
    return;
  }
  if (Number(first) !== sentence.word + 1) fault(number, `${id} stands behind ${sentence.word}`);
  sentence.word = Number(first);
  const whole = sentence.tokens.at(-1);
  if (Number(first) > sentence.covered || !whole) sentence.tokens.push({ ...token, words: [] });
  else whole.words.push(token);
}

function finished({ tokens, ...rest }: Mutable): ConlluSentence {
  return { ...rest, tokens: tokens.flatMap(writtenTokens) };
}

/** Words that are written as they are have their places in the token; what is said of others is said of the token. */
function writtenTokens({ words, ...whole }: WholeToken): ConlluToken[] {
  const isWritten = words.map(({ form }) => form).join('') === whole.form;
  if (words.length === 0) return [whole];
  if (!isWritten || tagsOf(whole.misc).length > 0 || whole.more.size > 0) {
    const misc = new Map([...[...words].reverse().flatMap((word) => tagsOf(word.misc)), ...whole.misc]);
    const more = new Map([...[...words].reverse().flatMap((word) => [...word.more]), ...whole.more]);
    return [{ ...whole, misc, more }];
  }
  const blanks = (names: RegExp) => [...whole.misc].filter(([name]) => names.test(name));
  return words.map((word, at) => ({
    ...word,
    misc: new Map([
      ...[...word.misc].filter(([name]) => !/^Spaces?(?:Before|After)$/.test(name)),
      ...(at === 0 ? blanks(/^SpacesBefore$/) : []),
      ...(at === words.length - 1 ? blanks(/^Spaces?After$/) : [['SpaceAfter', 'No'] as const]),
    ]),
  }));
}

function tagsOf(misc: ReadonlyMap<string, string>): [string, string][] {
  return [...misc].filter(([name]) => name === 'NER' || name === 'Entity');
}
