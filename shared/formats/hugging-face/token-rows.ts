import type { Codebook } from '../../domain/codebook.ts';
import { overlaps, type Span } from '../../domain/span.ts';
import { sentencesOf, tokensOf } from '../../text/segmentation.ts';
import { type DocumentView, ProjectView } from '../exchange/project-view.ts';
import type { ProjectSource } from '../project-source.ts';

/** The names of the tags by their number: `O`, and for each label of a layer its beginning and what follows. */
export function tagNames({ layers }: Codebook, layerId: string, labelName: (labelId: string) => string): string[] {
  const labels = layers.find(({ id }) => id === layerId)?.labels ?? [];
  return ['O', ...labels.flatMap(({ id }) => [`B-${labelName(id)}`, `I-${labelName(id)}`])];
}

/** The layer that was chosen, or the first one that has annotations. */
export function chosenLayer(source: ProjectSource, chosen: string): string {
  if (chosen !== '') return chosen;
  const used = new Set<string>();
  for (const { id } of source.documents) for (const { layerId } of source.annotationsOf(id)) used.add(layerId);
  const { layers } = source.codebook;
  return (layers.find(({ id }) => used.has(id)) ?? layers[0])?.id ?? '';
}

/** Sentences as tokens with tags (IOB2), the rows that trainers of token classifiers read. */
export class TokenRows {
  readonly #source: ProjectSource;
  readonly #layerId: string;
  /** Annotations that have no tag, since a longer one of their layer stands on the same words. */
  covered = 0;

  constructor(source: ProjectSource, layerId: string) {
    this.#source = source;
    this.#layerId = layerId;
  }

  names(): string[] {
    const view = new ProjectView(this.#source, { offsets: 'codepoint', labels: 'in-codebook' });
    return tagNames(this.#source.codebook, this.#layerId, (id) => view.labelName(id));
  }

  *rows(): Generator<readonly Readonly<Record<string, unknown>>[]> {
    const numbers = new Map(this.names().map((name, index) => [name, index]));
    const view = new ProjectView(this.#source, { offsets: 'codepoint', labels: 'in-codebook' });
    for (const document of view.documents()) yield [...this.#rowsOf(document, numbers)];
  }

  *#rowsOf(
    { record, text, annotations }: DocumentView,
    numbers: ReadonlyMap<string, number>,
  ): Generator<Readonly<Record<string, unknown>>> {
    const chosen = this.#withoutOverlaps(annotations.filter(({ annotation }) => annotation.layerId === this.#layerId));
    let next = 0;
    for (const [index, sentence] of sentencesOf(text).entries()) {
      const tokens = tokensOf(text.slice(sentence.start, sentence.end), sentence.start);
      const tags: number[] = [];
      let before: Marked | undefined;
      for (const token of tokens) {
        while (next < chosen.length && (chosen[next]?.span.end ?? 0) <= token.start) next += 1;
        const mark = chosen[next];
        const here = mark && overlaps(mark.span, token) ? mark : undefined;
        const isFirst = here !== undefined && here !== before && !here.begun;
        if (here) here.begun = true;
        tags.push((here && numbers.get(`${isFirst || here !== before ? 'B' : 'I'}-${here.label}`)) ?? 0);
        before = here;
      }
      yield {
        id: `${record.id}-${index}`,
        document: record.name,
        tokens: tokens.map(({ start, end }) => text.slice(start, end)),
        ner_tags: tags,
      };
    }
  }

  /** The longest first; of each the fragments by themselves, in reading order. */
  #withoutOverlaps(annotations: DocumentView['annotations']): Marked[] {
    const marks = annotations.flatMap(({ annotation, label }) =>
      annotation.spans.map((span): Marked => ({ span, label, begun: false })),
    );
    const kept: Marked[] = [];
    for (const mark of marks.sort((a, b) => lengthOf(b.span) - lengthOf(a.span))) {
      if (kept.some(({ span }) => overlaps(span, mark.span))) this.covered += 1;
      else kept.push(mark);
    }
    return kept.sort((a, b) => a.span.start - b.span.start);
  }
}

interface Marked {
  readonly span: Span;
  readonly label: string;
  begun: boolean;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
