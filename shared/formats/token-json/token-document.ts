import { baseName, documentDataOf } from '../exchange/document-data.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignLink } from '../exchange/foreign-corpus.ts';
import { idMember, type JsonRecord } from '../exchange/json-input.ts';
import type { JsonReading } from '../exchange/json-record.ts';
import type { RecordPlace } from '../exchange/read-records.ts';
import { TokenText } from './token-text.ts';

/** A document that is given by its tokens, with what is said of stretches of them by the numbers of the tokens. */
export class TokenDocument {
  readonly #text = new TokenText();
  readonly #tokens: string[] = [];
  readonly #annotations: ForeignAnnotation[] = [];
  readonly #links: ForeignLink[] = [];
  /** The first annotation of each stretch, which links name by it. */
  readonly #byTokens = new Map<string, string>();
  readonly #at: RecordPlace;

  constructor(at: RecordPlace) {
    this.#at = at;
  }

  /** How many tokens there are: the number of the first one of the next sentence. */
  get count(): number {
    return this.#text.count;
  }

  addSentence(tokens: readonly string[], whole?: string): void {
    this.#text.add(tokens, whole);
    for (const token of tokens) this.#tokens.push(token);
  }

  /** Both tokens belong to it. What there are no tokens for is told, and has no key. */
  annotate(tokens: TokenRange, { layer = '', label, place }: TokenMark): string | undefined {
    const { first, last } = tokens;
    const span = this.#text.spanOf(first, last);
    if (!span) {
      this.#at.fault(`there are no tokens ${first} to ${last} in that order, but ${this.count} tokens`, place);
      return undefined;
    }
    const key = `${place} ${this.#annotations.length}`;
    const quote = this.#tokens.slice(first, last + 1).join(' ');
    this.#annotations.push({ key, place: `${this.#at.place}, ${place}`, layer, label, spans: [span], quote });
    const named = `${first} ${last}`;
    if (!this.#byTokens.has(named)) this.#byTokens.set(named, key);
    return key;
  }

  /** The annotation of just these tokens; a new one without a label where none is. */
  annotationAt(tokens: TokenRange, mark: TokenMark): string | undefined {
    return this.#byTokens.get(`${tokens.first} ${tokens.last}`) ?? this.annotate(tokens, mark);
  }

  link(link: Omit<ForeignLink, 'place' | 'from' | 'to'>, { from, to, place }: LinkEnds): void {
    this.#links.push({ ...link, place: `${this.#at.place}, ${place}`, from: { key: from }, to: { key: to } });
  }

  /** Each mention with the one before it of the same entity, as in CorefUD. */
  linkChain(mentions: readonly string[], place: string): void {
    for (const [index, from] of mentions.entries()) {
      const to = mentions[index - 1];
      if (to !== undefined) this.link({ type: 'coref' }, { from, to, place });
    }
  }

  /** @param used the keys of the record that mean no field */
  end(record: JsonRecord, used: ReadonlySet<string>): ForeignDocument {
    const { name, ...data } = documentDataOf(record, used);
    return {
      name: name ?? idMember(record, 'doc_key', 'title', 'id') ?? `${baseName(this.#at.file)} ${this.#at.number}`,
      file: this.#at.file,
      text: this.#text.text,
      ...data,
      annotations: this.#annotations,
      links: this.#links,
      unit: 'utf16',
    };
  }
}

interface TokenRange {
  readonly first: number;
  /** The last token itself. */
  readonly last: number;
}

interface TokenMark {
  readonly layer?: string;
  readonly label: string;
  /** In the record: `ner[2]`. */
  readonly place: string;
}

interface LinkEnds {
  readonly from: string;
  readonly to: string;
  readonly place: string;
}

/** Adds the sentences of a record; false where one of them is no list of tokens, which is told. */
export function addSentences(document: TokenDocument, reading: JsonReading, key: string): boolean {
  const sentences = reading.list(key);
  for (const [index, sentence] of sentences.entries()) {
    if (!isTokens(sentence)) {
      reading.tell(`${key}[${index}] is no list of tokens`);
      return false;
    }
    document.addSentence(sentence);
  }
  return sentences.length > 0;
}

export function isTokens(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((token) => typeof token === 'string');
}
