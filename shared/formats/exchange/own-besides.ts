import type { ForeignAnnotation } from './foreign-corpus.ts';
import { attributesOf, isRecord, type JsonRecord, member, textMember } from './json-input.ts';

const statuses = ['open', 'accepted', 'rejected'] as const;

/** What our own writers of records put beside a mark: note, hand, status, time, id, values and what it names. */
export function ownBesides(own: JsonRecord): Partial<ForeignAnnotation> {
  const [note, annotator, createdAt, id] = ['note', 'annotator', 'created_at', 'id'].map((key) => textMember(own, key));
  const status = statuses.find((one) => one === member(own, 'status'));
  const attributes = member(own, 'attributes');
  const entity = entityOf(member(own, 'entity'));
  return {
    ...(note === undefined || note === '' ? {} : { note }),
    ...(annotator === undefined ? {} : { annotator }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(id === undefined ? {} : { id }),
    ...(status && { status }),
    ...(isRecord(attributes) ? { attributes: attributesOf(attributes) } : {}),
    ...(entity && { entity }),
  };
}

function entityOf(entity: unknown): ForeignAnnotation['entity'] {
  if (!isRecord(entity)) return undefined;
  const name = textMember(entity, 'name');
  const ids = member(entity, 'external_ids');
  const pairs = isRecord(ids) ? Object.entries(ids) : [];
  const externalIds = Object.fromEntries(
    pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== ''),
  );
  return { ...(name === undefined ? {} : { name }), externalIds };
}
