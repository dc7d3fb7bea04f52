/**
 * A number or string with a unit. Plain literals and the result of arithmetic are accepted, another unit is not: a
 * code-point offset cannot be passed where a UTF-16 offset is meant, and `start + 1` needs no conversion.
 */
export type Flavor<Value, Name extends string> = Value & { readonly unit?: Name };
