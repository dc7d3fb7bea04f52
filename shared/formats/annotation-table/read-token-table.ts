import { failure, type Result, success } from '../../domain/result.ts';
import { baseName } from '../exchange/document-data.ts';
import {
  type ForeignAnnotation,
  type ForeignCorpus,
  type ForeignDocument,
  type ForeignFault,
  noScheme,
} from '../exchange/foreign-corpus.ts';
import { shownJson } from '../exchange/json-input.ts';
import { delimiterOf, parseCsv } from './parse-csv.ts';
import type { TableRole, TokenRole } from './table-roles.ts';

/**
 * A row for each token (`Sentence #, Word, POS, Tag`). Such a table does not say what stands between words: the text is
 * made of them with a blank between two words and a line for each sentence.
 */
export function readTokenTable(
  file: string,
  table: string,
  roles: ReadonlyMap<TokenRole | TableRole, number>,
): Result<ForeignCorpus> {
  const faults: ForeignFault[] = [];
  const documents = new Map<string, TokenDocument>();
  const last = { document: '', sentence: '' };
  let isHeader = true;
  for (const record of parseCsv(table, delimiterOf(table))) {
    const place = `line ${record.line}`;
    if (record.fault !== undefined) faults.push({ file, place, reason: record.fault });
    else if (isHeader) isHeader = false;
    else {
      const cell = (role: TokenRole): string => record.cells[roles.get(role) ?? -1] ?? '';
      // Only the first word of a sentence has its number, in the best known of these tables.
      const name = cell('document') || last.document || baseName(file);
      const sentence = cell('sentence') || last.sentence;
      const document = documents.get(name) ?? new TokenDocument();
      documents.set(name, document);
      if (cell('word') === '') faults.push({ file, place, reason: 'it has no word' });
      else if (!document.add(cell('word'), { tag: cell('tag'), place, isNewSentence: sentence !== last.sentence }))
        faults.push({ file, place, reason: `${shownJson(cell('tag'))} is no tag` });
      Object.assign(last, { document: name, sentence });
    }
  }
  if (documents.size === 0) {
    const { place, reason } = faults[0] ?? { place: 'line 2', reason: 'it has no rows' };
    return failure('import/damaged', { file, place, reason });
  }
  return success({
    documents: [...documents].map(([name, document]) => document.finished(name, file)),
    faults,
    scheme: noScheme,
  });
}

interface TokenPlace {
  readonly tag: string;
  readonly place: string;
  readonly isNewSentence: boolean;
}

const prefixed = /^([BIESLUM])[-_](.+)$/su;

/** Puts a text together out of tokens, and annotations out of their tags (IOB, IOBES, BILOU, or a bare name). */
class TokenDocument {
  #text = '';
  readonly #annotations: ForeignAnnotation[] = [];
  #open: { readonly label: string; readonly start: number; readonly place: string; end: number } | undefined;

  /** Whether the tag could be understood; the word is taken in either way. */
  add(word: string, { tag, place, isNewSentence }: TokenPlace): boolean {
    if (isNewSentence) this.#close();
    if (this.#text !== '') this.#text += isNewSentence ? '\n' : ' ';
    const start = this.#text.length;
    this.#text += word.toWellFormed();
    const end = this.#text.length;
    if (/^(?:O|_|-|)$/.test(tag)) {
      this.#close();
      return true;
    }
    const [, position = '', label = tag] = prefixed.exec(tag) ?? [];
    const goesOn = this.#open?.label === label && position !== 'B' && position !== 'S' && position !== 'U';
    if (goesOn && this.#open) this.#open.end = end;
    else {
      this.#close();
      this.#open = { label, start, end, place };
    }
    if (position !== '' && 'ESLU'.includes(position)) this.#close();
    return !tag.includes('\n');
  }

  #close(): void {
    if (!this.#open) return;
    const { label, start, end, place } = this.#open;
    const quote = this.#text.slice(start, end);
    this.#annotations.push({ key: place, place, layer: '', label, spans: [{ start, end }], quote });
    this.#open = undefined;
  }

  finished(name: string, file: string): ForeignDocument {
    this.#close();
    const text = this.#text;
    // Offsets are our own here: the whole text says that they count UTF-16.
    const evidence = [{ spans: [{ start: 0, end: text.length }], quote: text }];
    return { name, file, text, annotations: this.#annotations, links: [], evidence };
  }
}
