import { allowsLink, type LinkType } from './codebook.ts';
import { type AttributeAddress, type AttributePlace, placeIds } from './attribute-edits.ts';

/** Of an attribute of a layer, of a type of links, or (both null) of documents. */
interface AttributeUse {
  readonly layerId: string | null;
  readonly linkTypeId: string | null;
  readonly attributeId: string;
  readonly count: number;
}

/** How many links of one type go from one label to another. */
interface LinkEndsUse {
  readonly typeId: string;
  readonly fromLabelId: string;
  readonly toLabelId: string;
  readonly count: number;
}

/** How often each part of the codebook is used, as the services count it (`codebook.usage`). */
export interface CodebookUsage {
  readonly labels: Readonly<Record<string, number>>;
  readonly linkTypes: Readonly<Record<string, number>>;
  readonly attributes: readonly AttributeUse[];
  readonly options: readonly (AttributeUse & { readonly option: string })[];
  readonly linkEnds: readonly LinkEndsUse[];
}

export const noUsage: CodebookUsage = { labels: {}, linkTypes: {}, attributes: [], options: [], linkEnds: [] };

export function usesOfLabel({ labels }: CodebookUsage, labelId: string): number {
  return Object.hasOwn(labels, labelId) ? (labels[labelId] ?? 0) : 0;
}

export function usesOfLinkType({ linkTypes }: CodebookUsage, linkTypeId: string): number {
  return Object.hasOwn(linkTypes, linkTypeId) ? (linkTypes[linkTypeId] ?? 0) : 0;
}

/** How many links of a type join labels that a type with these ends does not allow. */
export function misfitsAmong(
  { linkEnds }: CodebookUsage,
  linkTypeId: string,
  ends: Pick<LinkType, 'fromLabelIds' | 'toLabelIds'>,
): number {
  return linkEnds
    .filter(({ typeId, fromLabelId, toLabelId }) => typeId === linkTypeId && !allowsLink(ends, fromLabelId, toLabelId))
    .reduce((sum, { count }) => sum + count, 0);
}

/** How many annotations, links or documents have a value of the attribute. */
export function usesOfAttribute({ attributes }: CodebookUsage, { place, attributeId }: AttributeAddress): number {
  return attributes.find((use) => use.attributeId === attributeId && isAt(use, place))?.count ?? 0;
}

export function usesOfOption(
  { options }: CodebookUsage,
  { place, attributeId, optionId }: AttributeAddress & { readonly optionId: string },
): number {
  return (
    options.find((use) => use.attributeId === attributeId && use.option === optionId && isAt(use, place))?.count ?? 0
  );
}

function isAt(use: AttributeUse, place: AttributePlace): boolean {
  const { layerId, linkTypeId } = placeIds(place);
  return use.layerId === layerId && use.linkTypeId === linkTypeId;
}
