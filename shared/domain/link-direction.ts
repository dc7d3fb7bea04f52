import type { LinkType } from './codebook.ts';
import type { Link } from './link.ts';

type Ends = Pick<Link, 'fromId' | 'toId'>;

/** Whether two links of one type join the same ends the same way round; where the type is symmetric, either way. */
export function joinsAlike(type: Pick<LinkType, 'symmetric'> | undefined, a: Ends, b: Ends): boolean {
  if (a.fromId === b.fromId && a.toId === b.toId) return true;
  return type?.symmetric === true && a.fromId === b.toId && a.toId === b.fromId;
}

/** Equal for two links of one type that say the same; see `joinsAlike`. */
export function endsKey(type: Pick<LinkType, 'symmetric'> | undefined, { fromId, toId }: Ends): string {
  return type?.symmetric && toId < fromId ? `${toId} ${fromId}` : `${fromId} ${toId}`;
}
