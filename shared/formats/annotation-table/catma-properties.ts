import type { ForeignAnnotation } from '../exchange/foreign-corpus.ts';

/** The columns of CATMA's table in which a property of an annotation stands. */
export const propertyColumns = ['property_name', 'property_value', 'property_id'] as const;

/** A property as an attribute; who annotated is one of them, and so is the colour of the tag. */
export function withProperty(
  annotation: ForeignAnnotation,
  [name, value]: readonly [string, string],
): ForeignAnnotation {
  const others = Object.entries(annotation.attributes ?? {}).filter(
    ([attribute]) => !propertyColumns.some((column) => column === attribute),
  );
  const isNone = name === '' || value === '' || name === '__proto__' || name === 'catma_displaycolor';
  const isAuthor = name === 'catma_markupauthor';
  const own = isNone || isAuthor ? [] : [[name, value] as const];
  const attributes = Object.fromEntries([...others, ...own]);
  return { ...annotation, attributes, ...(isAuthor && value !== '' ? { annotator: value } : {}) };
}

/** What two rows say of one annotation: it may have several properties, and several stretches. */
export function joinedRows(first: ForeignAnnotation, second: ForeignAnnotation): ForeignAnnotation {
  const isNew = !first.spans.some((span) =>
    second.spans.some(({ start, end }) => start === span.start && end === span.end),
  );
  const { quote, ...rest } = first;
  const quoted = isNew || quote === undefined ? {} : { quote };
  return {
    ...rest,
    ...quoted,
    spans: isNew ? [...first.spans, ...second.spans] : first.spans,
    attributes: { ...first.attributes, ...second.attributes },
    ...(second.annotator === undefined ? {} : { annotator: second.annotator }),
  };
}
