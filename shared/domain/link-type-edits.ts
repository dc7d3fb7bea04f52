import { type Codebook, findLinkType, type LinkType } from './codebook.ts';
import { type CodebookEdit, edited, patched, type Step, stepped } from './codebook-edits.ts';
import type { LinkTypeId } from './ids.ts';

export function addLinkType(codebook: Codebook, type: LinkType): CodebookEdit | undefined {
  if (findLinkType(codebook, type.id)) return undefined;
  return edited({ ...codebook, linkTypes: [...codebook.linkTypes, type] });
}

export function changeLinkType(
  codebook: Codebook,
  linkTypeId: string,
  patch: Partial<Omit<LinkType, 'id' | 'attributes'>>,
): CodebookEdit | undefined {
  if (!findLinkType(codebook, linkTypeId)) return undefined;
  const linkTypes = codebook.linkTypes.map((type) => (type.id === linkTypeId ? patched(type, patch) : type));
  return edited({ ...codebook, linkTypes });
}

export function stepLinkType(codebook: Codebook, linkTypeId: string, step: Step): CodebookEdit | undefined {
  const linkTypes = stepped(codebook.linkTypes, linkTypeId, step);
  return linkTypes === codebook.linkTypes ? undefined : edited({ ...codebook, linkTypes });
}

/** Takes a type of links away. Its links become those of `heir`, or go too where that is null. */
export function removeLinkType(
  codebook: Codebook,
  linkTypeId: string,
  heir: LinkTypeId | null,
): CodebookEdit | undefined {
  if (!findLinkType(codebook, linkTypeId) || heir === linkTypeId) return undefined;
  if (heir !== null && !findLinkType(codebook, heir)) return undefined;
  const linkTypes = codebook.linkTypes.filter(({ id }) => id !== linkTypeId);
  return edited({ ...codebook, linkTypes }, { linkTypes: { [linkTypeId]: heir } });
}
