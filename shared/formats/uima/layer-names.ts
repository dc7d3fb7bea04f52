import type { AttributeValue } from '../../domain/annotation.ts';
import { wikidataId } from '../../register/wikidata-id.ts';
import type { ForeignAnnotation, ForeignLink } from '../exchange/foreign-corpus.ts';
import { featureAttribute, IDENTIFIER_FEATURE, LINK_TYPE, ownFeatures } from './own-features.ts';

// What types and features of UIMA become: shared by the readers of XMI, JSON CAS and WebAnno TSV, so that a document
// gives the same layers, labels, attributes and links in whatever it was exported.

/** A feature of a type with what is known of it. */
export interface SeenFeature {
  readonly name: string;
  /** `uima.cas.String`; absent where the file does not say (WebAnno TSV, XMI without its type system). */
  readonly range?: string;
  /** All values that the file has for it. */
  readonly values: readonly AttributeValue[];
}

/** Which of its features says what. Features that are none of these are references, which are links. */
export interface LayerReading {
  readonly layer: string;
  /** The feature that is the label; absent where annotations of the layer only mark a stretch. */
  readonly label?: string;
  /** The feature with the IRI of what is named. */
  readonly identifier?: string;
  /** Features that are attributes. */
  readonly attributes: readonly string[];
}

/** What the values of features say of an annotation. */
export type AnnotationParts = Pick<ForeignAnnotation, 'layer' | 'label'> &
  Partial<
    Pick<
      ForeignAnnotation,
      'attributes' | 'note' | 'annotator' | 'status' | 'confidence' | 'entity' | 'createdAt' | 'id'
    >
  >;

export type LinkParts = Pick<ForeignLink, 'type'> &
  Partial<Pick<ForeignLink, 'attributes' | 'note' | 'annotator' | 'confidence' | 'id'>>;

/**
 * What a type is for. Tokens and sentences cut the text; they are annotations only where a relation or a slot leads to
 * one, of the layer `Token`, without a label. A relation between tokens (Dependency) that have a `pos` is between these.
 */
export function useOfType(type: string): 'layer' | 'segmentation' | 'metadata' {
  if (segmentation.has(type)) return 'segmentation';
  return /\.metadata\.type\.|^uima\.tcas\.DocumentAnnotation$|\.CASMetadata$|\.LayerDefinition$|\.FeatureDefinition$/.test(
    type,
  )
    ? 'metadata'
    : 'layer';
}

const SEGMENTATION_PACKAGE = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.';
export const TOKEN_TYPE = `${SEGMENTATION_PACKAGE}Token`;
export const SENTENCE_TYPE = `${SEGMENTATION_PACKAGE}Sentence`;
export const POS_TYPE = 'de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS';
export const DEPENDENCY_TYPE = 'de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency';

const segmentation = new Set([TOKEN_TYPE, SENTENCE_TYPE]);

/** Packages of DKPro Core with a type for each value, below the one that is a layer. */
const elevated: readonly (readonly [prefix: string, type: string])[] = [
  ['de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.', 'POS'],
  ['de.tudarmstadt.ukp.dkpro.core.api.ner.type.', 'NamedEntity'],
  ['de.tudarmstadt.ukp.dkpro.core.api.syntax.type.chunk.', 'Chunk'],
  ['de.tudarmstadt.ukp.dkpro.core.api.syntax.type.constituent.', 'Constituent'],
  ['de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.', 'Dependency'],
];

/**
 * The type that is the layer: `POS` for `POS_NOUN`, as INCEpTION shows it and its TSV has it. `supertypeOf` answers from
 * the type system, where there is one: the ancestor right below `uima.tcas.Annotation` is the layer.
 */
export function layerTypeOf(type: string, supertypeOf: (type: string) => string | undefined = () => undefined): string {
  let top = type;
  // A type system of others may go round in a circle.
  for (let steps = 0; steps < 100; steps += 1) {
    const above = supertypeOf(top);
    if (above === undefined || above.startsWith('uima.')) break;
    top = above;
  }
  const [prefix, name] = elevated.find(([start]) => top.startsWith(start)) ?? [];
  return prefix === undefined || name === undefined ? top : prefix + name;
}

/**
 * The names of layers: short ones, and full ones where two types have the same short name. Element types of chains are
 * called without their `Link`.
 */
export function layerNames(
  types: Iterable<{ readonly type: string; readonly isChain?: boolean }>,
): ReadonlyMap<string, string> {
  const all = [...types];
  const counts = new Map<string, number>();
  const shortOf = ({ type, isChain = false }: { type: string; isChain?: boolean }) => {
    const short = type.slice(type.lastIndexOf('.') + 1);
    return isChain ? short.replace(/(?<=.)Link$/, '') : short;
  };
  for (const one of all) counts.set(shortOf(one), (counts.get(shortOf(one)) ?? 0) + 1);
  return new Map(all.map((one) => [one.type, (counts.get(shortOf(one)) ?? 0) > 1 ? one.type : shortOf(one)]));
}

/** Features that are the label, whatever else there is; the first that a type has counts. */
const labelNames =
  'value label category posvalue chunkvalue constituenttype dependencytype referencetype entitytype type tag class kind relation entity'.split(
    ' ',
  );

/** Free text, and what says which one, where or how sure, is no label even where nothing else is there. */
const noLabel =
  /^(?:identifier|.*(?:id|iri|uri|url)|(?:.*_)?(?:comment|comments|note|notes|remark|text|description|explanation)|order|flavor|confidence|score|polarity|uncertainty|subject|generic|conditional|historyof|probability|weight|rank)$/iu;
const LONGEST_LABEL = 100;

/**
 * Which features of a type say what, by their names and, where these say nothing, by their values: the label is the
 * feature named value, label, category ..., or else the first in the alphabet (in whose order TSV has them) that holds
 * short texts. References to other annotations are left out by the caller.
 */
export function readingOf(layer: string, features: readonly SeenFeature[]): LayerReading {
  const own = new Set<string>(Object.values(ownFeatures));
  const said = features.filter(({ name }) => !own.has(name) && name !== '');
  const byName = labelNames
    .map((wanted) => said.find((one) => one.name.toLowerCase() === wanted && !isList(one)))
    .find((one) => one !== undefined);
  const inOrder = [...said].sort((a, b) => (a.name < b.name ? -1 : 1));
  const label = byName ?? inOrder.find((one) => canBeLabel(one));
  const identifier =
    inOrder.find(({ name }) => name === IDENTIFIER_FEATURE) ?? inOrder.find((one) => one !== label && areIris(one));
  return {
    layer,
    ...(label && { label: label.name }),
    ...(identifier && { identifier: identifier.name }),
    attributes: said.filter((one) => one !== label && one !== identifier).map(({ name }) => name),
  };
}

function isList({ range, values }: SeenFeature): boolean {
  return range?.endsWith('Array') === true || values.some((value) => Array.isArray(value));
}

function canBeLabel(feature: SeenFeature): boolean {
  const { name, range = 'uima.cas.String', values } = feature;
  if (range !== 'uima.cas.String' || noLabel.test(name) || isList(feature) || areIris(feature)) return false;
  const texts = values.map(String);
  if (texts.length > 0 && texts.every((text) => /^[-+]?(?:\d+\.\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text))) return false;
  return texts.every((text) => isShort(text)) && (texts.length === 0 || kindOfTexts(texts) === 'text');
}

function isShort(text: string): boolean {
  return text.length <= LONGEST_LABEL && !/[\n\r]/u.test(text);
}

function areIris({ values }: SeenFeature): boolean {
  return values.length > 0 && values.every((value) => typeof value === 'string' && iri.test(value));
}

const iri = /^https?:\/\/[^\s/]+\/\S+$/iu;

/** What texts are that a file gives without a range: all of them `true` or `false`, all numbers, all lists in JSON. */
export type TextKind = 'text' | 'number' | 'boolean' | 'list';

/** What all values of a feature are that has no range. Lists are what our own TSV has for several options. */
export function kindOfTexts(values: readonly string[]): TextKind {
  if (values.length === 0) return 'text';
  if (values.every((value) => value === 'true' || value === 'false')) return 'boolean';
  if (values.every((value) => isNumber(value))) return 'number';
  return values.every((value) => listOf(value) !== undefined) ? 'list' : 'text';
}

/** A text as the value that it is by `kindOfTexts`. */
export function valueAs(kind: TextKind, text: string): AttributeValue {
  if (kind === 'boolean') return text === 'true';
  if (kind === 'number') return Number(text);
  return kind === 'list' ? (listOf(text) ?? text) : text;
}

/** Only as numbers are written: `007` and `1.0` are names of something. */
function isNumber(text: string): boolean {
  return text !== '' && Number.isFinite(Number(text)) && String(Number(text)) === text;
}

function listOf(text: string): readonly string[] | undefined {
  if (!text.startsWith('[') || !text.endsWith(']')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.every((one): one is string => typeof one === 'string') ? parsed : undefined;
  } catch {
    // It only looks like a list.
    return undefined;
  }
}

/** What the values of features, by name and without those that are null, say of an annotation. */
export function annotationParts(reading: LayerReading, values: ReadonlyMap<string, AttributeValue>): AnnotationParts {
  const text = textIn(values);
  const named = entityOf(reading, values);
  const attributes = attributesOf(reading, values, named === undefined);
  const status = statuses.find((one) => one === text(ownFeatures.status));
  const time = text(ownFeatures.time);
  return {
    layer: reading.layer,
    label: reading.label === undefined ? '' : String(values.get(reading.label) ?? ''),
    ...(attributes && { attributes }),
    ...(named && { entity: named }),
    ...(status && { status }),
    ...(time === undefined ? {} : { createdAt: time }),
    ...besides(values),
  };
}

/** What the values of the features of a relation say of a link; its type is the value with the layer before it. */
export function linkParts(reading: LayerReading, values: ReadonlyMap<string, AttributeValue>): LinkParts {
  const value = reading.label === undefined ? '' : String(values.get(reading.label) ?? '');
  const attributes = attributesOf(reading, values, true);
  return { type: linkType(reading.layer, value), ...(attributes && { attributes }), ...besides(values) };
}

const ownLinkLayer = LINK_TYPE.slice(LINK_TYPE.lastIndexOf('.') + 1);

/** `Dependency: nsubj`. Layers that are called no more than relations add nothing to the value. */
function linkType(layer: string, value: string): string {
  if (value === '') return layer;
  return layer === ownLinkLayer || layer === 'Relation' ? value : `${layer}: ${value}`;
}

/** The type of a slot's link: its role, or else the feature that has it. */
export function slotLinkType(feature: string, role: string | undefined): string {
  return role === undefined || role === '' ? feature : role;
}

/** The type of the link from an element of a chain to the next: its `referenceRelation`, or else the layer. */
export function chainLinkType(layer: string, relation: string | undefined): string {
  return relation === undefined || relation === '' ? layer : relation;
}

const statuses = ['open', 'accepted', 'rejected'] as const;

function textIn(values: ReadonlyMap<string, AttributeValue>): (feature: string) => string | undefined {
  return (feature) => {
    const value = values.get(feature);
    return value === undefined || value === '' ? undefined : String(value);
  };
}

function besides(values: ReadonlyMap<string, AttributeValue>): Partial<LinkParts> {
  const text = textIn(values);
  const [note, annotator, id] = [ownFeatures.note, ownFeatures.annotator, ownFeatures.id].map((one) => text(one));
  const confidence = Number(text(ownFeatures.confidence) ?? 'none');
  return {
    ...(note === undefined ? {} : { note }),
    ...(annotator === undefined ? {} : { annotator }),
    ...(id === undefined ? {} : { id }),
    ...(confidence >= 0 && confidence <= 1 ? { confidence } : {}),
  };
}

/** An identifier that is no IRI, or names nothing that could be an entity, is an attribute like the others. */
function attributesOf(
  { attributes, identifier }: LayerReading,
  values: ReadonlyMap<string, AttributeValue>,
  withIdentifier: boolean,
): Record<string, AttributeValue> | undefined {
  const features = identifier !== undefined && withIdentifier ? [...attributes, identifier] : attributes;
  const pairs = features.flatMap((feature) => {
    const value = values.get(feature);
    return value === undefined ? [] : [[featureAttribute(feature), value] as const];
  });
  // Object.fromEntries makes an own `__proto__`, which is left out and counted when it is taken in.
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

function entityOf(
  { identifier }: LayerReading,
  values: ReadonlyMap<string, AttributeValue>,
): ForeignAnnotation['entity'] {
  const text = textIn(values);
  const said = identifier === undefined ? undefined : text(identifier);
  const name = text(ownFeatures.entity);
  const externalIds = { ...(said === undefined ? {} : idOfIri(said)), ...idsOf(text(ownFeatures.ids)) };
  if (name === undefined && Object.keys(externalIds).length === 0) return undefined;
  return { ...(name === undefined ? {} : { name }), externalIds };
}

function idOfIri(text: string): Record<string, string> {
  if (!iri.test(text)) return {};
  const wikidata = wikidataId(text);
  return wikidata === undefined ? { uri: text } : { wikidata };
}

function idsOf(json: string | undefined): Record<string, string> {
  if (json === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(json);
    if (typeof parsed !== 'object' || parsed === null) return {};
    const pairs = Object.entries(parsed).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '' && pair[0] !== '__proto__',
    );
    return Object.fromEntries(pairs);
  } catch {
    // Edited by hand in the tool: what is left of it says nothing.
    return {};
  }
}
