import type { ClaimTable, TableQuestion } from '#shared/api/claim-answers.ts';
import type { Outcome } from '#shared/api/answers.ts';
import type { Command } from '#shared/domain/command.ts';
import type { AnnotationId, DocumentId, PropositionId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import type { Span } from '#shared/domain/span.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';
import type { MessageParams } from '#shared/locales/translate.ts';
import { exportTable } from './export-table.ts';
import type { Parts } from '../parts.ts';
import { openDocumentOf } from '../state/selectors.ts';
import type { ClaimsState } from '../state/view-states.ts';

/** What is done with the claims of the project: reading their tables, and saying which of them claim the same. */
export class Claiming {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  ask(patch: Partial<ClaimsState>): void {
    this.#deps.store.update((state) => ({ ...state, claims: { ...state.claims, ...patch } }));
  }

  /** To the words of a claim. */
  goTo({ documentId, span, annotationId }: ClaimPlace): void {
    void this.#deps.reading.openAt(documentId, { span, annotationId });
  }

  /**
   * A claim beside another one: of the same company (a proposition's claims, say) the one in the article that is open,
   * otherwise the first one of another article; without company beside what is open.
   */
  async showBeside(row: ClaimPlace, company: readonly ClaimPlace[] = []): Promise<void> {
    const { reading, store } = this.#deps;
    const openId = openDocumentOf(store.get())?.document.id;
    const others = company.filter(({ documentId }) => documentId !== row.documentId);
    const partner = others.find(({ documentId }) => documentId === openId) ?? others[0];
    if (partner) await reading.openAt(partner.documentId, partner);
    else if (openId === row.documentId || !openId) return reading.openAt(row.documentId, row);
    store.update((state) => ({ ...state, view: 'read' }));
    await reading.openBeside(row.documentId, { span: row.span });
  }

  /** Says what claims claim; null: nothing of the register. */
  assign(ids: readonly AnnotationId[], propositionId: PropositionId | null): void {
    this.#run({ type: 'claim.assign', ids, propositionId });
  }

  /** As `assign`, and tells what was done: the list may show none of it any more. */
  assignTicked(ids: readonly AnnotationId[], { id, statement }: Named): void {
    const told = ids.length === 1 ? 'window.assign.done-one' : 'window.assign.done';
    this.#run({ type: 'claim.assign', ids, propositionId: id }, told, { count: ids.length, statement });
  }

  tick(ids: readonly AnnotationId[]): void {
    this.ask({ ticked: new Set(ids) });
  }

  /** The page of a proposition, or the claims of none. What is ticked belongs to the page that was left. */
  showProposition(propositionId: PropositionId | null): void {
    this.ask({ propositionId, ticked: new Set() });
  }

  note(id: PropositionId, note: string): void {
    this.#run({ type: 'proposition.edit', id, note });
  }

  /**
   * A new entry of the register, which these claims claim. The same words name the same proposition: where the register
   * has them the claims get that one, and without claims nothing is done. Answers whether an entry was made.
   */
  async create(statement: string, claimIds: readonly AnnotationId[]): Promise<boolean> {
    const { api, sync } = this.#deps;
    // One that was made just now is found too.
    await sync.settled();
    const named = await api.call('propositions.named', { statement, without: null });
    const twin = named.ok ? named.value : null;
    if (!twin) this.createAnother(statement, claimIds);
    else if (claimIds.length > 0) this.assignTicked(claimIds, twin);
    return twin === null;
  }

  /** As `create`, also where the register has the words already. */
  createAnother(statement: string, claimIds: readonly AnnotationId[]): void {
    this.#run({ type: 'proposition.create', statement, claimIds }, 'window.proposition.created', { statement });
  }

  rename(id: PropositionId, statement: string): void {
    this.#run({ type: 'proposition.edit', id, statement });
  }

  merge(id: PropositionId, into: Named): void {
    const { statement } = into;
    this.#run({ type: 'proposition.merge', ids: [id], intoId: into.id }, 'window.proposition.merged', { statement });
  }

  remove(id: PropositionId, statement: string): void {
    this.#run({ type: 'proposition.remove', ids: [id] }, 'window.proposition.removed', { statement });
  }

  /** Writes a table as it stands, to where a person says. */
  async exportTable(table: ClaimTable): Promise<void> {
    const { store } = this.#deps;
    await exportTable(this.#deps, table, () => ({ question: questionFor(table, store.get().claims) }));
  }

  #run(command: Command, told?: MessageKey, params?: MessageParams): void {
    const { sync, notices } = this.#deps;
    sync.run(command, (result: Result<Outcome>) => {
      if (result.ok && told) notices.inform(told, params);
    });
  }
}

interface Named {
  readonly id: PropositionId;
  readonly statement: string;
}

interface ClaimPlace {
  readonly documentId: DocumentId;
  readonly span: Span;
  readonly annotationId: AnnotationId;
}

/** What the view asks the services for. Figures always stand by what they are figures of. */
export function questionFor(
  table: ClaimTable,
  claims: Pick<ClaimsState, 'filter' | 'group' | 'sort' | 'olderVersions'> & Partial<Pick<ClaimsState, 'articleOrder'>>,
): TableQuestion {
  const { filter, group, sort, olderVersions, articleOrder } = claims;
  const order = table === 'matrix' && articleOrder ? { articleOrder } : {};
  return { filter, group: table === 'figures' ? null : group, sort: sort[table] ?? null, olderVersions, ...order };
}
