import type { Attributes, AttributeValue } from './annotation.ts';
import { findValueFault } from './attribute-value.ts';
import type { AttributeDefinition } from './codebook.ts';

/** A value that nobody can see or change in its field: its attribute is not defined, or cannot have it. */
export interface Misfit {
  readonly id: keyof Attributes;
  readonly value: AttributeValue;
  /** Undefined where the attribute itself is not defined. */
  readonly definition: AttributeDefinition | undefined;
}

/** The values that do not fit these definitions. */
export function misfitsIn(definitions: readonly AttributeDefinition[], values: Attributes): Misfit[] {
  // The ids are the record's own keys.
  return (Object.entries(values) as [keyof Attributes, AttributeValue][]).flatMap(([id, value]) => {
    const definition = definitions.find((one) => one.id === id);
    return definition && findValueFault(definition, value) === undefined ? [] : [{ id, value, definition }];
  });
}
