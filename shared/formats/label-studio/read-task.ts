import type { AttributeValue } from '../../domain/annotation.ts';
import { baseName, documentDataOf } from '../exchange/document-data.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignFault, ForeignLink } from '../exchange/foreign-corpus.ts';
import {
  confidenceOf,
  firstMember,
  idMember,
  isRecord,
  type JsonRecord,
  listMember,
  member,
  shownJson,
  textMember,
} from '../exchange/json-input.ts';
import { ownBesides } from '../exchange/own-besides.ts';
import { textOfHtml } from '../exchange/text-of-html.ts';
import type { LabelingConfig } from './read-labeling-config.ts';
import { attributeOfControl } from './label-studio-names.ts';
import { kindOf, labelsOf, placeOf, regionTypes, saidOf } from './read-result.ts';

export interface TaskPlace {
  readonly file: string;
  readonly place: string;
  readonly number: number;
  readonly config: LabelingConfig | undefined;
}

/** What one person or one program says of a task. */
interface Group {
  readonly place: string;
  readonly index: number;
  readonly annotator: string | undefined;
  readonly status: ForeignAnnotation['status'];
  readonly confidence: number | undefined;
  readonly results: readonly { readonly result: JsonRecord; readonly place: string }[];
}

type Result = Group['results'][number];

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
  /** Where regions came to be, by group and id: the text and the key. */
  readonly #regions = new Map<string, { readonly text: string; readonly key: string }>();

  constructor(task: JsonRecord, at: TaskPlace) {
    this.#task = task;
    this.#at = at;
    const data = member(task, 'data');
    this.#data = isRecord(data) ? data : {};
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
    return [...this.#texts.values()].map(({ text, annotations, links }) => ({
      name: this.#texts.size > 1 ? `${own} ${text.key}` : own,
      file: this.#at.file,
      text: text.text,
      metadata,
      fields: { ...fields, ...said },
      annotations,
      links,
    }));
  }

  #fault(place: string, reason: string): void {
    this.faults.push({ file: this.#at.file, place, reason });
  }

  *#groups(): Generator<Group> {
    let index = 0;
    for (const kind of ['annotations', 'completions', 'predictions', 'drafts']) {
      for (const [at, one] of listMember(this.#task, kind).entries()) {
        const place = `${this.#at.place}.${kind}[${at}]`;
        if (!isRecord(one)) this.#fault(place, 'it is no list of results');
        else if (kind === 'drafts') this.#fault(place, 'a draft, which nobody has submitted, is left out');
        else yield this.#groupOf(one, { place, index: index++, isPrediction: kind === 'predictions' });
      }
    }
  }

  #groupOf(
    one: JsonRecord,
    { place, index, isPrediction }: { place: string; index: number; isPrediction: boolean },
  ): Group {
    const cancelled = member(one, 'was_cancelled') === true || member(one, 'skipped') === true;
    const results = listMember(one, 'result').flatMap((result, at): Result[] => {
      const where = `${place}.result[${at}]`;
      if (isRecord(result)) return [{ result, place: where }];
      this.#fault(where, 'it is no result');
      return [];
    });
    const said = isPrediction ? (textMember(one, 'model_version') ?? 'prediction') : annotatorOf(one);
    return {
      place,
      index,
      annotator: said,
      status: isPrediction ? 'open' : cancelled ? 'rejected' : undefined,
      confidence: isPrediction ? confidenceOf(member(one, 'score')) : undefined,
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
      const labels = labelsOf(result);
      const attributes = this.#attributesOf(layer, labeled.length > 0 ? others : results);
      for (const label of labels.length > 0 ? labels : ['']) {
        part += 1;
        const key = `${group.index}/${id}${part === 1 ? '' : `#${part}`}`;
        if (!this.#regions.has(`${group.index}/${id}`))
          this.#regions.set(`${group.index}/${id}`, { text: text.key, key });
        this.#annotationsOf(text).push({
          ...where,
          key,
          place,
          layer,
          label,
          attributes,
          ...besidesOf(result, group),
        });
      }
    }
  }

  #attributesOf(layer: string, others: readonly Result[]): Readonly<Record<string, AttributeValue>> {
    const entries: [string, AttributeValue][] = [];
    for (const { result, place } of others) {
      const value = saidOf(result);
      const name = attributeOfControl(layer, textMember(result, 'from_name') ?? '');
      if (value === undefined || name === '')
        this.#fault(place, `${shownJson(member(result, 'type'))} says nothing of a text`);
      else entries.push([name, value]);
    }
    return Object.fromEntries(entries);
  }

  /** What is said of the whole task becomes a field. Of two people who do not say the same, the first one stands. */
  #readWhole({ annotator, status }: Group, { result, place }: Result): void {
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
      const endOf = (id: string | undefined) => this.#regions.get(`${group.index}/${id}`);
      this.#readRelation(result, { place, endOf, annotator: group.annotator });
    }
  }

  /** Where we have written a task: its relations between regions of two people. */
  #readLinksBetween(): void {
    const meta = member(this.#task, 'meta');
    if (!isRecord(meta)) return;
    const byId = new Map([...this.#regions].map(([key, region]) => [key.slice(key.indexOf('/') + 1), region]));
    for (const [at, link] of listMember(meta, 'links_between_annotators').entries()) {
      const place = `${this.#at.place}.meta.links_between_annotators[${at}]`;
      if (isRecord(link)) this.#readRelation(link, { place, endOf: (id) => byId.get(id ?? ''), annotator: undefined });
    }
  }

  #readRelation(
    result: JsonRecord,
    {
      place,
      endOf,
      annotator,
    }: {
      place: string;
      endOf: (id: string | undefined) => { text: string; key: string } | undefined;
      annotator: string | undefined;
    },
  ): void {
    const isBackwards = member(result, 'direction') === 'left';
    const [from, to] = [endOf(idMember(result, 'from_id')), endOf(idMember(result, 'to_id'))];
    const home = from && this.#texts.get(from.text);
    if (!from || !to || !home || from.text !== to.text) {
      this.#fault(place, 'an end of the relation is not among the regions');
      return;
    }
    const types = listMember(result, 'labels').filter((label) => typeof label === 'string');
    const own = ownOf(result);
    const id = own && types.length <= 1 ? textMember(own, 'id') : undefined;
    for (const type of types.length > 0 ? types : [''])
      home.links.push({
        place,
        type,
        from: { key: isBackwards ? to.key : from.key },
        to: { key: isBackwards ? from.key : to.key },
        ...((textMember(result, 'annotator') ?? annotator) === undefined
          ? {}
          : { annotator: textMember(result, 'annotator') ?? annotator ?? '' }),
        ...(id === undefined ? {} : { id }),
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
    const named = [said?.key, (result && textMember(result, 'source'))?.replace(/^\$/, ''), 'text', tag];
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
function annotatorOf(one: JsonRecord): string | undefined {
  const by = firstMember(one, 'completed_by', 'created_username', 'annotator');
  if (typeof by === 'number') return String(by);
  if (typeof by === 'string') return by.trim() === '' ? undefined : by;
  if (!isRecord(by)) return undefined;
  const name = [textMember(by, 'first_name'), textMember(by, 'last_name')].filter((part) => part).join(' ');
  return textMember(by, 'email', 'username') ?? (name === '' ? idMember(by, 'id') : name);
}

function ownOf(result: JsonRecord): JsonRecord | undefined {
  const meta = member(result, 'meta');
  const own = isRecord(meta) ? member(meta, 'annotary') : undefined;
  return isRecord(own) ? own : undefined;
}

/** Note, hand, status and the like of a region. */
function besidesOf(result: JsonRecord, group: Group): Partial<ForeignAnnotation> {
  const meta = member(result, 'meta');
  const words = isRecord(meta) ? firstMember(meta, 'text') : undefined;
  const note = Array.isArray(words) ? words.filter((word) => typeof word === 'string').join('\n') : words;
  const confidence = confidenceOf(member(result, 'score')) ?? group.confidence;
  return {
    ...(typeof note === 'string' && note !== '' ? { note } : {}),
    ...(group.annotator === undefined ? {} : { annotator: group.annotator }),
    ...(group.status && { status: group.status }),
    ...(confidence === undefined ? {} : { confidence }),
    ...ownBesides(ownOf(result) ?? {}),
  };
}
