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

  /** A new entry of the register, which these claims claim. */
  create(statement: string, claimIds: readonly AnnotationId[]): void {
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
  { filter, group, sort, olderVersions }: Pick<ClaimsState, 'filter' | 'group' | 'sort' | 'olderVersions'>,
): TableQuestion {
  return { filter, group: table === 'figures' ? null : group, sort: sort[table] ?? null, olderVersions };
}
