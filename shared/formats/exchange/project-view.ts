import type { Annotation } from '../../domain/annotation.ts';
import { findLayer } from '../../domain/codebook.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import type { Entity } from '../../domain/entity.ts';
import type { Link } from '../../domain/link.ts';
import { type OffsetUnit, SpanUnit } from '../offset-unit.ts';
import type { ProjectSource } from '../project-source.ts';
import { LabelNames } from './label-names.ts';

/** A document as formats write it: under names instead of ids, with a converter into the unit of the format. */
export interface DocumentView {
  readonly record: DocumentRecord;
  readonly text: string;
  readonly unit: SpanUnit;
  /** The notes on the document; empty where there are none. */
  readonly note: string;
  readonly annotations: readonly AnnotationView[];
  /** Links that begin here, wherever they lead. */
  readonly links: readonly LinkView[];
}

export interface AnnotationView {
  readonly annotation: Annotation;
  readonly layer: string;
  readonly label: string;
  readonly annotator: string;
  readonly entity?: Entity;
}

export interface LinkView {
  readonly link: Link;
  readonly type: string;
  readonly annotator: string;
  readonly from: Annotation;
  readonly to: Annotation;
  readonly isWithin: boolean;
}

export interface ViewOptions {
  readonly offsets: OffsetUnit;
  /** Whether the format tells layers apart (see LabelNames). */
  readonly labels: 'per-layer' | 'in-codebook';
}

/** The documents of a project one by one, with what formats of records need of each. */
export class ProjectView {
  readonly #source: ProjectSource;
  readonly #options: ViewOptions;
  readonly #labels: LabelNames;
  readonly #annotators: ReadonlyMap<string, string>;
  readonly #entities: ReadonlyMap<string, Entity>;
  readonly #types: ReadonlyMap<string, string>;
  readonly #notes: ReadonlyMap<string, string>;
  #links: ReadonlyMap<string, readonly Link[]> | undefined;

  constructor(source: ProjectSource, options: ViewOptions) {
    this.#source = source;
    this.#options = options;
    this.#labels = new LabelNames(source.codebook, { once: options.labels });
    this.#annotators = new Map(source.annotators.map(({ id, name }) => [String(id), name]));
    this.#entities = new Map(source.entities.map((entity) => [String(entity.id), entity]));
    this.#types = new Map(source.codebook.linkTypes.map(({ id, name }) => [String(id), name]));
    const notes = Map.groupBy(source.memos, ({ documentId }) => String(documentId));
    this.#notes = new Map([...notes].map(([id, memos]) => [id, memos.map(({ text }) => text).join('\n\n')]));
  }

  labelName(labelId: string): string {
    return this.#labels.nameOf(labelId);
  }

  *documents(): Generator<DocumentView> {
    for (const record of this.#source.documents) yield this.documentOf(record);
  }

  documentOf(record: DocumentRecord): DocumentView {
    const { text } = this.#source.content(record);
    const annotations = this.#source.annotationsOf(record.id).map((annotation) => this.#annotationOf(annotation));
    return {
      record,
      text,
      unit: new SpanUnit(text, this.#options.offsets),
      note: this.#notes.get(record.id) ?? '',
      annotations,
      links: annotations.flatMap(({ annotation }) => this.#linksFrom(annotation)),
    };
  }

  #annotationOf(annotation: Annotation): AnnotationView {
    const entity = annotation.entityId === null ? undefined : this.#entities.get(annotation.entityId);
    return {
      annotation,
      layer: findLayer(this.#source.codebook, annotation.layerId)?.id ?? annotation.layerId,
      label: this.#labels.nameOf(annotation.labelId),
      annotator: this.#annotators.get(annotation.annotatorId) ?? annotation.annotatorId,
      ...(entity && { entity }),
    };
  }

  #linksFrom(from: Annotation): LinkView[] {
    this.#links ??= Map.groupBy(this.#source.links, ({ fromId }) => String(fromId));
    return (this.#links.get(from.id) ?? []).flatMap((link) => {
      const to = this.#source.annotation(link.toId);
      if (!to) return [];
      const type = this.#types.get(link.typeId) ?? link.typeId;
      const annotator = this.#annotators.get(link.annotatorId) ?? link.annotatorId;
      return [{ link, type, annotator, from, to, isWithin: to.documentId === from.documentId }];
    });
  }
}

/** What is known of a document, without what is empty. */
export function metadataOf({ metadata }: DocumentRecord): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== ''));
}
