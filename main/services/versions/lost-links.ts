import type { ToLookAt } from '#shared/api/version-methods.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { findLinkType } from '#shared/domain/codebook.ts';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { joinsAlike } from '#shared/domain/link-direction.ts';
import type { ProjectReader } from '../../store/project-reader.ts';

const LONGEST_SHOWN = 80;

interface Copies {
  /** By the annotation of the version before. */
  readonly copies: ReadonlyMap<string, AnnotationId>;
  /** All documents that are versions of the article: no link leads from one to another (see `carryCommand`). */
  readonly versions: ReadonlySet<string>;
}

/** The links of an annotation of the version before that its copy has nothing like; all of them where it has none. */
export function lostLinks(read: ProjectReader, from: Annotation, { copies, versions }: Copies): ToLookAt['lostLinks'] {
  const copyId = copies.get(from.id);
  const present = copyId === undefined ? [] : read.linksOf(copyId);
  return read.linksOf(from.id).flatMap((link) => {
    const isOutgoing = link.fromId === from.id;
    const other = read.annotation(isOutgoing ? link.toId : link.fromId);
    const isWithin = other?.documentId === from.documentId;
    if (!other || other.status === 'rejected' || (!isWithin && versions.has(other.documentId))) return [];
    const otherId = isWithin ? copies.get(other.id) : other.id;
    const type = findLinkType(read.codebook(), link.typeId);
    const isThere = present.some((one) => {
      if (one.typeId !== link.typeId || copyId === undefined || otherId === undefined) return false;
      const ends = isOutgoing ? { fromId: copyId, toId: otherId } : { fromId: otherId, toId: copyId };
      return joinsAlike(type, one, ends);
    });
    const otherEnd = other.quote.slice(0, LONGEST_SHOWN).toWellFormed();
    return isThere ? [] : [{ id: link.id, typeId: link.typeId, isOutgoing, otherEnd }];
  });
}
