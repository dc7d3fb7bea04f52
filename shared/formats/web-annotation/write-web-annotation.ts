import { anchorAt } from '../../text/anchor.ts';
import { FileNames } from '../exchange/file-names.ts';
import { asTextFile } from '../exchange/text-in-bytes.ts';
import {
  type AnnotationView,
  type DocumentView,
  type LinkView,
  metadataOf,
  ProjectView,
} from '../exchange/project-view.ts';
import type { Chunk, ExportPlan, FileToWrite } from '../format.ts';
import { guidOf } from '../guid.ts';
import type { ProjectSource } from '../project-source.ts';
import { ANNOTATION_CONTEXT, iriOf, OWN_CONTEXT, ownTerms, textReference } from './web-annotation-terms.ts';

/** A page of annotations, and a text file for each document, of which the byte order mark is doubled if it is a letter. */
export function planWebAnnotation(source: ProjectSource): ExportPlan {
  const names = new FileNames();
  const paths = new Map(source.documents.map(({ id, name }) => [String(id), `texts/${names.take(name, '.txt')}`]));
  const texts = source.documents.map((record): FileToWrite => ({
    path: paths.get(record.id) ?? '',
    *chunks() {
      yield { text: asTextFile(source.content(record).text), rows: 1 };
    },
  }));
  return {
    files: [{ path: 'annotations.jsonld', chunks: () => pageChunks(source, paths) }, ...texts],
    notes: () => [],
  };
}

function* pageChunks(source: ProjectSource, paths: ReadonlyMap<string, string>): Generator<Chunk> {
  const head = {
    '@context': [ANNOTATION_CONTEXT, OWN_CONTEXT],
    id: `urn:uuid:${guidOf(`page of ${source.name} ${source.codebook.name}`)}`,
    type: 'AnnotationPage',
    ...(source.name === '' ? {} : { label: source.name }),
  };
  yield { text: `${JSON.stringify(head).slice(0, -1)},"items":[`, rows: 0 };
  const view = new ProjectView(source, { offsets: 'codepoint', labels: 'per-layer' });
  let separator = '\n';
  for (const document of view.documents()) {
    const reference = textReference(paths.get(document.record.id) ?? '');
    const items = [
      aboutDocument(document, reference),
      ...document.annotations.map((one) => annotationItem(one, document, reference)),
      ...document.links.map(linkItem),
    ];
    for (const item of items) {
      yield { text: separator + JSON.stringify(item), rows: 1 };
      separator = ',\n';
    }
  }
  yield { text: '\n]}\n', rows: 0 };
}

/** What is known of the article, as an annotation of all of it: so that one without annotations is in the file, too. */
function aboutDocument({ record, note }: DocumentView, target: string): object {
  const { name, fields } = record;
  return {
    id: `urn:uuid:${guidOf(`document ${record.id}`)}`,
    type: 'Annotation',
    motivation: 'describing',
    body: [
      { type: 'TextualBody', purpose: 'describing', value: record.metadata.title || name },
      ...(note === '' ? [] : [{ type: 'TextualBody', purpose: 'commenting', value: note }]),
    ],
    target,
    [ownTerms.document]: { name, ...metadataOf(record), ...(Object.keys(fields).length > 0 ? { fields } : {}) },
  };
}

function annotationItem(view: AnnotationView, { unit, text }: DocumentView, source: string): object {
  const { annotation, layer, label, annotator, entity } = view;
  const { confidence, status, origin, attributes } = annotation;
  const targets = annotation.spans.map((span) => {
    const { prefix, suffix } = anchorAt(text, span);
    const exact = text.slice(span.start, span.end);
    return {
      source,
      selector: [
        { type: 'TextQuoteSelector', exact, prefix: prefix.toWellFormed(), suffix: suffix.toWellFormed() },
        { type: 'TextPositionSelector', ...unit.write(span) },
      ],
    };
  });
  return {
    id: iriOf('annotation', annotation.id),
    type: 'Annotation',
    motivation: 'tagging',
    creator: { type: 'Person', name: annotator },
    created: annotation.createdAt,
    modified: annotation.updatedAt,
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: label },
      ...commentBody(annotation.note),
      ...Object.entries(entity?.externalIds ?? {}).map(([authority, id]) => identifyingBody(authority, id)),
    ],
    // Several targets of one source are the fragments of one annotation.
    target: targets.length === 1 ? targets[0] : targets,
    [ownTerms.layer]: layer,
    ...(Object.keys(attributes).length > 0 ? { [ownTerms.attributes]: attributes } : {}),
    ...(status === 'open' ? {} : { [ownTerms.status]: status }),
    ...(confidence === null ? {} : { [ownTerms.confidence]: confidence }),
    ...(origin.kind === 'manual' ? {} : { [ownTerms.origin]: origin }),
  };
}

function linkItem({ link, type, annotator, from, to }: LinkView): object {
  return {
    id: iriOf('link', link.id),
    type: 'Annotation',
    motivation: 'linking',
    creator: { type: 'Person', name: annotator },
    created: link.createdAt,
    modified: link.updatedAt,
    body: [
      { type: 'SpecificResource', purpose: 'linking', source: iriOf('annotation', to.id) },
      { type: 'TextualBody', purpose: 'tagging', value: type },
      ...commentBody(link.note),
    ],
    target: iriOf('annotation', from.id),
    ...(Object.keys(link.attributes).length > 0 ? { [ownTerms.attributes]: link.attributes } : {}),
    ...(link.confidence === null ? {} : { [ownTerms.confidence]: link.confidence }),
  };
}

function commentBody(value: string): object[] {
  return value === '' ? [] : [{ type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value }];
}

function identifyingBody(authority: string, id: string): object {
  const source =
    authority === 'wikidata'
      ? `http://www.wikidata.org/entity/${encodeURIComponent(id.toWellFormed())}`
      : `urn:annotary:entity:${encodeURIComponent(authority.toWellFormed())}:${encodeURIComponent(id.toWellFormed())}`;
  return { type: 'SpecificResource', purpose: 'identifying', source };
}
