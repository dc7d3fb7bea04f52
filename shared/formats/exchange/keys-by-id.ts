/** Annotations by the ids that links name. Several can have one id by mistake: then the first is meant, and it is told. */
export class KeysById<Key = string> {
  readonly #keys = new Map<string, { readonly key: Key; isDoubled: boolean }>();

  add(id: string, key: Key): void {
    const known = this.#keys.get(id);
    if (known) known.isDoubled = true;
    else this.#keys.set(id, { key, isDoubled: false });
  }

  has(id: string): boolean {
    return this.#keys.has(id);
  }

  find(id: string | undefined, tell: (reason: string) => void): Key | undefined {
    const found = id === undefined ? undefined : this.#keys.get(id);
    if (found?.isDoubled) tell(`several annotations have the id “${id}”, and the link leads to the first of them`);
    return found?.key;
  }
}
