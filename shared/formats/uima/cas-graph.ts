import type { AttributeValue } from '../../domain/annotation.ts';
import { ANNOTATION, type Cas, type FeatureStructure, type FeatureValue, type Reference } from './cas.ts';
import { layerTypeOf, useOfType as purposeOf } from './layer-names.ts';
import { ownFeatures } from './own-features.ts';
import { TypeLookup } from './type-lookup.ts';

/** Where a feature of a structure leads, with what it leads there as. */
export interface Slot {
  readonly feature: string;
  readonly role?: string;
  readonly target: FeatureStructure;
}

const placeFeatures = new Set(['begin', 'end', 'sofa']);
/** What the element of a chain says of its link to the next. */
export const CHAIN_RELATION = 'referenceRelation';

/** The structures of a CAS as a graph: what is an annotation, what it says, and where it leads. */
export class CasGraph {
  readonly lookup: TypeLookup;
  /** Whether we wrote it, or made its types. */
  readonly isOwn: boolean;
  readonly #structures: Cas['structures'];
  readonly #layers = new Map<string, string>();
  readonly #chains: ReadonlySet<string>;

  constructor({ structures, types }: Cas) {
    this.#structures = structures;
    this.lookup = new TypeLookup(types);
    const isOwnFeature = ({ name }: { readonly name: string }) => name === ownFeatures.id;
    this.isOwn =
      [...types.types.values()].some(({ features }) => features.some(isOwnFeature)) ||
      [...structures.values()].some(({ features }) => features.has(ownFeatures.id));
    // The last element of a chain leads nowhere: without a type system, others show what it is.
    this.#chains = new Set(
      [...structures.values()].filter(({ features }) => isReference(features.get('next'))).map(({ type }) => type),
    );
  }

  find(id: number): FeatureStructure | undefined {
    return this.#structures.get(id);
  }

  /** Types below those of DKPro are shown as these; those of others say by themselves what their annotations are. */
  layerType(type: string): string {
    const known = this.#layers.get(type);
    if (known !== undefined) return known;
    const layer = layerTypeOf(type);
    this.#layers.set(type, layer);
    return layer;
  }

  use(type: string): ReturnType<typeof purposeOf> {
    return this.lookup.isA(type, 'uima.tcas.DocumentAnnotation') ? 'metadata' : purposeOf(type);
  }

  isAnnotation({ type, features }: FeatureStructure): boolean {
    if (this.lookup.knows(type)) return this.lookup.isA(type, ANNOTATION);
    return typeof features.get('begin') === 'number' && typeof features.get('end') === 'number';
  }

  /** A relation has two ends, Governor and Dependent: INCEpTION knows it by these names. */
  isRelation(structure: FeatureStructure): boolean {
    return this.#has(structure, 'Governor') && this.#has(structure, 'Dependent');
  }

  isChainElement({ type }: FeatureStructure): boolean {
    if (this.#chains.has(type)) return true;
    const next = this.lookup.featuresOf(type).get('next');
    return next !== undefined && this.lookup.isA(type, next.range);
  }

  /**
   * Values of features that are no references, as attributes have them, and those of structures without a place that
   * belong to this one: `concepts.code` (as Apache cTAKES says what a mention means).
   */
  values(structure: FeatureStructure): Map<string, AttributeValue> {
    const values = new Map<string, AttributeValue>();
    for (const [name, value] of structure.features) {
      if (this.#isBesides(structure, name) || this.#isNothing(structure.type, name, value)) continue;
      const plain = this.#plain(value);
      if (plain !== undefined) values.set(name, plain);
    }
    for (const [name, value] of structure.features)
      for (const [part, all] of this.#parts(value)) values.set(`${name}.${part}`, all);
    return values;
  }

  /** Features that a type declares and that can have values, with their ranges. */
  declared(structure: FeatureStructure): Map<string, string> {
    const declared = new Map<string, string>();
    for (const { name, range } of this.lookup.featuresOf(structure.type).values()) {
      const kind = this.lookup.kindOf(range);
      if (kind !== 'reference' && kind !== 'references' && !this.#isBesides(structure, name)) declared.set(name, range);
    }
    return declared;
  }

  /** Where a structure leads, besides to the ends of a relation and the next of a chain. */
  *slots(structure: FeatureStructure): Generator<Slot> {
    for (const [feature, value] of structure.features) {
      if (feature === 'Governor' || feature === 'Dependent' || feature === 'sofa') continue;
      if (feature === 'next' && this.isChainElement(structure)) continue;
      for (const reference of this.#references(value)) {
        const found = this.find(reference.ref);
        if (found && this.isAnnotation(found)) yield { feature, target: found };
        else if (found) yield* this.#throughLink(feature, found);
      }
    }
  }

  /** The ends of a relation that has no place of its own: two features, each of which leads to one annotation. */
  pair(structure: FeatureStructure): readonly [from: FeatureStructure, to: FeatureStructure] | undefined {
    const [from, to, ...more] = this.slots(structure);
    return from && to && more.length === 0 && from.feature !== to.feature ? [from.target, to.target] : undefined;
  }

  /** The structures that stand between an annotation and the one it leads to. */
  *linksOf(structure: FeatureStructure): Generator<FeatureStructure> {
    for (const value of structure.features.values())
      for (const { ref } of this.#references(value)) {
        const found = this.find(ref);
        if (found && !this.isAnnotation(found)) yield found;
      }
  }

  target(structure: FeatureStructure, feature: string): FeatureStructure | undefined {
    const value = structure.features.get(feature);
    return isReference(value) ? this.find(value.ref) : undefined;
  }

  /** The one annotation that a structure without a place leads to, and as what: INCEpTION's `role` and `target`. */
  *#throughLink(feature: string, link: FeatureStructure): Generator<Slot> {
    const targets = [...link.features].flatMap(([name, value]) => {
      const target = isReference(value) ? this.find(value.ref) : undefined;
      return target && this.isAnnotation(target) ? [{ name, target }] : [];
    });
    const [first] = targets;
    const { target } = targets.find(({ name }) => name === 'target') ?? {
      target: targets.length === 1 ? first?.target : undefined,
    };
    const role = link.features.get('role');
    if (target) yield { feature, target, ...(typeof role === 'string' && role !== '' ? { role } : {}) };
  }

  #parts(value: FeatureValue): ReadonlyMap<string, AttributeValue> {
    const found = [...this.#references(value)].flatMap(({ ref }) => this.find(ref) ?? []);
    const own = found.filter((one) => !this.isAnnotation(one) && !this.#isLink(one));
    const parts = new Map<string, AttributeValue[]>();
    for (const [name, part] of own.flatMap(({ features }) => [...features])) {
      const plain = this.#plain(part);
      if (plain === undefined) continue;
      const known = parts.get(name) ?? [];
      parts.set(name, known);
      known.push(plain);
    }
    return new Map(
      [...parts].map(([name, all]) => [name, all.length === 1 && all[0] !== undefined ? all[0] : all.map(String)]),
    );
  }

  #isLink(structure: FeatureStructure): boolean {
    return this.#has(structure, 'target') || !this.slots(structure).next().done;
  }

  #has(structure: FeatureStructure, feature: string): boolean {
    return structure.features.has(feature) || this.lookup.featuresOf(structure.type).has(feature);
  }

  #isBesides(structure: FeatureStructure, name: string): boolean {
    return placeFeatures.has(name) || (name === CHAIN_RELATION && this.isChainElement(structure));
  }

  /** An array of references that is empty; without a type system it looks like an empty text. */
  #isNothing(type: string, feature: string, value: FeatureValue): boolean {
    const described = this.lookup.featuresOf(type).get(feature);
    return described ? this.lookup.kindOf(described.range).startsWith('reference') : value === '';
  }

  #plain(value: FeatureValue): AttributeValue | undefined {
    if (typeof value === 'string' || typeof value === 'boolean') return value;
    // NaN and the infinities are no numbers that could be stored.
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
    const list = this.#list(value);
    const texts = list?.map((one) => (typeof one === 'object' ? '' : String(one)));
    return list?.some((one) => isReference(one)) === true ? undefined : texts;
  }

  *#references(value: FeatureValue): Generator<Reference> {
    const list = this.#list(value);
    if (list) yield* list.filter((one) => isReference(one));
    else if (isReference(value)) yield value;
  }

  /** The elements of an array or list, wherever they are written. */
  #list(value: FeatureValue): readonly FeatureValue[] | undefined {
    if (isList(value)) return value;
    const own = isReference(value) ? this.find(value.ref) : undefined;
    if (own?.elements) return own.elements;
    return own && /^uima\.cas\.(?:NonEmpty|Empty)\w+List$/.test(own.type) ? this.#chained(own) : undefined;
  }

  #chained(list: FeatureStructure): FeatureValue[] {
    const elements: FeatureValue[] = [];
    const seen = new Set<number>();
    for (let at: FeatureStructure | undefined = list; at && !seen.has(at.id); at = this.target(at, 'tail')) {
      seen.add(at.id);
      const head = at.features.get('head');
      if (head !== undefined) elements.push(head);
    }
    return elements;
  }
}

export function isReference(value: FeatureValue | undefined): value is Reference {
  return typeof value === 'object' && value !== null && 'ref' in value;
}

function isList(value: FeatureValue): value is readonly FeatureValue[] {
  return Array.isArray(value);
}
