import type { AttributeValue } from '../../domain/annotation.ts';
import { type Result, success } from '../../domain/result.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '../exchange/annotation-reader.ts';
import { joinIds } from '../exchange/external-ids.ts';
import {
  type ForeignAnnotation,
  type ForeignCorpus,
  type ForeignDocument,
  type ForeignFault,
  type ForeignLink,
  noScheme,
} from '../exchange/foreign-corpus.ts';
import { attributesOf, confidenceOf, isRecord, shownJson } from '../exchange/json-input.ts';
import type { Tell } from '../exchange/json-record.ts';
import { KeysById } from '../exchange/keys-by-id.ts';
import { type BiocAnnotation, type BiocDocument, type BiocRelation, type Infons, ownInfons } from './bioc-model.ts';
import { textOfPassages } from './bioc-text.ts';
import { parseBiocJson, parseBiocXml } from './parse-bioc.ts';

// The DTD says bytes; all tools count code points, those in Java or JavaScript UTF-16 units, and NCBI's the XML itself.
const units = ['codepoint', 'utf16', 'escaped', 'byte'] as const;

export const biocXmlReader: AnnotationReader = {
  units,
  recognises({ head }: FileHead) {
    if (!/<collection[\s>]/.test(head)) return 0;
    return /<!DOCTYPE collection SYSTEM "BioC/.test(head) || /<(?:passage|infon)[\s>]/.test(head) ? 3 : 1;
  },
  read: (main) => readBioc(main, parseBiocXml),
};

export const biocJsonReader: AnnotationReader = {
  units,
  recognises({ head }: FileHead) {
    if (!/^\s*[[{]/.test(head) || !/"passages"\s*:/.test(head)) return 0;
    return /"infons"\s*:/.test(head) ? 3 : 2;
  },
  read: (main) => readBioc(main, parseBiocJson),
};

type Parse = (text: string, file: string, tell: Tell) => Result<readonly BiocDocument[]>;

function readBioc(main: ForeignFile, parse: Parse): Result<ForeignCorpus> {
  const text = main.text();
  if (!text.ok) return text;
  const faults: ForeignFault[] = [];
  const tell: Tell = (place, reason) => void faults.push({ file: main.path, place, reason });
  const parsed = parse(text.value, main.path, tell);
  if (!parsed.ok) return parsed;
  const names = new Set<string>();
  const documents = parsed.value.map((document) => {
    const wanted = document.id === '' ? main.path : document.id;
    let name = wanted;
    for (let number = 2; names.has(name); number += 1) name = `${wanted} (${number})`;
    names.add(name);
    return documentOf(document, { name, file: main.path, tell });
  });
  return success({ documents, scheme: noScheme, faults });
}

interface Given {
  readonly name: string;
  readonly file: string;
  readonly tell: Tell;
}

const metadataKeys = ['title', 'byline', 'outlet', 'date', 'url', 'language'];

function documentOf(document: BiocDocument, { name, file, tell }: Given): ForeignDocument {
  const { text, base } = textOfPassages(document);
  const keys = new KeysById();
  const annotations = document.annotations.map((one, index): ForeignAnnotation => {
    const key = `${one.id}#${index}`;
    keys.add(one.id, key);
    return { ...annotationOf(one, base, tell), key };
  });
  const byIdentifier = new Map<string, string>();
  for (const [index, { infons }] of document.annotations.entries())
    for (const [key, value] of infons) {
      const made = annotations[index]?.key;
      if (key === 'identifier' && made !== undefined && !byIdentifier.has(value)) byIdentifier.set(value, made);
    }
  const links = document.relations.flatMap((relation): ForeignLink[] => {
    const ofConcepts = linkOfConcepts(relation, byIdentifier);
    const made = ofConcepts ? [ofConcepts] : linksOf(relation, keys, tell);
    if (made.length > 0) return made;
    tell(relation.place, 'it does not connect two annotations of the document');
    return [];
  });
  const said = new Map(document.infons);
  const metadata = metadataKeys.flatMap((key) => {
    const value = said.get(key);
    return value === undefined ? [] : [[key, value.slice(0, 2000).toWellFormed()] as const];
  });
  const own = parsedRecord(said.get(ownInfons.fields), (reason) => tell(document.place, reason));
  const note = said.get(ownInfons.note);
  const used = new Set<string>([...metadataKeys, ownInfons.fields, ownInfons.note]);
  const rest = document.infons.filter(([key]) => !used.has(key));
  return {
    name,
    file,
    text,
    metadata: Object.fromEntries(metadata),
    fields: { ...valuesOf(rest), ...own },
    ...(note === undefined ? {} : { note }),
    annotations,
    links,
  };
}

function annotationOf(
  { id, place, infons, text, locations }: BiocAnnotation,
  base: number,
  tell: Tell,
): Omit<ForeignAnnotation, 'key'> {
  const fault = (reason: string): void => tell(place, reason);
  const said = new Map(infons);
  const isOwn = said.has(ownInfons.layer);
  const identifiers = identifiersIn(infons);
  const used = new Set<string>(['type', ...(isOwn ? [...Object.values(ownInfons), 'identifier'] : [])]);
  const rest = infons.filter(([key]) => !used.has(key) && !(isOwn && /^identifier_\d+$/.test(key)));
  const attributes = { ...valuesOf(rest), ...parsedRecord(said.get(ownInfons.attributes), fault) };
  return {
    place,
    layer: said.get(ownInfons.layer) ?? '',
    label: said.get('type') ?? '',
    spans: locations.map(({ offset, length }) => ({ start: offset - base, end: offset - base + length })),
    ...(text === undefined ? {} : { quote: text }),
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(identifiers ? { entity: { externalIds: identifiers } } : {}),
    ...(isOwn ? { id, ...ownParts(said, fault) } : {}),
  };
}

function ownParts(said: ReadonlyMap<string, string>, fault: (reason: string) => void): Partial<ForeignAnnotation> {
  const note = said.get(ownInfons.note);
  const annotator = said.get(ownInfons.annotator);
  const status = said.get(ownInfons.status);
  const number = said.get(ownInfons.confidence);
  const confidence = number === undefined ? undefined : confidenceOf(Number(number.trim() || Number.NaN));
  if (number !== undefined && confidence === undefined) fault(`its confidence ${shownJson(number)} is not from 0 to 1`);
  if (status !== undefined && !['open', 'accepted', 'rejected'].includes(status))
    fault(`its status ${shownJson(status)} is none of ours`);
  return {
    ...(note === undefined ? {} : { note }),
    ...(annotator === undefined ? {} : { annotator }),
    ...(status === 'accepted' || status === 'rejected' ? { status } : {}),
    ...(confidence === undefined ? {} : { confidence }),
  };
}

/** `identifier` is `MESH:D003000`, or the key names the authority; -1 stands for none. */
function identifiersIn(infons: Infons): Record<string, string> | undefined {
  const found = infons.flatMap(([key, value]): (readonly [string, string])[] => {
    const [, authority, id] = /^([\w.-]+):(.+)$/su.exec(value.trim()) ?? [];
    if (/^identifier(?:_\d+)?$/i.test(key)) {
      if (value.trim() === '' || value.trim() === '-1' || value.trim() === '-') return [];
      return authority === undefined || id === undefined ? [['identifier', value.trim()]] : [[authority, id]];
    }
    return /^(?:MESH|OMIM|NCBI ?Gene|NCBI Homologene|CHEBI)$/i.test(key) && value.trim() !== ''
      ? [[key, value.trim()]]
      : [];
  });
  const ids = joinIds(found);
  return Object.keys(ids).length > 0 ? ids : undefined;
}

/** Two ends make a link; of more, each is linked from the first, under its role. */
function linksOf({ id, place, infons, nodes }: BiocRelation, keys: KeysById, tell: Tell): ForeignLink[] {
  const fault = (reason: string): void => tell(place, reason);
  const ends = nodes.map(({ refid, role }) => ({ key: keys.find(refid, fault), role }));
  const [from, ...others] = ends;
  if (from?.key === undefined || others.length === 0 || others.some(({ key }) => key === undefined)) return [];
  const said = new Map(infons);
  const isOwn = nodes[0]?.role === 'from' && nodes[1]?.role === 'to';
  const rest = infons.filter(([key]) => key !== 'type' && !(isOwn && Object.values<string>(ownInfons).includes(key)));
  const attributes = { ...valuesOf(rest), ...parsedRecord(said.get(ownInfons.attributes), fault) };
  const { note, annotator } = isOwn ? ownParts(said, fault) : {};
  const type = said.get('type') ?? '';
  return others.map(({ key = '', role }) => ({
    place,
    type: others.length === 1 ? type || role : [type, role].filter(Boolean).join(' '),
    from: { key: from.key ?? '' },
    to: { key },
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(note === undefined ? {} : { note }),
    ...(annotator === undefined ? {} : { annotator }),
    ...(isOwn ? { id } : {}),
  }));
}

/**
 * A relation of two things that the text names, as PubTator 3 has it: `role1` and `role2` have their identifiers. The link
 * is of the first mentions of both. Undefined where it is none.
 */
function linkOfConcepts(
  { place, infons }: BiocRelation,
  byIdentifier: ReadonlyMap<string, string>,
): ForeignLink | undefined {
  const said = new Map(infons);
  const [from, to] = ['role1', 'role2'].map((role) => byIdentifier.get(identifierIn(said.get(role) ?? '')));
  if (from === undefined || to === undefined) return undefined;
  const attributes = valuesOf(infons.filter(([key]) => !['type', 'role1', 'role2'].includes(key)));
  return {
    place,
    type: said.get('type') ?? '',
    from: { key: from },
    to: { key: to },
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
  };
}

function identifierIn(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    const identifier = isRecord(value) ? value['identifier'] : undefined;
    return typeof identifier === 'string' || typeof identifier === 'number' ? String(identifier) : '';
  } catch {
    // A SyntaxError: it is no role of PubTator's.
    return '';
  }
}

/** Infons as values; a key that comes several times is a list. */
function valuesOf(infons: Infons): Record<string, AttributeValue> {
  const grouped = Map.groupBy(infons, ([key]) => key);
  return Object.fromEntries(
    [...grouped].flatMap(([key, all]) => {
      const values = all.map(([, value]) => value);
      return key === '' || key === '__proto__' ? [] : [[key, values.length > 1 ? values : (values[0] ?? '')] as const];
    }),
  );
}

/** A record that we wrote as JSON. */
function parsedRecord(
  json: string | undefined,
  fault: (reason: string) => void,
): Readonly<Record<string, AttributeValue>> {
  if (json === undefined) return {};
  try {
    const value: unknown = JSON.parse(json);
    if (isRecord(value) && !Object.hasOwn(value, '__proto__')) return attributesOf(value);
  } catch {
    // A SyntaxError: told as all that is no record.
  }
  fault(`its values are not an object of JSON (${shownJson(json)})`);
  return {};
}
