// `Math.min(...values)` hands each value over as an argument, and a page can have more pieces than the call stack holds.

/** Infinity for none. */
export function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

/** -Infinity for none. */
export function greatest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}
