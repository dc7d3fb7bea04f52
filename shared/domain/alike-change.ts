import { z } from 'zod';
import { type Annotation, AnnotationStatus, type Attributes, AttributeValue } from './annotation.ts';
import type { Change } from './change-set.ts';
import { AttributeId, LabelId, LayerId } from './ids.ts';
import { sameValue } from './same-value.ts';

/** What a step did to each of several annotations alike. */
export const AlikeChange = z
  .strictObject({
    how: z.enum(['added', 'updated', 'removed']),
    /** How many annotations; at least two. */
    count: z.int(),
    /** The label that all were given, or that all that were added or removed had. */
    labelId: LabelId.nullable(),
    /** The layer that all are on, which says whose the attributes are. */
    layerId: LayerId.nullable(),
    /** What all were given; null for what was taken from all. */
    attributes: z.record(AttributeId, AttributeValue.nullable()).readonly(),
    /** The status that all were given. */
    status: AnnotationStatus.nullable(),
  })
  .readonly();
export type AlikeChange = z.infer<typeof AlikeChange>;

/** Null for fewer than two, for those that were not all added, changed or removed, and where nothing is alike. */
export function alikeIn(changes: readonly Change<'annotation'>[]): AlikeChange | null {
  const [first, ...others] = changes;
  if (!first || others.length === 0) return null;
  const how = howOf(first);
  if (others.some((change) => howOf(change) !== how)) return null;
  const alike = {
    how,
    count: changes.length,
    labelId: how === 'updated' ? givenToAll(changes, 'labelId') : hadByAll(changes, 'labelId'),
    layerId: hadByAll(changes, 'layerId'),
    attributes: how === 'updated' ? attributesGivenToAll(changes) : {},
    status: how === 'updated' ? givenToAll(changes, 'status') : null,
  };
  const isNothing = alike.labelId === null && alike.status === null && Object.keys(alike.attributes).length === 0;
  return isNothing ? null : alike;
}

function howOf({ before, after }: Change<'annotation'>): AlikeChange['how'] {
  if (before === null) return 'added';
  return after === null ? 'removed' : 'updated';
}

/** The value of a field that is the same in all, after the change or, where they are gone, before it. */
function hadByAll<Field extends 'labelId' | 'layerId' | 'status'>(
  changes: readonly Change<'annotation'>[],
  field: Field,
): Annotation[Field] | null {
  const values = new Set(changes.map(({ before, after }) => (after ?? before)?.[field]));
  const [value] = values;
  return values.size === 1 ? (value ?? null) : null;
}

/** As above, and none of them had it before. */
function givenToAll<Field extends 'labelId' | 'status'>(
  changes: readonly Change<'annotation'>[],
  field: Field,
): Annotation[Field] | null {
  const isGiven = changes.every(({ before, after }) => before?.[field] !== after?.[field]);
  return isGiven ? hadByAll(changes, field) : null;
}

function attributesGivenToAll(changes: readonly Change<'annotation'>[]): AlikeChange['attributes'] {
  // Attributes of two layers may have the same id and be two.
  const [first] = changes;
  if (!first || hadByAll(changes, 'layerId') === null) return {};
  const was = attributesOf(first.before);
  const is = attributesOf(first.after);
  // The ids are the records' own keys.
  const ids = [...new Set([...Object.keys(was), ...Object.keys(is)])] as AttributeId[];
  const given = ids.filter((id) =>
    changes.every(
      ({ before, after }) =>
        sameValue(attributesOf(after)[id], is[id]) && !sameValue(attributesOf(before)[id], attributesOf(after)[id]),
    ),
  );
  return Object.fromEntries(given.map((id) => [id, is[id] ?? null]));
}

function attributesOf(annotation: Annotation | null): Attributes {
  return annotation?.attributes ?? {};
}
