import { type Codebook, findLabel, findLayer, findLinkType, type Label, type Layer } from '#shared/domain/codebook.ts';
import { mergeCodebooks } from '#shared/formats/merge-codebooks.ts';
import type { Version } from './restoration.ts';

/**
 * The codebook with the labels and types of links that these records have and that it has no more, each as the latest
 * codebook that had it defined it. The same object where nothing is missing.
 */
export function codebookWith(own: Codebook, versions: readonly Version[], earlier: Iterable<Codebook>): Codebook {
  const labels = new Set<string>();
  const linkTypes = new Set<string>();
  for (const version of versions) {
    if ((version.kind === 'annotation' || version.kind === 'rule') && !findLabel(own, version.record.labelId))
      labels.add(version.record.labelId);
    if (version.kind === 'link' && !findLinkType(own, version.record.typeId)) linkTypes.add(version.record.typeId);
  }
  if (labels.size + linkTypes.size === 0) return own;
  let codebook = own;
  for (const then of earlier) {
    codebook = mergeCodebooks(codebook, partOf(then, { codebook, labels, linkTypes }));
    for (const id of labels) if (findLabel(codebook, id)) labels.delete(id);
    for (const id of linkTypes) if (findLinkType(codebook, id)) linkTypes.delete(id);
    if (labels.size + linkTypes.size === 0) break;
  }
  return codebook === own ? own : { ...codebook, version: own.version + 1 };
}

interface Missing {
  readonly codebook: Codebook;
  readonly labels: ReadonlySet<string>;
  readonly linkTypes: ReadonlySet<string>;
}

/** What is missed and nothing else; a layer that is gone comes with its attributes. */
function partOf(then: Codebook, { codebook, labels, linkTypes }: Missing): Codebook {
  const layers = then.layers.flatMap((layer): Layer[] => {
    const missed = layer.labels.filter(({ id }) => labels.has(id));
    if (missed.length === 0) return [];
    const here = findLayer(codebook, layer.id);
    return [
      {
        ...layer,
        labels: missed.map((label) => fitting(label, { missed, here, codebook })),
        attributes: here ? [] : layer.attributes,
      },
    ];
  });
  return { ...codebook, layers, linkTypes: then.linkTypes.filter(({ id }) => linkTypes.has(id)) };
}

/** Under its parent and with its key only where those are still to be had. */
function fitting(
  label: Label,
  {
    missed,
    here,
    codebook,
  }: { readonly missed: readonly Label[]; readonly here: Layer | undefined; readonly codebook: Codebook },
): Label {
  const siblings = [...missed, ...(here?.labels ?? [])];
  const taken = codebook.layers.some(({ labels }) => labels.some(({ shortcut }) => shortcut === label.shortcut));
  return {
    ...label,
    shortcut: taken ? '' : label.shortcut,
    parentId: siblings.some(({ id }) => id === label.parentId) ? label.parentId : null,
  };
}
