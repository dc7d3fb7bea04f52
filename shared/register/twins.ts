import type { Entity } from '../domain/entity.ts';
import type { EntityId } from '../domain/ids.ts';
import { nameKey } from './name-form.ts';

type Named = Pick<Entity, 'id' | 'name' | 'labelId' | 'aliases' | 'externalIds'>;

export const twinReasons = ['id', 'name'] as const;

/** Another entry that may be the same one. */
export interface Twin {
  readonly id: EntityId;
  readonly name: string;
  /** Both have the same id elsewhere, or with the same label the same name. */
  readonly why: (typeof twinReasons)[number];
  /** What both have: "wikidata: Q1156", "Donald Trump". */
  readonly shared: string;
}

/**
 * The entries that have an id of this one, or one of its names under the same label: two persons may be called alike,
 * so nobody is kept from having both, but nobody should have both unseen. Those with the same id come first.
 */
export function twinsOf(entity: Named, others: Iterable<Named>): Twin[] {
  const names = new Set(namesOf(entity));
  const twins: Twin[] = [];
  for (const other of others) {
    if (other.id === entity.id) continue;
    const id = Object.entries(entity.externalIds).find(([authority, own]) => other.externalIds[authority] === own);
    const { id: otherId, name } = other;
    if (id) twins.push({ id: otherId, name, why: 'id', shared: id.join(': ') });
    else if (other.labelId === entity.labelId) {
      const shared = namesOf(other).find((key) => names.has(key));
      if (shared !== undefined) twins.push({ id: otherId, name, why: 'name', shared: writtenIn(other, shared) });
    }
  }
  return twins.sort((a, b) => twinReasons.indexOf(a.why) - twinReasons.indexOf(b.why));
}

function namesOf({ name, aliases }: Named): string[] {
  return [name, ...aliases].map(nameKey).filter((key) => key !== '');
}

function writtenIn({ name, aliases }: Named, key: string): string {
  return [name, ...aliases].find((one) => nameKey(one) === key) ?? name;
}
