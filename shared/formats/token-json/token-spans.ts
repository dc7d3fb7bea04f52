import type { ForeignDocument } from '../exchange/foreign-corpus.ts';
import { offsetOf, shownJson } from '../exchange/json-input.ts';
import type { JsonReading } from '../exchange/json-record.ts';
import type { RecordPlace } from '../exchange/read-records.ts';
import { addSentences, isTokens, TokenDocument } from './token-document.ts';

/** `[first, last, label]` by the numbers of tokens, both inclusive; what follows are scores, which are not taken. */
interface TokenSpan {
  readonly first: number;
  readonly last: number;
  readonly label: string;
  readonly place: string;
}

/** GLiNER: `{"tokenized_text": [...], "ner": [[0, 1, "person"]]}`. */
export function readGliner(reading: JsonReading, at: RecordPlace): ForeignDocument | undefined {
  const tokens = reading.record['tokenized_text'];
  if (!isTokens(tokens)) {
    at.fault('“tokenized_text” is no list of tokens');
    return undefined;
  }
  const document = new TokenDocument(at);
  document.addSentence(tokens);
  for (const span of spansIn(reading.list('ner'), 'ner', at)) document.annotate(span, span);
  return document.end(reading.record, new Set(['tokenized_text', 'ner']));
}

const dygieKeys = new Set(['sentences', 'ner', 'relations', 'clusters', 'doc_key', 'doc_id']);

/**
 * DyGIE++ and SciERC: sentences of tokens, and for each sentence entities and relations between them by the numbers of
 * tokens in the document; `clusters` are mentions of one entity. Relations are between stretches, which need not be
 * entities.
 */
export function readDygie(reading: JsonReading, at: RecordPlace): ForeignDocument | undefined {
  const document = new TokenDocument(at);
  if (!addSentences(document, reading, 'sentences')) return undefined;
  for (const [sentence, list] of reading.list('ner').entries())
    for (const span of spansIn(list, `ner[${sentence}]`, at)) document.annotate(span, span);
  for (const [sentence, list] of reading.list('relations').entries())
    for (const [index, one] of itemsOf(list, `relations[${sentence}]`, at).entries())
      addRelation(document, one, { place: `relations[${sentence}][${index}]`, at });
  for (const [index, list] of reading.list('clusters').entries()) {
    const place = `clusters[${index}]`;
    const mentions = spansIn(list, place, at, 'coreference').map((span) => document.annotationAt(span, span));
    document.linkChain(
      mentions.filter((key) => key !== undefined),
      place,
    );
  }
  for (const key of ['events', 'event_clusters', 'predicted_ner', 'predicted_relations', 'predicted_clusters'])
    if (reading.has(key)) at.fault('what stands there is left out', key);
  const left = Object.keys(reading.record).filter((key) => /^(?:_|event|predicted_)/.test(key));
  const name = reading.id('doc_key');
  const whole = document.end(reading.record, new Set([...dygieKeys, ...left]));
  return name === undefined ? whole : { ...whole, name };
}

function addRelation(
  document: TokenDocument,
  item: unknown,
  { place, at }: { readonly place: string; readonly at: RecordPlace },
): void {
  const list: readonly unknown[] = Array.isArray(item) ? item : [];
  const [a, b, c, d] = list.map(offsetOf);
  const type = list[4];
  if (a === undefined || b === undefined || c === undefined || d === undefined || typeof type !== 'string') {
    at.fault(`${shownJson(item)} is no relation`, place);
    return;
  }
  const from = document.annotationAt({ first: a, last: b }, { label: '', place });
  const to = document.annotationAt({ first: c, last: d }, { label: '', place });
  if (from !== undefined && to !== undefined) document.link({ type }, { from, to, place });
}

/** DocRED: mentions by the numbers of tokens in their sentence (the end after the last), grouped by entity. */
export function readDocRed(reading: JsonReading, at: RecordPlace): ForeignDocument | undefined {
  const document = new TokenDocument(at);
  const sentences = reading.list('sents');
  const starts: number[] = [];
  for (const [index, sentence] of sentences.entries()) {
    if (!isTokens(sentence)) {
      at.fault('it is no list of tokens', `sents[${index}]`);
      return undefined;
    }
    starts.push(document.count);
    document.addSentence(sentence);
  }
  const entities = reading.list('vertexSet').map((list, vertex) => {
    const mentions = itemsOf(list, `vertexSet[${vertex}]`, at).flatMap((_, index) => {
      const place = `vertexSet[${vertex}][${index}]`;
      const key = addMention(document, (list as readonly unknown[])[index], { place, at, starts });
      return key === undefined ? [] : [key];
    });
    document.linkChain(mentions, `vertexSet[${vertex}]`);
    return mentions[0];
  });
  for (const relation of reading.inners('labels')) {
    const from = entities[relation.offset('h') ?? -1];
    const to = entities[relation.offset('t') ?? -1];
    const evidence = relation.list('evidence');
    if (from === undefined || to === undefined) relation.tell('an end of the relation is no entity');
    else
      document.link(
        {
          type: relation.id('r') ?? '',
          ...(evidence.length === 0 ? {} : { attributes: { evidence: evidence.map(String) } }),
        },
        { from, to, place: relation.place },
      );
  }
  return document.end(reading.record, new Set(['sents', 'vertexSet', 'labels']));
}

interface Mentioning {
  readonly place: string;
  readonly at: RecordPlace;
  /** The number of the first token of each sentence. */
  readonly starts: readonly number[];
}

function addMention(document: TokenDocument, mention: unknown, { place, at, starts }: Mentioning): string | undefined {
  const { pos, sent_id: sentence, type } = (mention ?? {}) as Readonly<Record<string, unknown>>;
  const start = starts[offsetOf(sentence) ?? -1];
  const [first, end] = Array.isArray(pos) ? pos.map(offsetOf) : [];
  if (start === undefined || first === undefined || end === undefined || typeof type !== 'string') {
    at.fault(`${shownJson(mention)} is no mention`, place);
    return undefined;
  }
  return document.annotate({ first: start + first, last: start + end - 1 }, { label: type, place });
}

/** @param layer of spans without a label, as those of clusters are */
function spansIn(list: unknown, within: string, at: RecordPlace, layer?: string): (TokenSpan & { layer?: string })[] {
  return itemsOf(list, within, at).flatMap((item, index) => {
    const place = `${within}[${index}]`;
    const [from, to, name] = Array.isArray(item) ? (item as readonly unknown[]) : [];
    const [first, last] = [offsetOf(from), offsetOf(to)];
    const label = layer === undefined ? name : '';
    if (first !== undefined && last !== undefined && typeof label === 'string')
      return [{ first, last, label, place, ...(layer === undefined ? {} : { layer }) }];
    at.fault(`${shownJson(item)} is no span of tokens`, place);
    return [];
  });
}

function itemsOf(list: unknown, place: string, { fault }: RecordPlace): readonly unknown[] {
  if (Array.isArray(list)) return list;
  if (list !== null && list !== undefined) fault(`${shownJson(list)} is no list`, place);
  return [];
}
