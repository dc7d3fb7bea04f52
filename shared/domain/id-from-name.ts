/** Ids are written in every export, so they are kept short. */
const LONGEST = 60;

/**
 * A readable id for what is called so: `Law or agreement` becomes `law-or-agreement`. Letters of every script stay;
 * accents go. A number makes it differ from those that are taken.
 */
export function idFromName(name: string, taken: Iterable<string>, separator: '-' | '_' = '-'): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu);
  const base = (words ?? ['item']).join(separator).slice(0, LONGEST).toWellFormed();
  const used = new Set(taken);
  let id = base;
  for (let number = 2; used.has(id); number += 1) id = `${base}${separator}${number}`;
  return id;
}
