import type { Annotation, AttributeValue } from '../../domain/annotation.ts';
import { findLabel } from '../../domain/codebook.ts';
import { type Span, quoteOf } from '../../domain/span.ts';
import { flattenOverlaps } from '../exchange/flatten-overlaps.ts';
import type { Holds } from '../exchange/holds.ts';
import { isLineEnds } from '../exchange/line-ends.ts';
import { firstUsedLayer } from '../exchange/tagged-document.ts';
import type { ProjectSource } from '../project-source.ts';

/** What of a project is compared, each by itself, so that a difference says what was lost. */
export type Aspects = Readonly<Record<Aspect, readonly string[]>>;

export const aspects = [
  'texts',
  'names',
  'blocks',
  'spans',
  'labels',
  'layers',
  'attributes',
  'links',
  'link-attributes',
  'link-evidence',
  'notes',
  'document-notes',
  'document-status',
  'entities',
  'propositions',
  'annotators',
  'status',
  'times',
  'ids',
  'metadata',
  'fields',
  'codebook',
] as const;
export type Aspect = (typeof aspects)[number];

export interface Looking {
  readonly holds: Holds;
  /** Whether the codebook says of what kind a value is; else `2`, `"2"` and `["2"]` are the same, and so are lists. */
  readonly typed: boolean;
  /** Where nothing tells layers apart, all that came in may be mentions, of which two that say the same are one. */
  readonly mentions: 'entity-layers' | 'all';
}

/** Each aspect as sorted lines that name no ids, as far as a format `holds` it; an aspect that it does not is empty. */
export function aspectsOf(source: ProjectSource, looking: Looking): Aspects {
  return new Looked(source, looking).aspects();
}

/** An annotation as a format has it: whole, or one of its fragments. */
interface Piece {
  readonly annotation: Annotation;
  readonly start: number;
  readonly end: number;
  readonly spans: readonly Span[];
  readonly quote: string;
  /** The document, the spans and the label. */
  readonly place: readonly string[];
}

class Looked {
  readonly #source: ProjectSource;
  readonly #looking: Looking;
  readonly #pieces: readonly Piece[];
  /** The first piece of every annotation, or the one that says the same. */
  readonly #first = new Map<string, Piece>();

  constructor(source: ProjectSource, looking: Looking) {
    this.#source = source;
    this.#looking = looking;
    this.#pieces = this.#documents().flatMap((document) => this.#piecesOf(document));
  }

  aspects(): Aspects {
    const { holds } = this.#looking;
    const documents = this.#documents();
    const eachPiece = (value: (piece: Piece) => unknown) => this.#pieces.map((one) => line(one.place, value(one)));
    // Of fragments, one has the id and the note.
    const eachFirst = (value: (piece: Piece) => unknown) =>
      this.#pieces
        .filter(({ annotation: { spans }, start }) => spans[0]?.start === start)
        .map((one) => line(one.place, value(one)));
    const eachDocument = (value: (document: TextOfDocument) => unknown) =>
      documents.map((one) => line(one.key, value(one)));
    const when = (held: boolean, lines: () => readonly string[]) => (held ? [...lines()].sort() : []);
    const annotators = new Map(this.#source.annotators.map(({ id, name }) => [String(id), name]));
    return {
      texts: when(holds.text !== 'no', () => documents.map(({ key }) => key)),
      // Without endings: a document may be called like the file that it came in.
      names: when(holds.text === 'verbatim', () =>
        eachDocument(({ record }) => record.name.replace(/(?:\.\w+)+$/, '')),
      ),
      blocks: when(holds.blocks, () =>
        eachDocument(({ record }) => this.#source.content(record).blocks.map((block) => sorted({ ...block }))),
      ),
      spans: when(true, () => eachPiece(({ quote }) => this.#wordsOf(quote))),
      labels: when(true, () => eachPiece(({ annotation }) => this.#labelOf(annotation))),
      layers: when(holds.layers === 'all', () => eachPiece(({ annotation }) => this.#layerOf(annotation))),
      attributes: when(holds.attributes, () => eachPiece(({ annotation }) => this.#values(annotation.attributes))),
      links: when(holds.links !== 'no', () => this.#links().map(({ ends }) => ends)),
      'link-attributes': when(holds.links !== 'no' && holds.linkAttributes, () =>
        this.#links().map(({ ends, link }) => line(ends, [this.#values(link.attributes), link.note])),
      ),
      'link-evidence': when(holds.links !== 'no' && holds.linkEvidence, () =>
        this.#links().map(({ ends, link: { evidence } }) => line(ends, [evidence?.from ?? [], evidence?.to ?? []])),
      ),
      notes: when(holds.notes, () => eachFirst(({ annotation }) => annotation.note)),
      'document-notes': when(holds.documentNotes, () => eachDocument(({ record }) => this.#memosOf(record.id))),
      'document-status': when(holds.documentStatus, () => eachDocument(({ record }) => record.status)),
      entities: when(holds.entities !== 'no', () => [
        ...eachPiece(({ annotation }) => this.#entityOf(annotation)),
        ...(holds.entities === 'yes' ? this.#register() : []),
      ]),
      propositions: when(holds.propositions, () => [
        ...this.#source.propositions.map(({ statement }) => statement),
        ...eachPiece(({ annotation }) => annotation.propositionId ?? ''),
      ]),
      annotators: when(holds.annotators, () =>
        eachPiece(({ annotation }) => annotators.get(annotation.annotatorId) ?? ''),
      ),
      status: when(holds.status, () => eachPiece(({ annotation }) => [annotation.status, annotation.confidence])),
      times: when(holds.times, () => eachPiece(({ annotation }) => annotation.createdAt)),
      ids: when(holds.ids, () => eachFirst(({ annotation }) => annotation.id)),
      metadata: when(holds.metadata, () => eachDocument(({ record }) => sorted(record.metadata))),
      fields: when(holds.fields, () => eachDocument(({ record }) => sorted(this.#untypedAll(record.fields)))),
      codebook: when(holds.codebook && holds.layers === 'all', () => this.#definitions()),
    };
  }

  /** Documents without words come in with no format; all others are told apart by their text, which differs. */
  #documents(): TextOfDocument[] {
    return this.#source.documents.flatMap((record) => {
      const { text } = this.#source.content(record);
      return text.trim() === '' ? [] : [{ record, text, key: this.#wordsOf(text) }];
    });
  }

  /** Text as the format has it. */
  #wordsOf(text: string): string {
    return this.#looking.holds.text === 'tokens' ? text.replaceAll(/[\s\p{Cc}\p{Cf}]/gu, '') : text;
  }

  #piecesOf({ record, text, key }: TextOfDocument): readonly Piece[] {
    const { holds } = this.#looking;
    const layer = holds.layers === 'one' ? firstUsedLayer([this.#source]) : undefined;
    const all = this.#source
      .annotationsOf(record.id)
      .filter(({ layerId }) => layer === undefined || layerId === layer)
      .flatMap((annotation) => this.#cut(annotation, text, key));
    const kept = holds.overlaps ? all : flattenOverlaps(all, 'longest');
    const placed =
      holds.text === 'tokens'
        ? kept.map((one, at) => ({ ...one, place: [key, String(at), this.#labelOf(one.annotation)] }))
        : kept;
    const byWhatTheySay = new Map<string, Piece>();
    return placed.filter((piece) => {
      const said = this.#isMention(piece) ? this.#sayingOf(piece) : '';
      const twin = byWhatTheySay.get(said);
      if (!this.#first.has(piece.annotation.id)) this.#first.set(piece.annotation.id, twin ?? piece);
      if (said !== '' && !twin) byWhatTheySay.set(said, piece);
      return twin === undefined;
    });
  }

  #cut(annotation: Annotation, text: string, key: string): Piece[] {
    const { spans } = annotation;
    const [first, last] = [spans[0], spans.at(-1)];
    if (!first || !last) return [];
    const cuts = {
      yes: [spans],
      apart: [joinedAtLines(spans, text)],
      fragments: spans.map((span) => [span]),
      hull: [[{ start: first.start, end: last.end }]],
    }[this.#looking.holds.discontinuous];
    return cuts.map((own) => ({
      annotation,
      start: own[0]?.start ?? 0,
      end: own.at(-1)?.end ?? 0,
      spans: own,
      quote: quoteOf(text, own),
      place: [key, own.map(({ start, end }) => `${start}-${end}`).join(' '), this.#labelOf(annotation)],
    }));
  }

  #isMention({ annotation }: Piece): boolean {
    if (this.#looking.mentions === 'all') return true;
    return findLabel(this.#source.codebook, annotation.labelId)?.layer.kind === 'entity';
  }

  /** All that makes two mentions one, as far as the format has it. */
  #sayingOf({ annotation, place }: Piece): string {
    const { holds } = this.#looking;
    return line(place, [
      holds.annotators ? annotation.annotatorId : '',
      holds.attributes ? this.#values(annotation.attributes) : '',
      holds.notes ? annotation.note : '',
      holds.entities === 'no' ? '' : annotation.entityId,
    ]);
  }

  /** Tags and cells have no blanks; where a file says what its labels are called, they are as they were. */
  #labelOf({ labelId }: Annotation): string {
    const name = findLabel(this.#source.codebook, labelId)?.label.name ?? labelId;
    return this.#looking.holds.layers === 'all' ? name : name.replaceAll(/[\s\p{Cc}]+/gu, '_');
  }

  /** Some files have the name of a layer, others its id; generated ones differ in case only. */
  #layerOf({ layerId }: Annotation): string {
    const layer = this.#source.codebook.layers.find(({ id }) => id === layerId);
    return (layer?.name ?? layerId).toLowerCase();
  }

  #values(values: Readonly<Record<string, AttributeValue>>): unknown {
    return sorted(this.#looking.typed ? values : this.#untypedAll(values));
  }

  #untypedAll(values: Readonly<Record<string, AttributeValue>>): Record<string, string> {
    return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, this.#untyped(id, value)]));
  }

  /** In words; where a value became a choice among options, by the name of the option. */
  #untyped(id: string, value: AttributeValue): string {
    const { layers, linkTypes } = this.#source.codebook;
    const options = [...layers, ...linkTypes]
      .flatMap(({ attributes = [] }) => attributes)
      .flatMap((attribute) => (attribute.id === id ? attribute.options : []));
    const words = Array.isArray(value) ? value : [String(value)];
    return words
      .map((word) => options.find((option) => option.id === word)?.name ?? word)
      .join(';')
      .replaceAll(/\s*[,;]\s*/g, ';');
  }

  #links() {
    const { holds } = this.#looking;
    const types = new Map(this.#source.codebook.linkTypes.map(({ id, name }) => [String(id), name]));
    const links = this.#source.links.flatMap((link) => {
      const [from, to] = [this.#first.get(link.fromId), this.#first.get(link.toId)];
      if (!from || !to || from === to) return [];
      const isAcross = from.annotation.documentId !== to.annotation.documentId;
      if (isAcross && holds.links === 'within') return [];
      const key = `${link.typeId} ${from.annotation.id} ${from.start} ${to.annotation.id} ${to.start}`;
      return [{ key, link, ends: line(from.place, [types.get(link.typeId) ?? '', to.place]) }];
    });
    // Where two annotations became one, so did what led to them.
    return [...new Map(links.toReversed().map((one) => [one.key, one])).values()];
  }

  #memosOf(documentId: string): readonly string[] {
    return this.#source.memos.filter((memo) => memo.documentId === documentId).map(({ text }) => text);
  }

  #entityOf({ entityId }: Annotation): unknown {
    const entity = this.#source.entities.find(({ id }) => id === entityId);
    return sorted(entity?.externalIds ?? {});
  }

  #register(): string[] {
    return this.#source.entities.map(({ name, aliases, externalIds, note }) =>
      line('register', [name, aliases, sorted(externalIds), note]),
    );
  }

  /** Of labels that annotations have. */
  #definitions(): string[] {
    const used = new Set(this.#pieces.map(({ annotation }) => String(annotation.labelId)));
    return [...used].map((labelId) => {
      const found = findLabel(this.#source.codebook, labelId);
      const parent = found?.layer.labels.find(({ id }) => id === found.label.parentId)?.name;
      return line('label', [found?.label.name, found?.label.color, found?.label.definition, parent]);
    });
  }
}

interface TextOfDocument {
  readonly record: ProjectSource['documents'][number];
  readonly text: string;
  readonly key: string;
}

/** Fragments with only line ends between them are one. */
function joinedAtLines(spans: readonly Span[], text: string): readonly Span[] {
  return spans.reduce<readonly Span[]>((joined, span) => {
    const last = joined.at(-1);
    const isOne = last !== undefined && isLineEnds(text.slice(last.end, span.start));
    return isOne ? [...joined.slice(0, -1), { start: last.start, end: span.end }] : [...joined, span];
  }, []);
}

function sorted(record: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

function line(place: readonly string[] | string, value: unknown): string {
  return JSON.stringify([place, value]);
}
