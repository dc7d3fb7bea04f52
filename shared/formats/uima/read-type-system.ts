import { failure, type Result, success } from '../../domain/result.ts';
import type { ForeignFault } from '../exchange/foreign-corpus.ts';
import { parseXmlCorpus, type XmlElement } from '../xml/xml-tree.ts';
import type { FeatureDescription, TypeDescription, TypeSystem } from './cas.ts';

export interface ReadTypeSystem {
  readonly types: TypeSystem;
  readonly faults: readonly ForeignFault[];
}

/**
 * A type system in UIMA's XML (Apache UIMA References, 2.3). What it imports is named as a fault and not looked for;
 * types that are described twice have the features of both.
 */
export function readTypeSystem(xml: string, file: string): Result<ReadTypeSystem> {
  const parsed = parseXmlCorpus(xml, file);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  if (root.name !== 'typeSystemDescription')
    return failure('import/damaged', {
      file,
      place: placeOf(root),
      reason: `it is no type system, but <${root.name}>`,
    });
  const faults: ForeignFault[] = [];
  const types = new Map<string, TypeDescription>();
  for (const one of childrenOf(root, 'imports', 'import')) {
    const what = one.attributes.get('location') ?? one.attributes.get('name') ?? '';
    faults.push({ file, place: placeOf(one), reason: `other type systems are not followed: ${what}` });
  }
  for (const one of childrenOf(root, 'types', 'typeDescription')) {
    const described = describedType(one);
    if (!described) faults.push({ file, place: placeOf(one), reason: 'a type has no name' });
    else types.set(described.name, merged(types.get(described.name), described));
  }
  return success({ types: { types }, faults });
}

/** Type systems that are read together: a type that several describe has the features of all. */
export function joinTypeSystems(all: readonly TypeSystem[]): TypeSystem {
  const [first, ...others] = all;
  if (first && others.length === 0) return first;
  const types = new Map<string, TypeDescription>();
  for (const system of all)
    for (const [name, described] of system.types) types.set(name, merged(types.get(name), described));
  return { types };
}

function merged(known: TypeDescription | undefined, more: TypeDescription): TypeDescription {
  if (!known) return more;
  const names = new Set(known.features.map(({ name }) => name));
  return { ...more, ...known, features: [...known.features, ...more.features.filter(({ name }) => !names.has(name))] };
}

function describedType(element: XmlElement): TypeDescription | undefined {
  const name = textOf(element, 'name');
  if (name === '') return undefined;
  const allowed = childrenOf(element, 'allowedValues', 'value').map((value) => textOf(value, 'string'));
  return {
    name,
    supertype: textOf(element, 'supertypeName'),
    ...some('description', textOf(element, 'description')),
    features: childrenOf(element, 'features', 'featureDescription').flatMap((one) => describedFeature(one)),
    ...(allowed.length > 0 ? { allowedValues: allowed } : {}),
  };
}

function describedFeature(element: XmlElement): FeatureDescription[] {
  const [name, range] = [textOf(element, 'name'), textOf(element, 'rangeTypeName')];
  if (name === '' || range === '') return [];
  const shared = textOf(element, 'multipleReferencesAllowed');
  return [
    {
      name,
      range,
      ...some('elementType', textOf(element, 'elementType')),
      ...(shared === '' ? {} : { multipleReferencesAllowed: shared === 'true' }),
      ...some('description', textOf(element, 'description')),
    },
  ];
}

function some<Key extends string>(key: Key, text: string): Partial<Record<Key, string>> {
  // TypeScript does not see that a computed key is the one key of the record.
  return text === '' ? {} : ({ [key]: text } as Partial<Record<Key, string>>);
}

function textOf({ children }: XmlElement, name: string): string {
  return children.find((child) => child.name === name)?.text.trim() ?? '';
}

function childrenOf({ children }: XmlElement, group: string, name: string): XmlElement[] {
  return children
    .filter((one) => one.name === group)
    .flatMap((one) => one.children.filter((child) => child.name === name));
}

function placeOf({ line, column }: Pick<XmlElement, 'line' | 'column'>): string {
  return `line ${line}, column ${column}`;
}
