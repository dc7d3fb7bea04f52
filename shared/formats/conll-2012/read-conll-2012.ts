import { failure, type Result, success } from '../../domain/result.ts';
import type { AnnotationReader, ForeignFile } from '../exchange/annotation-reader.ts';
import {
  type ForeignAnnotation,
  type ForeignCorpus,
  type ForeignDocument,
  type ForeignFault,
  type ForeignLink,
  noScheme,
} from '../exchange/foreign-corpus.ts';

const extensions = /\.(?:v\d+_)?(?:gold|auto)_conll$/i;
const begin = /^#begin document(?: \(([^)]*)\))?(?:; part (\d+))?/;

/** Columns of the task, from 0; those of roles, one for each predicate of the sentence, stand between the last two. */
const TOKEN = 3;
const LEMMA = 6;
const FRAMESET = 7;
const NAMES = 10;
const FIRST_ROLES = 11;
const FEWEST = 12;

/**
 * Names, semantic roles and coreference of CoNLL-2011 and 2012. Spans are brackets that open on one row and close on
 * another. There are no offsets and no blanks: the text is the tokens with one blank between them, a line for each
 * sentence, as for other CoNLL columns. Parts of speech, trees, lemmas, senses and speakers are not taken.
 */
export const conll2012Reader: AnnotationReader = {
  units: ['utf16'],
  recognises({ path, head }) {
    const lines = head.slice(0, head.lastIndexOf('\n') + 1 || head.length).split('\n', 100);
    const rows = lines.filter((line) => !line.startsWith('#')).map(cellsOf);
    // Part and number of the word, and behind them a bit of the tree, which no table of other things has.
    const isRow = (cells: readonly string[]) =>
      cells.length >= FEWEST && /^\d+$/.test(`${cells[1]}${cells[2]}`) && /[*()-]/.test(cells[5] ?? '');
    const isTask = rows.some(isRow) && rows.every((cells) => cells.length === 0 || isRow(cells));
    if (isTask) return lines.some((line) => begin.test(line)) ? 3 : 2;
    return extensions.test(path) ? 1 : 0;
  },
  read,
};

function read(main: ForeignFile): Result<ForeignCorpus> {
  const text = main.text();
  if (!text.ok) return text;
  const { path } = main;
  const faults: ForeignFault[] = [];
  const fault: Fault = (line, reason) => faults.push({ file: path, place: `line ${line}`, reason });
  const documents: DocumentOfBrackets[] = [];
  let sentence: Row[] = [];
  const endSentence = (): void => {
    if (sentence.length === 0) return;
    if (documents.length === 0) documents.push(new DocumentOfBrackets(path, fault));
    documents.at(-1)?.add(sentence);
    sentence = [];
  };
  for (const [index, line] of text.value.split('\n').entries()) {
    const start = begin.exec(line);
    const cells = cellsOf(line);
    if (start || line.startsWith('#') || cells.length === 0) {
      endSentence();
      if (start) documents.push(new DocumentOfBrackets(nameOf(path, start), fault));
    } else if (cells.length < FEWEST)
      fault(index + 1, `it has ${cells.length} columns, the task has at least ${FEWEST}`);
    else sentence.push({ line: index + 1, cells });
  }
  endSentence();
  const whole = documents.map((document) => document.end(path)).filter(({ text: words }) => words !== '');
  if (whole.length === 0)
    return failure('import/damaged', { file: path, place: 'line 1', reason: 'no row has the columns of CoNLL-2012' });
  return success({ documents: withDistinctNames(whole), scheme: noScheme, faults });
}

function cellsOf(line: string): string[] {
  return line.split(/\s+/).filter((cell) => cell !== '');
}

/** Documents are divided into parts, of which each has its own numbers of entities. */
function nameOf(path: string, [, name = '', part = '0']: RegExpExecArray): string {
  const number = Number(part);
  return `${name || path}${number > 0 ? ` part ${number}` : ''}`;
}

function withDistinctNames(documents: readonly ForeignDocument[]): ForeignDocument[] {
  const seen = new Map<string, number>();
  return documents.map((document) => {
    const times = (seen.get(document.name) ?? 0) + 1;
    seen.set(document.name, times);
    return times === 1 ? document : { ...document, name: `${document.name} (${times})` };
  });
}

type Fault = (line: number, reason: string) => void;

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A stretch of tokens of a sentence between two brackets. */
interface Bracketed {
  readonly label: string;
  readonly first: number;
  /** The last token itself. */
  readonly last: number;
}

interface Sentence {
  readonly rows: readonly Row[];
  /** Of each token, in the text of the document. */
  readonly starts: readonly number[];
}

class DocumentOfBrackets {
  readonly #name: string;
  readonly #fault: Fault;
  readonly #lines: string[] = [];
  readonly #annotations: ForeignAnnotation[] = [];
  readonly #links: ForeignLink[] = [];
  /** The last mention of each entity. */
  readonly #mentions = new Map<string, string>();
  #length = 0;

  constructor(name: string, fault: Fault) {
    this.#name = name;
    this.#fault = fault;
  }

  add(rows: readonly Row[]): void {
    const starts: number[] = [];
    for (const { cells } of rows) {
      starts.push(this.#length);
      this.#length += (cells[TOKEN]?.length ?? 0) + 1;
    }
    this.#lines.push(rows.map(({ cells }) => cells[TOKEN]).join(' '));
    const sentence = { rows, starts };
    for (const span of this.#brackets(rows, (cells) => cells[NAMES])) this.#annotate(sentence, span, 'names');
    this.#addRoles(sentence);
    for (const span of this.#brackets(rows, (cells) => cells.at(-1))) this.#addMention(sentence, span);
  }

  end(file: string): ForeignDocument {
    const text = this.#lines.map((line) => `${line}\n`).join('');
    return { name: this.#name, file, text, annotations: this.#annotations, links: this.#links };
  }

  /** The columns of roles belong to the predicates in their order; where they are not as many, none is believed. */
  #addRoles(sentence: Sentence): void {
    const { rows } = sentence;
    const predicates = rows.flatMap(({ cells }, at) => (isEmpty(cells[FRAMESET]) ? [] : [at]));
    const columns = (rows[0]?.cells.length ?? FEWEST) - FEWEST;
    if (predicates.length !== columns && columns > 0)
      this.#fault(
        rows[0]?.line ?? 0,
        `the sentence has ${predicates.length} predicates and ${columns} columns of roles`,
      );
    if (predicates.length !== columns) return;
    for (const [index, at] of predicates.entries()) {
      const cells = rows[at]?.cells ?? [];
      const label = frameOf(cells[LEMMA] ?? '', cells[FRAMESET] ?? '');
      const from = this.#annotate(sentence, { label, first: at, last: at }, 'predicates');
      for (const span of this.#brackets(rows, (row) => row[FIRST_ROLES + index])) {
        if (/^(?:C-)?V$/.test(span.label)) continue;
        const to = this.#annotate(sentence, span, `arguments ${index}`);
        this.#links.push({ place: placeOf(rows[at]), type: span.label, from: { key: from }, to: { key: to } });
      }
    }
  }

  /** Each mention with the one before it of the same entity, as in CorefUD. */
  #addMention(sentence: Sentence, span: Bracketed): void {
    const key = this.#annotate(sentence, { ...span, label: '' }, `coreference ${span.label}`);
    const before = this.#mentions.get(span.label);
    this.#mentions.set(span.label, key);
    if (before === undefined) return;
    this.#links.push({ place: placeOf(sentence.rows[span.first]), type: 'coref', from: { key }, to: { key: before } });
  }

  /** `kind` begins with the layer; what follows makes keys differ. */
  #annotate({ rows, starts }: Sentence, { label, first, last }: Bracketed, kind: string): string {
    const tokens = rows.slice(first, last + 1).map(({ cells }) => cells[TOKEN] ?? '');
    const quote = tokens.join(' ');
    const start = starts[first] ?? 0;
    const key = `${rows[first]?.line} ${rows[last]?.line} ${kind} ${this.#annotations.length}`;
    const layer = kind.split(' ', 1)[0] ?? '';
    const spans = [{ start, end: start + quote.length }];
    this.#annotations.push({ key, place: placeOf(rows[first]), layer, label, spans, quote });
    return key;
  }

  /** `(A0*` opens, `*)` closes the last that is open; `(9` … `9)` name what they close, with `|` between. */
  *#brackets(rows: readonly Row[], columnOf: (cells: readonly string[]) => string | undefined): Generator<Bracketed> {
    const open: { label: string; first: number }[] = [];
    for (const [at, { line, cells }] of rows.entries())
      for (const [piece] of (columnOf(cells) ?? '').matchAll(/\([^()|*]+|[^()|*]*\)/g)) {
        if (piece.startsWith('(')) {
          open.push({ label: piece.slice(1), first: at });
          continue;
        }
        const named = piece.slice(0, -1);
        const index =
          named === '' || named === '-' ? open.length - 1 : open.findLastIndex(({ label }) => label === named);
        const [closed] = index < 0 ? [] : open.splice(index, 1);
        if (closed) yield { ...closed, last: at };
        else this.#fault(line, `“${piece.slice(0, 40).toWellFormed()}” closes nothing`);
      }
    for (const { label, first } of open)
      this.#fault(rows[first]?.line ?? 0, `“(${label.slice(0, 40).toWellFormed()}” is not closed in its sentence`);
  }
}

function placeOf(row: Row | undefined): string {
  return `line ${row?.line ?? 0}`;
}

function isEmpty(cell: string | undefined): boolean {
  return cell === undefined || cell === '-' || cell === '*';
}

/** OntoNotes has the lemma and a number, others the whole name: `go` `02`, `go.02`. */
function frameOf(lemma: string, frameset: string): string {
  return /^\d+$/.test(frameset) && !isEmpty(lemma) ? `${lemma}.${frameset}` : frameset;
}
