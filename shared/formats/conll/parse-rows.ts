import { tagPattern } from '../exchange/tag-schemes.ts';

export interface Row {
  readonly number: number;
  readonly cells: readonly string[];
}

/** The rows of a document by sentences. */
export interface Sentences {
  /** Of a comment like `# document_id = a`. */
  readonly name?: string;
  readonly rows: Row[][];
}

export interface ParsedRows {
  readonly documents: readonly Sentences[];
  /** What the columns are called, where the first row says it. */
  readonly header: readonly string[];
}

export function parseRows(text: string): ParsedRows {
  const documents: Sentences[] = [{ rows: [] }];
  const isInline = isWikiner(text.slice(0, 65_536));
  let header: readonly string[] = [];
  let sentence: Row[] = [];
  let hasRows = false;
  let number = 0;
  const endSentence = () => {
    if (sentence.length > 0) documents.at(-1)?.rows.push(sentence);
    sentence = [];
  };
  const startDocument = (name?: string) => {
    endSentence();
    if (documents.at(-1)?.rows.length === 0) documents.pop();
    documents.push({ ...(name === undefined ? {} : { name }), rows: [] });
  };
  for (let at = 0; at <= text.length;) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end);
    at = end + 1;
    number += 1;
    const cells = isInline ? [] : cellsOf(line);
    const [, name] = documentName.exec(line) ?? [];
    if (isInline) {
      endSentence();
      for (const word of wordsOf(line)) sentence.push({ number, cells: word.split('|') });
    } else if (name !== undefined) startDocument(name.trim());
    else if (cells[0] === '-DOCSTART-') startDocument();
    else if (cells.length === 0) endSentence();
    else if (!hasRows && isHeader(cells)) header = cells;
    else {
      hasRows ||= !cells[0]?.startsWith('#');
      sentence.push({ number, cells });
    }
  }
  endSentence();
  return { documents, header };
}

const documentName = /^#\s*(?:[\w-]+:)?(?:document_id|doc_id|newdoc id)\s*=\s*(\S.*)$/u;

/** Tabs divide where there are any, so that a token may hold blanks; otherwise blanks do. What is behind does not count. */
export function cellsOf(line: string): string[] {
  const whole = line.trimEnd();
  if (whole === '') return [];
  return whole.includes('\t') ? whole.split('\t').map((cell) => cell.trim()) : whole.trimStart().split(/ +/);
}

/** A row with the names of columns, as HIPE has it: `TOKEN NE-COARSE-LIT`. */
export function isHeader(cells: readonly string[]): boolean {
  const isToken = (cell: string | undefined) => /^(?:tokens?|words?|form)$/i.test(cell ?? '');
  return cells.length > 1 && (isToken(cells[0]) || isToken(cells[1])) && !cells.some((cell) => tagPattern.test(cell));
}

/** WikiNER (Nothman et al. 2013) has a sentence per line: `Rome|NNP|I-LOC is|VBZ|O`. */
export function isWikiner(head: string): boolean {
  const lines = head.split('\n', 50).filter((line) => line.trim() !== '');
  // The last one may be cut.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole.length > 0 && whole.every((line) => wordsOf(line).every((word) => wikinerWord.test(word)));
}

const wikinerWord = /^[^|\s]+\|[^|\s]+\|(?:O|[BI]-[\w-]+)$/u;

function wordsOf(line: string): string[] {
  return line.split(/\s+/u).filter((word) => word !== '');
}

/** CoNLL-2009 (https://ufal.mff.cuni.cz/conll2009-st): what verbs do in trees, without tags of stretches. */
export function isConll2009(rows: readonly (readonly string[])[]): boolean {
  const isRow = (cells: readonly string[]) =>
    cells.length >= 14 && [0, 8, 9].every((at) => /^\d+$/.test(cells[at] ?? '')) && /^[Y_]$/.test(cells[12] ?? '');
  return rows.length > 0 && rows.every(isRow);
}
