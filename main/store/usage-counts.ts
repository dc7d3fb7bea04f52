import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CodebookUsage } from '#shared/domain/codebook-usage.ts';

/** A table whose records have attributes, and what names the list that these belong to. */
const lists = [
  { records: 'annotations', column: 'attributes', layerId: 'layer_id', linkTypeId: 'NULL' },
  { records: 'links', column: 'attributes', layerId: 'NULL', linkTypeId: 'type_id' },
  { records: 'documents', column: 'fields', layerId: 'NULL', linkTypeId: 'NULL' },
] as const;

/** How often everything in the codebook is used, counted by SQLite over the JSON of the rows. */
export class UsageCounts {
  readonly #labels: StatementSync;
  readonly #linkTypes: StatementSync;
  readonly #attributes: StatementSync;
  readonly #options: StatementSync;
  readonly #linkEnds: StatementSync;

  constructor(db: DatabaseSync) {
    // Rejected annotations count: they would go with their label too.
    this.#labels = db.prepare('SELECT label_id AS id, count(*) AS uses FROM annotations GROUP BY label_id');
    this.#linkTypes = db.prepare('SELECT type_id AS id, count(*) AS uses FROM links GROUP BY type_id');
    this.#attributes = db.prepare(
      lists
        .map(
          ({ records, column, layerId, linkTypeId }) => `
      SELECT ${layerId} AS layer_id, ${linkTypeId} AS link_type_id, attribute.key AS attribute_id, count(*) AS uses
      FROM ${records}, json_each(${records}.${column}) AS attribute GROUP BY 1, 2, 3`,
        )
        .join(' UNION ALL '),
    );
    this.#linkEnds = db.prepare(`
      SELECT links.type_id, origin.label_id AS from_label_id, target.label_id AS to_label_id, count(*) AS uses
      FROM links JOIN annotations AS origin ON origin.id = links.from_id
        JOIN annotations AS target ON target.id = links.to_id
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`);
    // Of free texts there are as many values as annotations, so only the attributes with options are asked for.
    this.#options = db.prepare(
      lists
        .map(
          ({ records, column, layerId, linkTypeId }) => `
      SELECT ${layerId} AS layer_id, ${linkTypeId} AS link_type_id, attribute.key AS attribute_id,
        chosen.value AS option_id, count(*) AS uses
      FROM ${records}, json_each(${records}.${column}) AS attribute,
        json_each(CASE attribute.type WHEN 'array' THEN attribute.value ELSE json_array(attribute.value) END) AS chosen
      WHERE attribute.key IN (SELECT value FROM json_each(:attributeIds)) AND chosen.type = 'text'
      GROUP BY 1, 2, 3, 4`,
        )
        .join(' UNION ALL '),
    );
  }

  /** @param attributeIds those with options, of whichever list */
  count(attributeIds: readonly string[]): CodebookUsage {
    return {
      labels: countsOf(this.#labels.all()),
      linkTypes: countsOf(this.#linkTypes.all()),
      attributes: this.#attributes.all().map(useOf),
      options: this.#options
        .all({ attributeIds: JSON.stringify(attributeIds) })
        .map((row) => ({ ...useOf(row), option: String(row['option_id']) })),
      linkEnds: this.#linkEnds.all().map((row) => ({
        typeId: String(row['type_id']),
        fromLabelId: String(row['from_label_id']),
        toLabelId: String(row['to_label_id']),
        count: Number(row['uses']),
      })),
    };
  }
}

type Cells = Readonly<Record<string, unknown>>;

function countsOf(rows: readonly Cells[]): Record<string, number> {
  return Object.fromEntries(rows.map((row) => [String(row['id']), Number(row['uses'])]));
}

function useOf(row: Cells): CodebookUsage['attributes'][number] {
  const id = (name: string): string | null => (typeof row[name] === 'string' ? row[name] : null);
  return {
    layerId: id('layer_id'),
    linkTypeId: id('link_type_id'),
    attributeId: String(row['attribute_id']),
    count: Number(row['uses']),
  };
}
