import type {
  ForeignAttribute,
  ForeignLabel,
  ForeignLayer,
  ForeignLinkType,
  ForeignScheme,
} from '../exchange/foreign-corpus.ts';
import type { BratConfig, BratLook, ConfiguredType } from './brat-config.ts';

/** The names under which a project of brat is taken over: what people read where visual.conf says so. */
export class BratScheme {
  readonly scheme: ForeignScheme;
  readonly #look: BratLook;
  readonly #layers = new Map<string, string>();
  readonly #roles: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #attributes: ReadonlyMap<string, ForeignAttribute>;

  constructor(config: BratConfig, look: BratLook) {
    this.#look = look;
    this.#roles = new Map(config.events.map((type) => [type.name, new Set(type.arguments.map(({ role }) => role))]));
    const layers = this.#layersOf(config);
    const attributes = config.attributes.map((attribute) => this.#attributeOf(attribute));
    this.#attributes = new Map(attributes.map((attribute) => [attribute.name, attribute]));
    this.scheme = {
      layers: layers.map((layer) => ({ ...layer, attributes })),
      linkTypes: [...config.relations.map((type) => this.#relation(type)), ...this.#eventRoles(config)],
    };
  }

  /** What stands for a name, for people. */
  shown(name: string): string {
    return this.#look.names.get(name) ?? name;
  }

  /** Empty where the configuration has no layers. */
  layerOf(type: string): string {
    return this.#layers.get(type) ?? '';
  }

  isRole(event: string, role: string): boolean {
    return this.#roles.get(event)?.has(role) ?? false;
  }

  /** The value of an attribute as its kind has it; an attribute without one is there, and that is all. */
  valueOf(attribute: string, value: string): string | boolean {
    if (value === '') return true;
    if (this.#attributes.get(attribute)?.kind !== 'boolean') return value;
    return value === 'true' || (value === 'false' ? false : value);
  }

  /** Where all types stand under groups, these are layers (so we write them). Otherwise brat has none. */
  #layersOf({ entities, events }: BratConfig): Omit<ForeignLayer, 'attributes'>[] {
    const top = entities.filter(({ parent }) => parent === undefined);
    const isGrouped = top.length > 0 && top.every(({ isGroup }) => isGroup);
    if (!isGrouped) return [{ name: '', labels: this.#labelsOf([...entities, ...events]) }];
    const layers = top.map(({ name }) => {
      const labels = below(name, entities);
      for (const label of labels) this.#layers.set(label.name, this.shown(name));
      const under = labels.map((label) => (label.parent === name ? withoutParent(label) : label));
      return { name: this.shown(name), labels: this.#labelsOf(under) };
    });
    return events.length === 0 ? layers : [...layers, { name: '', labels: this.#labelsOf(events) }];
  }

  #labelsOf(types: readonly ConfiguredType[]): ForeignLabel[] {
    return types.flatMap(({ name, isGroup, parent }) => {
      if (isGroup) return [];
      const displayName = this.#look.names.get(name);
      const color = this.#look.colors.get(name);
      return [
        {
          name,
          ...(displayName === undefined ? {} : { displayName }),
          ...(color === undefined ? {} : { color }),
          ...(parent === undefined ? {} : { parent: this.shown(parent) }),
        },
      ];
    });
  }

  #relation({ name, arguments: all }: ConfiguredType): ForeignLinkType {
    const [from = [], to = []] = all.filter(({ role }) => !role.startsWith('<')).map(({ types }) => types);
    const isSymmetric = all.some(({ role, types }) => role === '<REL-TYPE>' && types.join().includes('symmetric'));
    return { name: this.shown(name), from, to, ...(isSymmetric ? { symmetric: true } : {}) };
  }

  #eventRoles({ events }: BratConfig): ForeignLinkType[] {
    const roles = new Map<string, { from: Set<string>; to: Set<string> }>();
    for (const { name, arguments: all } of events)
      for (const { role, types } of all) {
        const known = roles.get(role) ?? { from: new Set(), to: new Set() };
        known.from.add(name);
        for (const type of types) known.to.add(type);
        roles.set(role, known);
      }
    return [...roles].map(([role, { from, to }]) => ({ name: this.shown(role), from: [...from], to: [...to] }));
  }

  #attributeOf({ name, arguments: all }: ConfiguredType): ForeignAttribute {
    const options = all.find(({ role }) => role === 'Value')?.types ?? [];
    const isBoolean = options.every((option) => option === 'true' || option === 'false');
    return { name: this.shown(name), kind: isBoolean ? 'boolean' : 'one-of', options: isBoolean ? [] : options };
  }
}

function below(parent: string, types: readonly ConfiguredType[]): ConfiguredType[] {
  const found = new Set([parent]);
  // A type stands behind the one it is under.
  return types.filter((type) => {
    const isBelow = type.parent !== undefined && found.has(type.parent);
    if (isBelow) found.add(type.name);
    return isBelow;
  });
}

function withoutParent({ name, isGroup, arguments: all }: ConfiguredType): ConfiguredType {
  return { name, isGroup, arguments: all };
}
