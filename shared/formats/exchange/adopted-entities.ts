import type { Entity } from '../../domain/entity.ts';
import { EntityId, type LabelId, type Timestamp } from '../../domain/ids.ts';
import type { ForeignAnnotation } from './foreign-corpus.ts';

type ForeignEntity = NonNullable<ForeignAnnotation['entity']>;

const LONGEST_NAME = 2000;

interface Naming {
  readonly labelId: LabelId;
  /** The words of the mention: its name where the file has none. */
  readonly quote: string;
}

/**
 * The register as a file names its entries: by an id of an authority first, which decides; else by name or another
 * name among the entries of the same label. What is not there is made. Entries that are there are never changed.
 */
export class AdoptedEntities {
  readonly added: Entity[] = [];
  readonly #byAuthority = new Map<string, Entity>();
  readonly #byName = new Map<string, Entity>();
  readonly #context: { readonly now: Timestamp; readonly newId: () => string };

  constructor(register: Iterable<Entity>, context: { readonly now: Timestamp; readonly newId: () => string }) {
    this.#context = context;
    for (const entity of register) this.#remember(entity);
  }

  /** The entry that is meant by a mention on a layer of entities; undefined where nothing is named. */
  find(named: ForeignEntity, { labelId, quote }: Naming): EntityId | undefined {
    const externalIds = Object.entries(named.externalIds).filter(
      ([authority, id]) => authority !== '' && authority !== '__proto__' && id !== '',
    );
    const name = shortened(named.name ?? '') || (externalIds.length > 0 ? shortened(quote) : '');
    if (name === '') return undefined;
    for (const [authority, id] of externalIds) {
      const known = this.#byAuthority.get(authorityKey(authority, id));
      if (known) return known.id;
    }
    const namesake = this.#byName.get(nameKey(labelId, name));
    // Two of one name with different ids of one authority are two.
    if (namesake && externalIds.every(([authority, id]) => (namesake.externalIds[authority] ?? id) === id))
      return namesake.id;
    return this.#make(name, labelId, Object.fromEntries(externalIds)).id;
  }

  #make(name: string, labelId: LabelId, externalIds: Readonly<Record<string, string>>): Entity {
    const { now, newId } = this.#context;
    const entity: Entity = {
      id: EntityId.parse(newId()),
      name,
      labelId,
      aliases: [],
      externalIds,
      note: '',
      createdAt: now,
      updatedAt: now,
    };
    this.added.push(entity);
    this.#remember(entity);
    return entity;
  }

  #remember(entity: Entity): void {
    for (const [authority, id] of Object.entries(entity.externalIds)) {
      const key = authorityKey(authority, id);
      if (!this.#byAuthority.has(key)) this.#byAuthority.set(key, entity);
    }
    for (const name of [entity.name, ...entity.aliases]) {
      const key = nameKey(entity.labelId, name);
      if (!this.#byName.has(key)) this.#byName.set(key, entity);
    }
  }
}

function authorityKey(authority: string, id: string): string {
  return JSON.stringify([authority.toLowerCase(), id]);
}

function nameKey(labelId: LabelId, name: string): string {
  return JSON.stringify([labelId, name.trim().toLowerCase()]);
}

function shortened(name: string): string {
  return name.trim().slice(0, LONGEST_NAME).toWellFormed();
}
