import { z } from 'zod';
import { Codebook, type Label, type Layer } from '../../domain/codebook.ts';
import { inTreeOrder } from '../../domain/codebook-edits.ts';
import { type Color, parseColor } from '../../domain/colors.ts';
import { proposeColors } from '../../domain/color-proposals.ts';
import { LabelId, LayerId } from '../../domain/ids.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { ReadCodebook } from '../codebook/codebook-json.ts';
import type { Note } from '../format.ts';
import { guidOf, parseGuid } from '../guid.ts';
import { parseDescription } from '../codebook/label-description.ts';
import { parseXml, type XmlElement, xmlFailure } from '../xml/xml-tree.ts';

/** As long as a name may be. */
const LONGEST_NAME = 200;
/** After so many, colours that a file leaves open come round again. */
const DIFFERENT_COLORS = 24;

/** Programs write the version in several ways: `1.0`, `1:0`. */
const namespaces = /^urn:QDA-XML:codebook:1[.:]\d+$/;

interface QdcFile {
  /** As a person knows it, for messages. */
  readonly file: string;
  /** What the codebook is called, since the format has no name for it. */
  readonly name: string;
}

/** What is being read, and what was noticed on the way. */
interface Reading {
  readonly labels: Label[];
  readonly ids: Set<string>;
  readonly colorless: Set<string>;
  unnamed: number;
  shortened: number;
  uncodable: number;
  /** Colours that are none, and codes that do not say whether they may be used. */
  badColors: number;
  undecided: number;
  unknown: number;
}

class QdcFault extends Error {
  readonly element: XmlElement;

  constructor(element: XmlElement, reason: string) {
    super(reason);
    this.element = element;
  }
}

/**
 * Reads a REFI-QDA codebook. A GUID becomes the id of its label. Where every code lies in exactly one set, together
 * with the codes under it, the sets are layers; otherwise all codes make one layer. Every failure names line and column.
 */
export function parseQdc(xml: string, { file, name }: QdcFile): Result<ReadCodebook> {
  const root = parseXml(xml, file);
  if (!root.ok) return root;
  try {
    return readCodeBook(root.value, { file, name });
  } catch (error) {
    if (!(error instanceof QdcFault)) throw error;
    const { line, column } = error.element;
    return xmlFailure(file, { line, column, reason: error.message });
  }
}

function readCodeBook(root: XmlElement, { file, name }: QdcFile): Result<ReadCodebook> {
  if (root.name !== 'CodeBook' || !namespaces.test(root.namespace))
    throw new QdcFault(root, `<${root.name}> is not the CodeBook of a REFI-QDA file`);
  const reading: Reading = {
    labels: [],
    ids: new Set(),
    colorless: new Set(),
    unnamed: 0,
    shortened: 0,
    uncodable: 0,
    badColors: 0,
    undecided: 0,
    unknown: 0,
  };
  const codes = elementsOf(root, 'Codes').flatMap((element) => elementsOf(element, 'Code'));
  if (codes.length === 0) throw new QdcFault(root, 'there is no Code in it');
  for (const code of codes) readCode(code, { parentId: null, reading });
  reading.unknown += root.children.filter((child) => child.name !== 'Codes' && child.name !== 'Sets').length;
  giveColors(reading);
  const layers = readLayers(root, { labels: reading.labels, name, reading });
  const codebook = Codebook.safeParse({
    version: 1,
    name: name.slice(0, LONGEST_NAME),
    layers: layers.layers,
    linkTypes: [],
  });
  if (!codebook.success) return failure('codebook/invalid', { file, reason: z.prettifyError(codebook.error) });
  return success({ codebook: codebook.data, notes: [...notesOf(reading), ...layers.notes] });
}

function readCode(
  code: XmlElement,
  { parentId, reading }: { readonly parentId: LabelId | null; readonly reading: Reading },
): void {
  const id = LabelId.parse(readGuid(code));
  if (reading.ids.has(id)) throw new QdcFault(code, `the guid ${id} is used twice`);
  reading.ids.add(id);
  const codable = readCodable(code, reading);
  const color = readColor(code, reading);
  if (color === undefined) reading.colorless.add(id);
  if (!codable) reading.uncodable += 1;
  reading.unknown += code.children.filter((child) => child.name !== 'Description' && child.name !== 'Code').length;
  reading.labels.push({
    id,
    name: readName(code, reading),
    color: color ?? '#000000',
    shortcut: '',
    ...parseDescription(elementsOf(code, 'Description')[0]?.text ?? ''),
    parentId,
    ...(codable ? {} : { retired: true }),
  });
  for (const child of elementsOf(code, 'Code')) readCode(child, { parentId: id, reading });
}

function readGuid(element: XmlElement): string {
  const text = element.attributes.get('guid');
  const guid = text === undefined ? undefined : parseGuid(text);
  if (guid === undefined)
    throw new QdcFault(element, text === undefined ? `<${element.name}> has no guid` : `"${text}" is not a GUID`);
  return guid;
}

function readName(element: XmlElement, reading: Reading): string {
  const name = (element.attributes.get('name') ?? '').trim();
  if (name === '') {
    reading.unnamed += 1;
    return `(${reading.unnamed})`;
  }
  if (name.length <= LONGEST_NAME) return name;
  reading.shortened += 1;
  return name.slice(0, LONGEST_NAME).toWellFormed();
}

/** The standard asks for it, and not all programs write it; what a file has is meant to be used. */
function readCodable(element: XmlElement, reading: Reading): boolean {
  const text = element.attributes.get('isCodable')?.trim();
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  reading.undecided += 1;
  return true;
}

function readColor(element: XmlElement, reading: Reading): Color | undefined {
  const text = element.attributes.get('color');
  const color = text === undefined ? undefined : parseColor(text);
  if (text !== undefined && color === undefined) reading.badColors += 1;
  return color;
}

/** Colours that the file leaves open are proposed, apart from those that it gives. */
function giveColors({ labels, colorless }: Reading): void {
  const given = labels.filter(({ id }) => !colorless.has(id)).map(({ color }) => color);
  const proposals = proposeColors(given, Math.min(colorless.size, DIFFERENT_COLORS));
  let next = 0;
  for (const [index, label] of labels.entries()) {
    if (!colorless.has(label.id)) continue;
    labels[index] = { ...label, color: proposals[next % proposals.length] ?? label.color };
    next += 1;
  }
}

interface Layering {
  readonly labels: readonly Label[];
  readonly name: string;
  readonly reading: Reading;
}

function readLayers(root: XmlElement, { labels, name, reading }: Layering): { layers: Layer[]; notes: Note[] } {
  const sets = elementsOf(root, 'Sets').flatMap((element) => elementsOf(element, 'Set'));
  const setOf = new Map<string, XmlElement>();
  let overlapping = false;
  for (const set of sets) {
    for (const member of elementsOf(set, 'MemberCode')) {
      const guid = readGuid(member);
      overlapping ||= setOf.has(guid);
      setOf.set(guid, set);
    }
  }
  const fits = labels.every(
    ({ id, parentId }) => setOf.has(id) && (parentId === null || setOf.get(parentId) === setOf.get(id)),
  );
  if (sets.length === 0 || overlapping || !fits) {
    const layer = layerOf({ id: guidOf(`layer of ${labels[0]?.id ?? ''}`), name: name.slice(0, LONGEST_NAME), labels });
    const notes: Note[] = sets.length === 0 ? [] : [{ key: 'note.qdc.sets-left-out', params: { sets: sets.length } }];
    return { layers: [layer], notes };
  }
  const layers = sets.map((set) =>
    layerOf({
      id: readGuid(set),
      name: readName(set, reading),
      labels: labels.filter(({ id }) => setOf.get(id) === set),
    }),
  );
  return { layers, notes: [] };
}

function layerOf({ id, name, labels }: { id: string; name: string; labels: readonly Label[] }): Layer {
  return {
    id: LayerId.parse(id),
    name: name === '' ? '(1)' : name,
    kind: 'span',
    paint: 'fill',
    labels: inTreeOrder(labels),
    attributes: [],
  };
}

function notesOf({ unnamed, shortened, uncodable, badColors, undecided, unknown, colorless }: Reading): Note[] {
  const counted = (key: Note['key'], count: number): Note[] => (count === 0 ? [] : [{ key, params: { count } }]);
  return [
    ...counted('note.qdc.unnamed', unnamed),
    ...counted('note.qdc.shortened', shortened),
    ...counted('note.qdc.uncodable', uncodable),
    ...counted('note.qdc.undecided', undecided),
    ...counted('note.qdc.bad-color', badColors),
    ...counted('note.qdc.colorless', colorless.size - badColors),
    ...counted('note.qdc.unknown', unknown),
  ];
}

function elementsOf({ children, namespace }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter((child) => child.name === name && child.namespace === namespace);
}
