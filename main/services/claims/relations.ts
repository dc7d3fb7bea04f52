import { arrangeRelations, relationRow } from '#shared/claims/relation-rows.ts';
import type { RelationQuestion, RelationRow } from '#shared/api/relation-methods.ts';
import { type Result, success } from '#shared/domain/result.ts';
import { AnnotationCells } from '#shared/formats/csv/csv-annotations.ts';
import { linkTable } from '#shared/formats/csv/csv-tables.ts';
import type { PlainTable } from '#shared/formats/csv/plain-table.ts';
import { exportSource } from '../export/export-source.ts';
import type { Handlers } from '../handlers.ts';
import type { OpenProject } from '../open-project.ts';
import { noProject } from '../outcome.ts';
import { Pauses } from '../pauses.ts';

/** All links of the project, a page at a time. */
export function relationHandlers(
  project: () => OpenProject | undefined,
  relations = new Relations(),
): Handlers<'relations.list' | 'relations.ids'> {
  return {
    'relations.list': async ({ offset, limit, ...question }) => {
      const open = project();
      if (!open) return noProject;
      const rows = await relations.rows(open, question);
      return success({ total: rows.length, rows: rows.slice(offset, offset + limit) });
    },
    'relations.ids': async ({ from, to, ...question }) => {
      const open = project();
      if (!open) return noProject;
      const rows = await relations.rows(open, question);
      return success({ ids: rows.slice(from, to + 1).map(({ linkId }) => linkId) });
    },
  };
}

interface Read {
  readonly open: OpenProject;
  readonly sequence: number;
  readonly rows: Promise<readonly RelationRow[]>;
}

/** Reads the links once for as long as the project stays the same, and keeps the last arrangement for its pages. */
export class Relations {
  #read: Read | undefined;
  #arranged: { readonly key: string; readonly of: Read; readonly rows: readonly RelationRow[] } | undefined;

  async rows(open: OpenProject, question: RelationQuestion): Promise<readonly RelationRow[]> {
    const read = this.#readNow(open);
    const all = await read.rows;
    const { filter, linkTypeId, annotatorId, sort } = question;
    const key = JSON.stringify([filter, linkTypeId, annotatorId, sort]);
    if (this.#arranged?.key !== key || this.#arranged.of !== read)
      this.#arranged = { key, of: read, rows: arrangeRelations(all, question) };
    return this.#arranged.rows;
  }

  /** The rows of links.csv that are asked for, in the list's order. */
  async table(open: OpenProject, question: RelationQuestion): Promise<Result<PlainTable>> {
    const rows = await this.rows(open, question);
    const source = exportSource(open.store, { rejected: true });
    if (!source.ok) return source;
    const byId = new Map(source.value.links.map((link) => [link.id, link]));
    const links = rows.flatMap(({ linkId }) => byId.get(linkId) ?? []);
    const chosen = { ...source.value, links };
    const table = linkTable(chosen, new AnnotationCells(chosen), { offsets: 'codepoint' });
    return success({ columns: table.columns, rows: [...table.rows()] });
  }

  #readNow(open: OpenProject): Read {
    const sequence = open.store.sequence();
    if (this.#read?.open !== open || this.#read.sequence !== sequence)
      this.#read = { open, sequence, rows: readRows(open) };
    return this.#read;
  }
}

async function readRows({ store: { read } }: OpenProject): Promise<RelationRow[]> {
  const names = new Map(Array.from(read.annotators(), ({ id, name }) => [String(id), name]));
  const documents = new Map(Array.from(read.documents(), (document) => [String(document.id), document]));
  const known = {
    codebook: read.codebook(),
    annotation: (id: string) => read.annotation(id),
    document: (id: string) => documents.get(id),
    annotatorName: (id: string) => names.get(id) ?? id,
  };
  const pauses = new Pauses();
  const rows: RelationRow[] = [];
  // Read at once: a list over the file must not stay open while others get their turn.
  const links = [...read.links()];
  for (const link of links) {
    await pauses.take();
    const row = relationRow(link, known);
    if (row) rows.push(row);
  }
  return rows;
}
