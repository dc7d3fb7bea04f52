import type { AttributeValue } from '../../domain/annotation.ts';
import type { ForeignLayer } from '../exchange/foreign-corpus.ts';
import type { CasGraph } from './cas-graph.ts';
import type { FeatureStructure } from './cas.ts';
import { kindOfTexts, layerNames, type LayerReading, readingOf, type TextKind, valueAs } from './layer-names.ts';
import { IDENTIFIER_FEATURE, ownFeatures } from './own-features.ts';
import { conceptsAsEntity } from './umls-concepts.ts';

interface Seen {
  /** Absent where no type system has the feature. */
  readonly range?: string;
  readonly values: AttributeValue[];
}

/** For values of what belongs to a structure (`concepts.code`): they are what they are, and no label. */
const PART = 'uima.cas.TOP';

interface CasLayer {
  readonly reading: LayerReading;
  /** Of features without a range, what their texts are. */
  readonly kinds: ReadonlyMap<string, TextKind>;
}

/** What the types of a CAS become: layers with a label, attributes and what else `layer-names.ts` finds in them. */
export class CasLayers {
  readonly #graph: CasGraph;
  readonly #byType: ReadonlyMap<string, readonly FeatureStructure[]>;
  readonly #layers: ReadonlyMap<string, CasLayer>;

  constructor(graph: CasGraph, used: readonly FeatureStructure[]) {
    this.#graph = graph;
    this.#byType = Map.groupBy(used, ({ type }) => graph.layerType(type));
    const names = layerNames(
      [...this.#byType].map(([type, all]) => ({ type, isChain: all.some((one) => graph.isChainElement(one)) })),
    );
    this.#layers = new Map([...this.#byType].map(([type, all]) => [type, this.#layerOf(names.get(type) ?? type, all)]));
  }

  readingOf({ type }: FeatureStructure): LayerReading {
    const layer = this.#graph.layerType(type);
    return this.#layers.get(layer)?.reading ?? { layer, attributes: [] };
  }

  valuesOf(structure: FeatureStructure): ReadonlyMap<string, AttributeValue> {
    const kinds = this.#layers.get(this.#graph.layerType(structure.type))?.kinds;
    const values = this.#graph.values(structure);
    for (const [name, kind] of kinds ?? []) {
      const value = values.get(name);
      if (typeof value === 'string') values.set(name, valueAs(kind, value));
    }
    return values;
  }

  /** What a type system says of the layers that are there: values of a tagset, and which of ours are of entities. */
  described(): ForeignLayer[] {
    return [...this.#byType].flatMap(([type, all]): ForeignLayer[] => {
      const [first] = all;
      const reading = this.#layers.get(type)?.reading;
      if (!reading || !first || this.#graph.isRelation(first)) return [];
      const declared = this.#graph.declared(first);
      const isEntity =
        (declared.has(ownFeatures.id) && declared.has(IDENTIFIER_FEATURE)) ||
        all.some((one) => conceptsAsEntity(this.#graph.linksOf(one)) !== undefined);
      const allowed = this.#graph.lookup.allowedValues(declared.get(reading.label ?? '') ?? '') ?? [];
      if (!isEntity && allowed.length === 0) return [];
      const labels = allowed.map((name) => ({ name }));
      return [{ name: reading.layer, ...(isEntity ? { kind: 'entity' as const } : {}), labels, attributes: [] }];
    });
  }

  #layerOf(layer: string, all: readonly FeatureStructure[]): CasLayer {
    const seen = new Map<string, Seen>();
    for (const [first] of Map.groupBy(all, ({ type }) => type).values())
      for (const [name, range] of first ? this.#graph.declared(first) : [])
        if (!seen.has(name)) seen.set(name, { range, values: [] });
    for (const one of all)
      for (const [name, value] of this.#graph.values(one)) {
        const known = seen.get(name) ?? { ...(name.includes('.') ? { range: PART } : {}), values: [] };
        seen.set(name, known);
        known.values.push(value);
      }
    // What cuts the text has values of its own (an id, an order), which say nothing of the link that leads to it.
    const isLayer = all.every(({ type }) => this.#graph.use(type) === 'layer');
    const features = isLayer ? [...seen].map(([name, one]) => ({ name, ...one })) : [];
    const untyped = [...seen].filter(([, { range, values }]) => range === undefined && areTexts(values));
    return {
      reading: readingOf(layer, features),
      kinds: new Map(untyped.map(([name, { values }]) => [name, kindOfTexts(values.map(String))])),
    };
  }
}

function areTexts(values: readonly AttributeValue[]): boolean {
  return values.every((value) => typeof value === 'string');
}
