import { isRecord, type JsonRecord, member, shownJson, textMember } from '../exchange/json-input.ts';
import type { FeatureDescription, TypeDescription, TypeSystem } from './cas.ts';

/** The types of a JSON CAS by their full names. A child may stand before its parent. */
export function typesOfJson(section: unknown, blame: (place: string, reason: string) => void): TypeSystem {
  if (section === undefined || section === null) return { types: new Map() };
  if (!isRecord(section)) {
    blame('%TYPES', `it is no object but ${shownJson(section)}`);
    return { types: new Map() };
  }
  const types = new Map<string, TypeDescription>();
  for (const [name, type] of Object.entries(section)) {
    if (isRecord(type)) types.set(name, typeOf(name, type, blame));
    else blame(`%TYPES.${name}`, `it is no object but ${shownJson(type)}`);
  }
  return { types };
}

function typeOf(name: string, type: JsonRecord, blame: (place: string, reason: string) => void): TypeDescription {
  const features = Object.entries(type).flatMap(([key, feature]): FeatureDescription[] => {
    if (key.startsWith('%')) return [];
    if (isRecord(feature)) return [featureOf(key, feature)];
    blame(`%TYPES.${name}.${key}`, `it is no object but ${shownJson(feature)}`);
    return [];
  });
  return { name, supertype: textMember(type, '%SUPER_TYPE') ?? 'uima.cas.TOP', ...descriptionOf(type), features };
}

/** `X[]` is how UIMA 3 calls an array of X; the model says it as XML does. */
function featureOf(name: string, feature: JsonRecord): FeatureDescription {
  const said = textMember(feature, '%RANGE') ?? 'uima.cas.String';
  const isArray = said.endsWith('[]');
  const elementType = isArray ? said.slice(0, -2) : textMember(feature, '%ELEMENT_TYPE');
  const several = member(feature, '%MULTIPLE_REFERENCES_ALLOWED');
  return {
    name,
    range: isArray ? 'uima.cas.FSArray' : said,
    ...(elementType === undefined ? {} : { elementType }),
    ...(typeof several === 'boolean' ? { multipleReferencesAllowed: several } : {}),
    ...descriptionOf(feature),
  };
}

function descriptionOf(record: JsonRecord): { readonly description?: string } {
  const description = textMember(record, '%DESCRIPTION');
  return description === undefined ? {} : { description };
}
