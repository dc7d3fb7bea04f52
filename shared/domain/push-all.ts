/**
 * Adds items to the end of a list. `list.push(...items)` hands each of them over as an argument, and a hundred thousand
 * arguments are more than the call stack holds.
 */
export function pushAll<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}
