import { failure, type Result, success } from '../../domain/result.ts';
import {
  idMember,
  isRecord,
  type JsonRecord,
  listMember,
  member,
  offsetOf,
  parseJsonFile,
  textMember,
  whyRefused,
} from '../exchange/json-input.ts';
import { parseXmlCorpus, type XmlElement } from '../xml/xml-tree.ts';
import type { BiocAnnotation, BiocDocument, BiocPassage, BiocRelation, Infons } from './bioc-model.ts';

/** The documents of a collection in XML. A document type is common, and nothing of it is read. */
export function parseBiocXml(xml: string, file: string): Result<readonly BiocDocument[]> {
  const root = parseXmlCorpus(xml, file);
  if (!root.ok) return root;
  if (root.value.name !== 'collection')
    return failure('import/damaged', {
      file,
      place: 'line 1',
      reason: `<${root.value.name}> is no collection of BioC`,
    });
  return success(childrenOf(root.value, 'document').map(xmlDocument));
}

function xmlDocument(document: XmlElement): BiocDocument {
  const passages = childrenOf(document, 'passage');
  const parts = passages.flatMap((passage) => [passage, ...childrenOf(passage, 'sentence')]);
  const all = [...parts, document, ...childrenOf(document, 'sentence')];
  return {
    id: (childrenOf(document, 'id')[0]?.text ?? document.attributes.get('id') ?? '').trim(),
    place: `line ${document.line}`,
    infons: xmlInfons(document),
    passages: [...passages.flatMap(xmlPassages), ...childrenOf(document, 'sentence').flatMap(xmlPassages)],
    annotations: all.flatMap((one) => childrenOf(one, 'annotation')).map(xmlAnnotation),
    relations: all.flatMap((one) => childrenOf(one, 'relation')).map(xmlRelation),
  };
}

/** The text of a passage, or of its sentences where it has none of its own. */
function xmlPassages(passage: XmlElement): BiocPassage[] {
  const [text] = childrenOf(passage, 'text');
  const offset = offsetOf((childrenOf(passage, 'offset')[0]?.text ?? passage.attributes.get('offset') ?? '').trim());
  if (text) return [{ offset: offset ?? 0, text: text.text }];
  return childrenOf(passage, 'sentence').flatMap(xmlPassages);
}

function xmlInfons(element: XmlElement): Infons {
  return childrenOf(element, 'infon').map(({ attributes, text }) => [attributes.get('key') ?? '', text]);
}

function xmlAnnotation(element: XmlElement): BiocAnnotation {
  return {
    id: element.attributes.get('id') ?? '',
    place: `line ${element.line}`,
    infons: xmlInfons(element),
    text: childrenOf(element, 'text')[0]?.text,
    locations: childrenOf(element, 'location').flatMap(({ attributes }) =>
      locationOf(attributes.get('offset'), attributes.get('length')),
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

function locationOf(offset: unknown, length: unknown): BiocAnnotation['locations'] {
  const [start, count] = [offsetOf(offset), offsetOf(length)];
  return start === undefined || count === undefined ? [] : [{ offset: start, length: count }];
}

/** The documents of a collection in JSON; PubTator's service wraps it once more, or gives one document alone. */
export function parseBiocJson(json: string, file: string): Result<readonly BiocDocument[]> {
  const parsed = parseJsonFile(json, file);
  if (!parsed.ok) return parsed;
  const refused = whyRefused(parsed.value);
  if (refused !== undefined) return failure('import/damaged', { file, place: 'the file', reason: refused });
  const documents = jsonDocuments(parsed.value);
  if (!documents) return failure('import/damaged', { file, place: 'the file', reason: 'it is no collection of BioC' });
  return success(documents);
}

function jsonDocuments(value: unknown): BiocDocument[] | undefined {
  if (Array.isArray(value)) {
    const all = value.map(jsonDocuments);
    return all.every((one) => one !== undefined) && all.length > 0 ? all.flat() : undefined;
  }
  if (!isRecord(value)) return undefined;
  for (const key of ['documents', 'PubTator3', 'collection'])
    if (Array.isArray(member(value, key)))
      return listMember(value, key)
        .filter(isRecord)
        .map((one, index) => jsonDocument(one, `${key}[${index}]`));
  return Array.isArray(member(value, 'passages')) ? [jsonDocument(value, 'the document')] : undefined;
}

function jsonDocument(document: JsonRecord, place: string): BiocDocument {
  const passages = records(document, 'passages');
  const parts = passages.flatMap((passage) => [passage, ...records(passage, 'sentences')]);
  const all = [...parts, document];
  const placed = (key: string) =>
    all.flatMap((one) => records(one, key)).map((one, index) => [one, `${place}.${key}[${index}]`] as const);
  return {
    id: idMember(document, 'id', 'pmid', 'pmcid') ?? '',
    place,
    infons: jsonInfons(document),
    passages: passages.flatMap(jsonPassages),
    annotations: placed('annotations').map(([one, where]) => ({
      id: idMember(one, 'id') ?? '',
      place: where,
      infons: jsonInfons(one),
      text: textMember(one, 'text'),
      locations: records(one, 'locations').flatMap((at) => locationOf(member(at, 'offset'), member(at, 'length'))),
    })),
    relations: placed('relations').map(([one, where]) => ({
      id: idMember(one, 'id') ?? '',
      place: where,
      infons: jsonInfons(one),
      nodes: records(one, 'nodes').map((node) => ({
        refid: idMember(node, 'refid') ?? '',
        role: textMember(node, 'role') ?? '',
      })),
    })),
  };
}

function jsonPassages(passage: JsonRecord): BiocPassage[] {
  const text = textMember(passage, 'text');
  const sentences = records(passage, 'sentences');
  if (text !== undefined && !(text === '' && sentences.length > 0))
    return [{ offset: offsetOf(member(passage, 'offset')) ?? 0, text }];
  return sentences.flatMap(jsonPassages);
}

function jsonInfons(record: JsonRecord): Infons {
  const infons = member(record, 'infons');
  if (!isRecord(infons)) return [];
  return Object.entries(infons).flatMap(([key, value]) =>
    value === null || value === undefined
      ? []
      : [[key, typeof value === 'string' ? value : JSON.stringify(value)] as const],
  );
}

function records(record: JsonRecord, key: string): JsonRecord[] {
  return listMember(record, key).filter(isRecord);
}
