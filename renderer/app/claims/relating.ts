import type { RelationRow } from '#shared/api/relation-methods.ts';
import type { LinkId, LinkTypeId } from '#shared/domain/ids.ts';
import { exportTable } from './export-table.ts';
import type { Parts } from '../parts.ts';
import type { ClaimsState } from '../state/view-states.ts';

/** What is done with all links of the project: finding, changing and removing them. Each is one step to undo. */
export class Relating {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  ask(patch: Partial<ClaimsState['relations']>): void {
    this.#deps.store.update((state) => ({
      ...state,
      claims: { ...state.claims, relations: { ...state.claims.relations, ...patch } },
    }));
  }

  tick(ids: readonly LinkId[]): void {
    this.ask({ ticked: new Set(ids) });
  }

  /** To the words of the end at which it begins. */
  goTo({ fromDocumentId, fromSpan, fromId }: RelationRow): void {
    void this.#deps.reading.openAt(fromDocumentId, { span: fromSpan, annotationId: fromId });
  }

  /** Both ends: in articles beside each other where they stand in two. */
  async goToBoth(row: RelationRow): Promise<void> {
    const { reading } = this.#deps;
    await reading.openAt(row.fromDocumentId, { span: row.fromSpan, annotationId: row.fromId });
    if (row.toDocumentId !== row.fromDocumentId) await reading.openBeside(row.toDocumentId, { span: row.toSpan });
  }

  changeType(ids: readonly LinkId[], linkTypeId: LinkTypeId, name: string): void {
    const { sync, notices } = this.#deps;
    sync.run({ type: 'link.edit', ids, linkTypeId }, (result) => {
      if (!result.ok) return;
      this.tick([]);
      notices.inform('window.relations.changed', { count: ids.length, type: name });
    });
  }

  remove(ids: readonly LinkId[]): void {
    const { sync, notices } = this.#deps;
    sync.run({ type: 'link.remove', ids }, (result) => {
      if (!result.ok) return;
      this.tick([]);
      notices.inform('window.relations.removed', { count: ids.length });
    });
  }

  /** The list as it stands: the rows of links.csv that it shows, in its order. */
  async export(): Promise<void> {
    const { store } = this.#deps;
    await exportTable(this.#deps, 'relations', () => {
      const { filter, relations } = store.get().claims;
      const { ticked: _ticked, ...question } = relations;
      return { question: { filter: '', group: null, sort: null }, relations: { ...question, filter } };
    });
  }
}
