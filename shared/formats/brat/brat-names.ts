import type { AttributeDefinition, Codebook, Layer } from '../../domain/codebook.ts';
import { LabelNames } from '../exchange/label-names.ts';

type Kind = 'layer' | 'label' | 'attribute' | 'link';

/**
 * What layers, labels, attributes and types of links are called in brat: its interface allows `[A-Za-z0-9_-]` only, and
 * visual.conf has one list of what people read in their place. So one safe name never means two things.
 */
export class BratNames {
  readonly #codebook: Codebook;
  readonly #labels: LabelNames;
  readonly #safe = new Map<string, string>();
  readonly #taken = new Map<string, { readonly shown: string; readonly kinds: Set<Kind> }>();

  /** `reserved` are names of labels that are taken already. */
  constructor(codebook: Codebook, reserved: readonly string[]) {
    this.#codebook = codebook;
    this.#labels = new LabelNames(codebook, { once: 'in-codebook' });
    for (const name of reserved) this.#taken.set(name, { shown: name, kinds: new Set(['layer', 'label']) });
  }

  /** What people read for each safe name that is another one, in the order in which they were asked for. */
  get shown(): readonly (readonly [safe: string, shown: string])[] {
    return [...this.#taken].flatMap(([safe, { shown }]) => (safe === shown ? [] : [[safe, shown] as const]));
  }

  layer({ id, name }: Pick<Layer, 'id' | 'name'>): string {
    return this.#take('layer', id, name);
  }

  label(id: string): string {
    return this.#take('label', id, this.#labels.nameOf(id));
  }

  linkType(id: string): string {
    const { name = id } = this.#codebook.linkTypes.find((type) => type.id === id) ?? {};
    const isShared = this.#codebook.linkTypes.some((type) => type.id !== id && type.name === name);
    return this.#take('link', id, isShared ? id : name);
  }

  /** Attributes of one name on several layers are one attribute. */
  attribute(owner: readonly AttributeDefinition[], id: string): string {
    const { name = id } = owner.find((one) => one.id === id) ?? {};
    const shown = owner.some((one) => one.id !== id && one.name === name) ? id : name;
    return this.#take('attribute', shown, shown);
  }

  #take(kind: Kind, key: string, shown: string): string {
    const known = this.#safe.get(`${kind} ${key}`);
    if (known !== undefined) return known;
    const safe = this.#unique(safeName(shown), { kind, shown });
    this.#safe.set(`${kind} ${key}`, safe);
    const { kinds } = this.#taken.get(safe) ?? { kinds: new Set() };
    this.#taken.set(safe, { shown, kinds: kinds.add(kind) });
    return safe;
  }

  /** A link may be called like a label where people read the same words; a layer may not, they stand in one list. */
  #unique(wanted: string, { kind, shown }: { readonly kind: Kind; readonly shown: string }): string {
    const isFree = (name: string) => {
      const taken = this.#taken.get(name);
      if (!taken) return true;
      const clashes = kind === 'layer' || kind === 'label' ? (['layer', 'label'] as const) : [kind];
      return taken.shown === shown && !clashes.some((one) => taken.kinds.has(one));
    };
    let name = wanted;
    for (let number = 2; !isFree(name); number += 1) name = `${wanted}_${number}`;
    return name;
  }
}

function safeName(name: string): string {
  const safe = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9_-]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return /^[A-Za-z]/.test(safe) ? safe : `Label_${safe}`.replace(/_$/, '');
}
