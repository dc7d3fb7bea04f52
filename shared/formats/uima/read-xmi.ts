import { type Result, success } from '../../domain/result.ts';
import type { ForeignFault } from '../exchange/foreign-corpus.ts';
import { elementTypeOfArray } from './array-types.ts';
import {
  type Cas,
  type CasView,
  type FeatureStructure,
  type FeatureValue,
  INITIAL_VIEW,
  type TypeSystem,
} from './cas.ts';
import { TypeLookup } from './type-lookup.ts';
import { idOf, type XmiElements, xmiElements, type XmiStructure } from './xmi-elements.ts';
import { describedValue, elementsOf, undescribedValue, type XmiContext, type XmiValue } from './xmi-values.ts';

export interface ReadXmi {
  readonly cas: Cas;
  readonly faults: readonly ForeignFault[];
}

/**
 * A CAS in XMI (OASIS UIMA 1.0, 4.1; Apache UIMA References, 8). Types and features that the type system does not have
 * are read by what they look like. References to nothing and values of the wrong kind are faults, and left out; of two
 * structures with one id, references mean the first.
 */
export function readXmi(xml: string, { types, file }: { types: TypeSystem; file: string }): Result<ReadXmi> {
  const read = xmiElements(xml, file);
  if (!read.ok) return read;
  const faults: ForeignFault[] = [...read.value.faults];
  const reading: Reading = {
    elements: read.value,
    lookup: new TypeLookup(types),
    blame: (place, reason) => faults.push({ file, place, reason }),
  };
  const structures = new Map<number, FeatureStructure>();
  for (const structure of read.value.structures.values()) structures.set(structure.id, structureOf(structure, reading));
  return success({ cas: { types, structures, views: viewsOf(reading) }, faults });
}

interface Reading {
  readonly elements: XmiElements;
  readonly lookup: TypeLookup;
  readonly blame: (place: string, reason: string) => void;
}

function structureOf(xmi: XmiStructure, { elements: all, lookup, blame }: Reading): FeatureStructure {
  const { id, type, attributes, elements, place } = xmi;
  const { structures, sofas } = all;
  const context: XmiContext = { lookup, structures, sofas, blame: (reason) => blame(place, reason) };
  const described = lookup.featuresOf(type);
  const isArray = elementTypeOfArray(type) !== undefined;
  const features = new Map<string, FeatureValue>();
  for (const [name, value] of valuesOf(attributes, elements)) {
    if (name === 'sofa' || (isArray && name === 'elements')) continue;
    const feature = described.get(name);
    const read = feature ? describedValue(value, feature, context) : undescribedValue(name, value, context);
    if (read !== undefined) features.set(name, read);
  }
  const sofa = idOf(attributes.get('sofa') ?? '');
  return {
    id,
    type,
    features,
    ...(isArray
      ? { elements: elementsOf(elements.get('elements') ?? attributes.get('elements') ?? '', type, context) }
      : {}),
    ...(sofa === undefined ? {} : { sofa }),
    place,
  };
}

function* valuesOf(
  attributes: XmiStructure['attributes'],
  elements: XmiStructure['elements'],
): Generator<readonly [name: string, value: XmiValue]> {
  for (const [name, value] of attributes) if (!elements.has(name)) yield [name, value];
  yield* elements;
}

/** Subjects in the order of the file, also those without a view of their own, and what lies in none. */
function viewsOf({ elements: { sofas, views, structures, doubles }, blame }: Reading): CasView[] {
  const members = new Map<number, number[]>([...sofas.keys()].map((id) => [id, []]));
  for (const { attributes, place } of views) {
    const sofa = idOf(attributes.get('sofa') ?? '') ?? 0;
    if (sofa !== 0 && !sofas.has(sofa)) blame(place, `there is no sofa ${sofa}`);
    const listed = (attributes.get('members') ?? '').split(/\s+/).filter((word) => word !== '');
    const known = members.get(sofa) ?? [];
    members.set(sofa, known);
    for (const word of listed) {
      const id = idOf(word);
      if (id !== undefined && structures.has(id)) known.push(id, ...(doubles.get(id) ?? []));
      else if (id === undefined || !sofas.has(id)) blame(place, `there is no structure ${word.slice(0, 60)}`);
    }
  }
  return [...members].map(([sofa, ids]) => viewOf(sofa, ids, { sofa: sofas.get(sofa), blame }));
}

function viewOf(
  id: number,
  members: readonly number[],
  { sofa, blame }: { readonly sofa: XmiStructure | undefined } & Pick<Reading, 'blame'>,
): CasView {
  const said = (name: string) => sofa?.attributes.get(name);
  const text = said('sofaString');
  const mimeType = said('mimeType');
  if (sofa && said('sofaURI') !== undefined)
    blame(sofa.place, `its text is at an address, which is not opened: ${said('sofaURI')?.slice(0, 200) ?? ''}`);
  if (sofa && said('sofaArray') !== undefined) blame(sofa.place, 'its data are bytes and no text');
  return {
    name: said('sofaID') ?? INITIAL_VIEW,
    sofa: id,
    ...(text === undefined ? {} : { text }),
    ...(mimeType === undefined ? {} : { mimeType }),
    members: [...new Set(members)],
  };
}
