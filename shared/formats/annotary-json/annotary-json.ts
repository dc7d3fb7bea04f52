import type { Annotation } from '../../domain/annotation.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import type { Link, Passage } from '../../domain/link.ts';
import { holdsEverything } from '../exchange/holds.ts';
import type { Chunk, Format, WriteOptions } from '../format.ts';
import { SpanUnit } from '../offset-unit.ts';
import type { ProjectSource } from '../project-source.ts';
import { stableJson } from '../json/stable-json.ts';

export const ANNOTARY_FORMAT = 'annotary';
export const ANNOTARY_VERSION = 1;

/**
 * The whole project as one JSON object with one record per line: a version control system shows which annotation
 * changed, and a program can read it line by line. Nothing in it depends on when or where it was written.
 */
function* writeAnnotaryJson(source: ProjectSource, { offsets }: WriteOptions): Generator<Chunk> {
  const head = { format: ANNOTARY_FORMAT, version: ANNOTARY_VERSION };
  const project = source.name === '' ? {} : { name: source.name };
  const lines = [
    JSON.stringify(head).slice(0, -1),
    `"project":${stableJson(project)},"offsets":"${offsets}"`,
    `"codebook":${stableJson(source.codebook)}`,
  ];
  yield { text: lines.join(',\n'), rows: 0 };
  yield* list('annotators', source.annotators);
  yield* list('documents', documentLines(source, offsets));
  yield* list('entities', [...source.entities, ...(source.turnedDownEntities ?? [])]);
  yield* list('propositions', source.propositions);
  yield* list('annotations', annotationLines(source, offsets));
  yield* list('links', linkLines(source, offsets));
  for (const name of ['memos', 'queries', 'rules'] as const)
    if (source[name].length > 0) yield* list(name, source[name]);
  yield { text: '\n}\n', rows: 0 };
}

function* list(name: string, records: Iterable<unknown>): Generator<Chunk> {
  let separator = '\n';
  yield { text: `,\n"${name}":[`, rows: 0 };
  for (const record of records) {
    yield { text: separator + stableJson(record), rows: 1 };
    separator = ',\n';
  }
  yield { text: separator === '\n' ? ']' : '\n]', rows: 0 };
}

function* documentLines(source: ProjectSource, offsets: WriteOptions['offsets']): Generator {
  // A table of ten thousand articles is one file: its bytes stand with the first of them, in the order of the documents.
  const written = new Set<string>();
  for (const document of source.documents) {
    const { sha256, part } = document.source;
    const isThere = part !== undefined && written.has(sha256);
    written.add(sha256);
    yield { ...documentLine(source, document, offsets), sourceBytes: isThere ? '' : source.sourceBase64(document) };
  }
}

function documentLine(source: ProjectSource, document: DocumentRecord, offsets: WriteOptions['offsets']): object {
  const { text, blocks, marks } = source.content(document);
  const unit = new SpanUnit(text, offsets);
  return {
    ...document,
    length: unit.writeOffset(document.length),
    text,
    blocks: blocks.map((block) => ({ ...block, span: unit.write(block.span) })),
    marks: marks.map((mark) => ({ ...mark, span: unit.write(mark.span) })),
  };
}

function* annotationLines(source: ProjectSource, offsets: WriteOptions['offsets']): Generator {
  for (const document of source.documents) {
    const annotations = source.annotationsOf(document.id);
    if (annotations.length === 0) continue;
    const unit = new SpanUnit(source.content(document).text, offsets);
    for (const annotation of annotations) yield annotationLine(annotation, unit);
  }
}

function annotationLine(annotation: Annotation, unit: SpanUnit): unknown {
  return { ...annotation, spans: annotation.spans.map((span) => unit.write(span)) };
}

/** The units of the texts that evidence was found in; a link may lead anywhere, so all of them are kept. */
function* linkLines(source: ProjectSource, offsets: WriteOptions['offsets']): Generator {
  const documents = new Map(source.documents.map((document) => [String(document.id), document]));
  const units = new Map<string, SpanUnit>();
  const unitOf = (annotationId: string): SpanUnit | undefined => {
    const document = documents.get(source.annotation(annotationId)?.documentId ?? '');
    if (!document) return undefined;
    const unit = units.get(document.id) ?? new SpanUnit(source.content(document).text, offsets);
    units.set(document.id, unit);
    return unit;
  };
  for (const link of source.links) yield linkLine(link, unitOf);
}

function linkLine(link: Link, unitOf: (annotationId: string) => SpanUnit | undefined): unknown {
  if (!link.evidence) return link;
  const written = (passages: readonly Passage[], end: string): unknown[] => {
    const unit = passages.length > 0 ? unitOf(end) : undefined;
    return unit ? passages.map(({ span, quote }) => ({ span: unit.write(span), quote })) : [];
  };
  const { from, to } = link.evidence;
  return { ...link, evidence: { from: written(from, link.fromId), to: written(to, link.toId) } };
}

export const annotaryJson: Format = {
  id: 'json',
  name: 'format.json.name',
  mediaTypes: ['application/json'],
  extensions: ['.json'],
  reads: 'project',
  writes: 'file',
  keeps: 'format.json.keeps',
  holds: holdsEverything,
  offsets: 'chosen',
  plan: (source, options) => ({
    files: [{ path: 'project.json', chunks: () => writeAnnotaryJson(source, options) }],
    notes: () => [],
  }),
};
