import type { Annotation } from './annotation.ts';
import { allowsLink, type Codebook, type LinkType } from './codebook.ts';
import { joinsAlike } from './link-direction.ts';
import type { Link } from './link.ts';

/** A way to connect two annotations; `reversed` where the link goes from the second to the first. */
export interface LinkChoice {
  readonly type: LinkType;
  readonly reversed: boolean;
}

type End = Pick<Annotation, 'id' | 'labelId'>;

/**
 * The links that the codebook allows between two annotations and that are not there yet, in the codebook's order. A
 * type that allows both directions is offered in the one in which the hand went; a claim's source can be picked
 * from the source just as well, since the type allows the one direction only.
 */
export function linkChoices(codebook: Codebook, ends: readonly [End, End], links: readonly Link[]): LinkChoice[] {
  const [from, to] = ends;
  if (from.id === to.id) return [];
  return codebook.linkTypes.flatMap((type) => {
    if (type.retired) return [];
    const reversed = !allowsLink(type, from.labelId, to.labelId);
    if (reversed && !allowsLink(type, to.labelId, from.labelId)) return [];
    const [first, second] = reversed ? [to, from] : [from, to];
    const there = links.some(
      (link) => link.typeId === type.id && joinsAlike(type, link, { fromId: first.id, toId: second.id }),
    );
    return there ? [] : [{ type, reversed }];
  });
}

const keys = '1234567890abcdefghijklmnopqrstuvwxyz';

/**
 * The key that chooses a type of links: the same one whatever else is offered, so that the hand can learn it. Empty
 * beyond the 36th type.
 */
export function linkTypeKey({ linkTypes }: Codebook, type: LinkType): string {
  return keys[linkTypes.findIndex(({ id }) => id === type.id)] ?? '';
}
