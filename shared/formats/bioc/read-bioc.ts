import type { AttributeValue } from '../../domain/annotation.ts';
import { type Result, success } from '../../domain/result.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '../exchange/annotation-reader.ts';
import {
  type ForeignAnnotation,
  type ForeignCorpus,
  type ForeignDocument,
  type ForeignFault,
  type ForeignLink,
  noScheme,
} from '../exchange/foreign-corpus.ts';
import { attributesOf, confidenceOf, isRecord } from '../exchange/json-input.ts';
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

type Parse = (text: string, file: string) => Result<readonly BiocDocument[]>;

function readBioc(main: ForeignFile, parse: Parse): Result<ForeignCorpus> {
  const text = main.text();
  if (!text.ok) return text;
  const parsed = parse(text.value, main.path);
  if (!parsed.ok) return parsed;
  const faults: ForeignFault[] = [];
  const names = new Set<string>();
  const documents = parsed.value.map((document) => {
    const wanted = document.id === '' ? main.path : document.id;
    let name = wanted;
    for (let number = 2; names.has(name); number += 1) name = `${wanted} (${number})`;
    names.add(name);
    return documentOf(document, { name, file: main.path, faults });
  });
  return success({ documents, scheme: noScheme, faults });
}

interface Given {
  readonly name: string;
  readonly file: string;
  readonly faults: ForeignFault[];
}

const metadataKeys = ['title', 'byline', 'outlet', 'date', 'url', 'language'];

function documentOf(document: BiocDocument, { name, file, faults }: Given): ForeignDocument {
  const { text, base } = textOfPassages(document);
  const keys = new Map<string, string>();
  const annotations = document.annotations.map((one, index): ForeignAnnotation => {
    const key = `${one.id}#${index}`;
    if (!keys.has(one.id)) keys.set(one.id, key);
    return { ...annotationOf(one, base), key };
  });
  const links = document.relations.flatMap((relation): ForeignLink[] => {
    const made = linksOf(relation, keys);
    if (made.length > 0) return made;
    faults.push({ file, place: relation.place, reason: 'it does not connect two annotations of the document' });
    return [];
  });
  const said = new Map(document.infons);
  const metadata = metadataKeys.flatMap((key) => {
    const value = said.get(key);
    return value === undefined ? [] : [[key, value.slice(0, 2000).toWellFormed()] as const];
  });
  const own = parsedRecord(said.get(ownInfons.fields));
  const rest = document.infons.filter(([key]) => !metadataKeys.includes(key) && key !== ownInfons.fields);
  return {
    name,
    file,
    text,
    metadata: Object.fromEntries(metadata),
    fields: { ...valuesOf(rest), ...own },
    annotations,
    links,
  };
}

function annotationOf(
  { id, place, infons, text, locations }: BiocAnnotation,
  base: number,
): Omit<ForeignAnnotation, 'key'> {
  const said = new Map(infons);
  const isOwn = said.has(ownInfons.layer);
  const identifiers = identifiersIn(infons);
  const used = new Set<string>(['type', ...(isOwn ? [...Object.values(ownInfons), 'identifier'] : [])]);
  const rest = infons.filter(([key]) => !used.has(key) && !(isOwn && /^identifier_\d+$/.test(key)));
  const attributes = { ...valuesOf(rest), ...parsedRecord(said.get(ownInfons.attributes)) };
  return {
    place,
    layer: said.get(ownInfons.layer) ?? '',
    label: said.get('type') ?? '',
    spans: locations.map(({ offset, length }) => ({ start: offset - base, end: offset - base + length })),
    ...(text === undefined ? {} : { quote: text }),
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(identifiers ? { entity: { externalIds: identifiers } } : {}),
    ...(isOwn ? { id, ...ownParts(said) } : {}),
  };
}

function ownParts(said: ReadonlyMap<string, string>): Partial<ForeignAnnotation> {
  const note = said.get(ownInfons.note);
  const annotator = said.get(ownInfons.annotator);
  const status = said.get(ownInfons.status);
  const confidence = confidenceOf(Number(said.get(ownInfons.confidence) ?? Number.NaN));
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
      return authority === undefined || id === undefined
        ? [['identifier', value.trim()]]
        : [[authority === authority.toUpperCase() ? authority.toLowerCase() : authority, id]];
    }
    return /^(?:MESH|OMIM|NCBI ?Gene|NCBI Homologene|CHEBI)$/i.test(key) && value.trim() !== ''
      ? [[key.toLowerCase(), value.trim()]]
      : [];
  });
  const ids = found.filter(([authority]) => authority !== '__proto__');
  return ids.length > 0 ? Object.fromEntries(ids) : undefined;
}

/** Two ends make a link; of more, each is linked from the first, under its role. */
function linksOf({ id, place, infons, nodes }: BiocRelation, keys: ReadonlyMap<string, string>): ForeignLink[] {
  const ends = nodes.map(({ refid, role }) => ({ key: keys.get(refid), role }));
  const [from, ...others] = ends;
  if (from?.key === undefined || others.length === 0 || others.some(({ key }) => key === undefined)) return [];
  const said = new Map(infons);
  const isOwn = nodes[0]?.role === 'from' && nodes[1]?.role === 'to';
  const rest = infons.filter(([key]) => key !== 'type' && !(isOwn && Object.values<string>(ownInfons).includes(key)));
  const attributes = { ...valuesOf(rest), ...parsedRecord(said.get(ownInfons.attributes)) };
  const { note, annotator } = isOwn ? ownParts(said) : {};
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

/** A record that we wrote as JSON; what is none is nothing of ours. */
function parsedRecord(json: string | undefined): Readonly<Record<string, AttributeValue>> {
  if (json === undefined) return {};
  try {
    const value: unknown = JSON.parse(json);
    return isRecord(value) && !Object.hasOwn(value, '__proto__') ? attributesOf(value) : {};
  } catch {
    // A SyntaxError: somebody else's infon of this name.
    return {};
  }
}
