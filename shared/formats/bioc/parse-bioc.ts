import { failure, type Result, success } from '../../domain/result.ts';
import { isRecord, member, offsetOf, parseJsonFile, readJsonRecords, whyRefused } from '../exchange/json-input.ts';
import { JsonReading, type Tell } from '../exchange/json-record.ts';
import { parseXmlCorpus, type XmlElement } from '../xml/xml-tree.ts';
import type { BiocAnnotation, BiocDocument, BiocPassage, BiocRelation, Infons } from './bioc-model.ts';

/** The documents of a collection in XML. A document type is common, and nothing of it is read. */
export function parseBiocXml(xml: string, file: string, tell: Tell): Result<readonly BiocDocument[]> {
  const root = parseXmlCorpus(xml, file);
  if (!root.ok) return root;
  if (root.value.name !== 'collection')
    return failure('import/damaged', {
      file,
      place: 'line 1',
      reason: `<${root.value.name}> is no collection of BioC`,
    });
  return success(childrenOf(root.value, 'document').map((document) => xmlDocument(document, tell)));
}

function xmlDocument(document: XmlElement, tell: Tell): BiocDocument {
  const passages = childrenOf(document, 'passage');
  const parts = passages.flatMap((passage) => [passage, ...childrenOf(passage, 'sentence')]);
  const all = [...parts, document, ...childrenOf(document, 'sentence')];
  return {
    id: (childrenOf(document, 'id')[0]?.text ?? document.attributes.get('id') ?? '').trim(),
    place: `line ${document.line}`,
    infons: xmlInfons(document),
    passages: [...passages, ...childrenOf(document, 'sentence')].flatMap((one) => xmlPassages(one, tell)),
    annotations: all.flatMap((one) => childrenOf(one, 'annotation')).map((one) => xmlAnnotation(one, tell)),
    relations: all.flatMap((one) => childrenOf(one, 'relation')).map(xmlRelation),
  };
}

/** The text of a passage, or of its sentences where it has none of its own. */
function xmlPassages(passage: XmlElement, tell: Tell): BiocPassage[] {
  const [text] = childrenOf(passage, 'text');
  if (!text) return childrenOf(passage, 'sentence').flatMap((one) => xmlPassages(one, tell));
  const said = (childrenOf(passage, 'offset')[0]?.text ?? passage.attributes.get('offset') ?? '').trim();
  const offset = offsetOf(said);
  if (said !== '' && offset === undefined) tell(`line ${passage.line}`, `“${said}” is no offset of a passage`);
  return [{ offset: offset ?? 0, text: text.text }];
}

function xmlInfons(element: XmlElement): Infons {
  return childrenOf(element, 'infon').map(({ attributes, text }) => [attributes.get('key') ?? '', text]);
}

function xmlAnnotation(element: XmlElement, tell: Tell): BiocAnnotation {
  const place = `line ${element.line}`;
  return {
    id: element.attributes.get('id') ?? '',
    place,
    infons: xmlInfons(element),
    text: childrenOf(element, 'text')[0]?.text,
    locations: allLocations(
      childrenOf(element, 'location').map(({ attributes }) =>
        locationOf(attributes.get('offset'), attributes.get('length')),
      ),
      (reason) => tell(place, reason),
    ),
  };
}

function xmlRelation(element: XmlElement): BiocRelation {
  return {
    id: element.attributes.get('id') ?? '',
    place: `line ${element.line}`,
    infons: xmlInfons(element),
    nodes: childrenOf(element, 'node').map(({ attributes }) => ({
      refid: attributes.get('refid') ?? '',
      role: attributes.get('role') ?? '',
    })),
  };
}

function childrenOf({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter((child) => child.name === name);
}

type Location = BiocAnnotation['locations'][number];

function locationOf(offset: unknown, length: unknown): Location | undefined {
  const [start, count] = [offsetOf(offset), offsetOf(length)];
  return start === undefined || count === undefined ? undefined : { offset: start, length: count };
}

/** None where one of them is broken: the others would be something else than was marked. */
function allLocations(locations: readonly (Location | undefined)[], tell: (reason: string) => void): Location[] {
  const sound = locations.filter((one) => one !== undefined);
  if (sound.length === locations.length) return sound;
  tell('one of its locations has no offset and length');
  return [];
}

/** The documents of a collection in JSON; PubTator's service wraps it once more, or gives one document alone. */
export function parseBiocJson(json: string, file: string, tell: Tell): Result<readonly BiocDocument[]> {
  const parsed = parseJsonFile(json, file);
  if (!parsed.ok) return jsonLines(json, file, tell) ?? parsed;
  const refused = whyRefused(parsed.value);
  if (refused !== undefined) return failure('import/damaged', { file, place: 'the file', reason: refused });
  const documents = jsonDocuments(parsed.value, tell);
  if (!documents) return failure('import/damaged', { file, place: 'the file', reason: 'it is no collection of BioC' });
  return success(documents);
}

/** A document or a collection in each line, as PubTator's service gives several; undefined where it is no such file. */
function jsonLines(json: string, file: string, tell: Tell): Result<readonly BiocDocument[]> | undefined {
  const lines = readJsonRecords(json, file);
  if (!lines.ok) return undefined;
  const documents = lines.value.map((entry) => {
    const { place } = entry;
    if (entry.fault !== undefined) tell(place, entry.fault);
    const within: Tell = (inner, reason) => tell(inner === '' ? place : `${place}, ${inner}`, reason);
    return entry.fault === undefined ? jsonDocuments(entry.value, within)?.map((one) => ({ ...one, place })) : [];
  });
  const found = documents.flatMap((all) => all ?? []);
  return found.length > 0 && documents.every((all) => all !== undefined) ? success(found) : undefined;
}

function jsonDocuments(value: unknown, tell: Tell): BiocDocument[] | undefined {
  if (Array.isArray(value)) {
    const all = value.map((one) => jsonDocuments(one, tell));
    return all.every((one) => one !== undefined) && all.length > 0 ? all.flat() : undefined;
  }
  if (!isRecord(value)) return undefined;
  const root = new JsonReading(value, '', tell);
  for (const key of ['documents', 'PubTator3', 'collection'])
    if (Array.isArray(member(value, key))) return root.inners(key).map(jsonDocument);
  return Array.isArray(member(value, 'passages')) ? [jsonDocument(root)] : undefined;
}

function jsonDocument(document: JsonReading): BiocDocument {
  const passages = document.inners('passages').map((passage) => ({ passage, sentences: passage.inners('sentences') }));
  const all = [...passages.flatMap(({ passage, sentences }) => [passage, ...sentences]), document];
  return {
    id: document.id('id', 'pmid', 'pmcid') ?? '',
    place: document.place === '' ? 'the document' : document.place,
    infons: jsonInfons(document, documentKeys),
    passages: passages.flatMap(jsonPassages),
    annotations: all.flatMap((one) => one.inners('annotations')).map(jsonAnnotation),
    relations: all
      .flatMap((one) => one.inners('relations'))
      .map((one) => ({
        id: one.id('id') ?? '',
        place: one.place,
        infons: jsonInfons(one, relationKeys),
        nodes: one.inners('nodes').map((node) => ({ refid: node.id('refid') ?? '', role: node.text('role') ?? '' })),
      })),
  };
}

interface JsonPassage {
  readonly passage: JsonReading;
  readonly sentences: readonly JsonReading[];
}

function jsonAnnotation(one: JsonReading): BiocAnnotation {
  const locations = one
    .list('locations')
    .map((at) => (isRecord(at) ? locationOf(member(at, 'offset'), member(at, 'length')) : undefined));
  return {
    id: one.id('id') ?? '',
    place: one.place,
    infons: jsonInfons(one, annotationKeys),
    text: one.text('text'),
    locations: allLocations(locations, (reason) => one.tell(reason)),
  };
}

/** The text of a passage, or of its sentences where it has none of its own. */
function jsonPassages({ passage, sentences }: JsonPassage): BiocPassage[] {
  const text = passage.text('text');
  if (text !== undefined && !(text === '' && sentences.length > 0))
    return [{ offset: passage.offset('offset') ?? 0, text }];
  return sentences.flatMap((sentence) => jsonPassages({ passage: sentence, sentences: [] }));
}

const documentKeys = new Set(['id', 'pmid', 'pmcid', '_id', 'infons', 'passages', 'annotations', 'relations']);
const annotationKeys = new Set(['id', 'infons', 'text', 'locations']);
const relationKeys = new Set(['id', 'infons', 'nodes']);

/** What stands beside the infons, under keys that BioC does not have, is one of them. */
function jsonInfons(record: JsonReading, known: ReadonlySet<string>): Infons {
  const beside = Object.entries(record.record).filter(([key]) => !known.has(key));
  return [...Object.entries(record.inner('infons')?.record ?? {}), ...beside].flatMap(([key, value]) =>
    value === null || value === undefined
      ? []
      : [[key, typeof value === 'string' ? value : JSON.stringify(value)] as const],
  );
}
