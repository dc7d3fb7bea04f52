import type { AttributeValue } from '../../domain/annotation.ts';
import type { ResolvedDocument } from './resolve-offsets.ts';

/** All values that the files have for an attribute, by which a new one gets its kind. */
export class SeenValues {
  readonly #documents: readonly { readonly document: Pick<ResolvedDocument, 'annotations' | 'links'> }[];
  #byName: Map<string, AttributeValue[]> | undefined;

  constructor(documents: readonly { readonly document: Pick<ResolvedDocument, 'annotations' | 'links'> }[]) {
    this.#documents = documents;
  }

  /** `own` is the value at hand, which stands for all where the files have none of the name (an id of an entity). */
  of(name: string, own: AttributeValue | undefined): readonly AttributeValue[] {
    this.#byName ??= this.#gather();
    return this.#byName.get(name) ?? (own === undefined ? [] : [own]);
  }

  #gather(): Map<string, AttributeValue[]> {
    const byName = new Map<string, AttributeValue[]>();
    for (const { document } of this.#documents)
      for (const { attributes = {} } of [...document.annotations, ...document.links])
        for (const [name, value] of Object.entries(attributes)) {
          const seen = byName.get(name);
          if (seen) seen.push(value);
          else byName.set(name, [value]);
        }
    return byName;
  }
}
