import type { AttributeValue } from '../../domain/annotation.ts';
import { baseName, documentDataOf } from '../exchange/document-data.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignFault, ForeignLink } from '../exchange/foreign-corpus.ts';
import {
  firstMember,
  idMember,
  isRecord,
  type JsonRecord,
  listMember,
  member,
  shownJson,
  textMember,
} from '../exchange/json-input.ts';
import { JsonReading, type Tell } from '../exchange/json-record.ts';
import { KeysById } from '../exchange/keys-by-id.ts';
import { ownBesides } from '../exchange/own-besides.ts';
import { textOfHtml } from '../exchange/text-of-html.ts';
import type { LabelingConfig } from './read-labeling-config.ts';
import { attributeOfControl } from './label-studio-names.ts';
import { isOfDialogue, kindOf, labelsOf, placeOf, regionTypes, saidOf } from './read-result.ts';

export interface TaskPlace {
  readonly file: string;
  readonly place: string;
  readonly number: number;
  readonly config: LabelingConfig | undefined;
}

/** What one person or one program says of a task. */
interface Group {
  readonly index: number;
  readonly annotator: string | undefined;
  readonly status: ForeignAnnotation['status'];
  readonly confidence: number | undefined;
  readonly results: readonly { readonly result: JsonRecord; readonly place: string }[];
}

type Result = Group['results'][number];

/** The text that a region is in, and the key of its annotation. */
interface RegionPlace {
  readonly text: string;
  readonly key: string;
}

interface TaskText {
  /** The key of the data, or the name of the tag that has the text in it. */
  readonly key: string;
  readonly text: string;
}

/** One task of Label Studio: as many documents as it has texts that are labeled, and otherwise its only one. */
export class TaskReader {
  readonly faults: ForeignFault[] = [];
  readonly #task: JsonRecord;
  readonly #at: TaskPlace;
  readonly #data: JsonRecord;
  readonly #texts = new Map<string, { text: TaskText; annotations: ForeignAnnotation[]; links: ForeignLink[] }>();
  readonly #fields = new Map<string, { value: AttributeValue; annotator: string | undefined }>();
  /** Where regions came to be, by their ids: of one group, and of all. */
  readonly #regions = new Map<number, KeysById<RegionPlace>>();
  readonly #allRegions = new KeysById<RegionPlace>();
  readonly #tell: Tell = (place, reason) => this.#fault(place, reason);

  constructor(task: JsonRecord, at: TaskPlace) {
    this.#task = task;
    this.#at = at;
    this.#data = this.#reading(task, at.place).inner('data')?.record ?? {};
  }

  documents(): ForeignDocument[] {
    const groups = [...this.#groups()];
    for (const group of groups) this.#readGroup(group);
    for (const group of groups) this.#readRelations(group);
    this.#readLinksBetween();
    if (this.#texts.size === 0) {
      const only = this.#textFor(undefined);
      if (!only) {
        this.#fault(this.#at.place, `it has no text (its data: ${shownJson(Object.keys(this.#data))})`);
        return [];
      }
      this.#texts.set(only.key, { text: only, annotations: [], links: [] });
    }
    const used = new Set(this.#texts.keys());
    const { name, metadata, fields } = documentDataOf(this.#data, used);
    const own = name ?? `${baseName(this.#at.file)} ${idMember(this.#task, 'id') ?? this.#at.number}`;
    const said = Object.fromEntries([...this.#fields].map(([field, { value }]) => [field, value]));
    const meta = this.#reading(this.#task, this.#at.place).inner('meta');
    const note = meta?.text('note');
    const beside = meta?.rest(new Set(['note', 'links_between_annotators']));
    return [...this.#texts.values()].map(({ text, annotations, links }) => ({
      name: this.#texts.size > 1 ? `${own} ${text.key}` : own,
      file: this.#at.file,
      text: text.text,
      metadata,
      fields: { ...beside, ...fields, ...said },
      ...(note === undefined ? {} : { note }),
      annotations,
      links,
    }));
  }

  #fault(place: string, reason: string): void {
    this.faults.push({ file: this.#at.file, place, reason });
  }

  #reading(record: JsonRecord, place: string): JsonReading {
    return new JsonReading(record, place, this.#tell);
  }

  *#groups(): Generator<Group> {
    let index = 0;
    const task = this.#reading(this.#task, this.#at.place);
    for (const kind of ['annotations', 'completions', 'predictions', 'drafts'])
      for (const one of task.inners(kind))
        if (kind === 'drafts') one.tell('a draft, which nobody has submitted, is left out');
        else yield this.#groupOf(one, index++, kind === 'predictions');
  }

  #groupOf(one: JsonReading, index: number, isPrediction: boolean): Group {
    const cancelled = member(one.record, 'was_cancelled') === true || member(one.record, 'skipped') === true;
    const results = one.inners('result').map(({ record, place }): Result => ({ result: record, place }));
    const said = isPrediction ? (one.text('model_version') ?? 'prediction') : annotatorOf(one);
    return {
      index,
      annotator: said,
      status: isPrediction ? 'open' : cancelled ? 'rejected' : undefined,
      confidence: isPrediction ? one.confidence('score') : undefined,
      results,
    };
  }

  /** Results of one id are one region and what is said of it. */
  #readGroup(group: Group): void {
    const marks = group.results.filter(({ result }) => kindOf(result) !== 'relation');
    let unnamed = 0;
    const byId = Map.groupBy(marks, ({ result }) => idMember(result, 'id') ?? `\0${(unnamed += 1)}`);
    for (const [id, results] of byId) {
      const placed = results.filter(({ result }) => kindOf(result) === 'region');
      if (placed.length > 0) this.#readRegion(group, id.replace('\0', 'region '), results);
      else for (const one of results) this.#readWhole(group, one);
    }
  }

  #readRegion(group: Group, id: string, results: readonly Result[]): void {
    const labeled = results.filter(({ result }) => regionTypes.has(textMember(result, 'type') ?? ''));
    const bases = labeled.length > 0 ? labeled : results.slice(0, 1);
    const others = results.filter((one) => !bases.includes(one));
    let part = 0;
    let begun = -1;
    for (const { result, place } of bases) {
      const text = this.#textFor(result);
      if (!text) {
        this.#fault(place, 'the text that it marks is not in the task');
        continue;
      }
      const where = placeOf(result, text.text);
      if (typeof where === 'string') {
        this.#fault(place, where);
        continue;
      }
      const layer = labeled.length > 0 ? (textMember(result, 'from_name') ?? '') : '';
      const labels = labelsOf(this.#reading(result, place));
      const attributes = this.#attributesOf(layer, labeled.length > 0 ? others : results);
      for (const label of labels.length > 0 ? labels : ['']) {
        part += 1;
        const key = `${group.index}/${id}${part === 1 ? '' : `#${part}`}`;
        // Several labels of one stretch are one region; another stretch of the same id is another one.
        const start = where.spans[0]?.start ?? 0;
        if (start !== begun) this.#addRegion(group, id, { text: text.key, key });
        begun = start;
        this.#annotationsOf(text).push({
          ...where,
          key,
          place,
          layer,
          label,
          ...besidesOf(this.#reading(result, place), { group, attributes }),
        });
      }
    }
  }

  #addRegion({ index }: Group, id: string, region: RegionPlace): void {
    const known = this.#regions.get(index) ?? new KeysById<RegionPlace>();
    this.#regions.set(index, known);
    known.add(id, region);
    this.#allRegions.add(id, region);
  }

  #attributesOf(layer: string, others: readonly Result[]): Readonly<Record<string, AttributeValue>> {
    const entries: [string, AttributeValue][] = [];
    for (const { result, place } of others) {
      const value = saidOf(result);
      const name = attributeOfControl(layer, textMember(result, 'from_name') ?? '');
      if (value === undefined || name === '')
        this.#fault(place, `${shownJson(member(result, 'type'))} says nothing of a text`);
      else entries.push(...Object.entries(this.#reading(result, place).rest(resultKeys)), [name, value]);
    }
    return Object.fromEntries(entries);
  }

  /** What is said of the whole task becomes a field. Of two people who do not say the same, the first one stands. */
  #readWhole({ annotator, status }: Group, { result, place }: Result): void {
    if (isOfDialogue(result)) {
      this.#fault(place, 'it marks a turn of a dialogue, which is not read');
      return;
    }
    const value = kindOf(result) === 'whole' ? saidOf(result) : undefined;
    const name = textMember(result, 'from_name') ?? textMember(result, 'type') ?? '';
    if (value === undefined || name === '') {
      this.#fault(place, `${shownJson(member(result, 'type'))} marks no text`);
      return;
    }
    if (status === 'rejected') return;
    const known = this.#fields.get(name);
    if (!known) this.#fields.set(name, { value, annotator });
    else if (shownJson(known.value) !== shownJson(value))
      this.#fault(
        place,
        `${annotator ?? 'somebody'} says ${shownJson(value)} of “${name}”, not ${shownJson(known.value)}`,
      );
  }

  #readRelations(group: Group): void {
    for (const { result, place } of group.results) {
      if (kindOf(result) !== 'relation') continue;
      const regions = this.#regions.get(group.index) ?? new KeysById<RegionPlace>();
      this.#readRelation(this.#reading(result, place), regions, group.annotator);
    }
  }

  /** Where we have written a task: its relations between regions of two people. */
  #readLinksBetween(): void {
    const meta = this.#reading(this.#task, this.#at.place).inner('meta');
    for (const link of meta?.inners('links_between_annotators') ?? [])
      this.#readRelation(link, this.#allRegions, undefined);
  }

  #readRelation(relation: JsonReading, regions: KeysById<RegionPlace>, hand: string | undefined): void {
    const isBackwards = member(relation.record, 'direction') === 'left';
    const tell = (reason: string): void => relation.tell(reason);
    const [from, to] = ['from_id', 'to_id'].map((end) => regions.find(relation.id(end), tell));
    const home = from && this.#texts.get(from.text);
    if (!from || !to || !home || from.text !== to.text) {
      relation.tell('an end of the relation is not among the regions');
      return;
    }
    const types = relation.texts('labels');
    const own = types.length <= 1 ? relation.inner('meta')?.inner('annotary') : undefined;
    const id = own?.text('id');
    const annotator = relation.text('annotator') ?? hand;
    const attributes = { ...relation.rest(relationKeys), ...relation.inner('meta')?.rest(metaKeys) };
    for (const type of types.length > 0 ? types : [''])
      home.links.push({
        place: relation.place,
        type,
        from: { key: isBackwards ? to.key : from.key },
        to: { key: isBackwards ? from.key : to.key },
        ...(annotator === undefined ? {} : { annotator }),
        ...(id === undefined ? {} : { id }),
        ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
      });
  }

  #annotationsOf(text: TaskText): ForeignAnnotation[] {
    const known = this.#texts.get(text.key) ?? { text, annotations: [], links: [] };
    this.#texts.set(text.key, known);
    return known.annotations;
  }

  /** The text that a result is about: as the labeling interface says, or the result itself, or the only one there is. */
  #textFor(result: JsonRecord | undefined): TaskText | undefined {
    const tag = result && textMember(result, 'to_name');
    const objects = this.#at.config?.objects;
    const said =
      (tag === undefined ? undefined : objects?.get(tag)) ??
      (objects?.size === 1 ? [...objects.values()][0] : undefined);
    const isHtml = said?.isHtml ?? this.#isHtml();
    const shown = (key: string, text: string): TaskText => ({ key, text: isHtml ? textOfHtml(text) : text });
    if (said && 'literal' in said) return shown(`${tag ?? 'text'} of the interface`, said.literal);
    const named = [said?.key, (result && textMember(result, 'source'))?.replace(/^\$/, ''), tag, 'text'];
    for (const key of named) {
      const text = key === undefined ? undefined : member(this.#data, key);
      if (key !== undefined && typeof text === 'string') return shown(key, text);
    }
    const texts = Object.entries(this.#data).filter((entry): entry is [string, string] => isText(entry[1]));
    const [longest] = texts.sort(([, a], [, b]) => b.length - a.length);
    return longest && shown(...longest);
  }

  #isHtml(): boolean {
    const groups = ['annotations', 'completions', 'predictions'].flatMap((kind) => listMember(this.#task, kind));
    return groups.some(
      (group) =>
        isRecord(group) &&
        listMember(group, 'result').some((one) => isRecord(one) && member(one, 'type') === 'hypertextlabels'),
    );
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && /\S/.test(value) && !/^(?:[a-z][a-z0-9+.-]*:\/\/|\/)\S+$/i.test(value);
}

/** Exports name people by number, or by a record with their address. */
function annotatorOf(group: JsonReading): string | undefined {
  const keys = ['completed_by', 'created_username', 'annotator'];
  const by = firstMember(group.record, ...keys);
  if (!isRecord(by)) return group.id(...keys)?.trim() || undefined;
  const person = group.inner(...keys);
  const name = [person?.text('first_name'), person?.text('last_name')].filter((part) => part).join(' ');
  const said = person?.text('email', 'username') ?? (name === '' ? person?.id('id') : name);
  if (said === undefined) person?.tell('it names nobody');
  return said;
}

/** What Label Studio itself has words for; more is said of a region under other ones. */
const resultKeys = new Set(
  (
    'id from_name to_name type value origin score meta source hidden readonly locked parentID ' +
    'parent_id selected highlighted original_length'
  ).split(' '),
);
const valueKeys = new Set(
  (
    'start end startOffset endOffset globalOffsets text labels hypertextlabels htmllabels choices taxonomy ' +
    'textarea number rating datetime pairwise selected'
  ).split(' '),
);
const metaKeys = new Set(['text', 'annotary']);
const relationKeys = new Set('id from_id to_id type direction labels meta annotator hidden readonly'.split(' '));

/** Note, hand, status and the like of a region. */
function besidesOf(
  result: JsonReading,
  { group, attributes }: { readonly group: Group; readonly attributes: Readonly<Record<string, AttributeValue>> },
): Partial<ForeignAnnotation> {
  const meta = result.inner('meta');
  const isList = Array.isArray(member(meta?.record ?? {}, 'text'));
  const note = isList ? meta?.texts('text').join('\n') : meta?.text('text');
  const confidence = result.confidence('score') ?? group.confidence;
  const own = meta?.inner('annotary');
  const said = own ? ownBesides(own) : {};
  const beside = { ...result.rest(resultKeys), ...result.inner('value')?.rest(valueKeys), ...meta?.rest(metaKeys) };
  return {
    ...(note === undefined || note === '' ? {} : { note }),
    ...(group.annotator === undefined ? {} : { annotator: group.annotator }),
    ...(group.status && { status: group.status }),
    ...(confidence === undefined ? {} : { confidence }),
    ...said,
    attributes: { ...beside, ...attributes, ...said.attributes },
  };
}
