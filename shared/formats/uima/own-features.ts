/**
 * What our own files say beside label and attributes, as features that every layer of ours has: under these names in
 * XMI, JSON CAS and WebAnno TSV alike. Annotations of one type with one `annotaryId` are the fragments of one.
 */
export const ownFeatures = {
  id: 'annotaryId',
  annotator: 'annotaryAnnotator',
  status: 'annotaryStatus',
  note: 'annotaryNote',
  confidence: 'annotaryConfidence',
  time: 'annotaryTime',
  /** The name of the register's entry. */
  entity: 'annotaryEntity',
  /** Its ids as a JSON object, where `identifier` alone does not say them. */
  ids: 'annotaryIds',
} as const;

/** The features of layers that INCEpTION knows: what an annotation is, and the IRI of what it names. */
export const LABEL_FEATURE = 'value';
export const IDENTIFIER_FEATURE = 'identifier';

/** The package of layers that people make in WebAnno and INCEpTION. */
export const CUSTOM_PACKAGE = 'webanno.custom.';

/** The relation layer of all our links; `value` is the type of the link. */
export const LINK_TYPE = `${CUSTOM_PACKAGE}AnnotaryLink`;

/** Names of features that mean something to UIMA, to INCEpTION or to us, and so can be no attribute's. */
const taken = new Set<string>([
  LABEL_FEATURE,
  IDENTIFIER_FEATURE,
  'begin',
  'end',
  'sofa',
  'Governor',
  'Dependent',
  'first',
  'next',
  'role',
  'target',
  'referenceType',
  'referenceRelation',
  ...Object.values(ownFeatures),
]);

/**
 * The feature of an attribute: its name, or that name behind `attribute_` where it means something else, or begins with
 * no letter, as names in UIMA must.
 */
export function attributeFeature(name: string): string {
  const isFree = !taken.has(name) && !name.startsWith('attribute_') && /^\p{L}/u.test(name);
  return isFree ? name : `attribute_${name}`;
}

/** The attribute of a feature: the opposite of `attributeFeature`, for features that no file of others has. */
export function featureAttribute(feature: string): string {
  const rest = feature.startsWith('attribute_') ? feature.slice('attribute_'.length) : undefined;
  return rest !== undefined && attributeFeature(rest) === feature ? rest : feature;
}
