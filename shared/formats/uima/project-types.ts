import type { AttributeValue } from '../../domain/annotation.ts';
import type { AttributeDefinition } from '../../domain/codebook.ts';
import type { ProjectSource } from '../project-source.ts';
import { ANNOTATION, type FeatureDescription, type TypeDescription, type TypeSystem } from './cas.ts';
import { SENTENCE_TYPE, TOKEN_TYPE } from './layer-names.ts';
import { IDENTIFIER_FEATURE, LABEL_FEATURE, LINK_TYPE, ownFeatures } from './own-features.ts';
import type { OwnFeature, OwnTypes } from './own-types.ts';

const STRING = 'uima.cas.String';
const STRINGS = 'uima.cas.StringArray';
const DOCUMENT_ANNOTATION = 'uima.tcas.DocumentAnnotation';
export const DOCUMENT_TYPE = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData';

/**
 * The type system of a project: DKPro's sentences, tokens and metadata, a type for each layer with a feature for each
 * attribute, and one for all links. Only what INCEpTION can show: strings, booleans, whole numbers and `Float`, and
 * arrays of strings; its analysis of a type system (TypeSystemAnalysis.java) takes no type with anything else for a
 * layer. Numbers that a `Float` cannot hold are strings, so that none of them changes.
 */
export function projectTypes(source: ProjectSource, types: OwnTypes): TypeSystem {
  const seen = new SeenValues(source);
  const { codebook } = source;
  const all: TypeDescription[] = [
    ...dkproTypes,
    ...[...seen.layers].map((id): TypeDescription => {
      const layer = codebook.layers.find((one) => one.id === id);
      const isEntity = layer?.kind === 'entity';
      return {
        name: types.typeOf(id),
        supertype: ANNOTATION,
        description: layer?.name ?? id,
        features: [
          string(LABEL_FEATURE),
          ...(isEntity ? [string(IDENTIFIER_FEATURE)] : []),
          ...types.featuresOf(id).map((feature) => featureOf(feature, seen.of(id, feature.attribute.id))),
          ...ownOf(isEntity ? annotationFeatures : annotationFeatures.filter((name) => !entityFeatures.has(name))),
        ],
      };
    }),
    {
      name: LINK_TYPE,
      supertype: ANNOTATION,
      features: [
        { name: 'Governor', range: ANNOTATION },
        { name: 'Dependent', range: ANNOTATION },
        string(LABEL_FEATURE),
        ...types.linkFeatures().map((feature) => featureOf(feature, seen.ofLinks(feature.attribute.id))),
        ...ownOf(linkFeatures),
      ],
    },
  ];
  return { types: new Map(all.map((type) => [type.name, type])) };
}

/** A value as a feature of this range has it. */
export function valueInRange(value: AttributeValue, range: string): AttributeValue {
  if (range === STRINGS) return Array.isArray(value) ? value : [String(value)];
  if (range === STRING) return Array.isArray(value) ? value.join(', ') : String(value);
  return value;
}

const dkproTypes: readonly TypeDescription[] = [
  { name: SENTENCE_TYPE, supertype: ANNOTATION, features: [] },
  { name: TOKEN_TYPE, supertype: ANNOTATION, features: [] },
  {
    name: DOCUMENT_TYPE,
    supertype: DOCUMENT_ANNOTATION,
    features: ['documentTitle', 'documentId', 'documentUri', 'collectionId', 'documentBaseUri']
      .map((name) => string(name))
      .concat({ name: 'isLastSegment', range: 'uima.cas.Boolean' }),
  },
];

const entityFeatures = new Set<string>([ownFeatures.entity, ownFeatures.ids]);
const annotationFeatures = Object.values(ownFeatures);
const linkFeatures = [ownFeatures.id, ownFeatures.annotator, ownFeatures.note, ownFeatures.confidence];

function ownOf(names: readonly string[]): FeatureDescription[] {
  return names.map((name) => string(name));
}

function string(name: string): FeatureDescription {
  return { name, range: STRING };
}

function featureOf({ feature, attribute }: OwnFeature, seen: readonly AttributeValue[]): FeatureDescription {
  const { name, definition } = attribute;
  const description = name === feature ? definition : [name, definition].filter((text) => text !== '').join(': ');
  const range = rangeOf(attribute, seen);
  const array = range === STRINGS ? { elementType: STRING, multipleReferencesAllowed: false } : {};
  return { name: feature, range, ...array, ...(description === '' ? {} : { description }) };
}

/** Values of another kind than the attribute has (two types of links may share a name) are told as texts. */
function rangeOf({ kind }: AttributeDefinition, seen: readonly AttributeValue[]): string {
  if (kind === 'boolean') return seen.every((one) => typeof one === 'boolean') ? 'uima.cas.Boolean' : STRING;
  if (kind === 'many-of') return STRINGS;
  if (kind !== 'number' || !areNumbers(seen)) return STRING;
  if (seen.every((one) => Number.isInteger(one) && Math.abs(one) <= LARGEST_INTEGER)) return 'uima.cas.Integer';
  return seen.every((one) => Number(Math.fround(one).toPrecision(FLOAT_DIGITS)) === one) ? 'uima.cas.Float' : STRING;
}

function areNumbers(values: readonly AttributeValue[]): values is readonly number[] {
  return values.every((value) => typeof value === 'number');
}

const LARGEST_INTEGER = 2 ** 31 - 1;
/** So many digits every Float keeps. */
const FLOAT_DIGITS = 6;

/** What values a project has for its attributes: they decide which range holds all of them. */
class SeenValues {
  /** Layers of the codebook, and those that only annotations have. */
  readonly layers: Set<string>;
  readonly #seen = new Map<string, Set<AttributeValue>>();

  constructor(source: ProjectSource) {
    this.layers = new Set(source.codebook.layers.map(({ id }) => id));
    for (const { id } of source.documents)
      for (const { layerId, attributes } of source.annotationsOf(id)) {
        this.layers.add(layerId);
        this.#see(layerId, attributes);
      }
    for (const { attributes } of source.links) this.#see('', attributes);
  }

  of(layerId: string, attributeId: string): readonly AttributeValue[] {
    return [...(this.#seen.get(JSON.stringify([layerId, attributeId])) ?? [])];
  }

  ofLinks(attributeId: string): readonly AttributeValue[] {
    return this.of('', attributeId);
  }

  #see(owner: string, attributes: Readonly<Record<string, AttributeValue>>): void {
    for (const [id, value] of Object.entries(attributes)) {
      const key = JSON.stringify([owner, id]);
      const known = this.#seen.get(key) ?? new Set();
      // Of texts and lists it is enough to know that there is one.
      if (typeof value === 'string') known.add('');
      else if (!Array.isArray(value)) known.add(value);
      else if (![...known].some((one) => Array.isArray(one))) known.add([]);
      this.#seen.set(key, known);
    }
  }
}
