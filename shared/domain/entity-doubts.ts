import { wikidataId } from '../register/wikidata-id.ts';
import { type Codebook, findLabel } from './codebook.ts';
import type { Entity } from './entity.ts';

export const entityDoubtKinds = ['label-unknown', 'label-of-no-entity', 'name-blank', 'wikidata-form'] as const;

/** What no command would make of an entry, but a file or an older project may hold. It stays as it is, and is said. */
export interface EntityDoubt {
  readonly kind: (typeof entityDoubtKinds)[number];
  /** The property, like `externalIds.wikidata`. */
  readonly field: string;
  readonly value: string;
}

export function doubtsAbout(codebook: Codebook, { name, labelId, externalIds }: Entity): EntityDoubt[] {
  const doubts: EntityDoubt[] = [];
  const kind = findLabel(codebook, labelId)?.layer.kind;
  if (kind !== 'entity')
    doubts.push({
      kind: kind === undefined ? 'label-unknown' : 'label-of-no-entity',
      field: 'labelId',
      value: labelId,
    });
  if (name.trim() === '') doubts.push({ kind: 'name-blank', field: 'name', value: name });
  const { wikidata } = externalIds;
  if (wikidata !== undefined && wikidataId(wikidata) !== wikidata)
    doubts.push({ kind: 'wikidata-form', field: 'externalIds.wikidata', value: wikidata });
  return doubts;
}
