import type { AttributeValue } from '../../domain/annotation.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import { FileNames } from '../exchange/file-names.ts';
import { type DocumentView, ProjectView } from '../exchange/project-view.ts';
import type { Chunk, ExportPlan, FileToWrite, Note } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { kindOfTexts } from '../uima/layer-names.ts';
import { LINK_TYPE, ownFeatures } from '../uima/own-features.ts';
import { OwnTypes } from '../uima/own-types.ts';
import { BEFORE_COMMENT, TEXT_COMMENT } from './own-comments.ts';
import { escapeText, escapeValue, NO_VALUE, NOTHING } from './tsv-cells.ts';
import { Grid, type GridPiece, type GridUnit } from './tsv-grid.ts';
import { type SentenceRows, sentenceRows } from './tsv-tokens.ts';

/** `own`: with the features that only Annotary knows. `plain`: label, identifier and attributes alone. */
export type TsvColumns = 'own' | 'plain';

/** One file for each document. */
export function planWebannoTsv(source: ProjectSource, columns: TsvColumns): ExportPlan {
  const writer = new Writer(source, columns);
  const names = new FileNames();
  return {
    files: source.documents.map((record): FileToWrite => ({
      path: names.take(record.name.replace(/\.txt$/i, ''), '.tsv'),
      *chunks() {
        yield writer.document(record);
      },
    })),
    notes: () => writer.notes(),
  };
}

const own = new Set<string>(Object.values(ownFeatures));

class Writer {
  readonly #source: ProjectSource;
  readonly #view: ProjectView;
  readonly #types: OwnTypes;
  readonly #columns: TsvColumns;
  readonly #counts = { trimmed: 0, empty: 0, links: 0, wordless: 0 };
  #base: string | undefined;

  constructor(source: ProjectSource, columns: TsvColumns) {
    this.#source = source;
    this.#view = new ProjectView(source, { offsets: 'utf16', labels: 'per-layer' });
    this.#types = new OwnTypes(source.codebook);
    this.#columns = columns;
  }

  notes(): Note[] {
    const { trimmed, empty, links, wordless } = this.#counts;
    return [
      ...(trimmed > 0 ? [{ key: 'note.webanno-tsv.trimmed', params: { annotations: trimmed } } as const] : []),
      ...(empty > 0 ? [{ key: 'note.webanno-tsv.empty', params: { annotations: empty, links } } as const] : []),
      ...(wordless > 0 ? [{ key: 'note.webanno-tsv.wordless', params: { documents: wordless } } as const] : []),
      { key: 'note.webanno-tsv.layers' } as const,
    ];
  }

  document(record: DocumentRecord): Chunk {
    const view = this.#view.documentOf(record);
    const sentences = sentenceRows(view.text);
    const grid = new Grid(sentences.flatMap(({ tokens }) => tokens));
    const values = new FeatureValues();
    const annotations = this.#placeAll(view, grid, values);
    if (sentences.length === 0) this.#counts.wordless += 1;
    return { text: this.#written(view.text, { sentences, grid, values }), rows: annotations };
  }

  /** Puts annotations and links into the grid; how many annotations have a place in it. */
  #placeAll({ annotations, links }: DocumentView, grid: Grid, values: FeatureValues): number {
    const firsts = new Map<string, GridPiece>();
    for (const one of annotations) {
      const { id, spans, layerId } = one.annotation;
      const type = this.#types.typeOf(layerId);
      const said = values.take(type, this.#wanted(this.#types.annotationValues(one)));
      const pieces = spans.map((span) => ({ span, piece: grid.place(span, type, said) }));
      const [first] = pieces.flatMap(({ piece }) => piece ?? []);
      if (!first) {
        this.#counts.empty += 1;
        continue;
      }
      firsts.set(id, first);
      const isWhole = pieces.every(
        ({ span, piece }) => piece && piece.units[0]?.start === span.start && piece.units.at(-1)?.end === span.end,
      );
      if (!isWhole) this.#counts.trimmed += 1;
    }
    for (const one of links.filter(({ isWithin }) => isWithin)) {
      const from = firsts.get(one.from.id);
      const to = firsts.get(one.to.id);
      if (from && to)
        grid.relate({ from, to, values: values.take(LINK_TYPE, this.#wanted(this.#types.linkValues(one))) });
      else this.#counts.links += 1;
    }
    grid.number();
    return firsts.size;
  }

  #wanted(values: ReadonlyMap<string, AttributeValue>): ReadonlyMap<string, AttributeValue> {
    return this.#columns === 'own' ? values : new Map([...values].filter(([feature]) => !own.has(feature)));
  }

  #written(
    text: string,
    {
      sentences,
      grid,
      values,
    }: { readonly sentences: readonly SentenceRows[]; readonly grid: Grid; readonly values: FeatureValues },
  ): string {
    const spanTypes = [...new Set(grid.pieces.map(({ type }) => type))].sort();
    const columns = spanTypes.map((type) => ({ type, features: values.featuresOf(type) }));
    const linkFeatures = values.featuresOf(LINK_TYPE);
    const before = text.slice(0, sentences[0]?.tokens[0]?.start ?? text.length);
    const comments = [
      ...(before === '' ? [] : [`${BEFORE_COMMENT}${escapeText(before)}\n`]),
      ...[...spanTypes, LINK_TYPE].flatMap((type) => {
        const texts = values.textsOf(type);
        return texts.length === 0 ? [] : [`${TEXT_COMMENT}${[type, ...texts].join('|')}\n`];
      }),
    ].join('');
    const head = [
      '#FORMAT=WebAnno TSV 3.3\n',
      ...columns.map(({ type, features }) => `#T_SP=${[type, ...features].join('|')}\n`),
      ...(linkFeatures.length > 0
        ? [`#T_RL=${[LINK_TYPE, ...linkFeatures, `BT_${this.#baseType()}`].join('|')}\n`]
        : []),
      '\n',
    ];
    const cellsOf = (unit: GridUnit) => [
      ...columns.flatMap(({ type, features }) => spanCells(unit.stacks.get(type), features)),
      ...(linkFeatures.length > 0 ? relationCells(unit, linkFeatures) : []),
    ];
    let first = 0;
    const rows = sentences.map(({ tokens }, index) => {
      const units = grid.rowsOf(index + 1, first, tokens.length);
      first += tokens.length;
      return units;
    });
    // A relation names the row that it comes from, which may stand further down: all rows have their numbers by now.
    const body = sentences.map(({ tokens, end }, index) => {
      const lines = text.slice(tokens[0]?.start ?? 0, end).split('\n');
      const words = lines.map((line) => `#Text=${escapeText(line)}\n`).join('');
      const units = (rows[index] ?? []).map((unit) => {
        const cells = cellsOf(unit).map((cell) => `${cell}\t`);
        return `${unit.number}\t${unit.start}-${unit.end}\t${text.slice(unit.start, unit.end)}\t${cells.join('')}\n`;
      });
      return `\n${index === 0 ? comments : ''}${words}${units.join('')}`;
    });
    return [...head, ...(body.length > 0 ? body : ['\n', comments])].join('');
  }

  /** A relation layer leads between annotations of one layer, or of any. */
  #baseType(): string {
    if (this.#base !== undefined) return this.#base;
    const layers = new Set<string>();
    for (const { fromId, toId } of this.#source.links) {
      const from = this.#source.annotation(fromId);
      const to = this.#source.annotation(toId);
      if (from && to && from.documentId === to.documentId) layers.add(from.layerId).add(to.layerId);
    }
    const [only] = layers;
    this.#base = only !== undefined && layers.size === 1 ? this.#types.typeOf(only) : 'uima.tcas.Annotation';
    return this.#base;
  }
}

/** The features that annotations of a document use, which become its columns, and what their values look like. */
class FeatureValues {
  readonly #texts = new Map<string, Map<string, { readonly all: string[]; hasText: boolean }>>();

  /** The values as texts. */
  take(type: string, values: ReadonlyMap<string, AttributeValue>): ReadonlyMap<string, string> {
    const features = this.#texts.get(type) ?? new Map<string, { all: string[]; hasText: boolean }>();
    this.#texts.set(type, features);
    const said = new Map<string, string>();
    for (const [feature, value] of values) {
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
      const seen = features.get(feature) ?? { all: [], hasText: false };
      features.set(feature, seen);
      seen.all.push(text);
      seen.hasText ||= typeof value === 'string';
      said.set(feature, text);
    }
    return said;
  }

  featuresOf(type: string): readonly string[] {
    return [...(this.#texts.get(type)?.keys() ?? [])].sort();
  }

  /** Features that are texts though whoever reads them would take all their values for something else. */
  textsOf(type: string): readonly string[] {
    const features = [...(this.#texts.get(type) ?? [])];
    return features
      .filter(([feature, { all, hasText }]) => hasText && !own.has(feature) && kindOfTexts(all) !== 'text')
      .map(([feature]) => feature)
      .sort();
  }
}

function spanCells(stack: readonly GridPiece[] | undefined, features: readonly string[]): string[] {
  return features.map((feature) => {
    if (!stack) return NOTHING;
    return stack.map(({ values, id }) => cellOf(values.get(feature)) + (id === 0 ? '' : `[${id}]`)).join('|');
  });
}

function relationCells({ relations }: GridUnit, features: readonly string[]): string[] {
  if (relations.length === 0) return [...features, ''].map(() => NOTHING);
  return [
    ...features.map((feature) => relations.map(({ values }) => cellOf(values.get(feature))).join('|')),
    relations.map(({ from, to }) => `${from.units[0]?.number ?? ''}[${from.id}_${to.id}]`).join('|'),
  ];
}

function cellOf(value: string | undefined): string {
  return value === undefined ? NO_VALUE : escapeValue(value);
}
