import type { Attributes } from '#shared/domain/annotation.ts';
import { convertValue } from '#shared/domain/attribute-value.ts';
import { type AttributeDefinition, type Codebook, findLayer, findLinkType } from '#shared/domain/codebook.ts';
import { misfitsIn } from '#shared/domain/misfits.ts';
import type { Version } from './restoration.ts';

/**
 * A record whose values all fit the codebook. A value of an attribute that is of another kind by now is turned into one
 * that it can have, as a change of the kind does, or stays away. Documents may have fields that nobody defined.
 */
export function withFittingValues(version: Version, codebook: Codebook): Version {
  const { kind, record } = version;
  if (kind === 'annotation') {
    const attributes = fitted(findLayer(codebook, record.layerId)?.attributes ?? [], record.attributes);
    return attributes === record.attributes ? version : { kind, record: { ...record, attributes } };
  }
  if (kind === 'link') {
    const attributes = fitted(findLinkType(codebook, record.typeId)?.attributes ?? [], record.attributes);
    return attributes === record.attributes ? version : { kind, record: { ...record, attributes } };
  }
  if (kind === 'document') {
    const definitions = codebook.documentAttributes ?? [];
    const fields = fitted(definitions, record.fields, 'and-undefined-ones');
    return fields === record.fields ? version : { kind, record: { ...record, fields } };
  }
  return version;
}

function fitted(
  definitions: readonly AttributeDefinition[],
  values: Attributes,
  keep?: 'and-undefined-ones',
): Attributes {
  const misfits = misfitsIn(definitions, values).filter(({ definition }) => definition !== undefined || !keep);
  if (misfits.length === 0) return values;
  const next: Record<string, Attributes[keyof Attributes]> = { ...values };
  for (const { id, value, definition } of misfits) {
    const converted = definition && convertValue(definition, value);
    if (converted === undefined) delete next[id];
    else next[id] = converted;
  }
  return next;
}
