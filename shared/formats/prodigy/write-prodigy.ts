import type { Span } from '../../domain/span.ts';
import {
  type AnnotationView,
  type DocumentView,
  type LinkView,
  metadataOf,
  ProjectView,
} from '../exchange/project-view.ts';
import { wholeTokens } from '../exchange/whole-tokens.ts';
import type { Chunk } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';

/** Where the tokens of a span are; Prodigy's `token_end` is the last token, not the one after it. */
interface TokenRange {
  readonly token_start: number;
  readonly token_end: number;
}

/**
 * One document per line, as Prodigy's recipes for spans and relations load them: tokens that make up the whole text,
 * spans that begin and end with tokens. Offsets count code points. What Prodigy has no key for stands in each span
 * beside its own keys, which Prodigy keeps.
 */
export function* writeProdigy(source: ProjectSource): Generator<Chunk> {
  const view = new ProjectView(source, { offsets: 'codepoint', labels: 'in-codebook' });
  for (const document of view.documents()) yield { text: `${JSON.stringify(taskOf(document))}\n`, rows: 1 };
}

function taskOf(document: DocumentView): object {
  const { record, text, unit, annotations, note } = document;
  const tokens = wholeTokens(
    text,
    annotations.flatMap(({ annotation }) => annotation.spans),
  );
  const starts = new Map(tokens.map(({ start }, index) => [start, index]));
  const ends = new Map(tokens.map(({ end }, index) => [end, index]));
  const rangeOf = ({ start, end }: Span): TokenRange => ({
    token_start: starts.get(start) ?? 0,
    token_end: ends.get(end) ?? 0,
  });
  const fields = Object.keys(record.fields).length > 0 ? { fields: record.fields } : {};
  return {
    text,
    meta: { name: record.name, ...metadataOf(record), ...(note === '' ? {} : { note }), ...fields },
    tokens: tokens.map((token, id) => ({
      text: text.slice(token.start, token.end),
      ...unit.write(token),
      id,
      ws: token.ws,
    })),
    spans: annotations.flatMap((one) => spansOf(one, document, rangeOf)),
    relations: relationsOf(document, rangeOf),
    answer: 'accept',
  };
}

function spansOf(view: AnnotationView, { text, unit }: DocumentView, rangeOf: (span: Span) => TokenRange): object[] {
  const { annotation, label } = view;
  return annotation.spans.map((span, index) => ({
    ...unit.write(span),
    ...rangeOf(span),
    text: text.slice(span.start, span.end),
    label,
    ...(annotation.confidence === null ? {} : { score: annotation.confidence }),
    annotary: ownOf(view, index),
  }));
}

/** What Prodigy and spaCy have no key for, of a fragment of an annotation; `ownBesides` reads it. */
export function ownOf({ annotation, layer, annotator, entity }: AnnotationView, index: number) {
  return {
    id: index === 0 ? annotation.id : `${annotation.id}.${index + 1}`,
    layer,
    annotator,
    status: annotation.status,
    created_at: annotation.createdAt,
    ...(annotation.note === '' ? {} : { note: annotation.note }),
    ...(Object.keys(annotation.attributes).length > 0 ? { attributes: annotation.attributes } : {}),
    ...(entity && { entity: { name: entity.name, external_ids: entity.externalIds } }),
  };
}

/** Prodigy names the ends of a relation by the last token of each, and shows the spans. */
function relationsOf({ links, unit, annotations }: DocumentView, rangeOf: (span: Span) => TokenRange): object[] {
  const labels = new Map(annotations.map(({ annotation, label }) => [String(annotation.id), label]));
  const endOf = (end: LinkView['from']) => {
    const [span = { start: 0, end: 0 }] = end.spans;
    return { ...unit.write(span), ...rangeOf(span), label: labels.get(end.id) ?? '' };
  };
  return links
    .filter(({ isWithin }) => isWithin)
    .map(({ link, type, from, to, annotator }) => {
      const [head, child] = [endOf(from), endOf(to)];
      return {
        head: head.token_end,
        child: child.token_end,
        head_span: head,
        child_span: child,
        label: type,
        annotary: { id: link.id, head: link.fromId, child: link.toId, annotator },
      };
    });
}
