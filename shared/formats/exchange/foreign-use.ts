import type { ResolvedDocument } from './resolve-offsets.ts';

/** What a file uses, and how often: what a person maps to the codebook. */
export interface ForeignUse {
  readonly labels: readonly UsedLabel[];
  readonly linkTypes: readonly UsedLinkType[];
  /** Names, in the order in which they first occur. */
  readonly annotators: readonly string[];
}

export interface UsedLabel {
  readonly layer: string;
  readonly label: string;
  readonly count: number;
  /** The words of some annotations, without repetition. */
  readonly examples: readonly string[];
}

export interface UsedLinkType {
  readonly type: string;
  readonly count: number;
}

const EXAMPLES = 3;

/** One key for the layer and the label of a file; no name has a NUL in it. */
export function labelKey({ layer, label }: { readonly layer: string; readonly label: string }): string {
  return `${layer}\0${label}`;
}

export function foreignUseOf(documents: readonly Pick<ResolvedDocument, 'annotations' | 'links'>[]): ForeignUse {
  const labels = new Map<string, { layer: string; label: string; count: number; examples: string[] }>();
  const linkTypes = new Map<string, number>();
  const annotators = new Set<string>();
  for (const { annotations, links } of documents) {
    for (const annotation of annotations) {
      const { layer, label, quote, annotator } = annotation;
      const key = labelKey(annotation);
      const used = labels.get(key) ?? { layer, label, count: 0, examples: [] };
      used.count += 1;
      if (used.examples.length < EXAMPLES && !used.examples.includes(quote)) used.examples.push(quote);
      labels.set(key, used);
      if (annotator !== undefined) annotators.add(annotator);
    }
    for (const { type, annotator } of links) {
      linkTypes.set(type, (linkTypes.get(type) ?? 0) + 1);
      if (annotator !== undefined) annotators.add(annotator);
    }
  }
  return {
    labels: [...labels.values()].sort(
      (a, b) => compare(a.layer, b.layer) || b.count - a.count || compare(a.label, b.label),
    ),
    linkTypes: [...linkTypes].map(([type, count]) => ({ type, count })).sort((a, b) => compare(a.type, b.type)),
    annotators: [...annotators],
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
