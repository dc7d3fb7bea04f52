import { joinIds } from '../exchange/external-ids.ts';
import type { ForeignAnnotation, ForeignSpan, QuotedSpan } from '../exchange/foreign-corpus.ts';
import {
  firstMember,
  isRecord,
  type JsonRecord,
  listMember,
  member,
  offsetOf,
  shownJson,
  textMember,
} from '../exchange/json-input.ts';
import type { JsonReading } from '../exchange/json-record.ts';
import type { KeysById } from '../exchange/keys-by-id.ts';
import { ownBesides } from '../exchange/own-besides.ts';
import { readingOf, type RecordPlace } from '../exchange/read-records.ts';

const labelKeys = 'label type entity_group ner_tag category tag displayName entity_type entity_label class'.split(' ');
const startKeys =
  'start start_offset startOffset begin beginOffset begin_offset start_char startChar char_start offset'.split(' ');
const endKeys = 'end end_offset endOffset stop end_char endChar char_end'.split(' ');
const quoteKeys = ['text', 'word', 'mention', 'surface', 'value'] as const;
/** Lists of places: our own, those of BigBIO (`[[0, 7]]`) and of Dataturks. */
const placeKeys = ['fragments', 'offsets', 'points'] as const;

/** What means something else than an attribute; more is said of a mention under other keys. */
const mentionMembers = [
  ...startKeys,
  ...endKeys,
  ...quoteKeys,
  ...placeKeys,
  ...'length id external_ids normalized layer attributes confidence score note annotator status created_at'.split(' '),
];

/** Whether a list holds mentions with a place, or is a record of lists of what they are. */
export function isOfMentions(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => isRecord(one) && spansIn(one) !== undefined);
  if (!isRecord(value)) return false;
  return [startKeys, endKeys].every((keys) => listMember(value, ...keys).length > 0);
}

/** Whether mentions are written as in no other format: as a record of lists, or with their places in a list. */
export function isTelling(mentions: unknown): boolean {
  if (!Array.isArray(mentions)) return true;
  return mentions.some((one) => isRecord(one) && listMember(one, 'offsets', 'points').length > 0);
}

/** A mention with a place in the text; with several labels, one of each. */
export function annotationsOf(mention: JsonReading, byId: KeysById, at: RecordPlace): ForeignAnnotation[] {
  const spans = spansIn(mention.record);
  if (!spans) {
    mention.tell(`${shownJson(mention.record)} has no offsets`);
    return [];
  }
  const layer = mention.text('layer') ?? '';
  const values = mention.inner('attributes')?.record ?? {};
  const own = Object.fromEntries(Object.entries(values).map(([key, one]) => [withoutLayer(key, layer), one]));
  const quote = quoteIn(mention);
  const confidence = mention.confidence('confidence', 'score');
  const id = mention.id('id');
  const first = id === undefined || byId.has(id) ? `${id ?? ''}\0${mention.place}` : id;
  byId.add(id ?? first, first);
  // What only our own rows have.
  const isOwn = member(mention.record, 'fragments') !== undefined;
  const keys = isOwn ? labelKeys : [...labelKeys, 'entity'];
  const labelKey = keys.find((one) => mention.has(one));
  const known = new Set([
    ...mentionMembers,
    ...(isOwn ? ['entity'] : []),
    ...(labelKey === undefined ? [] : [labelKey]),
  ]);
  const attributes = { ...mention.rest(known), ...own };
  const besides = { ...mention.record, attributes, entity: null, id: isOwn ? id : null };
  return labelsIn(mention, labelKey).map((label, index) => ({
    key: index === 0 ? first : `${first}\0${index}`,
    place: `${at.place}, ${mention.place}`,
    layer,
    label,
    spans,
    ...(quote === undefined ? {} : { quote }),
    ...ownBesides(readingOf(besides, at, mention.place)),
    ...(confidence === undefined ? {} : { confidence }),
    ...(isOwn ? namedBy(mention) : normalizedTo(mention)),
  }));
}

function labelsIn(mention: JsonReading, key: string | undefined): readonly string[] {
  if (key === undefined) return [''];
  if (!Array.isArray(mention.record[key])) return [mention.id(key) ?? ''];
  const labels = mention.texts(key);
  return labels.length === 0 ? [''] : labels;
}

/** Of fragments there is a list of words. */
function quoteIn(mention: JsonReading): string | undefined {
  const words = firstMember(mention.record, 'text', 'points');
  if (!Array.isArray(words)) return mention.text(...quoteKeys);
  const texts = words.map((one) => (isRecord(one) ? member(one, 'text') : one));
  return texts.length > 0 && texts.every((one) => typeof one === 'string') ? texts.join(' ') : undefined;
}

/** Where a mention stands; undefined where a piece of it has no offsets: what is left would be something else. */
function spansIn(mention: JsonRecord): readonly ForeignSpan[] | undefined {
  const places = listMember(mention, ...placeKeys);
  const spans = (places.length > 0 ? places : [mention]).flatMap(spanOf);
  return spans.length === Math.max(1, places.length) ? spans : undefined;
}

function spanOf(value: unknown): ForeignSpan[] {
  const pair = Array.isArray(value) ? value.map(offsetOf) : isRecord(value) ? edgesOf(value) : [];
  const [start, end] = pair;
  return pair.length !== 2 || start === undefined || end === undefined ? [] : [{ start, end }];
}

function edgesOf(value: JsonRecord): readonly (number | undefined)[] {
  const start = offsetOf(firstMember(value, ...startKeys));
  const end = offsetOf(firstMember(value, ...endKeys));
  const length = offsetOf(member(value, 'length'));
  return [start, end ?? (start === undefined || length === undefined ? undefined : start + length)];
}

function namedBy(mention: JsonReading): Pick<ForeignAnnotation, 'entity'> {
  const name = mention.text('entity');
  const ids = mention.texts('external_ids').map((one) => {
    const at = one.indexOf(':');
    if (at < 0) mention.tell(`“${one}” does not say whose id it is`);
    return [one.slice(0, Math.max(0, at)), one.slice(at + 1)] as const;
  });
  if (ids.length === 0 && name === undefined) return {};
  const externalIds = Object.fromEntries(ids.filter(([authority]) => authority !== ''));
  return { entity: { ...(name === undefined ? {} : { name }), externalIds } };
}

function withoutLayer(key: string, layer: string): string {
  return layer !== '' && key.startsWith(`${layer}.`) ? key.slice(layer.length + 1) : key;
}

/** BigBIO: `[{"db_name": "MESH", "db_id": "D001241"}]`. */
function normalizedTo(mention: JsonReading): Pick<ForeignAnnotation, 'entity'> {
  const ids = mention.inners('normalized').flatMap((one): [string, string][] => {
    const [authority, id] = [one.text('db_name'), one.id('db_id')];
    return authority === undefined || id === undefined ? [] : [[authority, id]];
  });
  return ids.length === 0 ? {} : { entity: { externalIds: joinIds(ids) } };
}

/** The words from the first to the last character of fragments prove what the offsets of these two count. */
export function hullOf({ record }: JsonReading): QuotedSpan[] {
  const fragments = member(record, 'fragments');
  const quote = textMember(record, 'text');
  const [start, end] = [offsetOf(member(record, 'start')), offsetOf(member(record, 'end'))];
  const isParted = Array.isArray(fragments) && fragments.length > 1 && quote !== undefined;
  return isParted && start !== undefined && end !== undefined ? [{ spans: [{ start, end }], quote }] : [];
}
