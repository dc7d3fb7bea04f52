/** Ids are written in every export, so they are kept short. */
const LONGEST = 60;

/**
 * A readable id for what is called so: `Law or agreement` becomes `law-or-agreement`. Letters of every script stay;
 * accents go. A number makes it differ from those that are taken.
 */
export function idFromName(name: string, taken: Iterable<string>, separator: '-' | '_' = '-'): string {
  return new FreeIds(taken).take(name, separator);
}

/** Ids for many names, each other than all that were there or were given; the same as `idFromName` one by one. */
export class FreeIds {
  readonly #taken: Set<string>;
  /** The next number to try, by what it stands behind: thousands can be called alike. */
  readonly #numbers = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  take(name: string, separator: '-' | '_' = '-'): string {
    const base = baseOf(name, separator);
    let id = base;
    let number = this.#numbers.get(base) ?? 2;
    for (; this.#taken.has(id); number += 1) id = `${base}${separator}${number}`;
    this.#numbers.set(base, number);
    this.#taken.add(id);
    return id;
  }
}

function baseOf(name: string, separator: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? ['item']).join(separator).slice(0, LONGEST).toWellFormed();
}
