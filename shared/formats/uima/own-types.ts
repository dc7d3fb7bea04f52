import type { AttributeValue } from '../../domain/annotation.ts';
import type { AttributeDefinition, Codebook } from '../../domain/codebook.ts';
import type { Entity } from '../../domain/entity.ts';
import type { AnnotationView, LinkView } from '../exchange/project-view.ts';
import {
  attributeFeature,
  CUSTOM_PACKAGE,
  IDENTIFIER_FEATURE,
  LABEL_FEATURE,
  LINK_TYPE,
  ownFeatures,
} from './own-features.ts';
import { capitalised, uimaName } from './uima-names.ts';

/** A feature of a type of ours and the attribute that it has. */
export interface OwnFeature {
  readonly feature: string;
  readonly attribute: AttributeDefinition;
}

interface OwnLayer {
  readonly type: string;
  readonly features: ReadonlyMap<string, OwnFeature>;
}

/**
 * The types that a project is written with: a span layer `webanno.custom.NamedEntities` for the layer “Named
 * entities”, and one relation layer for all links. The opposite of `layer-names.ts`.
 */
export class OwnTypes {
  readonly #layers = new Map<string, OwnLayer>();
  readonly #linkFeatures: ReadonlyMap<string, OwnFeature>;

  constructor({ layers, linkTypes }: Codebook) {
    const names = new UniqueIdentifiers([LINK_TYPE]);
    for (const { id, name, attributes } of layers)
      this.#layers.set(id, { type: names.take(CUSTOM_PACKAGE + typeName(name)), features: featuresOf(attributes) });
    this.#linkFeatures = featuresOf(linkTypes.flatMap(({ attributes = [] }) => attributes));
  }

  /** The full name of the type of a layer; a layer that is not in the codebook any more has one all the same. */
  typeOf(layerId: string): string {
    return this.#layers.get(layerId)?.type ?? CUSTOM_PACKAGE + typeName(layerId);
  }

  /** The features of the attributes of a layer. */
  featuresOf(layerId: string): readonly OwnFeature[] {
    return [...(this.#layers.get(layerId)?.features.values() ?? [])];
  }

  /** The features of the attributes of links of all types; what two types call the same is one feature. */
  linkFeatures(): readonly OwnFeature[] {
    return [...this.#linkFeatures.values()];
  }

  /** What is said of an annotation, by feature, in the order of the alphabet. Nothing in it is empty. */
  annotationValues({ annotation, label, annotator, entity }: AnnotationView): Map<string, AttributeValue> {
    const { note, status, confidence, createdAt, id } = annotation;
    return inOrder([
      [LABEL_FEATURE, label],
      ...valuesOf(annotation.attributes, this.#layers.get(annotation.layerId)?.features),
      ...(entity ? entityValues(entity) : []),
      [ownFeatures.id, id],
      [ownFeatures.annotator, annotator],
      [ownFeatures.note, note],
      [ownFeatures.status, status === 'open' ? '' : status],
      [ownFeatures.confidence, confidence ?? ''],
      [ownFeatures.time, createdAt],
    ]);
  }

  /** What is said of a link, as `annotationValues`; its ends are not among it. */
  linkValues({ link, type, annotator }: LinkView): Map<string, AttributeValue> {
    const { note, confidence, id, attributes } = link;
    return inOrder([
      [LABEL_FEATURE, type],
      ...valuesOf(attributes, this.#linkFeatures),
      [ownFeatures.id, id],
      [ownFeatures.annotator, annotator],
      [ownFeatures.note, note],
      [ownFeatures.confidence, confidence ?? ''],
    ]);
  }
}

type Pair = readonly [feature: string, value: AttributeValue];

function inOrder(pairs: readonly Pair[]): Map<string, AttributeValue> {
  return new Map(pairs.filter(([, value]) => value !== '').sort(([a], [b]) => (a < b ? -1 : 1)));
}

function valuesOf(
  values: Readonly<Record<string, AttributeValue>>,
  features: ReadonlyMap<string, OwnFeature> | undefined,
): Pair[] {
  return Object.entries(values).map(([id, value]) => [features?.get(id)?.feature ?? featureName(id), value]);
}

/** The IRI that INCEpTION links to; whatever it cannot say stands beside it. */
function entityValues({ name, externalIds }: Entity): Pair[] {
  const { wikidata, uri } = externalIds;
  const said = wikidata !== undefined && /^Q[1-9]\d*$/.test(wikidata) ? { wikidata } : { uri: iriOrNothing(uri) };
  const iri = 'wikidata' in said ? `http://www.wikidata.org/entity/${said.wikidata}` : (said.uri ?? '');
  const rest = Object.entries(externalIds).filter(([authority]) => iri === '' || !(authority in said));
  return [
    [IDENTIFIER_FEATURE, iri],
    [ownFeatures.entity, name],
    [ownFeatures.ids, rest.length === 0 ? '' : JSON.stringify(Object.fromEntries(rest))],
  ];
}

function iriOrNothing(uri: string | undefined): string | undefined {
  return uri !== undefined && /^https?:\/\/[^\s/]+\/\S+$/iu.test(uri) && !/wikidata\.org\//iu.test(uri)
    ? uri
    : undefined;
}

function featuresOf(attributes: readonly AttributeDefinition[]): ReadonlyMap<string, OwnFeature> {
  const names = new UniqueIdentifiers([]);
  const features = new Map<string, OwnFeature>();
  for (const attribute of attributes)
    if (!features.has(attribute.id))
      features.set(attribute.id, { feature: names.take(featureName(attribute.id)), attribute });
  return features;
}

/** `named-entities` as `NamedEntities`. */
function typeName(id: string): string {
  const words = uimaName(id)
    .split('_')
    .filter((word) => word !== '');
  const name = words.map(capitalised).join('');
  return /^\p{L}/u.test(name) ? name : `Layer${name}`;
}

function featureName(id: string): string {
  return attributeFeature(uimaName(id));
}

class UniqueIdentifiers {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken.map((name) => name.toLowerCase()));
  }

  /** Names that differ by case only would be one to people and to some file systems. */
  take(name: string): string {
    let free = name;
    for (let number = 2; this.#taken.has(free.toLowerCase()); number += 1) free = `${name}${number}`;
    this.#taken.add(free.toLowerCase());
    return free;
  }
}
