import type { Annotation, AttributeValue } from '../../domain/annotation.ts';
import { type ClaimFrame, type Filler, nameOf } from '../../claims/frames/claim-frame.ts';
import { type Codebook, findLabel, type Layer } from '../../domain/codebook.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import { envelope } from '../../domain/span.ts';
import type { Cell } from './csv-cells.ts';
import type { SpanUnit } from '../offset-unit.ts';
import type { ProjectSource } from '../project-source.ts';

const where = ['start', 'end', 'spans', 'text'] as const;
const who = ['annotator', 'status', 'origin', 'confidence', 'created_at', 'updated_at', 'note'] as const;

export const mentionColumns = [
  'annotation_id',
  'document_id',
  'document',
  'layer',
  'label',
  ...where,
  'entity_id',
  'entity',
  ...who,
] as const;

/** Columns of claims that stand for attributes of the same id, or for what links and registers say of them. */
const claimAttributes = [
  'source',
  'source_entity_id',
  'cue',
  'addressee',
  'kind',
  'directness',
  'polarity',
  'stance',
  'certainty',
  'checkworthy',
  'verdict',
  'quantity_value',
  'quantity_unit',
  'proposition_id',
  'proposition',
] as const;

export const claimColumns = [
  'annotation_id',
  'document_id',
  'document',
  'label',
  ...where,
  ...claimAttributes,
  ...who,
] as const;

/** What else links say of claims. Behind the attributes, so that none moves. */
export const frameColumns = [
  'evidence',
  'via',
  'source_annotation_id',
  'cue_annotation_id',
  'addressee_annotation_id',
  'evidence_annotation_id',
] as const;

export interface AttributeColumn {
  readonly attributeId: string;
  readonly name: string;
}

/**
 * The columns after the fixed ones: one per attribute of these layers or types of links. An attribute that is called like a fixed column
 * which means something else (`note`, `status`) is written as `attribute_note`.
 */
export function attributeColumns(
  layers: readonly Partial<Pick<Layer, 'attributes'>>[],
  fixed: readonly string[],
): AttributeColumn[] {
  const columns = new Map<string, AttributeColumn>();
  const isClaims = fixed.includes('quantity_value');
  for (const attribute of layers.flatMap((layer) => layer.attributes ?? [])) {
    const id: string = attribute.id;
    if (isClaims && claimAttributes.some((column) => column === id)) continue;
    columns.set(id, { attributeId: id, name: fixed.includes(id) ? `attribute_${id}` : id });
  }
  return [...columns.values()];
}

/** Writes the cells of annotations; knows the names behind the ids. */
export class AnnotationCells {
  readonly #codebook: Codebook;
  readonly #annotators: ReadonlyMap<string, string>;
  readonly #entities: ReadonlyMap<string, string>;
  readonly #propositions: ReadonlyMap<string, string>;

  constructor(source: ProjectSource) {
    this.#codebook = source.codebook;
    this.#annotators = new Map(source.annotators.map(({ id, name }) => [String(id), name]));
    this.#entities = new Map(source.entities.map(({ id, name }) => [String(id), name]));
    this.#propositions = new Map(source.propositions.map(({ id, statement }) => [String(id), statement]));
  }

  annotator(id: string): string {
    return this.#annotators.get(id) ?? id;
  }

  label(id: string): string {
    return findLabel(this.#codebook, id)?.label.name ?? id;
  }

  /** The cells of one annotation in the order of `columns`, which are fixed ones followed by attributes. */
  row(annotation: Annotation, document: DocumentInUnit, columns: readonly (string | AttributeColumn)[]): Cell[] {
    const cells = this.#cells(annotation, document);
    return columns.map((column) =>
      typeof column === 'string' ? cells[column]?.() : valueCell(annotation.attributes, column.attributeId),
    );
  }

  #cells(annotation: Annotation, { record, text, unit, frames }: DocumentInUnit): Record<string, () => Cell> {
    const around = envelope(annotation.spans);
    const attribute = (id: string) => () => valueCell(annotation.attributes, id);
    const frame = frames?.get(annotation.id);
    // As in the tables of claims: links go before what stands in fields.
    const role =
      (id: string, fillers: readonly Filler[] = []) =>
      (): Cell =>
        fillers.length > 0 ? fillers.map((filler) => filler.text) : listOfOne(valueCell(annotation.attributes, id));
    const ids =
      (fillers: readonly Filler[] = []) =>
      (): Cell =>
        fillers.flatMap((one) => one.annotation?.id ?? []);
    const propositionId = () => propositionOf(annotation);
    const cells: Record<string, () => Cell> = Object.create(null);
    for (const id of claimAttributes) cells[id] = attribute(id);
    return Object.assign(cells, {
      annotation_id: () => annotation.id,
      document_id: () => record.id,
      document: () => record.name,
      layer: () => findLabel(this.#codebook, annotation.labelId)?.layer.name ?? annotation.layerId,
      label: () => this.label(annotation.labelId),
      start: () => unit.writeOffset(around.start),
      end: () => unit.writeOffset(around.end),
      spans: () => annotation.spans.map((span) => `${unit.writeOffset(span.start)}:${unit.writeOffset(span.end)}`),
      text: () => text.slice(around.start, around.end),
      entity_id: () => annotation.entityId,
      entity: () => (annotation.entityId === null ? '' : this.#entities.get(annotation.entityId)),
      source: role('source', frame?.sources),
      source_entity_id: () => entityIds(frame?.sources) ?? valueCell(annotation.attributes, 'source_entity_id'),
      cue: role('cue', frame?.cues),
      addressee: role('addressee', frame?.addressees),
      evidence: () => frame?.evidence.map((filler) => filler.text),
      via: () => frame?.via.map(nameOf),
      source_annotation_id: ids(frame?.sources),
      cue_annotation_id: ids(frame?.cues),
      addressee_annotation_id: ids(frame?.addressees),
      evidence_annotation_id: ids(frame?.evidence),
      proposition_id: propositionId,
      proposition: () =>
        this.#propositions.get(String(propositionId())) ?? valueCell(annotation.attributes, 'proposition'),
      annotator: () => this.annotator(annotation.annotatorId),
      status: () => annotation.status,
      origin: () => annotation.origin.kind + (annotation.origin.by === '' ? '' : `:${annotation.origin.by}`),
      confidence: () => annotation.confidence,
      created_at: () => annotation.createdAt,
      updated_at: () => annotation.updatedAt,
      note: () => annotation.note,
    });
  }
}

export interface DocumentInUnit {
  readonly record: DocumentRecord;
  readonly text: string;
  readonly unit: SpanUnit;
  /** By the ids of its claims; only where a table tells of claims. */
  readonly frames?: ReadonlyMap<string, ClaimFrame>;
}

/** What a claim claims: an entry of the register, or the id that a project of one's own keeps in an attribute. */
export function propositionOf({ propositionId, attributes }: Pick<Annotation, 'propositionId' | 'attributes'>): Cell {
  return propositionId ?? valueCell(attributes, 'proposition_id');
}

/** One for each, empty for whoever has no entry in the register; undefined where nobody has one. */
function entityIds(fillers: readonly Filler[] = []): string[] | undefined {
  return fillers.some(({ entity }) => entity) ? fillers.map(({ entity }) => entity?.id ?? '') : undefined;
}

/** A column is read in one way, whether links or a field fill it. */
function listOfOne(cell: Cell): Cell {
  return typeof cell === 'string' && cell !== '' ? [cell] : cell;
}

/** The value of an attribute, or empty where the annotation says nothing of it. */
export function valueCell(attributes: Readonly<Record<string, AttributeValue>>, id: string): Cell {
  return Object.hasOwn(attributes, id) ? attributes[id] : '';
}
