import type { Label } from '../domain/codebook.ts';
import type { EntityId, LabelId } from '../domain/ids.ts';
import type { IdRow } from './id-file.ts';
import { nameKey } from './name-form.ts';

/** An entry of the register, as far as ids go. */
export interface IdentifiableEntity {
  readonly id: EntityId;
  readonly labelId: LabelId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly externalIds: Readonly<Record<string, string>>;
}

export const idReasons = ['same-name', 'alias'] as const;

/** One id that an entry could have. */
export interface IdCandidate {
  readonly authority: string;
  readonly id: string;
  /** As the file calls it. */
  readonly name: string;
  readonly type: string;
  /** Both have this name, or one of them has it as another name. */
  readonly reason: (typeof idReasons)[number];
  /** False where the file says that it is another kind of thing. */
  readonly fits: boolean;
}

export interface IdProposal {
  readonly entityId: EntityId;
  readonly name: string;
  readonly labelId: LabelId;
  /** Those that fit first, and by the same name before another one. */
  readonly candidates: readonly IdCandidate[];
  /** Whether there is one that fits and no other: then nobody has to choose. */
  readonly sure: boolean;
}

/** More than anybody reads through for one entry. */
const MOST_CANDIDATES = 20;

/**
 * Finds ids for the entries of a register among the rows of a file that are added one by one. Only rows that name an
 * entry are kept, so the memory depends on the register and not on the file.
 */
export class IdMatcher {
  readonly #labels: readonly Pick<Label, 'id' | 'name'>[];
  readonly #byName = new Map<string, { readonly entity: IdentifiableEntity; readonly isName: boolean }[]>();
  readonly #found = new Map<EntityId, { readonly entity: IdentifiableEntity; readonly candidates: IdCandidate[] }>();
  /** Entries that have one of the ids already. */
  readonly #known = new Set<EntityId>();

  constructor(labels: readonly Pick<Label, 'id' | 'name'>[]) {
    this.#labels = labels;
  }

  /** Adds an entry of the register. All of them come before the first row. */
  know(entity: IdentifiableEntity): void {
    for (const [at, name] of [entity.name, ...entity.aliases].entries()) {
      const key = nameKey(name);
      if (key === '') continue;
      const those = this.#byName.get(key) ?? [];
      if (!those.some((one) => one.entity.id === entity.id)) those.push({ entity, isName: at === 0 });
      this.#byName.set(key, those);
    }
  }

  add(row: IdRow): void {
    for (const [at, name] of [row.name, ...row.aliases].entries())
      for (const { entity, isName } of this.#byName.get(nameKey(name)) ?? [])
        this.#take(entity, row, at === 0 && isName ? 'same-name' : 'alias');
  }

  /** How many entries have an id of the file already. */
  get known(): number {
    return this.#known.size;
  }

  /** What is sure first, each in the order of the register. */
  proposals(): IdProposal[] {
    const proposals = [...this.#found.values()].map(({ entity, candidates }): IdProposal => {
      const sorted = [...candidates].sort((a, b) => rankOf(b) - rankOf(a));
      const { id: entityId, name, labelId } = entity;
      return { entityId, name, labelId, candidates: sorted, sure: sorted.filter(({ fits }) => fits).length === 1 };
    });
    return proposals.sort((a, b) => Number(b.sure) - Number(a.sure));
  }

  #take(entity: IdentifiableEntity, { authority, id, name, type }: IdRow, reason: IdCandidate['reason']): void {
    const has = entity.externalIds[authority];
    if (has !== undefined) {
      if (has === id) this.#known.add(entity.id);
      return;
    }
    const candidates = this.#found.get(entity.id)?.candidates ?? [];
    const same = candidates.findIndex((one) => one.authority === authority && one.id === id);
    const candidate = { authority, id, name, type, reason, fits: this.#fits(entity.labelId, type) };
    if (same < 0 && candidates.length < MOST_CANDIDATES) candidates.push(candidate);
    else if (same >= 0 && reason === 'same-name') candidates[same] = candidate;
    this.#found.set(entity.id, { entity, candidates });
  }

  /** A type that says nothing of any label rules nothing out. */
  #fits(labelId: LabelId, type: string): boolean {
    const said = meaningOf(type);
    const meant = this.#labels.find(({ id, name }) => meaningOf(id) === said || meaningOf(name) === said);
    return said === '' || meant === undefined || meant.id === labelId;
  }
}

function rankOf({ fits, reason }: IdCandidate): number {
  return (fits ? 2 : 0) + (reason === 'same-name' ? 1 : 0);
}

/** What registers call the labels of the default codebook; Q5 and the like are Wikidata's classes. */
const synonyms: Readonly<Record<string, string>> = {
  q5: 'person',
  human: 'person',
  people: 'person',
  q43229: 'organization',
  organisation: 'organization',
  org: 'organization',
  company: 'organization',
  agency: 'organization',
  q515: 'place',
  q6256: 'place',
  city: 'place',
  country: 'place',
  location: 'place',
  gpe: 'place',
};

function meaningOf(type: string): string {
  const typed = type.trim().toLowerCase();
  return Object.hasOwn(synonyms, typed) ? (synonyms[typed] ?? typed) : typed;
}
