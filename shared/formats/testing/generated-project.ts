import fc from 'fast-check';
import { type Annotation, Attributes } from '../../domain/annotation.ts';
import { Codebook } from '../../domain/codebook.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import type { Entity } from '../../domain/entity.ts';
import { AnnotatorId, EntityId, LabelId } from '../../domain/ids.ts';
import type { Link } from '../../domain/link.ts';
import type { Memo } from '../../domain/memo.ts';
import { MemoId } from '../../domain/ids.ts';
import { findSpanFault, quoteOf, type Span } from '../../domain/span.ts';
import { annotationRecord, annotatorRecord, documentRecord, later, linkRecord } from '../../domain/testing/records.ts';
import type { ProjectSource } from '../project-source.ts';

// Projects for round trips: small, and with everything in them that has made a format lose or shift something.

const label = (id: string, name: string, parentId: string | null = null) => ({
  id,
  name,
  color: '#3251ba',
  shortcut: '',
  definition: `What “${name}” means & <why>.`,
  examples: [],
  counterExamples: [],
  parentId,
});

/** A definition as the schema of codebooks takes it. */
export const attribute = (id: string, kind: string, options: readonly string[] = []) => ({
  id,
  name: id,
  kind,
  options: options.map((option) => ({ id: option, name: option })),
  required: false,
  definition: '',
});

export const generatedCodebook: Codebook = Codebook.parse({
  version: 3,
  name: 'Generated',
  layers: [
    {
      id: 'entities',
      name: 'Entities',
      kind: 'entity',
      paint: 'fill',
      labels: [label('person', 'Person'), label('law', 'Law or agreement'), label('treaty', 'Treaty', 'law')],
      attributes: [attribute('certain', 'boolean'), attribute('remark', 'text'), attribute('count', 'number')],
    },
    {
      id: 'claims',
      name: 'Claims',
      kind: 'claim',
      paint: 'underline',
      labels: [label('claim', 'Claim')],
      attributes: [attribute('stance', 'one-of', ['for', 'against']), attribute('topics', 'many-of', ['a', 'b', 'c'])],
    },
  ],
  linkTypes: [
    { id: 'supports', name: 'supports', definition: '', fromLabelIds: [], toLabelIds: [] },
    { id: 'said-by', name: 'said by', definition: '', fromLabelIds: [], toLabelIds: [] },
  ],
});

/** What texts are made of. */
export const pieces = [
  'Landau',
  'Ada Moss',
  ' ',
  ' ',
  'é',
  '😀',
  '\r\n',
  '\n',
  '\n\n',
  '\t',
  '&',
  '<b>',
  '"',
  "it's",
  'e\u0301',
  '👨‍👩‍👧',
  '北京',
  'שלום',
  'مرحبا ',
  '.',
  'x',
];

export interface GeneratedOptions {
  /** What else texts are made of, or only this. */
  readonly pieces?: readonly string[];
  /** One document where a format holds no more. */
  readonly documents?: number;
}

/** A project of up to three documents whose annotations overlap, nest and have gaps; ids and names are all different. */
export function generatedProject(options: GeneratedOptions = {}): fc.Arbitrary<ProjectSource> {
  const text = fc
    .array(fc.constantFrom(...(options.pieces ?? pieces)), { minLength: 1, maxLength: 40 })
    .map((all) => all.join(''));
  return fc
    .record({
      texts: fc.array(text, { minLength: 1, maxLength: options.documents ?? 3 }),
      random: fc.infiniteStream(fc.nat({ max: 2 ** 30 })),
      annotations: fc.integer({ min: 0, max: 12 }),
      links: fc.integer({ min: 0, max: 4 }),
    })
    .map(({ texts, random, annotations, links }) => {
      const next = (below: number) => (random.next().value ?? 0) % Math.max(1, below);
      return projectOf(texts, { next, annotations, links });
    });
}

interface Chance {
  readonly next: (below: number) => number;
  readonly annotations: number;
  readonly links: number;
}

/** Entries of the register that mentions name. */
const entity: Entity = {
  id: EntityId.parse('ada-moss'),
  name: 'Ada Moss & Co',
  labelId: LabelId.parse('person'),
  aliases: ['A. Moss'],
  externalIds: { wikidata: 'Q42' },
  note: '',
  createdAt: later,
  updatedAt: later,
};

function projectOf(texts: readonly string[], { next, annotations: wanted, links: wantedLinks }: Chance): ProjectSource {
  const documents = texts.map((text, at) => documentOf(text, at));
  const annotations = Array.from({ length: wanted }, (_, at) => {
    const which = next(texts.length);
    return annotationOf(texts[which] ?? '', { documentId: `d${which + 1}`, at, next });
  }).filter((one) => one !== undefined);
  const links = Array.from({ length: annotations.length > 1 ? wantedLinks : 0 }, (_, at) =>
    linkOf(annotations, { at, next }),
  ).filter((one) => one !== undefined);
  const byId = new Map(annotations.map((one) => [String(one.id), one]));
  const memos: Memo[] = documents.slice(0, 1).map(({ id }) => ({
    id: MemoId.parse('m1'),
    documentId: id,
    purpose: 'note',
    text: 'Read *twice* & noted.',
    createdAt: later,
    updatedAt: later,
  }));
  return {
    name: 'Floods & dams',
    codebook: generatedCodebook,
    annotators: [annotatorRecord({ id: 'ada', name: 'Ada' }), annotatorRecord({ id: 'bo', name: 'Bo <b>' })],
    documents,
    entities: [entity],
    propositions: [],
    memos,
    queries: [],
    rules: [],
    links,
    content: ({ id }) => ({ text: texts[Number(id.slice(1)) - 1] ?? '', blocks: [], marks: [] }),
    sourceBase64: () => '',
    annotationsOf: (documentId) => annotations.filter((one) => one.documentId === documentId).sort(inReadingOrder),
    annotation: (id) => byId.get(id),
  };
}

function documentOf(text: string, at: number): DocumentRecord {
  const record = documentRecord({ id: `d${at + 1}`, name: `Flood ${at + 1}.txt`, length: text.length, position: at });
  return {
    ...record,
    metadata: { ...record.metadata, title: `Flood “${at + 1}” & after`, url: `https://gazette.example/${at + 1}` },
    fields: Attributes.parse(at === 0 ? { wave: 2, desk: 'North' } : {}),
  };
}

interface Place {
  readonly documentId: string;
  readonly at: number;
  readonly next: (below: number) => number;
}

function annotationOf(text: string, { documentId, at, next }: Place): Annotation | undefined {
  const spans = spansIn(text, next);
  if (spans.length === 0) return undefined;
  const { id: labelId, layerId } = labels[next(labels.length)] ?? { id: 'person', layerId: 'entities' };
  const record = annotationRecord({ id: `a${at}`, text, spans, documentId, labelId, layerId });
  const attributes = layerId === 'entities' ? entityValues[next(4)] : claimValues[next(3)];
  return {
    ...record,
    quote: quoteOf(text, spans),
    attributes: Attributes.parse(attributes ?? {}),
    note: ['', '', 'Sure?\n\n*Look* at <this> & that 😀'][next(3)] ?? '',
    annotatorId: AnnotatorId.parse(next(3) === 0 ? 'bo' : 'ada'),
    entityId: layerId === 'entities' && next(3) === 0 ? entity.id : null,
    status: (['open', 'accepted', 'rejected'] as const)[next(3)] ?? 'open',
    confidence: [null, null, 0.25][next(3)] ?? null,
  };
}

const labels = generatedCodebook.layers.flatMap((layer) => layer.labels.map(({ id }) => ({ id, layerId: layer.id })));
const entityValues = [{}, { certain: true }, { remark: 'a | "b"\n<c> & 😀', count: 0 }, { certain: false, count: 2.5 }];
const claimValues = [{}, { stance: 'for' }, { stance: 'against', topics: ['a', 'c'] }];

/** One to three stretches that begin and end with a character which is no blank, in order and apart. */
function spansIn(text: string, next: Chance['next']): Span[] {
  const edges = [...new Set([0, ...Array.from(text).reduce<number[]>(endsAfter, [])])];
  const count = next(4) === 0 ? 3 : 1;
  const cuts = [...new Set(Array.from({ length: count * 2 }, () => edges[next(edges.length)] ?? 0))].sort(
    (a, b) => a - b,
  );
  const spans: Span[] = [];
  for (let at = 0; at + 1 < cuts.length; at += 2) {
    const span = { start: cuts[at] ?? 0, end: cuts[at + 1] ?? 0 };
    const words = text.slice(span.start, span.end);
    if (words.trim() === words && words !== '') spans.push(span);
  }
  const isApart = spans.every((span, at) => at === 0 || span.start > (spans[at - 1]?.end ?? 0));
  return isApart && findSpanFault(text, spans) === undefined ? spans : [];
}

function endsAfter(ends: number[], character: string): number[] {
  return [...ends, (ends.at(-1) ?? 0) + character.length];
}

function linkOf(annotations: readonly Annotation[], { at, next }: Omit<Place, 'documentId'>): Link | undefined {
  const from = annotations[next(annotations.length)];
  const to = annotations[next(annotations.length)];
  if (!from || !to || from === to) return undefined;
  const record = linkRecord({
    id: `l${at}`,
    fromId: from.id,
    toId: to.id,
    typeId: next(2) === 0 ? 'supports' : 'said-by',
  });
  return { ...record, note: next(2) === 0 ? 'Because & so' : '' };
}

function inReadingOrder(a: Annotation, b: Annotation): number {
  return (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0) || (b.spans[0]?.end ?? 0) - (a.spans[0]?.end ?? 0);
}
