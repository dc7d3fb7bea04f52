import type { ClaimTable, TableQuestion } from '#shared/api/claim-answers.ts';
import type { Outcome } from '#shared/api/answers.ts';
import type { Command } from '#shared/domain/command.ts';
import type { AnnotationId, DocumentId, PropositionId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import type { Span } from '#shared/domain/span.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';
import { type MessageParams, translate } from '#shared/locales/translate.ts';
import type { Parts } from './parts.ts';
import type { ClaimsState } from './state.ts';

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

  /** A new entry of the register, which these claims claim. */
  create(statement: string, claimIds: readonly AnnotationId[]): void {
    this.#run({ type: 'proposition.create', statement, claimIds }, 'window.proposition.created', { statement });
  }

  rename(id: PropositionId, statement: string): void {
    this.#run({ type: 'proposition.edit', id, statement });
  }

  merge(id: PropositionId, into: { readonly id: PropositionId; readonly statement: string }): void {
    const { statement } = into;
    this.#run({ type: 'proposition.merge', ids: [id], intoId: into.id }, 'window.proposition.merged', { statement });
  }

  remove(id: PropositionId, statement: string): void {
    this.#run({ type: 'proposition.remove', ids: [id] }, 'window.proposition.removed', { statement });
  }

  /** Writes a table as it stands, to where a person says. */
  async exportTable(table: ClaimTable): Promise<void> {
    const { api, notices, sync, store } = this.#deps;
    const suggestedName = translate(`window.claims.file.${table}`);
    const chosen = await api.call('dialog.choose-export', { suggestedName, kind: 'file', extension: 'csv' });
    if (!chosen.ok) return notices.report(chosen.error);
    if (!chosen.value) return;
    await sync.settled();
    const { handle } = chosen.value;
    const question = questionFor(table, store.get().claims);
    const report = await api.call('shell.export-table', { handle, table, question, format: 'csv', excel: false });
    if (!report.ok) return notices.report(report.error);
    const [file] = report.value.files;
    notices.inform('window.claims.exported', { name: chosen.value.names[0] ?? '', rows: file?.rows ?? 0 });
  }

  #run(command: Command, told?: MessageKey, params?: MessageParams): void {
    const { sync, notices } = this.#deps;
    sync.run(command, (result: Result<Outcome>) => {
      if (result.ok && told) notices.inform(told, params);
    });
  }
}

interface ClaimPlace {
  readonly documentId: DocumentId;
  readonly span: Span;
  readonly annotationId: AnnotationId;
}

/** What the view asks the services for. Figures always stand by what they are figures of. */
export function questionFor(
  table: ClaimTable,
  { filter, group, sort }: Pick<ClaimsState, 'filter' | 'group' | 'sort'>,
): TableQuestion {
  return { filter, group: table === 'figures' ? null : group, sort: sort[table] ?? null };
}
