import type { Annotation, AttributeValue } from '../../domain/annotation.ts';
import { quoteOf, type Span } from '../../domain/span.ts';
import type { Holds } from '../exchange/holds.ts';
import type { ForeignDocument, ForeignLink } from '../exchange/foreign-corpus.ts';
import { LabelNames } from '../exchange/label-names.ts';
import { resolveOffsets, type ResolvedCorpus } from '../exchange/resolve-offsets.ts';
import type { ForeignUnit } from '../exchange/counting.ts';
import type { ProjectSource } from '../project-source.ts';

/** What of a project must be the same after a round trip, in an order of its own. */
export interface Digest {
  readonly documents: readonly {
    readonly name: string;
    readonly text: string;
    readonly annotations: readonly string[];
  }[];
  readonly links: readonly string[];
}

/** What a format `holds` of a project: labels by name, attributes by id, ends of links by their words and label. */
export function digestOf(source: ProjectSource, holds: Holds): Digest {
  const names = new LabelNames(source.codebook, { once: 'in-codebook' });
  const annotators = new Map(source.annotators.map(({ id, name }) => [String(id), name]));
  const types = new Map(source.codebook.linkTypes.map(({ id, name }) => [String(id), name]));
  const entities = new Map(source.entities.map((one) => [String(one.id), one]));
  const endOf = (id: string) => {
    const annotation = source.annotation(id);
    const [first] = annotation ? piecesOf(source, annotation, holds) : [];
    return annotation && first && end(first.spans, first.quote, names.nameOf(annotation.labelId));
  };
  const isAcross = (fromId: string, toId: string) =>
    source.annotation(fromId)?.documentId !== source.annotation(toId)?.documentId;
  return {
    documents: source.documents.map((record) => ({
      name: record.name,
      text: source.content(record).text,
      annotations: source
        .annotationsOf(record.id)
        .flatMap((one) => piecesOf(source, one, holds).map((piece) => ({ ...one, ...piece })))
        .map((one) =>
          line(holds, {
            spans: one.spans,
            quote: one.quote,
            layer: one.layerId,
            label: names.nameOf(one.labelId),
            attributes: one.attributes,
            note: one.note,
            annotator: annotators.get(one.annotatorId),
            status: one.status,
            confidence: one.confidence ?? undefined,
            externalIds: entities.get(one.entityId ?? '')?.externalIds,
          }),
        )
        .sort(),
    })),
    links: source.links
      .filter(({ fromId, toId }) => holds.links === 'across' || (holds.links === 'within' && !isAcross(fromId, toId)))
      .map(({ typeId, fromId, toId, note }) =>
        JSON.stringify([types.get(typeId), endOf(fromId), endOf(toId), holds.linkAttributes ? note : '']),
      )
      .sort(),
  };
}

/** An annotation as the format has it: whole, or each of its fragments by itself; links lead to the first of these. */
function piecesOf(
  source: ProjectSource,
  { documentId, spans, quote }: Annotation,
  { discontinuous }: Holds,
): { readonly spans: readonly Span[]; readonly quote: string }[] {
  const record = source.documents.find(({ id }) => id === documentId);
  if (discontinuous !== 'fragments' || !record) return [{ spans, quote }];
  const { text } = source.content(record);
  return spans.map((span) => ({ spans: [span], quote: quoteOf(text, [span]) }));
}

/** The same of what was read back. */
export function digestOfCorpus({ documents }: Pick<ResolvedCorpus, 'documents'>, holds: Holds): Digest {
  const ends = new Map(
    documents.flatMap(({ name, annotations }) =>
      annotations.map(({ key, spans, quote, label }) => [`${name}\0${key}`, end(spans, quote, label)] as const),
    ),
  );
  const endOf = (name: string, { document = name, key }: ForeignLink['from']) => ends.get(`${document}\0${key}`);
  return {
    documents: documents.map(({ name, text, annotations }) => ({
      name,
      text,
      annotations: annotations
        .map(({ entity, ...one }) => line(holds, { ...one, externalIds: entity?.externalIds }))
        .sort(),
    })),
    links: documents
      .flatMap(({ name, links }) =>
        links.map(({ type, from, to, note = '' }) =>
          JSON.stringify([type, endOf(name, from), endOf(name, to), holds.linkAttributes ? note : '']),
        ),
      )
      .sort(),
  };
}

/** Documents as a reader gave them, with their offsets found. All of them have a text. */
export function resolvedOf(documents: readonly ForeignDocument[], units: readonly ForeignUnit[]): ResolvedCorpus {
  return resolveOffsets(
    documents.map((document) => ({ ...document, text: document.text ?? '', hasByteOrderMark: false })),
    units,
  );
}

interface Compared {
  readonly spans: readonly Span[];
  readonly quote: string;
  readonly layer: string;
  readonly label: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>> | undefined;
  readonly note?: string | undefined;
  readonly annotator?: string | undefined;
  readonly status?: string | undefined;
  readonly confidence?: number | undefined;
  readonly externalIds?: Readonly<Record<string, string>> | undefined;
}

function line(holds: Holds, one: Compared): string {
  return JSON.stringify({
    spans: one.spans,
    quote: one.quote,
    label: one.label,
    // Some formats have the name of a layer, others its id: generated ones differ in case only.
    ...(holds.layers === 'all' ? { layer: one.layer.toLowerCase() } : {}),
    ...(holds.attributes
      ? { attributes: Object.entries(one.attributes ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)) }
      : {}),
    ...(holds.notes ? { note: one.note ?? '' } : {}),
    ...(holds.annotators ? { annotator: one.annotator } : {}),
    ...(holds.status ? { status: one.status ?? 'open', confidence: one.confidence ?? null } : {}),
    ...(holds.entities === 'no' ? {} : { externalIds: one.externalIds ?? {} }),
  });
}

function end(spans: readonly Span[], quote: string, label: string): string {
  return JSON.stringify([spans.map(({ start, end: to }) => [start, to]), quote, label]);
}

/** The invariant of every annotation that came in. */
export function sayWhatStandsThere({ documents }: Pick<ResolvedCorpus, 'documents'>): boolean {
  return documents.every(({ text, annotations }) =>
    annotations.every(({ spans, quote }) => quoteOf(text, spans) === quote),
  );
}
