import type { ForeignAnnotation, ForeignLink } from '../exchange/foreign-corpus.ts';

export interface JoinedFragments {
  readonly annotations: readonly ForeignAnnotation[];
  readonly links: readonly ForeignLink[];
}

/**
 * Annotations of our own files with gaps, which UIMA does not have: those of a layer with one `annotaryId` are one
 * again. Where two of them overlap (a tool made a copy), they stay what they are, the first alone with the id.
 */
export function joinFragments({ annotations, links }: JoinedFragments): JoinedFragments {
  const groups = Map.groupBy(
    annotations.filter(({ id }) => id !== undefined),
    ({ layer, id }) => `${layer}\0${id ?? ''}`,
  );
  const joined = new Map<string, ForeignAnnotation>();
  const keys = new Map<string, string>();
  const copies = new Set<string>();
  for (const group of groups.values()) {
    const [first, ...others] = [...group].sort((a, b) => startOf(a) - startOf(b));
    if (!first || others.length === 0) continue;
    const spans = [first, ...others].flatMap((one) => one.spans);
    const isApart = spans.every(({ start }, index) => start >= (spans[index - 1]?.end ?? 0));
    for (const other of others)
      if (isApart) keys.set(other.key, first.key);
      else copies.add(other.key);
    if (isApart) joined.set(first.key, { ...first, spans, ...quoted([first, ...others]) });
  }
  if (keys.size === 0 && copies.size === 0) return { annotations, links };
  const keyOf = (key: string) => keys.get(key) ?? key;
  return {
    annotations: annotations
      .filter(({ key }) => !keys.has(key))
      .map((one) => joined.get(one.key) ?? withoutId(one, copies)),
    links: links.map((link) => ({
      ...link,
      from: { ...link.from, key: keyOf(link.from.key) },
      to: { ...link.to, key: keyOf(link.to.key) },
    })),
  };
}

/** XMI quotes nothing. */
function quoted(fragments: readonly ForeignAnnotation[]): Pick<ForeignAnnotation, 'quote'> {
  const quotes = fragments.flatMap(({ quote }) => quote ?? []);
  return quotes.length === fragments.length ? { quote: quotes.join(' ') } : {};
}

function startOf({ spans }: ForeignAnnotation): number {
  return spans[0]?.start ?? 0;
}

function withoutId(annotation: ForeignAnnotation, copies: ReadonlySet<string>): ForeignAnnotation {
  if (!copies.has(annotation.key)) return annotation;
  const { id: _copied, ...rest } = annotation;
  return rest;
}
