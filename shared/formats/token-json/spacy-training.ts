import type { AttributeValue } from '../../domain/annotation.ts';
import { baseName } from '../exchange/document-data.ts';
import type { ForeignDocument } from '../exchange/foreign-corpus.ts';
import { attributeValueOf } from '../exchange/json-input.ts';
import type { JsonReading } from '../exchange/json-record.ts';
import type { RecordPlace } from '../exchange/read-records.ts';
import { readTags, tagPattern } from '../exchange/tag-schemes.ts';
import { TokenDocument } from './token-document.ts';

/**
 * The training data of spaCy 2: documents of paragraphs of sentences of tokens with tags in the scheme BILUO. Heads,
 * dependencies and parts of speech are not taken.
 */
export function readSpacyTraining(reading: JsonReading, at: RecordPlace): ForeignDocument {
  const document = new TokenDocument(at);
  const fields: Record<string, AttributeValue> = {};
  for (const paragraph of reading.inners('paragraphs')) {
    const sentences = paragraph.inners('sentences').map((sentence) => wordsOf(sentence));
    const raw = paragraph.text('raw');
    for (const [index, { tokens, tags, place }] of sentences.entries()) {
      const first = document.count;
      document.addSentence(tokens, raw === undefined ? undefined : pieceOf(raw, sentences, index));
      for (const run of readTags(tags))
        document.annotate(
          { first: first + run.first, last: first + run.end - 1 },
          { label: run.label, place: `${place}.tokens[${run.first}]` },
        );
    }
    for (const category of paragraph.inners('cats')) {
      const label = category.id('label');
      const value = attributeValueOf(category.record['value']);
      if (label !== undefined && value !== undefined) fields[label] = value;
    }
  }
  const id = reading.id('id');
  const { name, ...whole } = document.end({}, new Set());
  return { ...whole, name: id === undefined ? name : `${baseName(at.file)} ${id}`, fields };
}

interface Words {
  readonly tokens: readonly string[];
  readonly tags: readonly string[];
  readonly place: string;
}

function wordsOf(sentence: JsonReading): Words {
  const tokens: string[] = [];
  const tags: string[] = [];
  for (const token of sentence.inners('tokens')) {
    const tag = token.text('ner') ?? 'O';
    // A hyphen stands for “not known”.
    const isTag = tag === '-' || tag === '' || tagPattern.test(tag);
    if (!isTag) token.tell(`“${tag.slice(0, 60).toWellFormed()}” is no tag like B-PER, U-PER or O`);
    tokens.push(token.text('orth') ?? '');
    tags.push(isTag && tag !== '-' && tag !== '' ? tag : 'O');
  }
  return { tokens, tags, place: sentence.place };
}

/** The sentence as it stands in its paragraph, as far as it can be found by its tokens. */
function pieceOf(raw: string, sentences: readonly Words[], wanted: number): string | undefined {
  let at = 0;
  for (const [index, { tokens }] of sentences.entries()) {
    let start: number | undefined;
    for (const token of tokens.filter((one) => one.trim() !== '')) {
      const found = raw.indexOf(token, at);
      if (found < 0) return undefined;
      start ??= found;
      at = found + token.length;
    }
    if (index === wanted) return start === undefined ? undefined : raw.slice(start, at);
  }
  return undefined;
}
