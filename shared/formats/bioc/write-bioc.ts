import { separateIds } from '../exchange/external-ids.ts';
import {
  type AnnotationView,
  type DocumentView,
  type LinkView,
  metadataOf,
  ProjectView,
} from '../exchange/project-view.ts';
import type { Chunk, ExportPlan } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { countUnfit, xmlAttributes, xmlText } from '../xml/xml-text.ts';
import { type BiocAnnotation, type BiocDocument, type BiocRelation, type Infons, ownInfons } from './bioc-model.ts';

export function planBiocXml(source: ProjectSource): ExportPlan {
  let unfit = 0;
  return {
    files: [
      {
        path: 'corpus.xml',
        *chunks(): Generator<Chunk> {
          unfit = 0;
          const head = ['<?xml version="1.0" encoding="UTF-8"?>', '<collection>', element('source', 'Annotary')];
          yield { text: [...head, element('date', ''), element('key', ''), ''].join('\n'), rows: 0 };
          for (const document of documentsOf(source)) {
            unfit += document.passages.reduce((sum, { text }) => sum + countUnfit(text), 0);
            yield { text: xmlOf(document), rows: 1 };
          }
          yield { text: '</collection>\n', rows: 0 };
        },
      },
    ],
    notes: () => (unfit === 0 ? [] : [{ key: 'note.xml.unfit', params: { count: unfit } }]),
  };
}

export function planBiocJson(source: ProjectSource): ExportPlan {
  return {
    files: [
      {
        path: 'corpus.json',
        *chunks(): Generator<Chunk> {
          yield { text: '{"source":"Annotary","date":"","key":"","infons":{},"documents":[', rows: 0 };
          let separator = '\n';
          for (const document of documentsOf(source)) {
            yield { text: separator + JSON.stringify(jsonOf(document)), rows: 1 };
            separator = ',\n';
          }
          yield { text: '\n]}\n', rows: 0 };
        },
      },
    ],
    notes: () => [],
  };
}

/** Each document as one passage: what stands between passages would not be written. Offsets are code points. */
function* documentsOf(source: ProjectSource): Generator<BiocDocument> {
  const view = new ProjectView(source, { offsets: 'codepoint', labels: 'per-layer' });
  for (const document of view.documents()) {
    const { record, text } = document;
    const fields = Object.keys(record.fields).length > 0 ? JSON.stringify(record.fields) : '';
    yield {
      id: record.name,
      place: '',
      infons: said([
        ...Object.entries(metadataOf(record)),
        [ownInfons.fields, fields],
        [ownInfons.note, document.note],
      ]),
      passages: [{ offset: 0, text }],
      annotations: document.annotations.map((one) => annotationOf(one, document)),
      relations: document.links.filter(({ isWithin }) => isWithin).map(relationOf),
    };
  }
}

function annotationOf(
  { annotation, label, layer, annotator, entity }: AnnotationView,
  { unit }: DocumentView,
): BiocAnnotation {
  const { id, status, confidence, note, attributes, quote } = annotation;
  const ids = separateIds(entity?.externalIds ?? {}).map(
    ([authority, one]) => ['identifier', identifierOf(authority, one)] as const,
  );
  return {
    id,
    place: '',
    infons: said([
      ['type', label],
      ...ids,
      [ownInfons.layer, layer],
      [ownInfons.annotator, annotator],
      [ownInfons.attributes, Object.keys(attributes).length > 0 ? JSON.stringify(attributes) : ''],
      [ownInfons.status, status === 'open' ? '' : status],
      [ownInfons.confidence, confidence === null ? '' : String(confidence)],
      [ownInfons.note, note],
    ]),
    text: quote,
    locations: annotation.spans.map((span) => {
      const { start, end } = unit.write(span);
      return { offset: start, length: end - start };
    }),
  };
}

/** What has no authority is written bare, but where it would be read as if it had one, or as none. */
function identifierOf(authority: string, id: string): string {
  const isBare = authority === 'identifier' && id.trim() === id && !/^(?:[\w.-]+:.+|-1?)$/s.test(id);
  return isBare ? id : `${authority}:${id}`;
}

function relationOf({ link, type, annotator, from, to }: LinkView): BiocRelation {
  const attributes = Object.keys(link.attributes).length > 0 ? JSON.stringify(link.attributes) : '';
  return {
    id: link.id,
    place: '',
    infons: said([
      ['type', type],
      [ownInfons.annotator, annotator],
      [ownInfons.attributes, attributes],
      [ownInfons.note, link.note],
    ]),
    nodes: [
      { refid: from.id, role: 'from' },
      { refid: to.id, role: 'to' },
    ],
  };
}

function said(infons: Infons): Infons {
  return infons.filter(([, value]) => value !== '');
}

function xmlOf({ id, infons, passages, annotations, relations }: BiocDocument): string {
  const lines = [
    '<document>',
    element('id', id),
    ...infonLines(infons),
    ...passages.flatMap(({ offset, text }) => [
      '<passage>',
      element('offset', String(offset)),
      element('text', text),
      ...annotations.flatMap((one) => [
        `<annotation${xmlAttributes({ id: one.id })}>`,
        ...infonLines(one.infons),
        ...one.locations.map((location) => `<location${xmlAttributes({ ...location })}/>`),
        element('text', one.text ?? ''),
        '</annotation>',
      ]),
      ...relations.flatMap((one) => [
        `<relation${xmlAttributes({ id: one.id })}>`,
        ...infonLines(one.infons),
        ...one.nodes.map((node) => `<node${xmlAttributes({ ...node })}/>`),
        '</relation>',
      ]),
      '</passage>',
    ]),
    '</document>',
  ];
  return `${lines.join('\n')}\n`;
}

function infonLines(infons: Infons): string[] {
  return infons.map(([key, value]) => `<infon${xmlAttributes({ key })}>${xmlText(value)}</infon>`);
}

function element(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`;
}

/** Of a key that comes several times, an object has one; the further ones are numbered. */
function infonsObject(infons: Infons): Record<string, string> {
  const counts = new Map<string, number>();
  return Object.fromEntries(
    infons.map(([key, value]) => {
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return [count === 1 ? key : `${key}_${count}`, value];
    }),
  );
}

function jsonOf({ id, infons, passages, annotations, relations }: BiocDocument): object {
  return {
    id,
    infons: infonsObject(infons),
    passages: passages.map(({ offset, text }) => ({
      offset,
      infons: {},
      text,
      sentences: [],
      annotations: annotations.map((one) => ({
        id: one.id,
        infons: infonsObject(one.infons),
        text: one.text,
        locations: one.locations,
      })),
      relations: relations.map((one) => ({ id: one.id, infons: infonsObject(one.infons), nodes: one.nodes })),
    })),
    annotations: [],
    relations: [],
  };
}
