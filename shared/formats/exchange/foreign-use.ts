import type { ResolvedDocument } from './resolve-offsets.ts';

/** What a file uses, and how often: what a person maps to the codebook. */
export interface ForeignUse {
  readonly labels: readonly UsedLabel[];
  readonly linkTypes: readonly UsedLinkType[];
  /** Names, in the order in which they first occur. */
  readonly annotators: readonly string[];
  /** Annotations and links that name no annotator. */
  readonly unnamed: number;
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

/** Counts what documents use, one after the other. */
export class ForeignUseCount {
  readonly #labels = new Map<string, { layer: string; label: string; count: number; examples: string[] }>();
  readonly #linkTypes = new Map<string, number>();
  readonly #annotators = new Set<string>();
  #unnamed = 0;

  add({ annotations, links }: Pick<ResolvedDocument, 'annotations' | 'links'>): void {
    for (const annotation of annotations) {
      const { layer, label, quote } = annotation;
      const key = labelKey(annotation);
      const used = this.#labels.get(key) ?? { layer, label, count: 0, examples: [] };
      used.count += 1;
      if (used.examples.length < EXAMPLES && !used.examples.includes(quote)) used.examples.push(quote);
      this.#labels.set(key, used);
      this.#name(annotation);
    }
    for (const link of links) {
      this.#linkTypes.set(link.type, (this.#linkTypes.get(link.type) ?? 0) + 1);
      this.#name(link);
    }
  }

  #name({ annotator }: { readonly annotator?: string }): void {
    if (annotator === undefined || annotator.trim() === '') this.#unnamed += 1;
    else this.#annotators.add(annotator);
  }

  get use(): ForeignUse {
    return {
      labels: [...this.#labels.values()].sort(
        (a, b) => compare(a.layer, b.layer) || b.count - a.count || compare(a.label, b.label),
      ),
      linkTypes: [...this.#linkTypes].map(([type, count]) => ({ type, count })).sort((a, b) => compare(a.type, b.type)),
      annotators: [...this.#annotators],
      unnamed: this.#unnamed,
    };
  }
}

const natural = new Intl.Collator('en', { numeric: true });

/** L3 before L10; what reads the same, in an order that is always the same. */
function compare(a: string, b: string): number {
  const order = natural.compare(a, b);
  if (order !== 0) return order;
  return a < b ? -1 : Number(a > b);
}
