import { type Annotation, AttributeValue } from '../../domain/annotation.ts';
import type { Annotator } from '../../domain/annotator.ts';
import { allowsLink, type Codebook, findLinkType } from '../../domain/codebook.ts';
import type { Entity } from '../../domain/entity.ts';
import { AnnotationId, AnnotatorId, type DocumentId, LinkId, Timestamp } from '../../domain/ids.ts';
import type { Link } from '../../domain/link.ts';
import { endsKey } from '../../domain/link-direction.ts';
import { findSpanFault } from '../../domain/span.ts';
import { AdoptedEntities } from './adopted-entities.ts';
import type { AdoptionReport, LeftOutTaker, LeftOutReason } from './adoption-report.ts';
import type { ForeignEnd, ForeignLink, ForeignScheme } from './foreign-corpus.ts';
import { labelKey } from './foreign-use.ts';
import { GrowingCodebook, type PlacedLabel } from './grow-codebook.ts';
import type { LabelMapping, LabelTarget } from './label-mapping.ts';
import { OddEnds } from './odd-ends.ts';
import { PresentAnnotations } from './present-annotations.ts';
import type { ResolvedAnnotation, ResolvedDocument } from './resolve-offsets.ts';
import { SeenValues } from './seen-values.ts';

/** A document of a corpus that has its place in the project: one that is there, or a new one. */
export interface PlacedDocument {
  readonly id: DocumentId;
  readonly isNew: boolean;
  /** Names are unique within a set; links look for their ends in it. */
  readonly set: number;
  readonly document: Pick<ResolvedDocument, 'name' | 'file' | 'text' | 'annotations' | 'links'>;
}

/** What of the project decides what comes in. */
export interface AdoptingProject {
  codebook(): Codebook;
  /** The same, with a version that no other content ever had. */
  numbered(codebook: Codebook): Codebook;
  annotationsOf(documentId: string): readonly Annotation[];
  linksOf(annotationId: string): readonly Link[];
  annotators(): Iterable<Annotator>;
  entities(): Iterable<Entity>;
  annotation(id: string): Annotation | undefined;
  record(kind: 'link', id: string): Link | undefined;
}

export interface Adoption {
  readonly documents: readonly PlacedDocument[];
  readonly scheme: ForeignScheme;
  /** A target for every label and type of links; what it does not name is left out. */
  readonly mapping: LabelMapping;
  /** Whoever imports. */
  readonly annotatorId: string;
  /** The name of the annotator of what names nobody; absent for whoever imports. */
  readonly unnamed?: string | undefined;
  readonly now: Timestamp;
  readonly newId: () => string;
  readonly leftOut: LeftOutTaker;
}

export interface Adopted
  extends Pick<AdoptionReport, 'labels' | 'linkTypes' | 'oddEnds'>, Record<'annotationCounts' | 'linkCounts', Counts> {
  readonly codebook: Codebook;
  readonly annotators: readonly Annotator[];
  readonly entities: readonly Entity[];
  readonly annotations: readonly Annotation[];
  readonly links: readonly Link[];
}

type Counts = AdoptionReport['annotations'];
type LinkEnds = Pick<Link, 'typeId' | 'fromId' | 'toId'>;

/**
 * Records for all that the documents hold, with the codebook that they need. Pure: it counts what it leaves out in
 * `leftOut`, and writes nothing. What the project has already (the same stretches, label and annotator; for links the
 * same type and ends) is passed over, as often as it is there, so that the same file can be imported again.
 *
 * A generator, for it may take long: it can be left alone after each step, and gives its answer after the last.
 */
export function adoptCorpus(project: AdoptingProject, adoption: Adoption): Generator<undefined, Adopted> {
  return new Adopting(project, adoption).steps();
}

/** So many annotations or links are one step: about ten milliseconds. */
const STEP = 500;

const LONGEST_NOTE = 1_000_000;
const LONGEST_BY = 1000;
const MOST_FRAGMENTS = 1000;
const LONGEST_ANNOTATOR = 200;

class Adopting {
  readonly #project: AdoptingProject;
  readonly #adoption: Adoption;
  readonly #growing: GrowingCodebook;
  readonly #entities: AdoptedEntities;
  readonly #annotators = new Map<string, AnnotatorId>();
  readonly #newAnnotators: Annotator[] = [];
  readonly #annotations: Annotation[] = [];
  readonly #links: Link[] = [];
  /** Where an annotation of a file went: by set, document and key. */
  readonly #went = new Map<string, AnnotationId>();
  readonly #values: SeenValues;
  readonly #usedIds = new Set<string>();
  readonly #linked = new Set<string>();
  readonly #labelOf = new Map<AnnotationId, string>();
  readonly #oddEnds = new OddEnds();
  /** The set of files that a document's name stands in. */
  readonly #sets: ReadonlyMap<string, number>;
  #presentAnnotations = 0;
  #presentLinks = 0;

  constructor(project: AdoptingProject, adoption: Adoption) {
    this.#project = project;
    this.#adoption = adoption;
    this.#growing = new GrowingCodebook(project.codebook(), adoption.scheme);
    this.#entities = new AdoptedEntities(project.entities(), adoption);
    for (const { name, id } of project.annotators()) this.#annotators.set(name, id);
    this.#values = new SeenValues(adoption.documents);
    this.#sets = new Map(adoption.documents.map(({ set, document }) => [document.name, set]));
  }

  *steps(): Generator<undefined, Adopted> {
    const { documents, mapping } = this.#adoption;
    const targets = new Map(mapping.labels.map((one) => [labelKey(one), one.target]));
    for (const placed of documents) yield* this.#takeAnnotations(placed, targets);
    const types = new Map(mapping.linkTypes.map((one) => [one.type, one]));
    for (const placed of documents) yield* this.#takeLinks(placed, types);
    const before = this.#project.codebook();
    const grown = this.#growing.codebook;
    const codebook = grown === before ? before : this.#project.numbered(grown);
    const { version } = codebook;
    return {
      codebook,
      annotators: this.#newAnnotators,
      entities: this.#entities.added,
      annotations: this.#annotations.map((annotation) => ({ ...annotation, codebookVersion: version })),
      links: this.#links,
      annotationCounts: { added: this.#annotations.length, present: this.#presentAnnotations },
      linkCounts: { added: this.#links.length, present: this.#presentLinks },
      oddEnds: this.#oddEnds.told(codebook),
      labels: newLabels(before, codebook),
      linkTypes: codebook.linkTypes.filter(({ id }) => !findLinkType(before, id)).map(({ name }) => name),
    };
  }

  *#takeAnnotations(placed: PlacedDocument, targets: ReadonlyMap<string, LabelTarget>): Generator<undefined> {
    const { id: documentId, isNew, document } = placed;
    const present = new PresentAnnotations(isNew ? [] : this.#project.annotationsOf(documentId));
    yield;
    for (const [index, foreign] of document.annotations.entries()) {
      if (index % STEP === STEP - 1) yield;
      if (foreign.spans.length > MOST_FRAGMENTS || findSpanFault(document.text, foreign.spans)) {
        this.#leaveOut('misfit', document.file, foreign.place, `“${foreign.quote}”`);
        continue;
      }
      const target = targets.get(labelKey(foreign)) ?? { kind: 'skip' };
      const label = this.#growing.place(target, foreign);
      if (!label) {
        this.#leaveOut('skipped-label', document.file, foreign.place, `${foreign.label} “${foreign.quote}”`);
        continue;
      }
      const annotatorId = this.#annotatorOf(foreign.annotator);
      const there = present.take(foreign, label, annotatorId);
      if (there) {
        this.#presentAnnotations += 1;
        this.#went.set(keyOf(placed.set, document.name, foreign.key), there);
        this.#labelOf.set(there, label.labelId);
        continue;
      }
      const annotation = this.#annotation(placed, foreign, { label, annotatorId });
      const twin = this.#isEntity(label) ? present.twinOf(annotation) : undefined;
      if (twin) this.#presentAnnotations += 1;
      else {
        this.#annotations.push(annotation);
        present.remember(annotation);
      }
      this.#labelOf.set(twin ?? annotation.id, label.labelId);
      this.#went.set(keyOf(placed.set, document.name, foreign.key), twin ?? annotation.id);
    }
  }

  #annotation(
    { id: documentId, document }: PlacedDocument,
    foreign: ResolvedAnnotation,
    { label, annotatorId }: { readonly label: PlacedLabel; readonly annotatorId: AnnotatorId },
  ): Annotation {
    const { now } = this.#adoption;
    const entityId =
      foreign.entity && this.#isEntity(label)
        ? this.#entities.find(foreign.entity, { labelId: label.labelId, quote: foreign.quote })
        : undefined;
    const values = {
      ...(foreign.entity && entityId === undefined ? valuesOfEntity(foreign.entity) : {}),
      ...foreign.attributes,
    };
    return {
      id: this.#ownId(
        foreign.id,
        (id) => this.#project.annotation(id) !== undefined,
        (id) => AnnotationId.safeParse(id),
      ),
      documentId,
      ...label,
      spans: foreign.spans,
      quote: foreign.quote,
      attributes: this.#attributes(values, { file: document.file, place: foreign.place }, (good) =>
        this.#growing.attributes(label.layerId, good, (name) => this.#values.of(name, good[name])),
      ),
      note: noteOf(foreign.note),
      entityId: entityId ?? null,
      annotatorId,
      status: foreign.status ?? 'open',
      origin: { kind: 'imported', by: document.file.slice(0, LONGEST_BY).toWellFormed() },
      confidence: confidenceOf(foreign.confidence),
      codebookVersion: 0,
      createdAt: timestampOf(foreign.createdAt) ?? now,
      updatedAt: now,
    };
  }

  *#takeLinks(
    { set, document }: PlacedDocument,
    types: ReadonlyMap<string, LabelMapping['linkTypes'][number]>,
  ): Generator<undefined> {
    for (const [index, foreign] of document.links.entries()) {
      if (index % STEP === STEP - 1) yield;
      const leaveOut = (reason: LeftOutReason): void =>
        this.#leaveOut(
          reason,
          document.file,
          foreign.place,
          `${foreign.type} (${foreign.from.key} → ${foreign.to.key})`,
        );
      const { target, allowEnds = false } = types.get(foreign.type) ?? { target: { kind: 'skip' as const } };
      const typeId = this.#growing.linkType(target);
      const fromId = this.#endOf(foreign.from, set, document.name);
      const toId = this.#endOf(foreign.to, set, document.name);
      if (!typeId) leaveOut('skipped-link-type');
      else if (!fromId || !toId) leaveOut('missing-end');
      else if (fromId === toId) leaveOut('self-link');
      else {
        const isNew = this.#addLink(foreign, { typeId, fromId, toId }, document.file);
        if (isNew || allowEnds) this.#checkEnds({ typeId, fromId, toId }, allowEnds);
      }
    }
  }

  /** Links between labels that the codebook does not join come in and are told, unless it is to join them from now on. */
  #checkEnds({ typeId, fromId, toId }: LinkEnds, allowEnds: boolean): void {
    const [from, to] = [this.#labelOf.get(fromId), this.#labelOf.get(toId)];
    const type = this.#growing.linkTypeOf(typeId);
    if (!type || from === undefined || to === undefined || allowsLink(type, from, to)) return;
    if (allowEnds) this.#growing.allowEnds(typeId, from, to);
    else this.#oddEnds.add(typeId, from, to);
  }

  #endOf({ document, key }: ForeignEnd, set: number, own: string): AnnotationId | undefined {
    return this.#went.get(keyOf(set, document ?? own, key)) ?? this.#endElsewhere(document, key);
  }

  /** A set of files for each of which is read by itself may link from one to the other. */
  #endElsewhere(document: string | undefined, key: string): AnnotationId | undefined {
    if (document === undefined) return undefined;
    const set = this.#sets.get(document);
    return set === undefined ? undefined : this.#went.get(keyOf(set, document, key));
  }

  #addLink(foreign: ForeignLink, ends: LinkEnds, file: string): boolean {
    const type = this.#growing.linkTypeOf(ends.typeId);
    const key = `${ends.typeId} ${endsKey(type, ends)}`;
    const isThere = (one: Link): boolean => one.typeId === ends.typeId && endsKey(type, one) === endsKey(type, ends);
    if (this.#linked.has(key) || this.#project.linksOf(ends.fromId).some(isThere)) {
      this.#presentLinks += 1;
      return false;
    }
    this.#linked.add(key);
    const { now } = this.#adoption;
    this.#links.push({
      id: this.#ownId(
        foreign.id,
        (id) => this.#project.record('link', id) !== undefined,
        (id) => LinkId.safeParse(id),
      ),
      ...ends,
      attributes: this.#attributes(foreign.attributes ?? {}, { file, place: foreign.place }, (good) =>
        this.#growing.linkAttributes(ends.typeId, good, (name) => this.#values.of(name, good[name])),
      ),
      note: noteOf(foreign.note),
      annotatorId: this.#annotatorOf(foreign.annotator),
      confidence: confidenceOf(foreign.confidence),
      createdAt: now,
      updatedAt: now,
    });
    return true;
  }

  /** An id that a file of ours gives, where nothing else has it. */
  #ownId<Id extends string>(
    wanted: string | undefined,
    isTaken: (id: string) => boolean,
    parse: (id: unknown) => { readonly success: boolean; readonly data?: Id | undefined },
  ): Id {
    const own = wanted === undefined || isTaken(wanted) || this.#usedIds.has(wanted) ? undefined : parse(wanted).data;
    const made = own ?? parse(this.#adoption.newId()).data;
    if (made === undefined) throw new Error('A new id must be one.');
    this.#usedIds.add(made);
    return made;
  }

  #attributes(
    values: Readonly<Record<string, AttributeValue>>,
    at: { readonly file: string; readonly place: string },
    take: (good: Readonly<Record<string, AttributeValue>>) => Annotation['attributes'],
  ): Annotation['attributes'] {
    const taken: Record<string, AttributeValue> = {};
    for (const [name, value] of Object.entries(values)) {
      const good = name !== '__proto__' && AttributeValue.safeParse(value).success && isWellFormed(value);
      const own = good ? take({ [name]: value }) : {};
      if (Object.keys(own).length === 0) this.#leaveOut('value', at.file, at.place, `${name} = ${String(value)}`);
      Object.assign(taken, own);
    }
    return taken;
  }

  #annotatorOf(name: string | undefined): AnnotatorId {
    const own = (name ?? '').trim();
    const wanted = (own === '' ? (this.#adoption.unnamed ?? '') : own)
      .trim()
      .slice(0, LONGEST_ANNOTATOR)
      .toWellFormed();
    if (wanted === '') return AnnotatorId.parse(this.#adoption.annotatorId);
    const known = this.#annotators.get(wanted);
    if (known) return known;
    const made: Annotator = {
      id: AnnotatorId.parse(this.#adoption.newId()),
      name: wanted,
      createdAt: this.#adoption.now,
    };
    this.#newAnnotators.push(made);
    this.#annotators.set(wanted, made.id);
    return made.id;
  }

  #isEntity({ labelId }: PlacedLabel): boolean {
    return this.#growing.isEntity(labelId);
  }

  #leaveOut(reason: LeftOutReason, file: string, place: string, words: string): void {
    this.#adoption.leftOut.add({ reason, file, place, words });
  }
}

/** Of something that is no mention: whom it names is kept as values. */
function valuesOfEntity({ name, externalIds }: NonNullable<ResolvedAnnotation['entity']>): Record<string, string> {
  return { ...externalIds, ...(name === undefined || name === '' ? {} : { entity: name }) };
}

function keyOf(set: number, document: string, key: string): string {
  return JSON.stringify([set, document, key]);
}

function newLabels(before: Codebook, after: Codebook): readonly string[] {
  const known = new Set(before.layers.flatMap(({ labels }) => labels.map(({ id }) => id)));
  return after.layers.flatMap(({ labels }) => labels.filter(({ id }) => !known.has(id)).map(({ name }) => name));
}

function noteOf(note: string | undefined): string {
  return (note ?? '').slice(0, LONGEST_NOTE).toWellFormed();
}

function confidenceOf(confidence: number | undefined): number | null {
  return confidence !== undefined && confidence >= 0 && confidence <= 1 ? confidence : null;
}

function isWellFormed(value: AttributeValue): boolean {
  const words = Array.isArray(value) ? value : [value];
  return words.every((word) => typeof word !== 'string' || word.isWellFormed());
}

/** A time without a zone is taken as UTC: the same file must mean the same everywhere. */
function timestampOf(time: string | undefined): Timestamp | undefined {
  if (time === undefined || !/^\d{4}-\d{2}-\d{2}T/.test(time)) return undefined;
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(time) ? time : `${time}Z`;
  const milliseconds = Date.parse(zoned);
  if (Number.isNaN(milliseconds)) return undefined;
  return Timestamp.safeParse(new Date(milliseconds).toISOString()).data;
}
