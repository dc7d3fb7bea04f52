import type { DocumentRecord } from '../../domain/document.ts';
import type { Note } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { type Flattening, flattenOverlaps } from './flatten-overlaps.ts';
import { LabelNames } from './label-names.ts';
import { type TaggedText, tagSentences } from './tagged-sentences.ts';

export interface TaggingOptions {
  /** The id of a layer; empty for the first that has annotations. */
  readonly layer: string;
  readonly flatten: Flattening;
}

interface TaggedDocument extends TaggedText {
  readonly text: string;
  /** How many are in it; of those with several fragments, each fragment. */
  readonly annotations: number;
}

/** What columns of tags cannot say of a project, counted while it is written. */
export class TaggingReport {
  readonly source: ProjectSource;
  readonly options: TaggingOptions;
  readonly #labels: LabelNames;
  #layer: string | undefined;
  readonly #counts = { overlapping: 0, cut: 0, joined: 0, empty: 0, trimmed: 0 };
  readonly #renamed = new Map<string, string>();

  constructor(source: ProjectSource, options: TaggingOptions) {
    this.source = source;
    this.options = options;
    this.#labels = new LabelNames(source.codebook, { once: 'per-layer' });
  }

  get layer(): string {
    this.#layer ??= this.options.layer === '' ? firstUsedLayer([this.source]) : this.options.layer;
    return this.#layer;
  }

  /** A label as a tag has it: without blanks, which end a column. */
  labelOf(labelId: string): string {
    const name = this.#labels.nameOf(labelId);
    const safe = name.replaceAll(blanks, '_');
    if (safe !== name) this.#renamed.set(labelId, safe);
    return safe;
  }

  add({ cut, joined, empty, trimmed }: TaggedText, overlapping: number): void {
    this.#counts.cut += cut;
    this.#counts.joined += joined;
    this.#counts.empty += empty;
    this.#counts.trimmed += trimmed;
    this.#counts.overlapping += overlapping;
  }

  /** `edges`: whether the format says elsewhere what an annotation has beside its tokens. */
  notes({ edges }: { readonly edges: boolean }): Note[] {
    const { overlapping, cut, joined, empty, trimmed } = this.#counts;
    const name = this.source.codebook.layers.find(({ id }) => id === this.layer)?.name ?? this.layer;
    const isOne = this.source.codebook.layers.length > 1;
    return [
      ...(isOne ? [{ key: 'note.tags.layer', params: { layer: name } } as const] : []),
      ...(overlapping > 0
        ? [{ key: `note.tags.overlapping.${this.options.flatten}`, params: { annotations: overlapping } } as const]
        : []),
      ...(cut > 0 ? [{ key: 'note.tags.cut', params: { tokens: cut } } as const] : []),
      ...(joined > 0 ? [{ key: 'note.tags.joined', params: { sentences: joined } } as const] : []),
      ...(empty > 0 ? [{ key: 'note.tags.empty', params: { annotations: empty } } as const] : []),
      ...(trimmed > 0 && !edges ? [{ key: 'note.tags.trimmed', params: { annotations: trimmed } } as const] : []),
      ...(this.#renamed.size > 0
        ? [{ key: 'note.tags.renamed', params: { labels: this.#renamed.size } } as const]
        : []),
    ];
  }
}

// oxlint-disable-next-line no-control-regex -- control characters are meant
const blanks = /[\s\u0000-\u001f\u007f-\u009f]+/g;

/** A document as sentences of tokens with the annotations of one layer, of which no two overlap. */
export function taggedDocument(record: DocumentRecord, report: TaggingReport): TaggedDocument {
  const { source, options, layer } = report;
  const { text } = source.content(record);
  const own = source.annotationsOf(record.id).filter(({ layerId }) => layerId === layer);
  const fragments = own.flatMap(({ spans, labelId }) =>
    spans.map(({ start, end }) => ({ start, end, label: report.labelOf(labelId) })),
  );
  const flat = flattenOverlaps(fragments, options.flatten);
  const tagged = tagSentences(text, flat);
  report.add(tagged, fragments.length - flat.length);
  return { ...tagged, text, annotations: flat.length - tagged.empty };
}

/** The first layer, in the order of the codebook, that has annotations in the first document which has any. */
export function firstUsedLayer(sources: readonly ProjectSource[]): string {
  for (const source of sources)
    for (const { id } of source.documents) {
      const used = new Set<string>(source.annotationsOf(id).map(({ layerId }) => layerId));
      const first = source.codebook.layers.find((layer) => used.has(layer.id));
      if (first) return first.id;
    }
  return sources[0]?.codebook.layers[0]?.id ?? '';
}
