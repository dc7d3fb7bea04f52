import type { Flavor } from '../text/flavor.ts';

/**
 * A value of the contract as JSON text. Answers and events cross three borders (services, shell, preload, page), and a
 * document with 20,000 annotations is 20,000 objects, which every border would copy one by one; a text is copied whole.
 * Everything in the contract is plain data, so nothing is lost.
 */
export type JsonText<Value> = Flavor<string, 'json'> & { readonly value?: Value };

export function toJsonText<Value>(value: Value): JsonText<Value> {
  return JSON.stringify(value);
}

/** The caller trusts who made the text: both ends are parts of this application, and pages have no part in it. */
export function fromJsonText<Value>(text: JsonText<Value>): Value {
  // What toJsonText was given.
  return JSON.parse(text) as Value;
}
