import { Zlib } from 'fflate';
import type { Span } from '../../domain/span.ts';
import { type Flattening, flattenOverlaps } from '../exchange/flatten-overlaps.ts';
import { type AnnotationView, type DocumentView, metadataOf, ProjectView } from '../exchange/project-view.ts';
import { firstUsedLayer, type TaggingOptions } from '../exchange/tagged-document.ts';
import { type WholeToken, wholeTokens } from '../exchange/whole-tokens.ts';
import type { BytesChunk, Chunk, ExportPlan, Note } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { ownOf } from '../prodigy/write-prodigy.ts';
import { type SpanGroup, writeSpanGroups } from './span-groups.ts';
import { stringId } from './string-ids.ts';
import { bytesHead, joined, mapHead, type Packable, packed } from './write-msgpack.ts';

/** Numbers of attributes (spacy/attrs.pxd): ORTH, ENT_IOB, ENT_TYPE. */
const ATTRIBUTES = [65, 77, 78];
const ROW_BYTES = 8 * ATTRIBUTES.length;
const [IOB_INSIDE, IOB_OUTSIDE, IOB_BEGIN] = [1n, 2n, 3n];

interface DocBinOptions extends TaggingOptions {
  readonly path: string;
}

/** All documents in one `.spacy` (DocBin 0.1): words and blanks, one layer as entities, all layers as groups of spans. */
export function planDocBin(source: ProjectSource, { path, layer: chosen, flatten }: DocBinOptions): ExportPlan {
  const layer = chosen === '' ? firstUsedLayer([source]) : chosen;
  const bin = new DocBinWriter(source, { layer, flatten });
  return {
    files: [{ path, chunks: () => bin.bytes(), shown: () => bin.lines() }],
    notes: () => bin.notes(),
    takes: (document) => hasWords(source.content(document).text),
  };
}

/** spaCy has no document without a token, and none of blanks only is of use to it. */
function hasWords(text: string): boolean {
  return text.trim() !== '';
}

/** One fragment of an annotation; a file of spaCy has no others. */
interface Fragment extends Span {
  readonly id: string;
  readonly label: string;
  readonly view: AnnotationView;
  readonly index: number;
}

/** A document as spaCy has it. */
interface Doc {
  readonly document: DocumentView;
  readonly tokens: readonly WholeToken[];
  readonly fragments: readonly Fragment[];
  /** Of the chosen layer; no two overlap. */
  readonly entities: readonly Fragment[];
}

class DocBinWriter {
  readonly #source: ProjectSource;
  readonly #layer: string;
  readonly #flatten: Flattening;
  readonly #ids = new Map<string, bigint>();
  /** Of the last pass over the documents. */
  #overlapping = 0;

  constructor(source: ProjectSource, { layer, flatten }: TaggingOptions) {
    this.#source = source;
    this.#layer = layer;
    this.#flatten = flatten;
  }

  /**
   * The lengths stand before what they are of. So the documents are gone through twice: once for all that is small, and
   * once more for the tokens, of which never more than one document's are held.
   */
  *bytes(): Generator<BytesChunk> {
    const strings = new Set<string>();
    const spaces: Uint8Array[] = [];
    const [lengths, groups, userData]: [number[], Uint8Array[], Uint8Array[]] = [[], [], []];
    for (const doc of this.#docs()) {
      lengths.push(doc.tokens.length);
      spaces.push(Uint8Array.from(doc.tokens, ({ ws }) => (ws ? 1 : 0)));
      groups.push(writeSpanGroups(groupsOf(doc)));
      userData.push(packed(userDataOf(doc.document)));
      for (const { start, end } of doc.tokens) strings.add(doc.document.text.slice(start, end));
      for (const { id, label } of doc.fragments) strings.add(id).add(label);
    }
    const count = lengths.reduce((sum, length) => sum + length, 0);
    const zipped = new ZippedPieces();
    zipped.add(
      mapHead(10),
      packed('version'),
      packed('0.1'),
      packed('attrs'),
      packed(ATTRIBUTES),
      packed('lengths'),
      packed(int32s(lengths)),
      packed('strings'),
      packed([...strings].sort()),
      packed('cats'),
      packed(lengths.map(() => ({}))),
      packed('flags'),
      packed(lengths.map(() => ({ has_unknown_spaces: false }))),
      packed('span_groups'),
      packed(groups),
      packed('user_data'),
      packed(userData),
      packed('spaces'),
      bytesHead(count),
      ...spaces,
      packed('tokens'),
      bytesHead(count * ROW_BYTES),
    );
    yield { bytes: zipped.take(), rows: 0 };
    for (const doc of this.#docs()) {
      zipped.add(this.#rowsOf(doc));
      yield { bytes: zipped.take(), rows: 1 };
    }
    zipped.end();
    yield { bytes: zipped.take(), rows: 0 };
  }

  /** What the file says, as examples of spaCy have it. */
  *lines(): Generator<Chunk> {
    for (const { document, fragments, entities } of this.#docs()) {
      const said = ({ start, end, label }: Fragment) => {
        const written = document.unit.write({ start, end });
        return [written.start, written.end, label];
      };
      const spans = Object.fromEntries(layersOf(fragments).map(([layer, own]) => [layer, own.map(said)]));
      const example = [document.text, { entities: entities.map(said), spans }];
      yield { text: `${JSON.stringify(example)}\n`, rows: 1 };
    }
  }

  notes(): Note[] {
    const overlapping = this.#overlapping;
    const { layers } = this.#source.codebook;
    const name = layers.find(({ id }) => id === this.#layer)?.name ?? this.#layer;
    return [
      ...(layers.length > 1 ? [{ key: 'note.spacy.layer', params: { layer: name } } as const] : []),
      ...(overlapping > 0 ? [{ key: 'note.spacy.overlapping', params: { annotations: overlapping } } as const] : []),
    ];
  }

  *#docs(): Generator<Doc> {
    this.#overlapping = 0;
    const view = new ProjectView(this.#source, { offsets: 'codepoint', labels: 'per-layer' });
    for (const document of view.documents()) {
      if (!hasWords(document.text)) continue;
      const fragments = document.annotations.flatMap(fragmentsOf);
      const own = fragments.filter(({ view: { layer } }) => layer === this.#layer);
      const entities = flattenOverlaps(own, this.#flatten);
      this.#overlapping += own.length - entities.length;
      yield { document, fragments, entities, tokens: wholeTokens(document.text, fragments) };
    }
  }

  #rowsOf({ document: { text }, tokens, entities }: Doc): Uint8Array {
    const bytes = new Uint8Array(tokens.length * ROW_BYTES);
    const view = new DataView(bytes.buffer);
    let at = 0;
    for (const [row, { start, end }] of tokens.entries()) {
      while ((entities[at]?.end ?? Infinity) <= start) at += 1;
      const entity = entities[at];
      const isInside = entity !== undefined && entity.start <= start;
      const begins = entity?.start === start ? IOB_BEGIN : IOB_INSIDE;
      view.setBigUint64(row * ROW_BYTES, this.#idOf(text.slice(start, end)), true);
      view.setBigUint64(row * ROW_BYTES + 8, isInside ? begins : IOB_OUTSIDE, true);
      view.setBigUint64(row * ROW_BYTES + 16, isInside ? this.#idOf(entity.label) : 0n, true);
    }
    return bytes;
  }

  #idOf(text: string): bigint {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = stringId(text);
    this.#ids.set(text, id);
    return id;
  }
}

function fragmentsOf(view: AnnotationView): Fragment[] {
  const { annotation, label } = view;
  return annotation.spans.map(({ start, end }, index) => ({
    start,
    end,
    label,
    view,
    index,
    id: index === 0 ? annotation.id : `${annotation.id}.${index + 1}`,
  }));
}

function layersOf(fragments: readonly Fragment[]): [string, Fragment[]][] {
  return [...Map.groupBy(fragments, ({ view: { layer } }) => layer)];
}

/** What spaCy has no place for stands in the attributes of the group, under the ids of its spans. */
function groupsOf({ document: { unit }, tokens, fragments }: Doc): SpanGroup[] {
  const starts = new Map(tokens.map(({ start }, index) => [start, index]));
  const ends = new Map(tokens.map(({ end }, index) => [end, index + 1]));
  return layersOf(fragments).map(([name, own]) => ({
    name,
    attrs: {
      annotary: Object.fromEntries(
        own.map(({ id, view, index }) => {
          const { confidence } = view.annotation;
          return [id, { ...ownOf(view, index), ...(confidence === null ? {} : { score: confidence }) }];
        }),
      ),
    },
    spans: own.map(({ id, label, start, end }) => ({
      id,
      label,
      firstToken: starts.get(start) ?? 0,
      endToken: ends.get(end) ?? 0,
      ...unit.write({ start, end }),
    })),
  }));
}

/** `doc.user_data`: what is known of the document, under the keys that our files for Prodigy have in `meta`. */
function userDataOf({ record, note }: DocumentView): Packable {
  return {
    name: record.name,
    ...metadataOf(record),
    ...(note === '' ? {} : { note }),
    ...(Object.keys(record.fields).length > 0 ? { fields: { ...record.fields } } : {}),
  };
}

function int32s(numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [at, number] of numbers.entries()) view.setInt32(at * 4, number, true);
  return bytes;
}

/** Packed by zlib piece by piece. */
class ZippedPieces {
  readonly #zlib: Zlib;
  #ready: Uint8Array[] = [];

  constructor() {
    this.#zlib = new Zlib((piece) => this.#ready.push(piece));
  }

  add(...pieces: readonly Uint8Array[]): void {
    for (const piece of pieces) this.#zlib.push(piece);
  }

  end(): void {
    this.#zlib.push(new Uint8Array(0), true);
  }

  /** What is finished since it was last asked. */
  take(): Uint8Array {
    const whole = joined(this.#ready);
    this.#ready = [];
    return whole;
  }
}
