import type { AttributeValue } from '../../domain/annotation.ts';
import type { AttributeDefinition, Codebook } from '../../domain/codebook.ts';
import { isPrediction } from '../exchange/is-prediction.ts';
import {
  type AnnotationView,
  type DocumentView,
  type LinkView,
  metadataOf,
  ProjectView,
} from '../exchange/project-view.ts';
import type { Chunk } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { attributeControl, TEXT_KEY, textTag } from './label-studio-names.ts';

/**
 * Tasks as Label Studio imports them: one per document, in it an annotation (completion) for each annotator and a
 * prediction for each suggester. Offsets count code points, as the editor does. What Label Studio has no place for
 * stands in a region's `meta.annotary`, which it keeps as it is.
 */
export class LabelStudioTasks {
  readonly #source: ProjectSource;
  /** Links that no annotation of Label Studio can hold, since its relations stay with one annotator. */
  linksBetweenAnnotators = 0;

  constructor(source: ProjectSource) {
    this.#source = source;
  }

  *chunks(): Generator<Chunk> {
    const view = new ProjectView(this.#source, { offsets: 'codepoint', labels: 'per-layer' });
    this.linksBetweenAnnotators = 0;
    let separator = '[\n';
    for (const document of view.documents()) {
      yield { text: separator + JSON.stringify(this.#taskOf(document)), rows: 1 };
      separator = ',\n';
    }
    yield { text: separator === '[\n' ? '[]\n' : '\n]\n', rows: 0 };
  }

  #taskOf(document: DocumentView): object {
    const { record, text, annotations } = document;
    const [suggested, made] = [annotations.filter(isPrediction), annotations.filter((one) => !isPrediction(one))];
    const groups = (views: readonly AnnotationView[]) => [...Map.groupBy(views, ({ annotator }) => annotator)];
    const between = document.links.filter(
      ({ isWithin, ...link }) => isWithin && groupKey(link.from) !== groupKey(link.to),
    );
    this.linksBetweenAnnotators += between.length;
    const fields = Object.keys(record.fields).length > 0 ? { fields: record.fields } : {};
    const meta = {
      ...(between.length > 0 ? { links_between_annotators: between.map(relationOf) } : {}),
      ...(document.note === '' ? {} : { note: document.note }),
    };
    return {
      id: record.position + 1,
      data: { [TEXT_KEY]: text, name: record.name, ...metadataOf(record), ...fields },
      annotations: groups(made).map(([annotator, views]) => ({
        annotator,
        was_cancelled: false,
        ground_truth: false,
        result: this.#resultOf(document, views),
      })),
      predictions: groups(suggested).map(([annotator, views]) => ({
        model_version: annotator,
        result: this.#resultOf(document, views),
      })),
      ...(Object.keys(meta).length > 0 ? { meta } : {}),
    };
  }

  #resultOf(document: DocumentView, views: readonly AnnotationView[]): object[] {
    const ids = new Set(views.map(({ annotation }) => String(annotation.id)));
    const inside = document.links.filter(({ link }) => ids.has(link.fromId) && ids.has(link.toId));
    return [...views.flatMap((view) => this.#regionsOf(document, view)), ...inside.map(relationOf)];
  }

  /** A region for each fragment; further fragments have the id with a number behind it. */
  #regionsOf({ unit, text }: DocumentView, view: AnnotationView): object[] {
    const { annotation, layer, label } = view;
    const own = ownMeta(view);
    return annotation.spans.flatMap((span, index) => {
      const id = index === 0 ? annotation.id : `${annotation.id}.${index + 1}`;
      const place = { ...unit.write(span), text: text.slice(span.start, span.end) };
      const common = { id, to_name: textTag(this.#source.codebook), origin: originOf(view) };
      const confidence = annotation.confidence === null ? {} : { score: annotation.confidence };
      const region = {
        ...common,
        from_name: layer,
        type: 'labels',
        value: { ...place, labels: [label] },
        ...confidence,
        meta: { ...(annotation.note === '' ? {} : { text: [annotation.note] }), annotary: { id, ...own } },
      };
      const values = Object.entries(annotation.attributes).map(([attribute, value]) => ({
        ...common,
        from_name: attributeControl(layer, attribute),
        ...valueOf(findAttribute(this.#source.codebook, layer, attribute), value, place),
      }));
      return [region, ...values];
    });
  }
}

function groupKey({ annotatorId, origin, status }: LinkView['from']): string {
  return `${annotatorId}\0${String(origin.kind === 'suggested' && status === 'open')}`;
}

function findAttribute(codebook: Codebook, layerId: string, id: string): AttributeDefinition | undefined {
  return codebook.layers.find((layer) => layer.id === layerId)?.attributes.find((attribute) => attribute.id === id);
}

function originOf({ annotation }: AnnotationView): string {
  return annotation.origin.kind === 'suggested' ? 'prediction' : 'manual';
}

function ownMeta({ annotation, entity }: AnnotationView): object {
  return {
    status: annotation.status,
    created_at: annotation.createdAt,
    ...(entity && { entity: { name: entity.name, external_ids: entity.externalIds } }),
  };
}

/** A value as the control of its kind holds it. An option is written by its id, which is the control's alias. */
function valueOf(
  definition: AttributeDefinition | undefined,
  value: AttributeValue,
  place: object,
): { readonly type: string; readonly value: object } {
  if (typeof value === 'number') return { type: 'number', value: { ...place, number: value } };
  if (typeof value === 'boolean') return { type: 'choices', value: { ...place, choices: [String(value)] } };
  if (typeof value !== 'string') return { type: 'choices', value: { ...place, choices: value } };
  if (definition?.kind === 'one-of') return { type: 'choices', value: { ...place, choices: [value] } };
  // The text of the region and the text of the answer have the same key in Label Studio; the answer is a list.
  return { type: 'textarea', value: { ...place, text: [value] } };
}

function relationOf({ link, type }: LinkView): object {
  return {
    type: 'relation',
    from_id: link.fromId,
    to_id: link.toId,
    direction: 'right',
    labels: [type],
    meta: { annotary: { id: link.id } },
  };
}
