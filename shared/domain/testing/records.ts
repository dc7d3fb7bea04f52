import type { Annotation } from '../annotation.ts';
import type { SavedQuery } from '../annotation-query.ts';
import type { Annotator } from '../annotator.ts';
import type { RecordKind, RecordOf } from '../change-set.ts';
import type { Codebook } from '../codebook.ts';
import { defaultCodebook } from '../default-codebook.ts';
import type { DecisionContext, ProjectState } from '../decide/project-state.ts';
import type { DocumentRecord } from '../document.ts';
import type { Entity } from '../entity.ts';
import type { Proposition } from '../proposition.ts';
import {
  AnnotationId,
  AnnotatorId,
  CommandId,
  DocumentId,
  idsFrom,
  LabelId,
  LayerId,
  LinkId,
  LinkTypeId,
  Sha256,
  Timestamp,
} from '../ids.ts';
import type { Link } from '../link.ts';
import type { Memo } from '../memo.ts';
import type { Rule } from '../rule.ts';
import { quoteOf, type Span } from '../span.ts';

// Records for tests, whole and valid, of which a test names only what it is about.

const then = Timestamp.parse('2026-01-02T03:04:05.678Z');
export const later = Timestamp.parse('2026-01-02T04:00:00.000Z');

export function annotatorRecord({ id, name }: { id: string; name: string }): Annotator {
  return { id: AnnotatorId.parse(id), name, createdAt: then };
}

export function documentRecord({
  id,
  name = `${id}.txt`,
  length = 0,
  position = 0,
}: {
  id: string;
  name?: string;
  length?: number;
  position?: number;
}): DocumentRecord {
  return {
    id: DocumentId.parse(id),
    name,
    position,
    metadata: { title: '', byline: '', outlet: '', date: '', url: '', language: '' },
    fields: {},
    status: 'open',
    contentId: Sha256.parse('0'.repeat(64)),
    length,
    source: {
      fileName: name,
      mediaType: 'text/plain',
      encoding: 'utf-8',
      encodingBasis: 'strict-utf-8',
      byteLength: length,
      sha256: Sha256.parse('1'.repeat(64)),
    },
    createdAt: then,
    updatedAt: then,
  };
}

export function annotationRecord({
  id,
  text,
  spans,
  documentId = 'd',
  labelId = 'person',
  layerId = 'entities',
}: {
  id: string;
  text: string;
  spans: readonly Span[];
  documentId?: string;
  labelId?: string;
  layerId?: string;
}): Annotation {
  return {
    id: AnnotationId.parse(id),
    documentId: DocumentId.parse(documentId),
    layerId: LayerId.parse(layerId),
    labelId: LabelId.parse(labelId),
    spans,
    quote: quoteOf(text, spans),
    attributes: {},
    note: '',
    entityId: null,
    annotatorId: AnnotatorId.parse('ada'),
    status: 'open',
    origin: { kind: 'manual', by: '' },
    confidence: null,
    codebookVersion: 1,
    createdAt: then,
    updatedAt: then,
  };
}

export function linkRecord({
  id,
  fromId,
  toId,
  typeId = 'same',
}: {
  id: string;
  fromId: string;
  toId: string;
  typeId?: string;
}): Link {
  return {
    id: LinkId.parse(id),
    typeId: LinkTypeId.parse(typeId),
    fromId: AnnotationId.parse(fromId),
    toId: AnnotationId.parse(toId),
    attributes: {},
    note: '',
    annotatorId: AnnotatorId.parse('ada'),
    confidence: null,
    createdAt: then,
    updatedAt: then,
  };
}

/** A project of one document with this text, as `decide` sees it. */
export function projectState(
  text: string,
  records: {
    annotations?: Annotation[];
    links?: Link[];
    memos?: Memo[];
    rules?: Rule[];
    queries?: SavedQuery[];
    entities?: Entity[];
    propositions?: Proposition[];
    codebook?: Codebook;
  } = {},
): ProjectState {
  const document = documentRecord({ id: 'd', length: text.length });
  const ada = annotatorRecord({ id: 'ada', name: 'Ada' });
  const annotations = new Map((records.annotations ?? []).map((one) => [String(one.id), one]));
  const links = records.links ?? [];
  const tables: { [Kind in RecordKind]?: ReadonlyMap<string, RecordOf<Kind>> } = {
    annotation: annotations,
    document: new Map([['d', document]]),
    annotator: new Map([['ada', ada]]),
    link: byId(links),
    memo: byId(records.memos ?? []),
    rule: byId(records.rules ?? []),
    query: byId(records.queries ?? []),
    entity: byId(records.entities ?? []),
    proposition: byId(records.propositions ?? []),
  };
  return {
    codebook: () => records.codebook ?? defaultCodebook,
    document: (id) => (id === 'd' ? document : undefined),
    documentNamed: (name) => (name === document.name ? document : undefined),
    nextVersionOf: () => undefined,
    nextDocumentPosition: () => 1,
    textOf: () => text,
    annotation: (id) => annotations.get(id),
    annotationsOf: (id) => (id === 'd' ? [...annotations.values()] : []),
    annotationsOfLayers: (ids) => [...annotations.values()].filter((one) => ids.includes(one.layerId)),
    mentionsOf: (id) => [...annotations.values()].filter((one) => one.entityId === id),
    claimsOf: (id) => [...annotations.values()].filter((one) => one.propositionId === id),
    documents: () => [document],
    memosOf: () => records.memos ?? [],
    linksOfTypes: (ids) => links.filter((link) => ids.includes(link.typeId)),
    entities: () => records.entities ?? [],
    rules: () => records.rules ?? [],
    queries: () => records.queries ?? [],
    linksOf: (id) => links.filter((link) => link.fromId === id || link.toId === id),
    annotator: (id) => (id === 'ada' ? ada : undefined),
    annotatorNamed: (name) => (name === 'Ada' ? ada : undefined),
    labelsInUse: () => new Set([...annotations.values()].map((one) => String(one.labelId))),
    record: <Kind extends RecordKind>(kind: Kind, id: string) => tables[kind]?.get(id),
  };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

export function decisionContext(): DecisionContext {
  return { now: later, newId: idsFrom(CommandId.parse('00000000-0000-4000-8000-000000000001')) };
}
