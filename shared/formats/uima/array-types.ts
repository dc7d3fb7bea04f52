/** `webanno.custom.LinkType[]`: how UIMA 3 calls an array of a type. Of `uima.cas.FSArray` it is any type. */
export function elementTypeOfArray(type: string): string | undefined {
  if (type === FS_ARRAY) return 'uima.cas.TOP';
  if (type.endsWith('[]')) return type.slice(0, -2);
  return primitiveArrays.get(type);
}

export const FS_ARRAY = 'uima.cas.FSArray';
export const BYTE_ARRAY = 'uima.cas.ByteArray';

const primitiveArrays = new Map<string, string>(
  ['Boolean', 'Byte', 'Short', 'Integer', 'Long', 'Float', 'Double', 'String'].map(
    (name) => [`uima.cas.${name}Array`, `uima.cas.${name}`] as const,
  ),
);
const primitives = new Set<string>(primitiveArrays.values());

/** Whether the elements of an array of this type are other feature structures. */
export function isArrayOfStructures(type: string): boolean {
  const element = elementTypeOfArray(type);
  return element !== undefined && !primitives.has(element);
}
