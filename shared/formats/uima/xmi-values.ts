import { BYTE_ARRAY, elementTypeOfArray, isArrayOfStructures } from './array-types.ts';
import type { FeatureDescription, FeatureValue } from './cas.ts';
import type { TypeLookup } from './type-lookup.ts';
import { idOf, type XmiStructure } from './xmi-elements.ts';

/** What XMI says of a feature: the text of an attribute, or of several elements. */
export type XmiValue = string | readonly string[];

export interface XmiContext {
  readonly lookup: TypeLookup;
  readonly structures: ReadonlyMap<number, XmiStructure>;
  readonly sofas: ReadonlyMap<number, unknown>;
  readonly blame: (reason: string) => void;
}

/** The value of a feature whose range is known. Undefined where there is none, or none that can be; that is said. */
export function describedValue(
  value: XmiValue,
  { name, range, multipleReferencesAllowed = false }: FeatureDescription,
  context: XmiContext,
): FeatureValue | undefined {
  const { lookup } = context;
  const kind = lookup.kindOf(range);
  if (kind === 'reference') return referenceOf(textOf(value), context);
  if (kind === 'references' || kind === 'values') {
    // An array that others may share is a structure of its own; some programs have such also where nobody may.
    const isOwn = multipleReferencesAllowed || (kind === 'references' && isOneArray(value, context));
    return isOwn ? referenceOf(textOf(value), context) : elementsOf(value, range, context);
  }
  return primitiveOf(textOf(value), { range, kind, name }, context);
}

/** The elements of an array or list of this type. Null stands for an element that is nothing. */
export function elementsOf(value: XmiValue, type: string, context: XmiContext): readonly FeatureValue[] {
  if (type === BYTE_ARRAY) return bytesOf(textOf(value), context);
  const words = typeof value === 'string' ? value.split(/[ \t\r\n]+/).filter((word) => word !== '') : value;
  if (isOfStructures(type)) return words.map((word) => referenceOf(word, context) ?? null);
  const range = elementTypeOfArray(type) ?? `uima.cas.${/(Integer|Float|String)List$/.exec(type)?.[1] ?? 'String'}`;
  const kind = context.lookup.kindOf(range);
  return words.map((word) => primitiveOf(word, { range, kind, name: type }, context) ?? null);
}

function isOfStructures(type: string): boolean {
  return isArrayOfStructures(type) || type.endsWith('FSList');
}

/**
 * The value of a feature of which nothing is known, since there is no type system that has it: what WebAnno and DKPro
 * call references are such where they lead somewhere, slots are what leads to structures with a target; else it is text.
 */
export function undescribedValue(
  name: string,
  value: XmiValue,
  { structures }: Pick<XmiContext, 'structures'>,
): FeatureValue {
  if (typeof value !== 'string') return value;
  if (name === 'begin' || name === 'end') return /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  const ids = value.split(' ').map((word) => idOf(word));
  const targets = ids.map((id) => (id === undefined ? undefined : structures.get(id)));
  const [only] = targets.length === 1 ? targets : [];
  if (only && (wellKnownReferences.has(name) || (name === 'pos' && isPartOfSpeech(only)))) return { ref: only.id };
  const isKnown = referencesOfCtakes.get(name);
  if (isKnown && targets.every((target) => target !== undefined && isKnown(target)))
    return name === 'ontologyConceptArr'
      ? targets.map((target) => ({ ref: target?.id ?? 0 }))
      : { ref: targets[0]?.id ?? 0 };
  const slots = targets.filter((target) => target !== undefined && isSlot(target));
  return slots.length === targets.length && slots.length > 0 ? slots.map((slot) => ({ ref: slot?.id ?? 0 })) : value;
}

/** Apache cTAKES gives its files without their type system: what leads to what, by the names of its features. */
const referencesOfCtakes: ReadonlyMap<string, (target: XmiStructure) => boolean> = new Map([
  ['ontologyConceptArr', ({ type }: XmiStructure) => /\.(?:Umls|Ontology)Concept$/.test(type)],
  ['argument', ({ attributes }: XmiStructure) => attributes.has('begin')],
  ['arg1', ({ type }: XmiStructure) => type.endsWith('.RelationArgument')],
  ['arg2', ({ type }: XmiStructure) => type.endsWith('.RelationArgument')],
]);

const wellKnownReferences = new Set(['Governor', 'Dependent', 'target', 'first', 'next']);

/** Of others, a feature of this name is the part of speech itself. */
function isPartOfSpeech({ type }: XmiStructure): boolean {
  return type.includes('.lexmorph.type.pos.');
}

function isSlot({ attributes }: XmiStructure): boolean {
  return attributes.has('target') && !attributes.has('begin');
}

function textOf(value: XmiValue): string {
  return typeof value === 'string' ? value : value.join(' ');
}

function isOneArray(value: XmiValue, { structures }: XmiContext): boolean {
  const id = idOf(textOf(value).trim());
  const type = id === undefined ? undefined : structures.get(id)?.type;
  return type !== undefined && (elementTypeOfArray(type) !== undefined || /^uima\.cas\.\w+List$/.test(type));
}

function referenceOf(text: string, { structures, sofas, blame }: XmiContext): FeatureValue | undefined {
  const id = idOf(text.trim());
  if (id !== undefined && structures.has(id)) return { ref: id };
  if (id !== 0 && text !== '' && !(id !== undefined && sofas.has(id))) blame(`there is no structure ${shown(text)}`);
  return undefined;
}

interface Primitive {
  readonly range: string;
  readonly kind: ReturnType<TypeLookup['kindOf']>;
  readonly name: string;
}

function primitiveOf(text: string, { range, kind, name }: Primitive, { blame }: XmiContext): FeatureValue | undefined {
  if (kind === 'string') return text;
  if (kind === 'boolean' && /^(?:true|false|0|1)$/.test(text)) return text === 'true' || text === '1';
  if (kind === 'integer' && /^[+-]?\d{1,19}$/.test(text)) {
    const number = Number(text);
    // More digits than a number has here stay what they are.
    return Number.isSafeInteger(number) ? number : text;
  }
  if (kind === 'float') {
    const number = specialNumbers.get(text) ?? (/^[+-]?(?:\d|\.\d)/.test(text) ? Number(text) : Number.NaN);
    if (!Number.isNaN(number) || text === 'NaN') return number;
  }
  blame(`${name} is no ${range.slice(range.lastIndexOf('.') + 1)}: ${shown(text)}`);
  return undefined;
}

const specialNumbers = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['INF', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['-INF', Number.NEGATIVE_INFINITY],
]);

/** Two digits for each byte; bytes are signed, as in UIMA. */
function bytesOf(text: string, { blame }: XmiContext): readonly number[] {
  if (!/^(?:[\da-f]{2})*$/i.test(text)) {
    blame(`it is no byte array: ${shown(text)}`);
    return [];
  }
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 2) {
    const byte = Number.parseInt(text.slice(at, at + 2), 16);
    bytes.push(byte > 127 ? byte - 256 : byte);
  }
  return bytes;
}

const LONGEST = 60;

function shown(text: string): string {
  return text.length <= LONGEST ? `“${text}”` : `“${text.slice(0, LONGEST).toWellFormed()}…”`;
}
