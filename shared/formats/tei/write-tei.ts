import type { AttributeValue } from '../../domain/annotation.ts';
import type { Codebook, Layer } from '../../domain/codebook.ts';
import type { Entity } from '../../domain/entity.ts';
import { separateIds } from '../exchange/external-ids.ts';
import { FileNames } from '../exchange/file-names.ts';
import { type AnnotationView, type DocumentView, type LinkView, ProjectView } from '../exchange/project-view.ts';
import type { ExportPlan, FileToWrite } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { countUnfit, xmlAttributes, xmlText } from '../xml/xml-text.ts';
import { spaced } from './tei-knowledge.ts';
import { TeiTokens } from './tei-tokens.ts';

const TEI_NAMESPACE = 'http://www.tei-c.org/ns/1.0';

/** A file for each document, which is read when its turn comes. */
export function planTei(source: ProjectSource): ExportPlan {
  const names = new FileNames();
  let unfit = 0;
  const files = source.documents.map((record): FileToWrite => ({
    path: names.take(record.name.replace(/\.\w{1,5}$/, ''), '.xml'),
    *chunks() {
      const view = new ProjectView({ ...source, documents: [record] }, { offsets: 'utf16', labels: 'per-layer' });
      for (const document of view.documents()) {
        unfit += countUnfit(document.text);
        yield { text: teiOf(document, source), rows: document.annotations.length };
      }
    },
  }));
  return {
    files,
    notes: () => (unfit === 0 ? [] : [{ key: 'note.xml.unfit', params: { count: unfit } }]),
  };
}

function teiOf(document: DocumentView, source: ProjectSource): string {
  const tokens = new TeiTokens(
    document.text,
    document.annotations.flatMap(({ annotation }) => annotation.spans),
  );
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<TEI xmlns="${TEI_NAMESPACE}">`,
    ...headerLines(document, source),
    `<text><body><ab xml:space="preserve">${tokens.xml}</ab></body></text>`,
    ...standOffLines(document, tokens),
    '</TEI>',
  ];
  return `${lines.join('\n')}\n`;
}

function headerLines({ record, annotations, note }: DocumentView, { codebook }: ProjectSource): string[] {
  const { title, byline, outlet, date, url, language } = record.metadata;
  const people = [...new Set(annotations.map(({ annotator }) => annotator))];
  const some = (name: string, text: string) => (text === '' ? '' : named(name, text));
  const bibl = [
    named('title', title || record.name),
    some('author', byline),
    some('publisher', outlet),
    some('date', date),
    url === '' ? '' : `<ref${xmlAttributes({ target: iriText(url) })}>${xmlText(url)}</ref>`,
    note === '' ? '' : `<note>${xmlText(note)}</note>`,
  ].join('');
  return [
    '<teiHeader><fileDesc>',
    `<titleStmt>${named('title', title || record.name)}${some('author', byline)}`,
    ...people.map(
      (name) => `<respStmt xml:id="${respId(people, name)}"><resp>annotation</resp>${named('name', name)}</respStmt>`,
    ),
    '</titleStmt>',
    `<publicationStmt><authority>Annotary</authority>${named('idno', record.name, ' type="filename"')}</publicationStmt>`,
    `<sourceDesc><bibl>${bibl}</bibl></sourceDesc></fileDesc>`,
    ...(codebook.layers.length === 0
      ? []
      : ['<encodingDesc><classDecl>', ...taxonomyLines(codebook), '</classDecl></encodingDesc>']),
    ...(language === ''
      ? []
      : [
          `<profileDesc><langUsage><language${xmlAttributes({ ident: language.replaceAll(/[^\w-]/g, '') })}>${xmlText(language)}</language></langUsage></profileDesc>`,
        ]),
    '</teiHeader>',
  ];
}

/** A name or title. Blanks that a reader would make one of are told to be meant as they are. */
function named(name: string, text: string, attributes = ''): string {
  const space = spaced(text) === text ? '' : ' xml:space="preserve"';
  return `<${name}${attributes}${space}>${xmlText(text)}</${name}>`;
}

/** A reference may have no blanks; what a title in its place has becomes escapes. */
function iriText(url: string): string {
  return url.toWellFormed().replaceAll(/[\s<>"{}|\\^`]/g, (one) => encodeURIComponent(one));
}

function respId(people: readonly string[], name: string): string {
  return `resp${people.indexOf(name) + 1}`;
}

function taxonomyLines({ layers }: Codebook): string[] {
  return layers.flatMap((layer) => [
    `<taxonomy${xmlAttributes({ 'xml:id': `layer.${safeId(layer.id)}`, n: layer.id })}>`,
    named('gloss', layer.name),
    ...categoryLines(layer, null),
    '</taxonomy>',
  ]);
}

function categoryLines(layer: Layer, parentId: string | null): string[] {
  return layer.labels
    .filter((label) => label.parentId === parentId)
    .flatMap(({ id, name, color, definition }) => [
      `<category${xmlAttributes({ 'xml:id': labelRef(id), rend: `color(${color})` })}>${named('gloss', name)}`,
      ...(definition === '' ? [] : [`<desc>${xmlText(definition)}</desc>`]),
      ...categoryLines(layer, id),
      '</category>',
    ]);
}

function labelRef(id: string): string {
  return `label.${safeId(id)}`;
}

/** An id as part of an NCName: what may not stand in one is told by its number. */
function safeId(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9.-]/g, (one) => `_${one.charCodeAt(0).toString(16)}_`);
}

function standOffLines(document: DocumentView, tokens: TeiTokens): string[] {
  const features: string[] = [];
  const people = [...new Set(document.annotations.map(({ annotator }) => annotator))];
  const groups = [...Map.groupBy(document.annotations, ({ layer }) => layer)].flatMap(([layer, views]) => [
    `<spanGrp${xmlAttributes({ type: encodeURIComponent(layer.toWellFormed()), ana: `#layer.${safeId(layer)}` })}>`,
    ...views.flatMap((view) => spanLines(view, { tokens, features, people })),
    '</spanGrp>',
  ]);
  const within = document.links.filter(({ isWithin }) => isWithin);
  const relations = within.map((link) => relationLine(link, features));
  const entities = [...new Set(document.annotations.flatMap(({ entity }) => (entity ? [entity] : [])))];
  const inside = [
    ...entityLists(entities),
    ...groups,
    ...(relations.length > 0 ? ['<listRelation>', ...relations, '</listRelation>'] : []),
    ...features,
  ];
  return inside.length === 0 ? [] : ['<standOff>', ...inside, '</standOff>'];
}

interface Spanning {
  readonly tokens: TeiTokens;
  readonly features: string[];
  readonly people: readonly string[];
}

/** A span for each fragment, which name each other. */
function spanLines(view: AnnotationView, { tokens, features, people }: Spanning): string[] {
  const { annotation, annotator, entity } = view;
  const { spans, note, confidence } = annotation;
  const ana = [`#${labelRef(annotation.labelId)}`, ...featureReference(annotation.attributes, features)].join(' ');
  return spans.map((span, index) => {
    const attributes = xmlAttributes({
      'xml:id': fragmentId(annotation.id, index),
      ana,
      corresp: entity && `#${entityId(entity)}`,
      resp: `#${respId(people, annotator)}`,
      cert: confidence ?? undefined,
      prev: index === 0 ? undefined : `#${fragmentId(annotation.id, index - 1)}`,
      next: index === spans.length - 1 ? undefined : `#${fragmentId(annotation.id, index + 1)}`,
    });
    const inside = index === 0 && note !== '' ? `<note>${xmlText(note)}</note>` : '';
    return `<span${attributes}${tokens.reference(span)}>${inside}</span>`;
  });
}

function fragmentId(id: string, index: number): string {
  return `a.${safeId(id)}${index === 0 ? '' : `__${index + 1}`}`;
}

/** Attributes as a feature structure further down. */
function featureReference(attributes: Readonly<Record<string, AttributeValue>>, features: string[]): string[] {
  const entries = Object.entries(attributes);
  if (entries.length === 0) return [];
  const id = `fs${features.length + 1}`;
  const all = entries.map(
    ([name, value]) =>
      `<f${xmlAttributes({ name: encodeURIComponent(name.toWellFormed()) })}>${featureValue(value)}</f>`,
  );
  features.push(`<fs xml:id="${id}">${all.join('')}</fs>`);
  return [`#${id}`];
}

function featureValue(value: AttributeValue): string {
  if (typeof value === 'boolean') return `<binary value="${String(value)}"/>`;
  if (typeof value === 'number') return `<numeric value="${value}"/>`;
  if (typeof value === 'string') return `<string>${xmlText(value)}</string>`;
  return `<vColl>${value.map((one) => `<string>${xmlText(one)}</string>`).join('')}</vColl>`;
}

function relationLine({ link, type, from, to }: LinkView, features: string[]): string {
  const [ana] = featureReference(link.attributes, features);
  const attributes = xmlAttributes({
    'xml:id': `l.${safeId(link.id)}`,
    name: encodeURIComponent(type.toWellFormed()),
    active: `#${fragmentId(from.id, 0)}`,
    passive: `#${fragmentId(to.id, 0)}`,
    ana,
  });
  return `<relation${attributes}>${link.note === '' ? '' : `<desc>${xmlText(link.note)}</desc>`}</relation>`;
}

function entityId({ id }: Entity): string {
  return `e.${safeId(id)}`;
}

const kinds = [
  { list: 'listPerson', item: 'person', name: 'persName', is: /person|per\b|people/i },
  { list: 'listOrg', item: 'org', name: 'orgName', is: /org/i },
  { list: 'listPlace', item: 'place', name: 'placeName', is: /place|loc|gpe/i },
  { list: 'listObject', item: 'object', name: 'objectName', is: /(?:)/ },
] as const;

/** The entries of the register that the document names, in lists by what kind of thing they are. */
function entityLists(entities: readonly Entity[]): string[] {
  const byKind = Map.groupBy(entities, ({ labelId }) => kinds.find(({ is }) => is.test(labelId)) ?? kinds[3]);
  return [...byKind].flatMap(([{ list, item, name }, all]) => [
    `<${list}>`,
    ...all.map((entity) => {
      const names = [entity.name, ...entity.aliases].map((one) => named(name, one)).join('');
      const ids = separateIds(entity.externalIds)
        .map(([type, id]) => named('idno', id, xmlAttributes({ type: encodeURIComponent(type.toWellFormed()) })))
        .join('');
      const inside = item === 'object' ? `<objectIdentifier>${names}${ids}</objectIdentifier>` : names + ids;
      return `<${item} xml:id="${entityId(entity)}">${inside}</${item}>`;
    }),
    `</${list}>`,
  ]);
}
