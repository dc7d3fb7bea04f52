import { failure, type Result, success } from '../../domain/result.ts';
import { type JsonRecord, isRecord, member, parseJsonFile, shownJson, whyRefused } from '../exchange/json-input.ts';
import type { ForeignFault } from '../exchange/foreign-corpus.ts';
import type { Cas, CasView } from './cas.ts';
import { inUtf16 } from './json-cas-offsets.ts';
import { type JsonCasStructures, type JsonSofa, structuresOfJson } from './json-cas-structures.ts';
import { typesOfJson } from './json-cas-types.ts';

export interface ParsedJsonCas {
  readonly cas: Cas;
  readonly faults: readonly ForeignFault[];
}

/** What only this format has at its beginning. */
export const jsonCasSections = ['%HEADER', '%TYPES', '%FEATURE_STRUCTURES', '%VIEWS'] as const;

/**
 * A file of the UIMA JSON CAS 0.4 (https://github.com/apache/uima-uimaj-io-jsoncas, SPECIFICATION.adoc), in whatever
 * order its parts stand; feature structures as a list, or as an object by their ids. What leads nowhere is left out and
 * is a fault with its place; all else comes as it is said.
 */
export function parseJsonCas(text: string, file: string): Result<ParsedJsonCas> {
  const parsed = parseJsonFile(text, file);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const refused = whyRefused(root);
  if (refused !== undefined) return failure('import/damaged', { file, place: 'the file', reason: refused });
  if (!isRecord(root) || !jsonCasSections.some((section) => Object.hasOwn(root, section)))
    return failure('import/damaged', { file, place: 'the file', reason: 'it has no part of a UIMA JSON CAS' });
  const faults: ForeignFault[] = [];
  const blame = (place: string, reason: string): void => void faults.push({ file, place, reason });
  const types = typesOfJson(member(root, '%TYPES'), blame);
  const read = structuresOfJson(member(root, '%FEATURE_STRUCTURES'), blame);
  const views = viewsOf(member(root, '%VIEWS'), { ...read, blame });
  const structures = inUtf16(read.structures, { header: member(root, '%HEADER'), views, anchors: read.anchors, blame });
  return success({ cas: { types, structures, views }, faults });
}

interface Known extends Pick<JsonCasStructures, 'structures' | 'sofas' | 'doubles'> {
  readonly blame: (place: string, reason: string) => void;
}

function viewsOf(section: unknown, known: Known): CasView[] {
  if (section === undefined) return viewsOfSofas(known);
  if (!isRecord(section)) {
    known.blame('%VIEWS', `it is no object but ${shownJson(section)}`);
    return viewsOfSofas(known);
  }
  const views = Object.entries(section).map(([name, view]) => viewOf(name, isRecord(view) ? view : {}, known));
  // A text that no view names is one all the same.
  const named = new Set(views.map(({ sofa }) => sofa));
  return [...views, ...viewsOfSofas(known).filter(({ sofa }) => !named.has(sofa))];
}

/** Where the views are not said, each text is one, and all that belongs to it is indexed there. */
function viewsOfSofas({ structures, sofas }: Known): CasView[] {
  const members = new Map<number, number[]>();
  for (const { id, sofa } of structures.values()) {
    if (sofa === undefined) continue;
    const some = members.get(sofa);
    if (some) some.push(id);
    else members.set(sofa, [id]);
  }
  return [...sofas.values()].map((sofa) => ({ ...dataOf(sofa), name: sofa.name, members: members.get(sofa.id) ?? [] }));
}

function viewOf(name: string, view: JsonRecord, { structures, sofas, doubles, blame }: Known): CasView {
  const place = `%VIEWS.${name}`;
  const said = member(view, '%SOFA');
  const sofa =
    (typeof said === 'number' ? sofas.get(said) : undefined) ?? [...sofas.values()].find((one) => one.name === name);
  const listed = member(view, '%MEMBERS') ?? [];
  if (!Array.isArray(listed)) blame(`${place}.%MEMBERS`, `it is no list but ${shownJson(listed)}`);
  const members: number[] = [];
  for (const [index, id] of Array.isArray(listed) ? listed.entries() : []) {
    if (typeof id === 'number' && structures.has(id)) members.push(id, ...(doubles.get(id) ?? []));
    else if (!sofas.has(Number(id))) blame(`${place}.%MEMBERS[${index}]`, `there is no structure ${shownJson(id)}`);
  }
  if (sofa) return { ...dataOf(sofa), name, members };
  return { name, sofa: typeof said === 'number' ? said : 0, members };
}

function dataOf({ id, text, mimeType }: JsonSofa): Omit<CasView, 'name' | 'members'> {
  return { sofa: id, ...(text === undefined ? {} : { text }), ...(mimeType === undefined ? {} : { mimeType }) };
}
