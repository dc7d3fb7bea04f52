import type { Codebook, Label, Layer, LinkType } from '#shared/domain/codebook.ts';
import { depthsOf, inTreeOrder } from '#shared/domain/codebook-edits.ts';
import { type CodebookUsage, usesOfLabel, usesOfLinkType } from '#shared/domain/codebook-usage.ts';
import type { CodebookPart } from '../../app/state/codebook-part.ts';

/** One line of the list of parts. */
export interface CodebookRow {
  readonly part: CodebookPart;
  readonly name: string;
  /** 0 for what stands at the edge; labels begin at 1. */
  readonly depth: number;
  /** Null where there is nothing to count. */
  readonly uses: number | null;
  readonly layer?: Layer;
  readonly label?: Label;
  readonly linkType?: LinkType;
}

/** The codebook as a list: itself, each layer with its labels as a tree, then the types of links. */
export function codebookRows(codebook: Codebook, usage: CodebookUsage): CodebookRow[] {
  return [
    { part: { kind: 'codebook' }, name: codebook.name, depth: 0, uses: null },
    ...codebook.layers.flatMap((layer) => layerRows(layer, usage)),
    ...codebook.linkTypes.map((linkType): CodebookRow => ({
      part: { kind: 'link-type', linkTypeId: linkType.id },
      name: linkType.name,
      depth: 0,
      uses: usesOfLinkType(usage, linkType.id),
      linkType,
    })),
  ];
}

function layerRows(layer: Layer, usage: CodebookUsage): CodebookRow[] {
  const depths = depthsOf(layer.labels);
  return [
    { part: { kind: 'layer', layerId: layer.id }, name: layer.name, depth: 0, uses: null, layer },
    ...inTreeOrder(layer.labels).map((label): CodebookRow => ({
      part: { kind: 'label', labelId: label.id },
      name: label.name,
      depth: 1 + (depths.get(label.id) ?? 0),
      uses: usesOfLabel(usage, label.id),
      layer,
      label,
    })),
  ];
}
