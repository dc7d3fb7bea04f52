import type { ForeignAnnotation } from './foreign-corpus.ts';
import type { JsonReading } from './json-record.ts';

const statuses = ['open', 'accepted', 'rejected'] as const;

/** What our own writers of records put beside a mark: note, hand, status, time, id, values and what it names. */
export function ownBesides(own: JsonReading): Partial<ForeignAnnotation> {
  const [note, annotator, createdAt, id] = ['note', 'annotator', 'created_at', 'id'].map((key) => own.text(key));
  const status = own.oneOf(statuses, 'status');
  const attributes = own.attributes('attributes');
  const entity = entityOf(own.inner('entity'));
  return {
    ...(note === undefined || note === '' ? {} : { note }),
    ...(annotator === undefined ? {} : { annotator }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(id === undefined ? {} : { id }),
    ...(status && { status }),
    ...(attributes && { attributes }),
    ...(entity && { entity }),
  };
}

function entityOf(entity: JsonReading | undefined): ForeignAnnotation['entity'] {
  if (!entity) return undefined;
  const name = entity.text('name');
  const ids = entity.inner('external_ids');
  const externalIds = Object.fromEntries(
    Object.keys(ids?.record ?? {}).flatMap((authority) => {
      const id = ids?.text(authority) ?? '';
      return id === '' ? [] : [[authority, id] as const];
    }),
  );
  return { ...(name === undefined ? {} : { name }), externalIds };
}
