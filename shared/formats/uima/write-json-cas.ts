import { BYTE_ARRAY, elementTypeOfArray, FS_ARRAY, isArrayOfStructures } from './array-types.ts';
import { base64OfBytes } from './byte-array.ts';
import type { Cas, CasView, FeatureStructure, FeatureValue, TypeDescription, TypeSystem } from './cas.ts';
import { TypeLookup } from './type-lookup.ts';

/**
 * A CAS as UIMA JSON CAS 0.4, piece by piece: one line for each type and each feature structure. Without a header, since
 * offsets count UTF-16 units, which is what they count in a file without one; readers before 0.5 know no other. `begin`
 * and `end` stand without the `^` of the specification, as both implementations write them and cassis alone reads them.
 */
export function* writeJsonCas(cas: Cas): Generator<string> {
  yield '{\n"%TYPES": {';
  yield* lines(typeLines(cas.types));
  yield '},\n"%FEATURE_STRUCTURES": [';
  yield* lines(structureLines(cas));
  yield '],\n"%VIEWS": {';
  yield* lines(viewLines(cas.views));
  yield '}\n}\n';
}

function* lines(all: Iterable<string>): Generator<string> {
  let before = '\n';
  for (const line of all) {
    yield before + line;
    before = ',\n';
  }
  yield '\n';
}

/** Those that are built into UIMA are known to every reader, and must not be there again. */
function* typeLines({ types }: TypeSystem): Generator<string> {
  for (const type of types.values()) {
    if (type.name.startsWith('uima.')) continue;
    const said = type.features.map((feature) => {
      const range = rangeOf(feature);
      return `${key(feature.name)}: ${JSON.stringify({
        '%NAME': feature.name,
        '%RANGE': range,
        ...(feature.elementType === undefined || range.endsWith('[]') ? {} : { '%ELEMENT_TYPE': feature.elementType }),
        ...(feature.multipleReferencesAllowed === true ? { '%MULTIPLE_REFERENCES_ALLOWED': true } : {}),
        ...(feature.description === undefined ? {} : { '%DESCRIPTION': feature.description }),
      })}`;
    });
    const own = [
      `"%NAME": ${key(type.name)}`,
      `"%SUPER_TYPE": ${key(type.supertype)}`,
      ...(type.description === undefined ? [] : [`"%DESCRIPTION": ${JSON.stringify(type.description)}`]),
    ];
    yield `${key(type.name)}: {${[...own, ...said].join(', ')}}`;
  }
}

/** As the implementation in Java writes arrays of a type. */
function rangeOf({ range, elementType }: TypeDescription['features'][number]): string {
  return range === FS_ARRAY && elementType !== undefined && elementType !== 'uima.cas.TOP' ? `${elementType}[]` : range;
}

/** Texts first: whatever refers to one must come after it. Arrays inside their owner get an id of their own. */
function* structureLines({ types, structures, views }: Cas): Generator<string> {
  for (const [index, { sofa, name, text, mimeType }] of views.entries())
    yield JSON.stringify({
      '%ID': sofa,
      '%TYPE': 'uima.cas.Sofa',
      sofaNum: index + 1,
      sofaID: name,
      ...(mimeType === undefined ? {} : { mimeType }),
      ...(text === undefined ? {} : { sofaString: text }),
    });
  let next = 1;
  for (const id of structures.keys()) next = Math.max(next, id + 1);
  for (const { sofa } of views) next = Math.max(next, sofa + 1);
  const lookup = new TypeLookup(types);
  const ranges: Ranges = (type, feature) => lookup.featuresOf(type).get(feature)?.range;
  for (const structure of structures.values()) {
    const arrays: FeatureStructure[] = [];
    const inline = (feature: string, elements: readonly FeatureValue[]): FeatureValue => {
      const type = ranges(structure.type, feature);
      const array = elementTypeOfArray(type ?? '') === undefined ? arrayTypeOf(elements) : (type ?? '');
      arrays.push({ id: next++, type: array, features: new Map(), elements, place: '' });
      return { ref: next - 1 };
    };
    yield structureLine(structure, ranges, inline);
    for (const array of arrays) yield structureLine(array, ranges, inline);
  }
}

/** The range of a feature of a type, where it is known. */
type Ranges = (type: string, feature: string) => string | undefined;

function structureLine(
  { id, type, sofa, features, elements }: FeatureStructure,
  ranges: Ranges,
  inline: (feature: string, elements: readonly FeatureValue[]) => FeatureValue,
): string {
  const said = [`"%ID": ${id}`, `"%TYPE": ${key(type)}`];
  if (elements) said.push(`"%ELEMENTS": ${elementsText(type, elements)}`);
  if (sofa !== undefined) said.push(`"@sofa": ${sofa}`);
  for (const [name, value] of features) {
    const single = isList(value) ? inline(name, value) : value;
    if (single !== null) said.push(`${key(markerOf(single) + name)}: ${valueText(single, ranges(type, name))}`);
  }
  return `{${said.join(', ')}}`;
}

function elementsText(type: string, elements: readonly FeatureValue[]): string {
  if (type === BYTE_ARRAY) return JSON.stringify(base64OfBytes(elements.map(Number)));
  const range = elementTypeOfArray(type);
  const isReferences = isArrayOfStructures(type);
  return `[${elements.map((one) => (one === null || (isReferences && !isReference(one)) ? 'null' : valueText(one, range))).join(', ')}]`;
}

function markerOf(value: FeatureValue): string {
  if (isReference(value)) return '@';
  return typeof value === 'number' && !Number.isFinite(value) ? '#' : '';
}

/** A number of floating point has a point: the implementation in Java takes no other. */
function valueText(value: FeatureValue, range: string | undefined): string {
  if (isReference(value)) return String(value.ref);
  if (typeof value !== 'number') return JSON.stringify(value);
  if (!Number.isFinite(value)) return JSON.stringify(String(value));
  const text = Object.is(value, -0) ? '-0' : JSON.stringify(value);
  return (range === 'uima.cas.Double' || range === 'uima.cas.Float') && /^-?\d+$/.test(text) ? `${text}.0` : text;
}

function* viewLines(views: readonly CasView[]): Generator<string> {
  for (const { name, sofa, members } of views)
    yield `${key(name)}: {"%SOFA": ${sofa}, "%MEMBERS": [${members.join(', ')}]}`;
}

function key(name: string): string {
  return JSON.stringify(name);
}

/** What an array is that no type system tells of, by what is in it. */
function arrayTypeOf(elements: readonly FeatureValue[]): string {
  const some = elements.filter((one) => one !== null);
  if (some.length > 0 && some.every((one) => isReference(one))) return FS_ARRAY;
  if (some.length > 0 && some.every((one) => typeof one === 'boolean')) return 'uima.cas.BooleanArray';
  if (some.length > 0 && some.every((one) => typeof one === 'number'))
    return some.every((one) => Number.isInteger(one)) ? 'uima.cas.LongArray' : 'uima.cas.DoubleArray';
  return 'uima.cas.StringArray';
}

function isList(value: FeatureValue): value is readonly FeatureValue[] {
  return Array.isArray(value);
}

function isReference(value: FeatureValue): value is { readonly ref: number } {
  return typeof value === 'object' && value !== null && 'ref' in value;
}
