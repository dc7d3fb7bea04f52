import { allowsLink, findLinkType } from '../../domain/codebook.ts';
import { doubtsAbout, entityDoubtKinds } from '../../domain/entity-doubts.ts';
import type { ParsedProject } from './parse-annotary-json.ts';

export const projectDoubtKinds = [...entityDoubtKinds, 'link-ends'] as const;

/** What came in as it was and should be looked at. */
export interface ProjectDoubt {
  readonly kind: (typeof projectDoubtKinds)[number];
  /** A path in the file: `entities[3].labelId`. */
  readonly place: string;
  readonly value: string;
}

/**
 * What in a file contradicts nothing and yet could not be made here: labels of entries that are none, blank names, ids
 * that have not the form of one, links whose type does not allow their ends. A codebook that was changed later leaves
 * such things behind, so a file with them is taken over whole; what makes no sense at all findProjectFault refuses.
 */
export function findProjectDoubts({ codebook, entities, annotations, links }: ParsedProject): ProjectDoubt[] {
  const labels = new Map(annotations.map(({ id, labelId }) => [id, labelId]));
  const ofEntities = entities.flatMap((entity, index) =>
    doubtsAbout(codebook, entity).map(({ kind, field, value }): ProjectDoubt => ({
      kind,
      place: `entities[${index}].${field}`,
      value,
    })),
  );
  const ofLinks = links.flatMap(({ typeId, fromId, toId }, index): ProjectDoubt[] => {
    const [type, from, to] = [findLinkType(codebook, typeId), labels.get(fromId), labels.get(toId)];
    if (!type || from === undefined || to === undefined || allowsLink(type, from, to)) return [];
    return [{ kind: 'link-ends', place: `links[${index}]`, value: `${type.name}: ${from} → ${to}` }];
  });
  return [...ofEntities, ...ofLinks];
}
