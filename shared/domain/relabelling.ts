import { type ChangeSet, changesOf } from './change-set.ts';

/** What labels of another layer take away. */
export interface RelabelLosses {
  /** Annotations that lose something that was filled in. */
  readonly losing: number;
  readonly links: number;
}

/** What is lost when annotations get a label, by what is decided about that. */
export function lossesOf(relabelling: ChangeSet): RelabelLosses {
  const losing = changesOf(relabelling, 'annotation').filter(
    ({ before, after }) =>
      before && after && Object.keys(before.attributes).some((id) => !Object.hasOwn(after.attributes, id)),
  );
  const links = changesOf(relabelling, 'link').filter(({ after }) => !after);
  return { losing: losing.length, links: links.length };
}
