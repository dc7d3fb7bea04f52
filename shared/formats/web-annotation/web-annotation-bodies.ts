import { pushAll } from '../../domain/push-all.ts';
import { isRecord, type JsonRecord, member, shownJson, textMember } from '../exchange/json-input.ts';
import type { JsonReading } from '../exchange/json-record.ts';
import { decoded } from './web-annotation-terms.ts';

/** What an annotation says, by what it says it for. */
export interface Bodies {
  readonly tags: readonly string[];
  readonly comments: readonly string[];
  /** Those of the comments that describe what the target is, and say nothing about it. */
  readonly descriptions: readonly string[];
  /** IRIs of what it links to. */
  readonly linked: readonly string[];
  readonly externalIds?: Readonly<Record<string, string>>;
}

/** The bodies of an annotation, with the purposes of Hypothesis' own keys (`tags`, `text`). */
export function bodiesOf(reading: JsonReading): Bodies {
  const { record: annotation } = reading;
  const body = member(annotation, 'body') ?? member(annotation, 'bodies');
  const motivation = textMember(annotation, 'motivation') ?? '';
  const isLinking = motivation === 'linking';
  const bodies = (Array.isArray(body) ? body : body === undefined || body === null ? [] : [body]).flatMap(choicesOf);
  const tags: string[] = [];
  const comments: string[] = [];
  const descriptions: string[] = [];
  const linked: string[] = [];
  const externalIds: Record<string, string> = {};
  for (const one of bodies) {
    if (typeof one === 'string') {
      if (isLinking) linked.push(one);
      else comments.push(one);
      continue;
    }
    const unread = (): void => reading.tell(`its body ${shownJson(one)} says nothing that can be read`);
    if (!isRecord(one)) {
      unread();
      continue;
    }
    const purpose = purposeOf(one, motivation);
    const { words, source } = saidBy(one);
    if (words === undefined && source === undefined) unread();
    if (purpose === 'tagging' || purpose === 'classifying') pushAll(tags, wordsOr(words, source));
    else if (purpose === 'identifying' && source !== undefined) Object.assign(externalIds, externalIdOf(source));
    else if (purpose === 'linking' && source !== undefined) linked.push(source);
    else {
      pushAll(comments, wordsOr(words, source));
      if (purpose === 'describing') pushAll(descriptions, wordsOr(words, source));
    }
  }
  const bodyValue = reading.text('bodyValue', 'text');
  if (bodyValue !== undefined && bodyValue !== '') comments.push(bodyValue);
  pushAll(tags, reading.texts('tags'));
  const hasIds = Object.keys(externalIds).length > 0;
  return { tags, comments, descriptions, linked, ...(hasIds ? { externalIds } : {}) };
}

/** All of several that a reader may choose between. */
function choicesOf(body: unknown): unknown[] {
  if (!isRecord(body)) return [body];
  const items = member(body, 'items');
  return Array.isArray(items) ? items : [body];
}

function purposeOf(body: JsonRecord, motivation: string): string {
  const purpose = member(body, 'purpose');
  const one: unknown = Array.isArray(purpose) ? purpose[0] : purpose;
  if (typeof one === 'string') return one;
  return motivation;
}

interface Said {
  readonly words: string | undefined;
  readonly source: string | undefined;
}

function saidBy(body: JsonRecord): Said {
  const source = member(body, 'source');
  if (isRecord(source)) {
    const id = textMember(source, 'id', '@id');
    return { words: textMember(source, 'label', 'value'), source: id };
  }
  return {
    words: textMember(body, 'value', 'chars', 'label'),
    source: typeof source === 'string' ? source : textMember(body, 'id', '@id'),
  };
}

function wordsOr(words: string | undefined, source: string | undefined): string[] {
  const said = words ?? source;
  return said === undefined || said === '' ? [] : [said];
}

/** `wikidata` for its addresses in all their forms; authorities of ours by name; anything else as an address. */
function externalIdOf(iri: string): Record<string, string> {
  const [, wikidata] = /^https?:\/\/(?:www\.)?wikidata\.org\/(?:entity|wiki)\/([^/?#]+)$/.exec(iri) ?? [];
  if (wikidata !== undefined) return { wikidata: decoded(wikidata) };
  const [, authority, id] = /^urn:annotary:entity:([^:]+):(.+)$/.exec(iri) ?? [];
  if (authority !== undefined && id !== undefined && decoded(authority) !== '__proto__')
    return { [decoded(authority)]: decoded(id) };
  return { uri: iri };
}
